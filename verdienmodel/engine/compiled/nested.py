"""A sum of products month by month: shared factors outside brackets, and a run of months at a time.

In a run every factor is one vector, or vectors that lie next to each other: a view, where gathering would be a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verdienmodel.language.frame import Array

Source = NDArray[Any]
"""Per month where a vector lies, as one whole number: its slot times `SLOT` plus its row; or per month a number."""
SLOT = 1 << 24
Product = tuple[tuple[int, ...], int]
"""The factors that differ every month, and the one that they are multiplied with, by number."""
View = tuple[int, slice] | Array
"""A slot with the rows of a run in it, or its numbers."""


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
    """Months that follow each other, in which every source is one view."""

    months: slice
    bracket: Bracket
    views: tuple[View | None, ...]

    @property
    def count(self) -> int:
        return int(self.months.stop - self.months.start)

    def fill(self, slots: Sequence[Array], total: Array, spare: Sequence[Array]) -> None:
        found = [slots[view[0]][view[1]] if isinstance(view, tuple) else view for view in self.views]
        self.bracket.fill(found, total[self.months], [block[: self.count] for block in spare])  # type: ignore[arg-type]


@dataclass(frozen=True, eq=False)
class Nested:
    """The whole sum."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, products: Sequence[Product], sources: Sequence[Source], there: NDArray[np.bool_]) -> Nested:
        """From products over numbered sources and the months in which each counts (products, months)."""
        return cls(tuple(_runs(products, sources, there)))

    @property
    def months(self) -> int:
        return int(self.runs[-1].months.stop)

    @cached_property
    def slots(self) -> frozenset[int]:
        """All that it reads."""
        return frozenset(view[0] for run in self.runs for view in run.views if isinstance(view, tuple))

    @cached_property
    def room(self) -> tuple[int, int]:
        """How many blocks of how many rows it needs beside the total."""
        return max(run.bracket.depth for run in self.runs), max(run.count for run in self.runs)

    def fill(self, slots: Sequence[Array], total: Array, room: Array) -> None:
        """Write the sum (months, draws)."""
        spare = room.reshape(*self.room, total.shape[1])
        for run in self.runs:
            run.fill(slots, total, list(spare))


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
    months, brackets = there.shape[1], dict[bytes, Bracket]()
    edges = [0, *(np.flatnonzero((there[:, 1:] != there[:, :-1]).any(axis=0)) + 1).tolist(), months]
    for start, stop in pairwise(edges):
        active = [product for product, counts in zip(products, there[:, start], strict=True) if counts]
        used = sorted({source for factors, last in active for source in (*factors, last)})
        pattern = there[:, start].tobytes()
        bracket = brackets[pattern] = brackets.get(pattern) or Bracket.of(active)
        spots = [sources[source][start:stop] for source in used if sources[source].dtype == np.int64]
        for first, last in _even(spots, stop - start):
            part = slice(start + first, start + last)
            views: list[View | None] = [None] * len(sources)
            for source in used:
                views[source] = _view(sources[source][part])
            yield Run(part, bracket, tuple(views))


def _even(spots: Sequence[Source], months: int) -> Iterator[tuple[int, int]]:
    """Runs in which each spot stays, or moves one up or down every month."""
    if months == 1 or not spots:
        yield 0, months
        return
    table = np.array(spots)
    moves: NDArray[np.int64] = table[:, 1:] - table[:, :-1]
    jumps: list[bool] = np.any(np.abs(moves) > 1, axis=0).tolist()
    turns: list[bool] = [True, *np.any(moves[:, 1:] != moves[:, :-1], axis=0).tolist()]
    start = 0
    for month in range(1, months):
        if jumps[month - 1] or (month - 1 > start and turns[month - 1]):
            yield start, month
            start = month
    yield start, months


def _view(part: Source) -> View:
    if part.dtype != np.int64:
        return part[:1].reshape(1, 1) if (part == part[0]).all() else part.reshape(-1, 1)
    (slot, row), count = divmod(int(part[0]), SLOT), len(part)
    if part[-1] < part[0]:
        return slot, slice(row, row - count if row >= count else None, -1)
    return slot, slice(row, row + (1 if part[-1] == part[0] else count))
