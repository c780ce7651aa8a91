"""Paths in time: shocks per year that last for a while, as factors on what was entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np

from verdienmodel.engine.sampling.points import Points
from verdienmodel.language.frame import Array


def year_dimensions(name: str, years: Sequence[int]) -> tuple[str, ...]:
    """The dimensions of a path, one for each year: a longer plan adds at the end of them."""
    return tuple(f"{name}[{year}]" for year in years)


@dataclass(frozen=True)
class Path:
    """Yearly deviations: each year a share `persistence` of the last one and a new shock of size `volatility`.

    With `cumulative` the deviations add up, as growth rates of a price do; without, each year stands alone, as weather.
    The factor is exp(deviation − half its variance), so that its mean is 1 in every year and the entered path stays
    the expected one. A volatility below zero answers a shared shock the other way: warm is bad for one, good for another.
    """

    volatility: float
    persistence: float = 0.0
    cumulative: bool = True

    def __post_init__(self) -> None:
        if not (np.isfinite(self.volatility) and -1 < self.persistence < 1):
            raise ValueError(f"path {self}")

    def weights(self, years: int) -> Array:
        """How much the shock of each year (column) counts in the logarithm of each year (row)."""
        lag = np.subtract.outer(np.arange(years), np.arange(years))
        answer = np.where(lag >= 0, float(self.persistence) ** lag.clip(0), 0.0)
        return self.volatility * (np.cumsum(answer, axis=0) if self.cumulative else answer)

    def factors(self, shocks: Array) -> Array:
        """Factors (draws, years) of standard normal shocks (years, draws); the draws of a year lie together."""
        weights = self.weights(len(shocks))
        factors: Array = np.exp(weights @ shocks - (weights**2).sum(axis=1, keepdims=True) / 2)
        return factors.T


def shocks_of(points: Sequence[Points]) -> Array:
    """Shocks (years, draws) from the points of the years of a path."""
    return np.stack([point.normal for point in points])


@dataclass(frozen=True)
class Shared:
    """Shocks that are partly the same for several paths: `share` is the correlation with the common shock."""

    share: float

    def __post_init__(self) -> None:
        if not abs(self.share) <= 1:
            raise ValueError(f"share {self.share}")

    @cached_property
    def _own(self) -> float:
        return sqrt(1 - self.share**2)

    def mix(self, common: Array, own: Array) -> Array:
        """Still standard normal."""
        return self.share * common + self._own * own
