"""What a request comes down to: columns over products, and terms that are added month by month.

Worked out once for each request, however many plans ask for it: a plan for another constant asks mostly for the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from verdienmodel.engine.compiled.forms import ONE, Form, Mono, Months, different, is_constant
from verdienmodel.engine.compiled.leaves import Leaves, moment
from verdienmodel.engine.compiled.nodes import Request
from verdienmodel.engine.compiled.normal import resolved
from verdienmodel.engine.compiled.output import Shape
from verdienmodel.language.frame import Array

Key = tuple[bytes, bytes]


@dataclass(frozen=True, eq=False)
class Column:
    """A wanted vector: its products by number, in rising order so that equal columns have equal keys; and their weights."""

    numbers: Months
    values: Array
    key: Key
    bits: int
    """The products as bits."""


@dataclass(frozen=True, eq=False)
class Reduced:
    """The products that a batch reads in the end, with its weights."""

    numbers: list[int]
    weights: Array


@dataclass(frozen=True, eq=False)
class Added:
    """Terms that are added month by month: the rows in it, times all that they are multiplied with."""

    rows: Mono
    form: Form
    request: Request | None
    """What they are multiplied with; None when that is the same in all draws."""

    @property
    def factors(self) -> Array | None:
        """A number per month, when there is no request."""
        return self.form[ONE] if self.request is None else None


@dataclass(frozen=True, eq=False)
class Parts:
    """A request taken apart."""

    columns: list[Column]
    which: Months | None
    """Per month its column; below zero a vector that is there already, minus one and minus its number. None without."""
    added: list[Added]
    vectors: set[int]
    """The vectors that are read as they are."""


@dataclass(frozen=True, eq=False)
class Asked:
    """An outcome: its form, the requests it takes, and where the months of each go."""

    form: Form
    requests: Sequence[tuple[Request, Months]]
    rows: int
    origins: int


@dataclass(eq=False)
class Catalogue:
    """Every product by number, and what each request comes down to. Only ever grows."""

    leaves: Leaves
    monos: list[Mono] = field(default_factory=list)
    numbers: dict[Mono, int] = field(default_factory=dict)
    kept: dict[Key, int] = field(default_factory=dict)
    """The vectors of sums that are worked out once, at an earlier moment."""
    reduced: dict[tuple[Key, ...], Reduced] = field(default_factory=dict)
    """The batches of the last plan."""
    asked: dict[tuple[int, Shape, bool], Asked] = field(default_factory=dict)
    """What each outcome comes down to, by its form (its id: it is kept there), its shape and whether it is unsure."""

    def number(self, mono: Mono) -> int:
        number = self.numbers.setdefault(mono, len(self.monos))
        if number == len(self.monos):
            self.monos.append(mono)
        return number

    def column(self, monos: Sequence[Mono], values: Array) -> Column:
        """A sum of different products as a column."""
        numbers = np.array([self.number(self.leaves.plain(mono)) for mono in monos], dtype=np.intp)
        order = numbers.argsort()
        return _column(numbers[order], values[order])

    def parts(self, request: Request) -> Parts:
        """What a request comes down to."""
        if request.parts is None:
            request.parts = self._parts(request)
        assert isinstance(request.parts, Parts)
        return request.parts

    def _parts(self, request: Request) -> Parts:
        plain: dict[Mono, Array] = {}
        by_rows: dict[Mono, dict[Mono, Array]] = {}
        for mono, profile in request.form.items():  # long rows are cheaper month by month than in a matrix
            rows = self.leaves.long_rows(mono) if request.width > self.leaves.years else ()
            if rows:
                by_rows.setdefault(rows, {})[tuple(symbol for symbol in mono if symbol not in rows)] = profile
            else:
                plain[mono] = profile
        added = [self._added(request, rows, form) for rows, form in by_rows.items()]
        read = {v for item in added for s in item.rows for v in self.leaves.rows[s][request.months].tolist()}
        columns, which = self._columns(request, plain) if plain or not by_rows else ([], None)
        read |= {-1 - place for place in which or () if place < 0}
        return Parts(columns, None if which is None else np.array(which, dtype=np.intp), added, read)

    def _added(self, request: Request, rows: Mono, form: Form) -> Added:
        if is_constant(form):
            return Added(rows, form, None)
        return Added(rows, form, Request(form, request.months, moment(self.leaves, form, request.months)))

    def _columns(self, request: Request, form: Form) -> tuple[list[Column], list[int]]:
        plain = resolved(form, request.months, self.leaves)
        found = {self.number(self.leaves.plain(mono)): profile for mono, profile in plain.items()}
        numbers = np.array(sorted(found), dtype=np.intp)
        table = np.array([found[number] for number in numbers.tolist()]).reshape(len(found), request.width)
        table = np.ascontiguousarray(table.T)
        first, same = different(table)
        table = table[first]
        rows, used = table.nonzero()
        taken, values = numbers[used], table[rows, used]
        columns, places = list[Column](), list[int]()
        for start, stop in pairwise(np.searchsorted(rows, np.arange(len(first) + 1)).tolist()):
            lone = self._lone(taken[start], values[start]) if stop - start == 1 else -1
            places.append(len(columns) if lone < 0 else -1 - lone)
            if lone < 0:
                columns.append(_column(taken[start:stop], values[start:stop]))
        return columns, [places[number] for number in same.tolist()]

    def _lone(self, number: int, value: float) -> int:
        """The vector that a column with one product is, as it is; below zero when it is more."""
        mono = self.monos[number]
        return mono[0] if len(mono) == 1 and value == 1.0 else -1


def _column(numbers: Months, values: Array) -> Column:
    bits = 0
    for number in numbers.tolist():
        bits |= 1 << number
    return Column(numbers, values, (numbers.tobytes(), values.tobytes()), bits)
