"""A sum of products month by month: shared factors outside brackets, and as many months at a time as lie evenly.

In a run every factor is one vector, or vectors that lie next to each other; the same run every year is one run of many
years. Each factor is then a view, where gathering would be a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.forms import Months
from verdienmodel.language.frame import Array

Source = NDArray[Any]
"""Per month where a vector lies, as one whole number: its slot times `SLOT` plus its row; or per month a number."""
SLOT = 1 << 24
_CANDIDATES = 4
"""So many are tried as the next of a chain; that of next year is among the first."""
Product = tuple[tuple[int, ...], int]
"""The factors that differ every month, and the one that they are multiplied with, by number."""


@dataclass(frozen=True)
class Steps:
    """Rows of a slot for a run: the first, how many further it is for the next year and for the next month."""

    slot: int
    row: int
    across: int
    along: int


View = Steps | Array
"""Rows of a slot, or numbers."""


@dataclass(frozen=True, eq=False)
class Bracket:
    """Sources that are added, plus each factor times what is between its own brackets."""

    plain: tuple[int, ...]
    inner: tuple[tuple[int, Bracket], ...]

    @classmethod
    def of(cls, products: Sequence[Product]) -> Bracket:
        """The factor that most products have goes outside first."""
        plain = tuple(last for factors, last in products if not factors)
        left = [product for product in products if product[0]]
        inner: list[tuple[int, Bracket]] = []
        while left:
            ((most, _),) = Counter(factor for factors, _ in left for factor in set(factors)).most_common(1)
            inner.append((most, cls.of([(_without(factors, most), last) for factors, last in left if most in factors])))
            left = [product for product in left if most not in product[0]]
        return cls(plain, tuple(inner))

    @cached_property
    def depth(self) -> int:
        """How many brackets there are inside each other."""
        return 1 + max((bracket.depth for _, bracket in self.inner), default=0)

    def fill(self, views: Sequence[Array], out: Array, spare: Sequence[Array]) -> None:
        """Write the sum in `out`; `spare` is room for what is between brackets."""
        begun = False
        for factor, bracket in self.inner:
            part, *rest = spare if begun else (out, *spare)
            if bracket.inner or len(bracket.plain) > 1:
                bracket.fill(views, part, rest)
                np.multiply(part, views[factor], out=part)
            else:
                np.multiply(views[factor], views[bracket.plain[0]], out=part)
            if begun:
                np.add(out, part, out=out)
            begun = True
        for source in self.plain:
            np.add(out, views[source], out=out) if begun else np.copyto(out, views[source])
            begun = True
        if not begun:
            out[:] = 0.0


def _without(factors: tuple[int, ...], factor: int) -> tuple[int, ...]:
    place = factors.index(factor)
    return factors[:place] + factors[place + 1 :]


@dataclass(frozen=True, eq=False)
class Run:
    """Months in which every source is one view: `along` months that follow each other, `across` times."""

    months: Steps
    across: int
    along: int
    bracket: Bracket
    views: tuple[View | None, ...]

    def fill(self, slots: Sequence[Array], total: Array, room: Sequence[Array]) -> None:
        """Write the sum of these months; `room` is for what is between brackets."""
        found = [self._view(slots[view.slot], view) if isinstance(view, Steps) else view for view in self.views]
        spare = [block[: self.across * self.along].reshape(self.across, self.along, -1) for block in room]
        self.bracket.fill(found, self._view(total, self.months), spare)  # type: ignore[arg-type]

    def _view(self, block: Array, steps: Steps) -> Array:
        row, one = block.strides
        shape, strides = (self.across, self.along, block.shape[1]), (steps.across * row, steps.along * row, one)
        return np.ndarray(shape, np.float64, block, steps.row * row, strides)


@dataclass(frozen=True, eq=False)
class Nested:
    """The whole sum."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, products: Sequence[Product], sources: Sequence[Source], there: NDArray[np.bool_]) -> Nested:
        """From products over numbered sources and the months in which each counts (products, months)."""
        return cls(tuple(_runs(products, sources, there)))

    @cached_property
    def months(self) -> int:
        return sum(run.across * run.along for run in self.runs)

    @cached_property
    def slots(self) -> frozenset[int]:
        """All that it reads."""
        return frozenset(view.slot for run in self.runs for view in run.views if isinstance(view, Steps))

    @cached_property
    def room(self) -> tuple[int, int]:
        """How many blocks of how many months it needs to put what is between brackets."""
        return max(run.bracket.depth for run in self.runs), max(run.across * run.along for run in self.runs)

    def fill(self, slots: Sequence[Array], total: Array, room: Array) -> None:
        """Write the sum (months, draws)."""
        spare = list(room.reshape(*self.room, total.shape[1]))
        for run in self.runs:
            run.fill(slots, total, spare)


@dataclass(eq=False)
class Sources:
    """What is multiplied and added, by number."""

    numbers: dict[object, int] = field(default_factory=dict)
    found: list[Source] = field(default_factory=list)

    def number(self, key: object, source: Source) -> int:
        """The number of a source; the same key is the same source."""
        if key not in self.numbers:
            self.numbers[key] = len(self.found)
            self.found.append(source)
        return self.numbers[key]


def spots_of(places: Sequence[tuple[int, int]]) -> Source:
    """Slots and rows as numbers."""
    return np.array([slot * SLOT + row for slot, row in places], dtype=np.int64)


def _runs(products: Sequence[Product], sources: Sequence[Source], there: NDArray[np.bool_]) -> Iterator[Run]:
    """For every group of products that count together their months, in as few runs as they lie evenly."""
    patterns: dict[bytes, list[int]] = {}
    for month in range(there.shape[1]):
        patterns.setdefault(there[:, month].tobytes(), []).append(month)
    for months in patterns.values():
        active = [product for product, counts in zip(products, there[:, months[0]], strict=True) if counts]
        used = sorted({source for factors, last in active for source in (*factors, last)})
        spots = [source for source in used if sources[source].dtype == np.int64]
        table = np.array([np.arange(there.shape[1]), *(sources[source] for source in spots)])[:, months]
        bracket = Bracket.of(active)
        for places in _even(table):
            lie = _lie(table, places)
            views: list[View | None] = [None] * len(sources)
            for source in used:
                views[source] = _numbers(sources[source][np.array(months)[places]])
            for source, steps in zip(spots, lie[1:], strict=True):
                views[source] = steps
            yield Run(lie[0], len(places), len(places[0]), bracket, tuple(views))


def _lie(table: NDArray[np.int64], places: Months) -> list[Steps]:
    """How every row of a table lies in these columns."""
    first = table[:, places[0, 0]]
    across, along = (table[:, line[min(1, len(line) - 1)]] - first for line in (places[:, 0], places[0]))
    lines = zip(first.tolist(), across.tolist(), along.tolist(), strict=True)
    return [Steps(spot // SLOT, spot % SLOT, further, next_one) for spot, further, next_one in lines]


def _numbers(found: Array) -> Array:
    """Numbers of a run, or one when they are the same."""
    return found[:1, :1, None] if (found == found[0, 0]).all() else found[..., None]


def _even(table: NDArray[np.int64]) -> Iterator[Months]:
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
        chains = [_chain(table, left, first, second) for second in others[:_CANDIDATES]]
        longest = max(chains, key=len, default=[first])
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
