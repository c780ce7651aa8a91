"""One dimension of a sample: the same points as numbers between 0 and 1 and as standard normal numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from verdienmodel.engine.sampling.normal import normal_of
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Points:
    """The points of one dimension in one block; the form that was not given is worked out once asked."""

    given_uniform: Array | None = None
    given_normal: Array | None = None

    @classmethod
    def exact(cls, u: Array) -> Points:
        """With exact normal numbers, for tests and for few draws."""
        from scipy.special import ndtri

        return cls(u, ndtri(u))

    @cached_property
    def uniform(self) -> Array:
        """Between 0 and 1, both excluded as far as a computer number allows."""
        from scipy.special import ndtr

        if self.given_uniform is not None:
            return self.given_uniform
        assert self.given_normal is not None
        return uniform_of(ndtr(self.given_normal))

    @cached_property
    def normal(self) -> Array:
        """The same points on the standard normal scale: what tables, copula and yearly shocks work in."""
        if self.given_normal is not None:
            return self.given_normal
        assert self.given_uniform is not None
        return normal_of(self.given_uniform)


def uniform_of(u: Array) -> Array:
    """Kept strictly between 0 and 1, so that no distribution has to answer infinity."""
    return u.clip(2.0**-53, 1 - 2.0**-53)
