"""Twenty outcomes that stand for all draws, to be drawn as dots: people count dots better than they read a curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import finite
from verdienmodel.analysis.quantiles import quantiles
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.language.frame import Array

DOTS = 20
COLUMNS = 10


@dataclass(frozen=True)
class Dots:
    """Outcomes from low to high, each as likely as the other, and how many of them lie below the bound."""

    values: Array
    below: int
    places: Array
    """Where each dot is drawn: the middle of its column, so that dots of one column stand on each other."""
    heights: Array

    @property
    def count(self) -> int:
        return len(self.values)


def dots(outcome: Array, count: int = DOTS, bound: float = 0.0) -> Dots:
    """The middle of each twentieth of the draws. The number below the bound is counted in the dots that are shown."""
    values = quantiles(np.sort(finite(outcome)), (np.arange(count) + 0.5) / count)
    places = _columns(values, bound)
    heights = np.array([int((places[:number] == place).sum()) + 1 for number, place in enumerate(places)])
    return Dots(values, int((values < bound - TOLERANCE).sum()), places, heights)


def _columns(values: Array, bound: float) -> Array:
    """About a dozen columns of a round width; the bound lies on an edge, so no column holds both sides of it."""
    width = _round((values[-1] - values[0]) / COLUMNS)
    if not width:
        return values
    return np.asarray((np.floor((values - bound) / width) + 0.5) * width + bound)


def _round(width: float) -> float:
    """1, 2 or 5 times a power of ten."""
    if width <= 0:
        return 0.0
    power = 10.0 ** np.floor(np.log10(width))
    return float(power * next(step for step in (1, 2, 5, 10) if step * power >= width * 0.999))
