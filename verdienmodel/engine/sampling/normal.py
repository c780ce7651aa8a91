"""From numbers between 0 and 1 to standard normal ones, a few times as fast as the exact inverse."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from verdienmodel.language.frame import Array

_SHIFT = 52 - 11  # 2 048 cells per halving: the leading bits of a number are the number of its cell
_SMALLEST = 2.0**-54
_FIRST = int(np.float64(_SMALLEST).view(np.int64)) >> _SHIFT
_LAST = int(np.float64(0.5).view(np.int64)) >> _SHIFT


def normal_of(u: Array) -> Array:
    """Straight lines in cells that halve in width with the distance to 0 or 1: off by less than 2e-8, also far out."""
    start, slope = _lines()
    tail = np.minimum(u, 1 - u)
    cell = tail.view(np.int64) >> _SHIFT
    cell -= _FIRST
    z = slope.take(cell)
    z *= tail
    z += start.take(cell)
    return np.copysign(z, u - 0.5, out=z)


@lru_cache(maxsize=1)
def _lines() -> tuple[Array, Array]:
    """Start and slope of the line in each cell, exact at both its ends."""
    from scipy.special import ndtri

    edges = (np.arange(_FIRST, _LAST + 2, dtype=np.int64) << _SHIFT).view(np.float64)
    quantiles: Array = ndtri(edges)
    slope = np.diff(quantiles) / np.diff(edges)
    return quantiles[:-1] - slope * edges[:-1], slope
