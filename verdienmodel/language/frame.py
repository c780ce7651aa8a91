"""The window of months a function computes over: all months at once, or one inside a loop. Same code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.timeline import Timeline

Array = NDArray[np.float64]


def truth(value: Array) -> Array:
    """1 where a value counts as true: further from 0 than the tolerance, as a spreadsheet would see it."""
    return none_of_none(holds(value).astype(np.float64), value)


def holds(value: Array) -> NDArray[np.bool_]:
    """Where a value counts as true; not where it is no number."""
    return np.asarray(np.abs(value) > TOLERANCE)


def none_of_none(outcome: Array, value: Array) -> Array:
    """An outcome that is no number where the value is none; a look first, because choosing costs ten times as much."""
    none = np.isnan(value)
    return np.where(none, np.nan, outcome) if none.any() else outcome


def chosen(test: NDArray[np.bool_], then: Array, other: Array) -> Array:
    """What np.where gives, bit for bit; without a jump per number, which costs three times as much over many draws."""
    ones_where_it_holds = -test.astype(np.int64)
    first, second = then.view(np.int64), other.view(np.int64)
    return np.asarray((((first ^ second) & ones_where_it_holds) ^ second).view(np.float64))


def in_order(months: Array) -> Array:
    """The sum over the months of each draw (draws,), added from the first on: the same for one draw and for many."""
    return np.asarray(
        np.cumsum(months, axis=1)[:, -1] if len(months) == 1 else np.add.reduce(np.ascontiguousarray(months.T), axis=0)
    )


@dataclass(frozen=True)
class Clock:
    """The calendar as rows of numbers, made once per graph."""

    timeline: Timeline
    number: Array
    code: Array
    year: Array
    month: Array

    @classmethod
    def of(cls, timeline: Timeline) -> Clock:
        def row(values: object) -> Array:
            return np.asarray(values, dtype=np.float64).reshape(1, -1)

        months = timeline.months
        return cls(
            timeline,
            row(range(1, len(months) + 1)),
            row(timeline.codes),
            row(timeline.years),
            row([month.month for month in months]),
        )

    def at(self, months: Sequence[int]) -> Clock:
        """The calendar of these months only, side by side: for what looks at one month at a time."""
        picked = list(months)
        rows = (row[:, picked] for row in (self.number, self.code, self.year, self.month))
        return Clock(self.timeline, *rows)


@dataclass(frozen=True)
class Frame:
    """One evaluation window [start, stop) with the tables and, inside a loop, the function's own row so far."""

    clock: Clock
    start: int
    stop: int
    tables: Mapping[str, tuple[Array, ...]]
    own: Array | None = None

    @property
    def timeline(self) -> Timeline:
        return self.clock.timeline

    def cut(self, row: Array) -> Array:
        """The window of a (draws, months) row; a row without months stays as it is."""
        return row if row.shape[1] == 1 else row[:, self.start : self.stop]

    def draws(self, row: Array) -> int:
        """How many draws go on from the own row so far; a loop gives all its rows the same number."""
        return int(row.shape[0] if self.own is None else max(row.shape[0], self.own.shape[0]))

    def spread(self, row: Array) -> Array:
        """The full row with a real column per month, also when it is the same every month."""
        months = len(self.timeline)
        return row if row.shape[1] == months else np.broadcast_to(row, (row.shape[0], months))
