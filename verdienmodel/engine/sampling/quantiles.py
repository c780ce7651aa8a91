"""Entry by quantiles: what one in ten falls below and rises above, as people can say it of their own trade."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from verdienmodel.engine.sampling.continuous import Z90
from verdienmodel.engine.sampling.distribution import Distribution, demand, demand_numbers
from verdienmodel.engine.sampling.points import Points
from verdienmodel.ground.limits import LOGNORMAL_FROM
from verdienmodel.language.frame import Array

_MOST_SKEWED = 50.0


@dataclass(frozen=True)
class Kwantielen(Distribution):
    """One in ten draws falls below p10 and one in ten above p90; half below p50.

    Without p50: normal, or lognormal when p10 is above 0 and p90 at least three times p10.
    With p50: normal when it lies in the middle, else lognormal, moved (or mirrored) so that all three hold exactly;
    a p50 of √(p10·p90) gives the plain lognormal. One formula serves all: p50 + scale · (exp(skew·z) − 1) / skew.
    """

    p10: float
    p90: float
    p50: float | None = None

    def __post_init__(self) -> None:
        demand_numbers(self.p10, self.p90, self.median)
        demand(self.p10 < self.p90, f"p10 ({self.p10:g}) ligt niet onder p90 ({self.p90:g})", "verwissel ze")
        between = self.p10 < self.median < self.p90
        demand(between, f"p50 ({self.median:g}) ligt niet tussen p10 en p90", "kies hem daartussen")
        fits = 1 / _MOST_SKEWED <= self._ratio <= _MOST_SKEWED
        demand(fits, f"p50 ({self.median:g}) ligt bijna op p10 of p90", "kies p50 meer naar het midden")

    @property
    def median(self) -> float:
        """The p50 as given, or the one that belongs to the chosen shape."""
        if self.p50 is not None:
            return self.p50
        wide = self.p10 > 0 and self.p90 >= LOGNORMAL_FROM * self.p10
        return sqrt(self.p10 * self.p90) if wide else (self.p10 + self.p90) / 2

    @property
    def _ratio(self) -> float:
        return (self.p90 - self.median) / (self.median - self.p10)

    @property
    def skew(self) -> float:
        """0 is normal; above 0 the long tail is upward."""
        skew = log(self._ratio) / Z90
        return skew if abs(skew) > 1e-6 else 0.0

    @property
    def scale(self) -> float:
        if not self.skew:
            return (self.p90 - self.p10) / (2 * Z90)
        return (self.p90 - self.median) * self.skew / (self._ratio - 1)

    def inverse(self, u: Array) -> Array:
        return self.values(Points.exact(u))

    def values(self, points: Points) -> Array:
        if not self.skew:
            return self.median + self.scale * points.normal
        away: Array = np.expm1(self.skew * points.normal)
        return self.median + self.scale / self.skew * away

    def cdf(self, x: Array) -> Array:
        from scipy.special import ndtr

        away = (x - self.median) / self.scale
        if not self.skew:
            return ndtr(away)
        with np.errstate(divide="ignore"):  # at and past the end of the shorter tail
            logarithm: Array = np.log1p((self.skew * away).clip(-1))
        return ndtr(logarithm / self.skew)

    @property
    def mean(self) -> float:
        return self.median + (self.scale / self.skew * (exp(self.skew**2 / 2) - 1) if self.skew else 0.0)

    @property
    def variance(self) -> float:
        square = self.skew**2
        return self.scale**2 * (exp(square) * (exp(square) - 1) / square if square else 1.0)
