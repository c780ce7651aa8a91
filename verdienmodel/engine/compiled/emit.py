"""From a plan to steps, first moment first: where each vector lies, and which slot is free again when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.desk import Fetch, Gather, Place, span_of
from verdienmodel.engine.compiled.evenly import SLOT, even, lie
from verdienmodel.engine.compiled.forms import ONE, Mono, Months
from verdienmodel.engine.compiled.nested import Nested, Source, Sources
from verdienmodel.engine.compiled.nodes import Kept, Node, Request
from verdienmodel.engine.compiled.output import Shape
from verdienmodel.engine.compiled.plan import Plan
from verdienmodel.engine.compiled.stages import Batch
from verdienmodel.engine.compiled.steps import Apply, Deliver, Line, MatrixProduct, Products, Rows, Step, Sums, Watch
from verdienmodel.language.frame import Array

_READY = 8
"""From so many rows of one block on, a matrix product reads the block where it lies."""


@dataclass(eq=False)
class Table:
    """Products of vectors that are ready at one moment; what matrix products read together lies together."""

    slot: int
    groups: list[list[Mono]] = field(default_factory=list)
    order: dict[Mono, int] = field(default_factory=dict)

    def settle(self) -> None:
        """Give every product its row, the largest groups first."""
        for group in sorted(self.groups, key=len, reverse=True):
            for mono in sorted(group):
                self.order.setdefault(mono, len(self.order))


@dataclass(eq=False)
class Emitter:
    """Turns a plan into steps."""

    plan: Plan
    watched: Mapping[int, Sequence[int]]
    """By moment the vectors that are watched for what is no number."""
    steps: list[Step] = field(default_factory=list)
    slots: int = 0
    at: Source = field(init=False)
    """Per vector where it lies, as one whole number: its slot times `SLOT` plus its row."""
    batches: dict[Batch, int] = field(default_factory=dict)
    tables: dict[int, Table] = field(default_factory=dict)
    deliveries: dict[int, list[tuple[Request, int, Months, Shape]]] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)

    def slot(self) -> int:
        self.slots += 1
        return self.slots - 1

    def deliver(self, request: Request, output: int, places: Months, shape: Shape) -> None:
        """An outcome that is to be delivered as soon as it is there."""
        self.deliveries.setdefault(request.time, []).append((request, output, places, shape))

    def emit(self) -> None:
        """All steps in order."""
        self.at = np.full(len(self.plan.leaves.times), -1, dtype=np.int64)
        for vector in sorted(self.plan.inputs):
            self.at[vector] = self.slot() * SLOT
        moments = sorted({*self.plan.stages, *self.plan.nodes, *self.deliveries, *self.watched})
        parts = {batch: self._parts(batch, time) for time in moments for batch in self._batches(time)}
        for table in self.tables.values():
            table.settle()
        for time in sorted({*moments, *self.tables}):
            for node in self.plan.nodes.get(time, []):
                self._node(node)
            if time in self.tables:
                self._table(self.tables[time])
            for batch in self._batches(time):
                self._batch(batch, parts[batch])
            for request, output, places, shape in self.deliveries.get(time, []):
                self._deliver(request, output, places, shape)
            if time in self.watched:
                self.steps.append(Watch(Fetch(Gather.of(self.at[self.watched[time]]))))

    def _deliver(self, request: Request, output: int, places: Months, shape: Shape) -> None:
        self.steps.append(
            Deliver(self.fetch(request), output, span_of(places.tolist()), shape, goes_on=output in self.begun)
        )
        self.begun.add(output)

    def _batches(self, time: int) -> list[Batch]:
        stage = self.plan.stages.get(time)
        return stage.batches if stage else []

    def place(self, vector: int) -> Place:
        """Slot and row of a vector."""
        return divmod(int(self.at[vector]), SLOT)

    def fetch(self, request: Request) -> Fetch:
        """How the block of a request is put together."""
        asked = self.plan.asked[request]
        if not asked.added:
            return Fetch(Gather.of(self._spots(request)))
        as_it_is = self._as_it_is(request) if asked.which is None and len(asked.added) == 1 else None
        return Fetch(as_it_is) if as_it_is else Fetch(None, self._nested(request))

    def _as_it_is(self, request: Request) -> Gather | None:
        """The vectors of one row, when they are asked as they are."""
        (added,) = self.plan.asked[request].added
        if len(added.rows) > 1 or added.factors is None or not (added.factors == 1.0).all():
            return None
        return Gather.of(self._row(added.rows[0], request))

    def _nested(self, request: Request) -> Nested:
        """What is multiplied with the same rows stands between brackets."""
        asked, sources = self.plan.asked[request], Sources()
        products, there = [], []
        for added in asked.added:
            factors = tuple(sources.number(symbol, self._row(symbol, request)) for symbol in added.rows)
            last = self._spots(added.request) if added.request else added.form[ONE]
            products.append((factors, sources.number(added, last)))
            there.append(np.logical_or.reduce([profile != 0 for profile in added.form.values()]))
        if asked.which is not None:
            products.append(((), sources.number(request, self._spots(request))))
            there.append(np.ones(request.width, dtype=np.bool_))
        return Nested.of(products, sources.found, np.array(there))

    def _row(self, symbol: int, request: Request) -> Source:
        return self.at[self.plan.leaves.rows[symbol][request.months]]

    def _spots(self, request: Request) -> Source:
        """Where the vectors of a request lie."""
        asked = self.plan.asked[request]
        assert asked.which is not None
        there = asked.which < 0
        found = self.at[np.where(there, -1 - asked.which, 0)]
        columns = np.array([self._column(*spot) for spot in asked.spots], dtype=np.int64)
        found[~there] = columns[asked.which[~there]]
        return found

    def _column(self, batch: Batch, column: int) -> int:
        batch, column = batch.place(column)
        return self.batches[batch] * SLOT + column

    def _node(self, node: Node) -> None:
        if isinstance(node, Kept):
            asked = self.plan.asked[node.requests[0]]
            if asked.which is not None and not asked.added:
                self.at[node.outputs] = self._spots(node.requests[0])
                return
        slot = self.slot()
        self.steps.append(Apply(node, tuple(map(self.fetch, node.requests)), slot))
        self.at[node.outputs] = slot * SLOT + np.arange(len(node.outputs))

    def _parts(self, batch: Batch, time: int) -> list[tuple[int, Mono, list[Mono]]]:
        """The rows of a batch by where they come from: (table moment, factor of now, other factors). Empty when small."""
        if self._few(batch):
            return []
        leaves = self.plan.leaves
        parts: dict[tuple[int, Mono], list[Mono]] = {}
        for number in batch.rows.tolist():
            mono = self.plan.monos[number]
            now = tuple(symbol for symbol in mono if leaves.times[symbol] == time)
            rest = tuple(symbol for symbol in mono if symbol not in now)
            if len(now) == 1 and rest:
                parts.setdefault((leaves.time_of(rest), now), []).append(rest)
            else:
                parts.setdefault((leaves.time_of(mono), ()), []).append(mono)
        for (moment, _), monos in parts.items():
            self.tables.setdefault(moment, Table(-1)).groups.append(monos)
        return [(moment, now, monos) for (moment, now), monos in parts.items()]

    @staticmethod
    def _few(batch: Batch) -> bool:
        return len(batch.weights) <= 4 and bool((np.count_nonzero(batch.weights, axis=1) <= 3).all())

    def _table(self, table: Table) -> None:
        table.slot = self.slot()
        alike: dict[tuple[int, int], list[tuple[int, int, Mono]]] = {}
        levels: list[int] = []
        for row, mono in enumerate(table.order):
            known = table.order.get(mono[:-1], row) if len(mono) > 2 else row
            shorter = known < row
            levels.append(levels[known] + 1 if shorter else 0)
            factors = mono[-1:] if shorter else mono
            alike.setdefault((levels[row], len(factors)), []).append((row, known, factors))
        lines = [line for (level, _), group in sorted(alike.items()) for line in self._lines(table.slot, level, group)]
        self.steps.append(Products(tuple(lines), len(levels), table.slot))

    def _batch(self, batch: Batch, parts: list[tuple[int, Mono, list[Mono]]]) -> None:
        slot = self.batches[batch] = self.slot()
        if not parts:
            self.steps.append(Sums(tuple(self._sum(batch, number) for number in range(len(batch.weights))), slot))
            return
        found = [self._rows(batch, *part) for part in parts]
        gathered = tuple(rows for rows, _, _ in found)
        weights = np.concatenate([block for _, block, _ in found], axis=1)
        risky = np.flatnonzero(np.concatenate([flags for _, _, flags in found]))
        only = gathered[0]
        lies_ready = len(gathered) == 1 and only.times is None
        ready = (only.block, only.rows)
        self.steps.append(MatrixProduct(() if lies_ready else gathered, _filled_up(weights), ready, slot, risky))

    def _rows(self, batch: Batch, moment: int, now: Mono, monos: list[Mono]) -> tuple[Rows, Array, list[bool]]:
        """A run of rows from one table, their weights, and which may hold what is no number."""
        table, leaves = self.tables[moment], self.plan.leaves
        row_of = {number: row for row, number in enumerate(batch.rows.tolist())}
        columns = [row_of[self.plan.catalogue.numbers[tuple(sorted((*now, *mono)))]] for mono in monos]
        rows = [table.order[mono] for mono in monos]
        low, high = min(rows), max(rows) + 1
        span = high - low <= 1.6 * len(rows)  # a view with some rows too many is cheaper than gathering
        taken = list(range(low, high)) if span else sorted(rows)
        at = {row: place for place, row in enumerate(taken)}
        block = np.zeros((len(batch.weights), len(taken)))
        block[:, [at[row] for row in rows]] = batch.weights[:, columns]
        order = list(table.order)
        flags = [any(leaves.risky[symbol] for symbol in (*now, *order[row])) for row in taken]
        times = self.place(now[0]) if now else None
        where = slice(low, high) if span else np.array(taken, dtype=np.intp)
        return Rows(table.slot, where, len(taken), times), block, flags

    def _sum(self, batch: Batch, number: int) -> tuple[tuple[float, tuple[Place, ...]], ...]:
        weights = batch.weights[number]
        used = np.flatnonzero(weights)
        monos = (self.plan.monos[batch.rows[row]] for row in used)
        terms = zip(weights[used].tolist(), monos, strict=True)
        return tuple((value, tuple(self.place(symbol) for symbol in mono)) for value, mono in terms)

    def _lines(self, slot: int, level: int, products: list[tuple[int, int, Mono]]) -> Iterator[Line]:
        """Products (row, the row that they go on from, vectors), as many at a time as lie evenly; level 0 goes on from none."""
        rows, known, monos = zip(*products, strict=True)
        begun = [slot * SLOT + np.array(known)] if level else []
        table = np.array([slot * SLOT + np.array(rows), *self.at[np.array(monos, dtype=np.intp)].T, *begun])
        for places in even(table):
            out, *factors = lie(table, places)
            yield Line(out, tuple(factors))


def _filled_up(weights: Array) -> Array:
    """With rows of zeros up to a multiple of eight when one or two are missing: matrix products are made in eights."""
    missing = -len(weights) % 8
    return np.ascontiguousarray(np.pad(weights, ((0, missing), (0, 0))) if missing <= 2 else weights)
