"""The vectors that a program works with: which there are, what makes each, and when it is ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import numpy as np

from verdienmodel.engine.compiled.forms import ONE, Form, Mono, Months

if TYPE_CHECKING:
    from verdienmodel.engine.compiled.nodes import Node

_YEAR = 1_000_000
STATIC = -_YEAR
"""Time of an input without a date. A time is a year (-1: none) times a million plus a level within it."""


def year_time(year: int) -> int:
    """The time of an input that holds from this year of the plan on."""
    return year * _YEAR


@dataclass(eq=False)
class Leaves:
    """Every vector by number, and every row: which vector it is in which month. Only ever grows."""

    years: int
    """What has at most so many different vectors differs by year, and not by month."""
    times: list[int] = field(default_factory=list)
    makers: list[tuple[Node, int] | None] = field(default_factory=list)
    risky: list[bool] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    """The inputs that it may hang on, as bits by their place in `inputs`."""
    watched: list[bool] = field(default_factory=list)
    """Risky in a way that matters where it is multiplied by 0; of a row when any of its vectors is."""
    rows: dict[int, Months] = field(default_factory=dict)
    row_times: dict[int, Months] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    inputs: dict[str, int] = field(default_factory=dict)
    _apart: dict[tuple[Mono, bytes], tuple[list[Mono], Months]] = field(default_factory=dict)
    _same: dict[bytes, int] = field(default_factory=dict)
    _rows_of: dict[Mono, Mono] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.one = self.vector(None, 0, STATIC)

    def vector(
        self,
        maker: Node | None,
        position: int,
        time: int,
        origins: int = 0,
        *,
        risky: bool = False,
        watched: bool | None = None,
    ) -> int:
        """A new vector; risky when it may turn out infinite or not a number."""
        self.times.append(time)
        self.origins.append(origins)
        self.makers.append(None if maker is None else (maker, position))
        self.risky.append(risky)
        self.watched.append(risky if watched is None else watched)
        return len(self.times) - 1

    def make(self, node: Node, count: int = 1, *, risky: bool = False, sane: bool = False) -> list[int]:
        """The vectors of a new node; risky when it is by itself, or when anything it reads is. `sane`: need not be watched."""
        read = {symbol for request in node.requests for mono in request.form for symbol in mono}
        risky = risky or any(self.risky[symbol] for symbol in read)
        time, origins, watched = node.time, self.origins_of(read), risky and not sane
        node.outputs[:] = [
            self.vector(node, place, time, origins, risky=risky, watched=watched) for place in range(count)
        ]
        return node.outputs

    def input(self, address: str, time: int = STATIC) -> int:
        """The vector of the draws of a leaf."""
        if address not in self.inputs:
            self.inputs[address] = self.vector(None, 0, time, 1 << len(self.inputs))
        return self.inputs[address]

    def row(self, vectors: Months) -> int:
        """The symbol for these vectors, one per month; a vector itself when they are all the same."""
        if (vectors == vectors[0]).all():
            return int(vectors[0])
        key = vectors.tobytes()
        if key not in self._same:
            numbers = vectors.tolist()
            times = np.array([self.times[vector] for vector in numbers])
            risky, watched = (any(flags[vector] for vector in numbers) for flags in (self.risky, self.watched))
            origins = self.origins_of(numbers)
            symbol = self.vector(None, 0, int(times.max()), origins, risky=risky, watched=watched)
            self.rows[symbol], self.row_times[symbol], self.widths[symbol] = vectors, times, len(set(numbers))
            self._same[key] = symbol
        return self._same[key]

    def origins_of(self, symbols: Iterable[int]) -> int:
        """The inputs that any of these may hang on."""
        return reduce(or_, {self.origins[symbol] for symbol in symbols}, 0)

    def time_of(self, mono: Mono) -> int:
        """When all factors are ready."""
        return max((self.times[symbol] for symbol in mono), default=STATIC)

    def rows_of(self, mono: Mono) -> Mono:
        known = self._rows_of.get(mono)
        if known is None:
            known = self._rows_of[mono] = tuple(symbol for symbol in mono if symbol in self.rows)
        return known

    def apart(self, symbols: Mono, months: Months) -> tuple[list[Mono], Months]:
        """The different vectors that rows stand for in these months, and which of them each month has."""
        key = (symbols, months.tobytes())
        if key not in self._apart:
            places: dict[Mono, int] = {}
            columns = zip(*(self.rows[symbol][months].tolist() for symbol in symbols), strict=True)
            which = np.array([places.setdefault(vectors, len(places)) for vectors in columns], dtype=np.intp)
            self._apart[key] = (list(places), which)
        return self._apart[key]

    def long_rows(self, mono: Mono) -> Mono:
        """The rows in it with another vector nearly every month."""
        return tuple(symbol for symbol in self.rows_of(mono) if self.widths[symbol] > self.years)

    def plain(self, mono: Mono) -> Mono:
        """The same product with a vector of ones for the empty product."""
        return mono if mono != ONE else (self.one,)


def moments(leaves: Leaves, form: Form, months: Months) -> Months:
    """When a form is ready, in each of these months (its coefficients are of these months)."""
    found = np.full(len(months), STATIC)
    if not form:
        return found
    there = np.array(list(form.values())) != 0
    places: dict[int, list[int]] = {}
    for place, mono in enumerate(form):
        for symbol in mono:
            if leaves.times[symbol] > STATIC:
                places.setdefault(symbol, []).append(place)
    for symbol, used in places.items():
        row = leaves.row_times.get(symbol)
        time = leaves.times[symbol] if row is None else row[months]
        found = np.maximum(found, np.where(there[used].any(axis=0), time, STATIC))
    return found


def moment(leaves: Leaves, form: Form, months: Months) -> int:
    """When a form is ready in all of these months."""
    fixed = [leaves.times[symbol] for mono in form for symbol in mono if symbol not in leaves.rows]
    rows = {symbol for mono in form for symbol in mono if symbol in leaves.rows}
    return max((STATIC, *fixed, *(int(leaves.row_times[symbol][months].max()) for symbol in rows)))
