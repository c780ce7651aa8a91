"""Compile a graph for the leaves that vary per draw and the outcomes that are asked."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from verdienmodel.engine.compiled.columns import Catalogue
from verdienmodel.engine.compiled.emit import Emitter, freed
from verdienmodel.engine.compiled.forms import Form, Months
from verdienmodel.engine.compiled.leaves import Leaves
from verdienmodel.engine.compiled.loops import loop_forms
from verdienmodel.engine.compiled.matrices import Matrices, Matrix
from verdienmodel.engine.compiled.nodes import Request
from verdienmodel.engine.compiled.normal import Normal
from verdienmodel.engine.compiled.opaque import Opaque
from verdienmodel.engine.compiled.plan import Plan
from verdienmodel.engine.compiled.program import BLOCK, WIDE_BLOCK, Layout, Output, Program, Shape
from verdienmodel.engine.compiled.steps import Apply, MatrixProduct, Products, Sums
from verdienmodel.engine.evaluate import Results, evaluate
from verdienmodel.engine.tables import table_values
from verdienmodel.language.frame import Array, Clock
from verdienmodel.model.graph import Graph, Group

_MANY = 50_000
"""Vectors of earlier constants are kept; with more than this it is better to begin again."""
_WIDE = 36
"""A node with more vectors than this differs by month for years."""


def compile_graph(
    graph: Graph,
    uncertain: Collection[str],
    outputs: Sequence[str | Output],
    values: Mapping[str, float] | None = None,
) -> Program:
    """A program for these outputs; `uncertain` are leaf addresses that vary per draw, `values` other constants."""
    asked = tuple(Output(item) if isinstance(item, str) else item for item in outputs)
    return Compiler.of(graph, frozenset(uncertain), asked, dict(values or {})).program()


@dataclass(frozen=True, eq=False, repr=False)
class Compiler:
    """A graph with what is uncertain and what is asked, and the forms that are known so far."""

    graph: Graph
    uncertain: frozenset[str]
    outputs: tuple[Output, ...]
    values: Mapping[str, float]
    certain: Graph
    """The part that is the same in all draws, as a graph for the plain evaluator."""
    stale: frozenset[str]
    needed: frozenset[str]
    constants: Results
    normal: Normal
    catalogue: Catalogue
    guards: Mapping[str, frozenset[int]]
    """Per quantity the vectors that are to be watched for it."""

    @classmethod
    def of(
        cls, graph: Graph, uncertain: frozenset[str], outputs: tuple[Output, ...], values: Mapping[str, float]
    ) -> Compiler:
        stale = frozenset(graph.downstream(uncertain))
        needed = frozenset(_upstream(graph, {output.address for output in outputs}))
        kept = tuple(g for g in graph.order if needed.intersection(g.addresses) and stale.isdisjoint(g.addresses))
        certain = replace(graph, order=kept)
        constants = evaluate(certain, values)
        clock = Clock.of(graph.timeline)
        normal = _normal(graph, uncertain, constants, Leaves(), Matrices(clock), {})
        catalogue = Catalogue(normal.opaque.leaves, len(set(graph.timeline.years)) + 1)
        return cls(graph, uncertain, outputs, values, certain, stale, needed, constants, normal, catalogue, {})

    def changed(self, values: Mapping[str, float]) -> Program:
        """The program for other constants; forms that do not depend on them stay."""
        asked = {**self.values, **values}
        if len(self.normal.opaque.leaves.times) > _MANY:
            return Compiler.of(self.graph, self.uncertain, self.outputs, asked).program()
        constants = evaluate(self.certain, asked, before=self.constants)
        different = [leaf for leaf, row in constants.inputs.items() if row[0, 0] != self.constants.inputs[leaf][0, 0]]
        touched = self.graph.downstream(different)
        old = self.normal
        forms = {address: form for address, form in old.forms.items() if address not in touched}
        known = old.opaque.known if not any(name in touched for name in self.graph.tables) else {}
        normal = _normal(self.graph, self.uncertain, constants, old.opaque.leaves, old.matrices, forms)
        normal.opaque.known.update(known)
        guards = {address: vectors for address, vectors in self.guards.items() if address in forms}
        return replace(self, values=asked, constants=constants, normal=normal, guards=guards).program()

    def program(self) -> Program:
        """Forms, plan and steps."""
        with np.errstate(all="ignore"), _without_collector():  # no number is no problem, as in the plain evaluator
            filled = replace(self, guards={**self.guards, **self._fill()})
            return Program(filled.layout(), filled)

    def _fill(self) -> dict[str, frozenset[int]]:
        """Work out the forms that are not there yet; gives per quantity what is to be watched."""
        guards: dict[str, frozenset[int]] = {}
        for group in self.graph.order:
            if self.stale.isdisjoint(group.addresses) or not self.needed.intersection(group.addresses):
                continue
            if group.addresses[0] not in self.normal.forms:
                self.normal.opaque.guarded.clear()
                self._work_out(group)
                guards[group.addresses[0]] = frozenset(self.normal.opaque.guarded)
        return guards

    def _work_out(self, group: Group) -> None:
        if group.loop:
            self.normal.forms.update(loop_forms(self.normal, group))
            return
        node = self.graph.quantities[group.addresses[0]].expression
        assert node is not None
        self.normal.forms[group.addresses[0]] = self.normal.of(node)

    def layout(self) -> Layout:
        """Plan what is asked, and turn the plan into steps."""
        leaves = self.normal.opaque.leaves
        plan = Plan(self.catalogue)
        rows: dict[str, int] = {}
        parts: list[tuple[Request, int, Months, Output]] = []
        for number, output in enumerate(self.outputs):
            form, months, where = self._asked(output)
            rows[output.name] = len(where) if output.shape != "lowest" else 1
            groups = self.normal.opaque.by_moment(form, months)
            requests = self.normal.opaque.requests(form, [months[group] for group in groups])
            for group, request in zip(groups, requests, strict=True):
                plan.ask(request)
                parts.append((request, number, np.arange(len(months))[group], output))
        watched = self._watched(leaves)
        for request in watched:
            plan.ask(request)
        plan.work_out()
        emitter = Emitter(plan)
        for request, number, places, output in parts:
            emitter.deliver(request, number, places, output.shape)
        for request in watched:
            emitter.deliver(request, -1, request.months, "watch")
        emitter.emit()
        inputs = {a: emitter.places[v][0] for a, v in leaves.inputs.items() if v in plan.inputs}
        ones = emitter.places[leaves.one][0] if leaves.one in plan.inputs else None
        freed(emitter.steps, set())
        wide = any(isinstance(step, Apply) and len(step.node.outputs) > _WIDE for step in emitter.steps)
        block = WIDE_BLOCK if wide else BLOCK
        own = frozenset(step.slot for step in emitter.steps if isinstance(step, Products | MatrixProduct | Sums))
        return Layout(tuple(emitter.steps), emitter.slots, inputs, ones, own, block, rows)

    def _watched(self, leaves: Leaves) -> list[Request]:
        """The vectors to watch, those of one moment together."""
        by_time: dict[int, list[int]] = {}
        for vector in sorted(set().union(*self.guards.values())):
            by_time.setdefault(leaves.times[vector], []).append(vector)
        return [
            Request(
                {(vector,): row for vector, row in zip(vectors, np.eye(len(vectors)), strict=True)},
                np.zeros(len(vectors), dtype=np.intp),
                time,
            )
            for time, vectors in by_time.items()
        ]

    def referee(self, draws: Mapping[str, Array]) -> list[Array]:
        """The outputs (rows, draws) by the plain evaluator: for draws with something that is no number."""
        results = evaluate(self.graph, {**self.values, **draws})
        count = max((len(row) for row in draws.values()), default=1)
        return [self._shaped(results[output.address], output.shape, count) for output in self.outputs]

    def _shaped(self, array: Array, shape: Shape, count: int) -> Array:
        rows = np.broadcast_to(array, (count, len(self.graph.timeline))).T
        if shape == "year":
            return self._year_totals.values[self._year_ends] @ rows
        if shape == "lowest":
            return np.minimum.reduce(rows, axis=0, keepdims=True)
        return rows[self._year_ends] if shape == "year_end" else rows

    @property
    def _year_ends(self) -> Months:
        timeline = self.graph.timeline
        return np.array(sorted({timeline.year_end(month) for month in range(len(timeline))}))

    def _asked(self, output: Output) -> tuple[Form, Months, Months]:
        """The form of an output and the months in which it is read."""
        form = self.normal.form(output.address)
        everywhere = np.arange(len(self.graph.timeline))
        if output.shape in ("months", "lowest"):
            picked, _, _ = self.normal.opaque.different([form], everywhere, None)
            if output.shape == "lowest":
                return form, picked, picked
            return (form, picked, picked) if len(picked) == 1 else (form, everywhere, everywhere)
        ends = self._year_ends
        if output.shape == "year":
            form = self.normal.moved(form, self._year_totals)
        return form, ends, ends

    @property
    def _year_totals(self) -> Matrix:
        years = np.array(self.graph.timeline.years)
        return Matrix((years[:, None] == years[None, :]).astype(np.float64))


def _normal(
    graph: Graph,
    uncertain: frozenset[str],
    constants: Results,
    leaves: Leaves,
    matrices: Matrices,
    forms: dict[str, Form],
) -> Normal:
    """The first forms: those of inputs; and the tables, with a vector where a column is uncertain."""
    tables = {key: table_values(table, constants.inputs) for key, table in graph.tables.items()}
    varying = {
        key: tuple(leaves.input(leaf) if leaf in uncertain else None for leaf in table.leaves)
        for key, table in graph.tables.items()
        if not uncertain.isdisjoint(table.leaves)
    }
    opaque = Opaque(matrices.clock, leaves, tables, varying)
    normal = Normal(graph, opaque, matrices, constants.arrays, uncertain, forms)
    for quantity in graph.quantities.values():
        if quantity.is_input and quantity.address not in forms and not uncertain.isdisjoint(quantity.leaves):
            forms[quantity.address] = normal.series(quantity, constants.inputs)
    return normal


@contextmanager
def _without_collector() -> Iterator[None]:
    """Compiling makes many small objects that all stay: looking for garbage among them takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _upstream(graph: Graph, addresses: set[str]) -> set[str]:
    """All that these quantities need."""
    needed = set(addresses)
    for group, read in zip(reversed(graph.order), reversed(graph.reads), strict=True):
        if needed.intersection(group.addresses):
            needed |= read | set(group.addresses)
    return needed
