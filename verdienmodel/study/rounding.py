"""Rounding at the roof: totals from the unrounded value, lines adjusted to their shown total by largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor


def round_half_away(value: float) -> int:
    """Whole euros as people round: a half goes away from zero."""
    return floor(abs(value) + 0.5 + 1e-9) * (1 if value >= 0 else -1)


def to_shown_total(parts: Sequence[float], total: int) -> tuple[int, ...]:
    """Round parts so that they add up to the shown total, by the largest remainder.

    When the total is further away than the parts can reach (each moves less than a whole euro), they are
    rounded by themselves: then the table says that it differs by rounding.
    """
    floors = [floor(part) for part in parts]
    missing = total - sum(floors)
    if not 0 <= missing <= len(parts):
        return tuple(round_half_away(part) for part in parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: (floors[i] - parts[i], i))
    chosen = set(by_remainder[:missing])
    return tuple(value + (1 if i in chosen else 0) for i, value in enumerate(floors))
