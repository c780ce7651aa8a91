"""A chance as a natural frequency: 1 in 5 is understood by more people than 0.2 or 20%."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

SMALL = 0.01
FINEST = 10
RARE = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)


@dataclass(frozen=True)
class Frequency:
    """`count` of `of` times; `side` says whether it is about that, less or more."""

    count: int
    of: int
    side: Literal["ongeveer", "minder", "meer"] = "ongeveer"


def frequency(share: float) -> Frequency:
    """The nearest small fraction of a chance; below 1 in 100 and above 99 in 100 only that it is so."""
    if share < SMALL:
        return Frequency(1, 100, "minder")
    if share > 1 - SMALL:
        return Frequency(99, 100, "meer")
    if share < 1 / FINEST:
        return Frequency(1, _nearest(share))
    if share > 1 - 1 / FINEST:
        of = _nearest(1 - share)
        return Frequency(of - 1, of)
    nearest = Fraction(share).limit_denominator(FINEST)
    return Frequency(nearest.numerator, nearest.denominator)


def _nearest(share: float) -> int:
    """The round number that 1/share is nearest to, as a ratio."""
    return min(RARE, key=lambda of: abs(of * share - 1))
