"""Paths in time: shocks per year that last for a while, as factors on what was entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from verdienmodel.engine.sampling.points import Points
from verdienmodel.language.frame import Array


def year_dimensions(years: Sequence[int], *names: str) -> tuple[str, ...]:
    """The dimensions of paths, one for each year; year by year, so that a longer plan adds at the end of them."""
    return tuple(f"{name}[{year}]" for year in years for name in names)


@dataclass(frozen=True)
class Path:
    """Yearly deviations: each year a share `persistence` of the last one and a new shock of size `volatility`.

    With `cumulative` the deviations add up, as growth rates of a price do; without, each year stands alone, as weather.
    A volatility below zero answers a shared shock the other way: warm is bad for one, good for another.
    """

    volatility: float
    persistence: float = 0.0
    cumulative: bool = True

    def __post_init__(self) -> None:
        if not (np.isfinite(self.volatility) and -1 < self.persistence < 1):
            raise ValueError(f"path {self}")

    def deviations(self, shocks: Array) -> Array:
        """Of standard normal shocks (years, draws), in the same shape; to be added to a rate or a logarithm."""
        # A recursion and no matrix product: a later year cannot touch the last bit of an earlier one.
        years, last, level = np.empty_like(shocks), np.zeros_like(shocks[0]), np.zeros_like(shocks[0])
        for year, shock in zip(years, shocks, strict=True):
            last *= self.persistence
            last += self.volatility * shock
            level += last
            year[:] = level if self.cumulative else last
        return years

    def variance(self, years: int) -> Array:
        """Of the deviation in each year (years, 1): what a single shock leaves behind, squared and added up."""
        impulse = np.zeros((years, 1))
        impulse[0] = 1.0
        return np.cumsum(self.deviations(impulse) ** 2, axis=0)

    def factors(self, shocks: Array) -> Array:
        """Factors (draws, years) on what was entered, exp(deviation − half its variance); a year's draws lie together.

        By that half their mean is 1 in every year, so the entered path stays the expected one.
        """
        factors: Array = np.exp(self.deviations(shocks) - self.variance(len(shocks)) / 2)
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

    def mix(self, common: Array, own: Array) -> Array:
        """Still standard normal."""
        return self.share * common + sqrt(1 - self.share**2) * own
