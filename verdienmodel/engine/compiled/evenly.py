"""Vectors that lie evenly: as many rows at a time as one view can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.forms import Months
from verdienmodel.language.frame import Array

SLOT = 1 << 24
_CANDIDATES = 4
"""So many are tried as the next of a chain; that of next year is among the first."""


@dataclass(frozen=True)
class Steps:
    """Rows of a slot: the first, how many further it is for the next time and for the next month, and how often."""

    slot: int
    row: int
    across: int
    along: int
    times: int
    months: int

    def view(self, block: Array) -> Array:
        """Those rows of a block (times, months, draws)."""
        row, one = block.strides
        shape, strides = (self.times, self.months, block.shape[1]), (self.across * row, self.along * row, one)
        return np.ndarray(shape, np.float64, block, self.row * row, strides)


def lie(table: NDArray[np.int64], places: Months) -> list[Steps]:
    """How every row of a table lies in these columns."""
    first = table[:, places[0, 0]]
    across, along = (table[:, line[min(1, len(line) - 1)]] - first for line in (places[:, 0], places[0]))
    lines = zip(first.tolist(), across.tolist(), along.tolist(), strict=True)
    return [Steps(spot // SLOT, spot % SLOT, *further, *places.shape) for spot, *further in lines]


def even(table: NDArray[np.int64]) -> Iterator[Months]:
    """Columns (times, months) in which every row goes up evenly, a month further and a time further."""
    alike: dict[tuple[int, bytes], list[int]] = {}
    for start, stop in _pieces(table):
        moves = table[:, min(start + 1, stop - 1)] - table[:, start]
        alike.setdefault((stop - start, moves.tobytes()), []).append(start)
    for (months, _), starts in alike.items():
        for chain in _chains(table, starts):
            yield np.array(chain)[:, None] + np.arange(months)


def _pieces(table: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Columns that follow each other in which each row stays, or moves one up or down every time."""
    moves: NDArray[np.int64] = table[:, 1:] - table[:, :-1]
    jumps: list[bool] = np.any(np.abs(moves) > 1, axis=0).tolist()
    turns: list[bool] = [True, *np.any(moves[:, 1:] != moves[:, :-1], axis=0).tolist()]
    start = 0
    for month in range(1, table.shape[1]):
        if jumps[month - 1] or (month - 1 > start and turns[month - 1]):
            yield start, month
            start = month
    yield start, table.shape[1]


def _chains(table: NDArray[np.int64], starts: Sequence[int]) -> Iterator[list[int]]:
    """Columns at even distances of each other: the longest that begins with the first, then with what is left."""
    left = {table[:, start].tobytes(): start for start in starts}
    while left:
        first, *others = left.values()
        longest = [first]
        for second in others[:_CANDIDATES]:
            longest = max(longest, _chain(table, left, first, second), key=len)
            if len(longest) == len(left):
                break
        for start in longest:
            del left[table[:, start].tobytes()]
        yield longest


def _chain(table: NDArray[np.int64], left: Mapping[bytes, int], first: int, second: int) -> list[int]:
    step = table[:, second] - table[:, first]
    if (np.abs(step) >= SLOT // 2).any():  # in another slot
        return [first]
    chain, at = [first, second], table[:, second] + step
    while at.tobytes() in left:
        chain.append(left[at.tobytes()])
        at = at + step
    return chain
