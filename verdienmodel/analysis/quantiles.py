"""Percentiles of draws, in one definition for every table, band and dot."""

from __future__ import annotations

import numpy as np

from verdienmodel.language.frame import Array


def quantiles(in_order: Array, shares: Array) -> Array:
    """The values below which these shares of sorted draws (…, draws) lie, shape (…, shares).

    The draw of rank k stands for the share (k − ½)/n (Hazen). The error of this choice is a part of 1/n, far below the
    standard error; of strata, as Sobol points are, it is the middle.
    """
    last = in_order.shape[-1] - 1
    place = np.clip(np.asarray(shares) * (last + 1) - 0.5, 0, last)
    under = np.floor(place).astype(np.int64)
    lower, upper = in_order[..., under], in_order[..., np.minimum(under + 1, last)]
    return np.asarray(lower + (upper - lower) * (place - under))
