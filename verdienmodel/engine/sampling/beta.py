"""Pert and beta: a smooth hill between two bounds. Their exact quantile is slow, so many draws use a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from verdienmodel.engine.sampling.continuous import demand_mode, demand_range
from verdienmodel.engine.sampling.distribution import Distribution, demand, demand_numbers
from verdienmodel.engine.sampling.points import Points
from verdienmodel.engine.sampling.table import QuantileTable, quantile_table
from verdienmodel.language.frame import Array

LARGEST_SHAPE = 10_000.0
SMALLEST_SHAPE = 0.05
"""Outside these the quantile is a point or a step, and a table of it means nothing."""


@dataclass(frozen=True)
class Beta(Distribution):
    """Shape numbers a and b between two bounds: for shares, and for who knows the shape from figures."""

    a: float
    b: float
    laag: float = 0.0
    hoog: float = 1.0

    def __post_init__(self) -> None:
        demand_range(self.laag, self.hoog)
        demand_numbers(self.a, self.b)
        fits = all(SMALLEST_SHAPE <= shape <= LARGEST_SHAPE for shape in (self.a, self.b))
        demand(fits, f"a ({self.a:g}) en b ({self.b:g}) liggen buiten 0,05 tot 10.000", "kies a en b daarbinnen")

    def inverse(self, u: Array) -> Array:
        from scipy.special import betaincinv

        return self.laag + (self.hoog - self.laag) * betaincinv(self.a, self.b, u)

    def values(self, points: Points) -> Array:
        return self.laag + (self.hoog - self.laag) * _standard(self.a, self.b)(points.normal)

    def cdf(self, x: Array) -> Array:
        from scipy.special import betainc

        return betainc(self.a, self.b, ((x - self.laag) / (self.hoog - self.laag)).clip(0, 1))

    @property
    def mean(self) -> float:
        return self.laag + (self.hoog - self.laag) * self.a / (self.a + self.b)

    @property
    def variance(self) -> float:
        total = self.a + self.b
        return (self.hoog - self.laag) ** 2 * self.a * self.b / (total**2 * (total + 1))


@dataclass(frozen=True)
class Pert(Distribution):
    """Lowest, most likely and highest value as a smooth hill; the first choice for an estimate by people who know.

    `gewicht` (λ) says how much more the most likely value weighs than a bound: 4 is usual, more is narrower.
    """

    laag: float
    modus: float
    hoog: float
    gewicht: float = 4.0

    def __post_init__(self) -> None:
        demand_mode(self.laag, self.modus, self.hoog)
        demand_numbers(self.gewicht)
        demand(0 < self.gewicht <= 1000, f"gewicht is {self.gewicht:g}", "kies een gewicht boven 0; gewoon is 4")

    @property
    def _beta(self) -> Beta:
        share = (self.modus - self.laag) / (self.hoog - self.laag)
        return Beta(1 + self.gewicht * share, 1 + self.gewicht * (1 - share), self.laag, self.hoog)

    def inverse(self, u: Array) -> Array:
        return self._beta.inverse(u)

    def values(self, points: Points) -> Array:
        return self._beta.values(points)

    def cdf(self, x: Array) -> Array:
        return self._beta.cdf(x)

    @property
    def mean(self) -> float:
        return self._beta.mean

    @property
    def variance(self) -> float:
        return self._beta.variance


@lru_cache(maxsize=128)
def _standard(a: float, b: float) -> QuantileTable:
    """The table between 0 and 1: other bounds with the same shape need no other table."""
    from scipy.special import betainccinv, betaincinv, ndtr

    def quantile(z: Array) -> Array:
        # From the nearest end: 1 - 1e-11 has lost five of its digits.
        tail = ndtr(-np.abs(z))
        return np.where(z < 0, betaincinv(a, b, tail), betainccinv(a, b, tail))

    return quantile_table(quantile)
