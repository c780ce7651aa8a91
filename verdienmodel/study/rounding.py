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


def to_shown_matrix(
    cells: Sequence[Sequence[float]], rows: Sequence[float], columns: Sequence[float], total: float
) -> tuple[list[list[int]], tuple[int, ...], tuple[int, ...]]:
    """Round a matrix with the totals of its rows and columns, so that what is shown adds up both ways.

    Every row adds up to its shown total. Then whole euros move between two columns of one row, until the columns
    add up too, or a total of a column takes the other whole euro beside its value. In the rare case where that cannot
    be done, the table says that it differs by rounding.
    """
    whole = round_half_away(total)
    right, below = to_shown_total(rows, whole), to_shown_total(columns, whole)
    shown = [list(to_shown_total(row, end)) for row, end in zip(cells, right, strict=True)]
    while _moved(cells, shown, below):
        pass
    made = tuple(sum(column) for column in zip(*shown, strict=True))
    near = all(abs(amount - value) < 1 for amount, value in zip(made, columns, strict=True))
    return shown, right, made if near else below


def _moved(cells: Sequence[Sequence[float]], shown: list[list[int]], below: Sequence[int]) -> bool:
    """Move one euro from a column that shows too much to one that shows too little, where both stay next to their value."""
    off = [sum(row[n] for row in shown) - total for n, total in enumerate(below)]
    for high, low in ((h, n) for h, surplus in enumerate(off) for n, short in enumerate(off) if surplus > 0 > short):
        for values, row in zip(cells, shown, strict=True):
            if row[high] > values[high] and row[low] < values[low]:
                row[high], row[low] = row[high] - 1, row[low] + 1
                return True
    return False
