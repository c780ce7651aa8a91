"""What every distribution can do, and what is said when its numbers cannot be."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from verdienmodel.engine.sampling.points import Points
from verdienmodel.language.frame import Array


class ImpossibleDistribution(ValueError):
    """The numbers of a distribution do not fit together; in Dutch, for the message of a higher floor."""

    def __init__(self, wat: str, herstel: str) -> None:
        self.wat, self.herstel = wat, herstel
        super().__init__(f"{wat}; {herstel}")


def demand(holds: object, wat: str, herstel: str) -> None:
    """Stop with a message for the user unless the numbers fit."""
    if not holds:
        raise ImpossibleDistribution(wat, herstel)


def demand_numbers(*numbers: float) -> None:
    """No parameter may be infinite or missing."""
    demand(np.isfinite(numbers).all(), "een getal van de verdeling ontbreekt of is oneindig", "vul gewone getallen in")


class Distribution(ABC):
    """What an uncertain input can become. `inverse` is exact; `values` is the fast way for many draws."""

    @abstractmethod
    def inverse(self, u: Array) -> Array:
        """The value below which a share u of the draws falls."""

    @abstractmethod
    def cdf(self, x: Array) -> Array:
        """The chance of at most x."""

    @property
    @abstractmethod
    def mean(self) -> float: ...

    @property
    @abstractmethod
    def variance(self) -> float: ...

    def values(self, points: Points) -> Array:
        """A value per draw; where the exact quantile is slow, from a table whose error is measured in the tests."""
        return self.inverse(points.uniform)

    def fixed(self) -> float:
        """The one value for the begroting when a scenario gives none: the median."""
        return float(self.inverse(np.array([0.5]))[0])

    @property
    def ordered(self) -> bool:
        """Whether a higher point means a higher value, so that a rank correlation says something."""
        return True
