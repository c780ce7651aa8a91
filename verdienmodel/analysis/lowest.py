"""The lowest month: how low the bank gets, when, and how likely it is that it dips below a bound at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import Risk, chance_below, risk
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Lowest:
    """The lowest value of each draw, the chance of a dip, and the share of draws in which each month is the lowest."""

    value: Risk
    dip: Estimate
    months: Array


def lowest(path: Array, bound: float = 0.0, blocks: int = 8) -> Lowest:
    """Of a stand per month (draws, months). Of equal months the first counts as the lowest."""
    low = path.min(axis=1)
    months = np.bincount(path.argmin(axis=1), minlength=path.shape[1]) / len(path)
    return Lowest(risk(low, blocks), chance_below(low, bound, blocks), months)
