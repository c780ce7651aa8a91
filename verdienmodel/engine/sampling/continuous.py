"""Distributions over a range: vast, uniform, driehoek, normaal, lognormaal. Their quantiles are plain formulas."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from verdienmodel.engine.sampling.distribution import Distribution, demand, demand_numbers
from verdienmodel.engine.sampling.points import Points
from verdienmodel.language.frame import Array

Z90 = 1.2815515655446004
"""One in ten of a standard normal number lies above this."""


def demand_range(laag: float, hoog: float) -> None:
    """A range runs upward."""
    demand_numbers(laag, hoog)
    demand(laag < hoog, f"laag ({laag:g}) is niet kleiner dan hoog ({hoog:g})", "verwissel ze of gebruik vast")


def demand_mode(laag: float, modus: float, hoog: float) -> None:
    """The most likely value lies inside the range."""
    demand_range(laag, hoog)
    demand(laag <= modus <= hoog, f"modus ({modus:g}) ligt niet tussen {laag:g} en {hoog:g}", "kies hem daartussen")


@dataclass(frozen=True)
class Vast(Distribution):
    """Certain: every draw has this value."""

    waarde: float

    def __post_init__(self) -> None:
        demand_numbers(self.waarde)

    def inverse(self, u: Array) -> Array:
        return np.full_like(u, self.waarde)

    def cdf(self, x: Array) -> Array:
        return (x >= self.waarde).astype(np.float64)

    @property
    def mean(self) -> float:
        return self.waarde

    @property
    def variance(self) -> float:
        return 0.0

    @property
    def ordered(self) -> bool:
        return False


@dataclass(frozen=True)
class Uniform(Distribution):
    """Anything between two bounds, each value as likely as another."""

    laag: float
    hoog: float

    def __post_init__(self) -> None:
        demand_range(self.laag, self.hoog)

    def inverse(self, u: Array) -> Array:
        return self.laag + (self.hoog - self.laag) * u

    def cdf(self, x: Array) -> Array:
        return ((x - self.laag) / (self.hoog - self.laag)).clip(0, 1)

    @property
    def mean(self) -> float:
        return (self.laag + self.hoog) / 2

    @property
    def variance(self) -> float:
        return (self.hoog - self.laag) ** 2 / 12


@dataclass(frozen=True)
class Driehoek(Distribution):
    """Lowest, most likely and highest value with straight lines between: more in the tails than pert."""

    laag: float
    modus: float
    hoog: float

    def __post_init__(self) -> None:
        demand_mode(self.laag, self.modus, self.hoog)

    @property
    def _below(self) -> float:
        """The chance of less than the most likely value."""
        return (self.modus - self.laag) / (self.hoog - self.laag)

    def inverse(self, u: Array) -> Array:
        width = self.hoog - self.laag
        rising = self.laag + np.sqrt(u * (width * (self.modus - self.laag)))
        falling = self.hoog - np.sqrt((1 - u) * (width * (self.hoog - self.modus)))
        return np.where(u <= self._below, rising, falling)

    def cdf(self, x: Array) -> Array:
        x, width = x.clip(self.laag, self.hoog), self.hoog - self.laag
        with np.errstate(divide="ignore", invalid="ignore"):  # the branch not taken, with the mode on a bound
            rising = (x - self.laag) ** 2 / (width * (self.modus - self.laag))
            falling = 1 - (self.hoog - x) ** 2 / (width * (self.hoog - self.modus))
        return np.where(x < self.modus, rising, np.where(self.modus < self.hoog, falling, 1.0))

    @property
    def mean(self) -> float:
        return (self.laag + self.modus + self.hoog) / 3

    @property
    def variance(self) -> float:
        a, b, c = self.laag, self.modus, self.hoog
        return ((b - a) ** 2 + (c - b) ** 2 + (c - a) ** 2) / 36


@dataclass(frozen=True)
class Normaal(Distribution):
    """Mean and standard deviation; can fall below zero, so give it a bound where that cannot be."""

    gemiddelde: float
    sd: float

    def __post_init__(self) -> None:
        demand_numbers(self.gemiddelde, self.sd)
        demand(self.sd > 0, f"sd is {self.sd:g}", "geef een sd boven 0, of gebruik vast")

    def inverse(self, u: Array) -> Array:
        return self.values(Points.exact(u))

    def values(self, points: Points) -> Array:
        return self.gemiddelde + self.sd * points.normal

    def cdf(self, x: Array) -> Array:
        from scipy.special import ndtr

        return ndtr((x - self.gemiddelde) / self.sd)

    @property
    def mean(self) -> float:
        return self.gemiddelde

    @property
    def variance(self) -> float:
        return self.sd**2


@dataclass(frozen=True)
class Lognormaal(Distribution):
    """Always above zero, with a long tail upward; mean and sd are those of the value itself, not of its logarithm."""

    gemiddelde: float
    sd: float

    def __post_init__(self) -> None:
        demand_numbers(self.gemiddelde, self.sd)
        both = self.gemiddelde > 0 and self.sd > 0
        demand(both, "gemiddelde en sd van lognormaal moeten boven 0 zijn", "gebruik normaal of pert")

    @classmethod
    def from_quantiles(cls, p10: float, p90: float) -> Lognormaal:
        """Entered as the values that one in ten falls below and one in ten rises above."""
        demand_numbers(p10, p90)
        demand(0 < p10 < p90, f"p10 ({p10:g}) en p90 ({p90:g}) moeten oplopen en boven 0 zijn", "verander p10 of p90")
        sigma = log(p90 / p10) / (2 * Z90)
        mean = sqrt(p10 * p90) * exp(sigma**2 / 2)
        return cls(mean, mean * sqrt(exp(sigma**2) - 1))

    @property
    def sigma(self) -> float:
        """The standard deviation of the logarithm."""
        return sqrt(log(1 + (self.sd / self.gemiddelde) ** 2))

    @property
    def mu(self) -> float:
        """The mean of the logarithm."""
        return log(self.gemiddelde) - self.sigma**2 / 2

    def inverse(self, u: Array) -> Array:
        return self.values(Points.exact(u))

    def values(self, points: Points) -> Array:
        factor: Array = np.exp(self.mu + self.sigma * points.normal)
        return factor

    def cdf(self, x: Array) -> Array:
        from scipy.special import ndtr

        with np.errstate(divide="ignore"):  # the logarithm of 0 is minus infinity, which is what is meant
            logarithm: Array = np.log(x.clip(0))
        return ndtr((logarithm - self.mu) / self.sigma)

    @property
    def mean(self) -> float:
        return self.gemiddelde

    @property
    def variance(self) -> float:
        return self.sd**2
