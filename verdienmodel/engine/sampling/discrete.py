"""Distributions over separate values: discreet, kans, poisson, historie."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np

from verdienmodel.engine.sampling.distribution import Distribution, demand, demand_numbers
from verdienmodel.language.frame import Array


class Steps(Distribution):
    """Separate values, lowest first, each with its chance."""

    @property
    @abstractmethod
    def steps(self) -> tuple[Array, Array]:
        """The values and their chances."""

    @cached_property
    def _levels(self) -> Array:
        """The chance of at most each value; the last is left out, so that rounding cannot run past it."""
        return np.cumsum(self.steps[1])[:-1]

    def inverse(self, u: Array) -> Array:
        return self.steps[0].take(np.searchsorted(self._levels, u))

    def cdf(self, x: Array) -> Array:
        values, chances = self.steps
        return np.concatenate([[0.0], np.cumsum(chances)])[np.searchsorted(values, x, side="right")]

    @property
    def mean(self) -> float:
        values, chances = self.steps
        return float(values @ chances)

    @property
    def variance(self) -> float:
        values, chances = self.steps
        return float((values - self.mean) ** 2 @ chances)


@dataclass(frozen=True)
class Discreet(Steps):
    """A few separate outcomes with the chance of each, such as three tariffs the gemeente may choose."""

    waarden: tuple[float, ...]
    kansen: tuple[float, ...]

    def __post_init__(self) -> None:
        demand_numbers(*self.waarden, *self.kansen)
        demand(self.waarden and len(self.waarden) == len(self.kansen), "elke waarde heeft één kans", "vul ze aan")
        demand(len(set(self.waarden)) == len(self.waarden), "een waarde staat er twee keer", "tel de kansen op")
        demand(min(self.kansen) >= 0, "een kans is kleiner dan 0", "geef kansen van 0 tot 1")
        total = sum(self.kansen)
        demand(abs(total - 1) < 1e-9, f"de kansen zijn samen {total:g}", "maak ze samen 1")

    @cached_property
    def steps(self) -> tuple[Array, Array]:
        order = np.argsort(self.waarden)
        return np.array(self.waarden, dtype=np.float64)[order], np.array(self.kansen, dtype=np.float64)[order]


@dataclass(frozen=True)
class Kans(Steps):
    """Something happens (1) or does not (0); a high point of the sample means that it does."""

    kans: float

    def __post_init__(self) -> None:
        demand_numbers(self.kans)
        demand(0 <= self.kans <= 1, f"de kans is {self.kans:g}", "geef een kans van 0 tot 1 (0 tot 100%)")

    @cached_property
    def steps(self) -> tuple[Array, Array]:
        return np.array([0.0, 1.0]), np.array([1 - self.kans, self.kans])

    def fixed(self) -> float:
        """An event does not happen in the begroting, however likely, unless the scenario says so itself."""
        return 0.0


@dataclass(frozen=True)
class Poisson(Steps):
    """How often something happens that can happen many times, such as breakdowns in a year."""

    gemiddelde: float

    def __post_init__(self) -> None:
        demand_numbers(self.gemiddelde)
        fits = 0 < self.gemiddelde <= 10_000
        demand(fits, f"gemiddelde van poisson is {self.gemiddelde:g}", "geef een aantal boven 0, hooguit 10.000")

    @cached_property
    def steps(self) -> tuple[Array, Array]:
        from scipy.special import pdtr

        counts = np.arange(int(self.gemiddelde + 10 * sqrt(self.gemiddelde)) + 20, dtype=np.float64)
        return counts, np.diff(pdtr(counts, self.gemiddelde), prepend=0.0)

    @property
    def mean(self) -> float:
        return self.gemiddelde

    @property
    def variance(self) -> float:
        return self.gemiddelde


@dataclass(frozen=True)
class Historie(Distribution):
    """What really happened: each draw takes one observed year.

    Inputs of one group share a dimension and so take the same year: a wet summer stays wet in all of them.
    """

    waarden: tuple[float, ...]

    def __post_init__(self) -> None:
        demand_numbers(*self.waarden)
        demand(len(self.waarden) >= 2, "historie heeft minder dan twee jaren", "geef er meer, of gebruik pert")

    def inverse(self, u: Array) -> Array:
        """Not a quantile: the place in the list of years."""
        return np.array(self.waarden)[(u * len(self.waarden)).astype(np.intp)]

    def cdf(self, x: Array) -> Array:
        return np.searchsorted(np.sort(self.waarden), x, side="right") / len(self.waarden)

    @property
    def mean(self) -> float:
        return float(np.mean(self.waarden))

    @property
    def variance(self) -> float:
        return float(np.var(self.waarden))

    def fixed(self) -> float:
        return float(np.median(self.waarden))

    @property
    def ordered(self) -> bool:
        """Years are no order of values: a rank correlation with them says nothing."""
        return False
