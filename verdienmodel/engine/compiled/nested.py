"""A sum of products month by month: shared factors outside brackets, and as many months at a time as lie evenly.

In a run every factor is one vector, or vectors that lie next to each other; the same run every year is one run of many
years. Each factor is then a view, where gathering would be a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.evenly import Steps, even, lie
from verdienmodel.language.frame import Array

Source = NDArray[Any]
"""Per month where a vector lies, as one whole number: its slot times `SLOT` plus its row; or per month a number."""
Product = tuple[tuple[int, ...], int]
"""The factors that differ every month, and the one that they are multiplied with, by number."""


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
    """Months in which every source is one view."""

    months: Steps
    bracket: Bracket
    views: tuple[View | None, ...]

    @property
    def count(self) -> int:
        return self.months.times * self.months.months

    def fill(self, slots: Sequence[Array], total: Array, room: Sequence[Array]) -> None:
        """Write the sum of these months; `room` is for what is between brackets."""
        size = self.months.times, self.months.months
        found = [view.view(slots[view.slot]) if isinstance(view, Steps) else view for view in self.views]
        spare = [block[: self.count].reshape(*size, -1) for block in room]
        self.bracket.fill(found, self.months.view(total), spare)  # type: ignore[arg-type]


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
        return sum(run.count for run in self.runs)

    @cached_property
    def slots(self) -> frozenset[int]:
        """All that it reads."""
        return frozenset(view.slot for run in self.runs for view in run.views if isinstance(view, Steps))

    @cached_property
    def room(self) -> tuple[int, int]:
        """How many blocks of how many months it needs to put what is between brackets."""
        return max(run.bracket.depth for run in self.runs), max(run.count for run in self.runs)

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
        for places in even(table):
            months_here, *lying = lie(table, places)
            views: list[View | None] = [None] * len(sources)
            for source in used:
                views[source] = _numbers(sources[source][np.array(months)[places]])
            for source, steps in zip(spots, lying, strict=True):
                views[source] = steps
            yield Run(months_here, bracket, tuple(views))


def _numbers(found: Array) -> Array:
    """Numbers of a run, or one when they are the same."""
    return found[:1, :1, None] if (found == found[0, 0]).all() else found[..., None]
