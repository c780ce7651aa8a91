"""Bounds on a distribution: what falls outside is not moved to the bound but does not occur."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from verdienmodel.engine.sampling.discrete import Discreet, Historie, Steps
from verdienmodel.engine.sampling.distribution import Distribution, demand
from verdienmodel.engine.sampling.points import Points, uniform_of
from verdienmodel.language.frame import Array

_LEAST = 1e-6
_WHY = "kies ruimere grenzen of een andere verdeling"


def bounded(distribution: Distribution, laag: float | None = None, hoog: float | None = None) -> Distribution:
    """The same distribution, given that the value lies from `laag` to `hoog` (conditioned, not clipped)."""
    low, high = -np.inf if laag is None else laag, np.inf if hoog is None else hoog
    demand(low < high, "de ondergrens ligt niet onder de bovengrens", "verwissel ze")
    if np.isinf(low) and np.isinf(high):
        return distribution
    demand(not isinstance(distribution, Historie), "historie kan geen grenzen hebben", "laat jaren weg uit de lijst")
    return _fewer(distribution, low, high) if isinstance(distribution, Steps) else Bounded(distribution, low, high)


def _fewer(distribution: Steps, low: float, high: float) -> Discreet:
    """Separate values between the bounds, their chances made one again."""
    values, chances = distribution.steps
    keep = (values >= low) & (values <= high)
    left = chances[keep].sum()
    demand(left > _LEAST, "tussen de grenzen blijft bijna niets over", _WHY)
    return Discreet(tuple(values[keep].tolist()), tuple((chances[keep] / left).tolist()))


@dataclass(frozen=True)
class Bounded(Distribution):
    """A distribution over a range between bounds: the points are squeezed into the share that lies inside."""

    inner: Distribution
    low: float
    high: float

    def __post_init__(self) -> None:
        demand(self._share > _LEAST, "tussen de grenzen blijft bijna niets over", _WHY)

    @cached_property
    def _first(self) -> float:
        return float(self.inner.cdf(np.array([self.low]))[0]) if np.isfinite(self.low) else 0.0

    @cached_property
    def _share(self) -> float:
        last = float(self.inner.cdf(np.array([self.high]))[0]) if np.isfinite(self.high) else 1.0
        return last - self._first

    def inverse(self, u: Array) -> Array:
        return self.inner.inverse(self._inside(u)).clip(self.low, self.high)

    def values(self, points: Points) -> Array:
        # Clipped for the last digit only.
        return self.inner.values(Points(self._inside(points.uniform))).clip(self.low, self.high)

    def _inside(self, u: Array) -> Array:
        return uniform_of(self._first + self._share * u)

    def cdf(self, x: Array) -> Array:
        return ((self.inner.cdf(x) - self._first) / self._share).clip(0, 1)

    @cached_property
    def _moments(self) -> tuple[float, float]:
        """Worked out from quantiles, weighted by the normal density: exact to about eight digits."""
        z = np.linspace(-8, 8, 16_001)
        weight = np.exp(-(z**2) / 2)
        weight /= weight.sum()
        values = self.inverse(Points(given_normal=z).uniform)
        mean = float(values @ weight)
        return mean, float((values - mean) ** 2 @ weight)

    @property
    def mean(self) -> float:
        return self._moments[0]

    @property
    def variance(self) -> float:
        return self._moments[1]
