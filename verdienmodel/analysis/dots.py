"""Twenty outcomes that stand for all draws, to be drawn as dots: people count dots better than they read a curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import finite
from verdienmodel.analysis.quantiles import quantiles
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.language.frame import Array

DOTS = 20


@dataclass(frozen=True)
class Dots:
    """Outcomes from low to high, each as likely as the other, and how many of them lie below the bound."""

    values: Array
    below: int

    @property
    def count(self) -> int:
        return len(self.values)


def dots(outcome: Array, count: int = DOTS, bound: float = 0.0) -> Dots:
    """The middle of each twentieth of the draws. The number below the bound is counted in the dots that are shown."""
    values = quantiles(np.sort(finite(outcome)), (np.arange(count) + 0.5) / count)
    return Dots(values, int((values < bound - TOLERANCE).sum()))
