"""Compile a graph for the leaves that vary per draw and the outcomes that are asked."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import numpy as np

from verdienmodel.engine.compiled.columns import Catalogue
from verdienmodel.engine.compiled.forms import Form
from verdienmodel.engine.compiled.layout import Planner
from verdienmodel.engine.compiled.leaves import Leaves
from verdienmodel.engine.compiled.loops import loop_forms
from verdienmodel.engine.compiled.matrices import Matrices
from verdienmodel.engine.compiled.normal import Normal
from verdienmodel.engine.compiled.opaque import Opaque
from verdienmodel.engine.compiled.program import Layout, Output, Program
from verdienmodel.engine.compiled.shapes import Shapes
from verdienmodel.engine.evaluate import Results, evaluate
from verdienmodel.engine.tables import table_values
from verdienmodel.language.frame import Array, Clock
from verdienmodel.model.graph import Graph, Group, Quantity

_MANY = 50_000
"""Vectors of earlier constants are kept; with more than this it is better to begin again."""

_LONG = 100
"""A longer sum that is the same for whole years is worked out once for each: all that reads it stays short."""


@dataclass(frozen=True)
class Setting:
    """The constants of one option, and under which name it finds the leaves that it draws in its own way."""

    values: Mapping[str, float] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def compile_graph(
    graph: Graph,
    uncertain: Collection[str],
    outputs: Sequence[str | Output],
    values: Mapping[str, float] | None = None,
) -> Program:
    """A program for these outputs; `uncertain` are leaf addresses that vary per draw, `values` other constants."""
    with _at_ease():
        return _program(Compiled.of(_compiled(graph, frozenset(uncertain), _outputs(outputs), [Setting(values or {})])))


def compile_options(
    graph: Graph, uncertain: Collection[str], outputs: Sequence[str | Output], settings: Sequence[Setting]
) -> Program:
    """One program for several settings, the base first; what an option does not change is worked out once.

    The outcomes of the first have their own names, those of the others what `of_option` makes of them.
    """
    with _at_ease():
        return _program(Compiled.of(_compiled(graph, frozenset(uncertain), _outputs(outputs), settings)))


def _outputs(asked: Sequence[str | Output]) -> tuple[Output, ...]:
    return tuple(dict.fromkeys(Output(item) if isinstance(item, str) else item for item in asked))


@dataclass(frozen=True, eq=False, repr=False)
class Compiler:
    """A graph with what is uncertain and what is asked, and its forms for one setting of the constants."""

    graph: Graph
    uncertain: frozenset[str]
    outputs: tuple[Output, ...]
    setting: Setting
    certain: Graph
    """The part that is the same in all draws, as a graph for the plain evaluator."""
    groups: tuple[tuple[Group, frozenset[str]], ...]
    """What is asked or needed for it and differs per draw, with what it reads."""
    constants: Results
    normal: Normal
    catalogue: Catalogue
    guards: Mapping[str, frozenset[int]]
    """Per quantity the vectors that are to be watched for it."""

    @staticmethod
    def of(graph: Graph, uncertain: frozenset[str], outputs: tuple[Output, ...], setting: Setting) -> Compiler:
        stale = graph.downstream(uncertain)
        needed = _upstream(graph, {output.address for output in outputs})
        asked = [pair for pair in zip(graph.order, graph.reads, strict=True) if needed.intersection(pair[0].addresses)]
        groups = tuple(pair for pair in asked if not stale.isdisjoint(pair[0].addresses))
        certain = replace(graph, order=tuple(group for group, _ in asked if stale.isdisjoint(group.addresses)))
        constants = evaluate(certain, setting.values)
        opaque = _opaque(graph, uncertain, constants, Leaves(), setting.names)
        normal = Normal(graph, opaque, Matrices(opaque.clock), constants.arrays, uncertain, setting.names)
        catalogue = Catalogue(opaque.leaves, len(set(graph.timeline.years)) + 1)
        made = Compiler(graph, uncertain, outputs, setting, certain, groups, constants, normal, catalogue, {})
        return made.filled({}, {}, set())

    def changed(self, setting: Setting) -> Compiler:
        """The same for other constants; what does not depend on them is not worked out again."""
        constants = evaluate(self.certain, setting.values, before=self.constants)
        old = self.normal
        opaque = _opaque(self.graph, self.uncertain, constants, old.opaque.leaves, setting.names)
        different = self._different(constants, opaque)
        opaque.known.update({key: form for key, form in old.opaque.known.items() if not _looks_in(key, different)})
        known = {number: call for number, call in old.known.items() if not _looks_in(call.key, different)}
        forms = {a: form for a, form in old.forms.items() if a in self.constants.arrays and a not in different}
        normal = replace(old, opaque=opaque, constants=constants.arrays, names=setting.names, forms=forms, known=known)
        made = replace(self, setting=setting, constants=constants, normal=normal)
        return made.filled(old.forms, self.guards, different)

    def filled(self, old: Mapping[str, Form], guards: Mapping[str, frozenset[int]], different: set[str]) -> Compiler:
        """With the forms of all that is asked; `different` is what is not what it was for the old forms."""
        different = different | self._inputs(old)
        return replace(self, guards=self._fill(old, guards, different))

    def _different(self, constants: Results, opaque: Opaque) -> set[str]:
        """The certain quantities and tables that are not what they were."""
        before, old = self.constants.arrays, self.normal.opaque
        found = {a for a, row in constants.arrays.items() if row is not before[a] and not _same(row, before[a])}
        for name, columns in opaque.tables.items():
            vectors = opaque.varying.get(name, (None,) * len(columns))
            certain = (place for place, vector in enumerate(vectors) if vector is None)
            if vectors != old.varying.get(name, vectors) or not all(
                _same(columns[place], old.tables[name][place]) for place in certain
            ):
                found.add(name)
        return found - {quantity.address for quantity in self._varying_inputs()}

    def _varying_inputs(self) -> Iterator[Quantity]:
        for quantity in self.graph.quantities.values():
            if quantity.is_input and not self.uncertain.isdisjoint(quantity.leaves):
                yield quantity

    def _inputs(self, old: Mapping[str, Form]) -> set[str]:
        """The forms of inputs; gives those that are not what they were."""
        different: set[str] = set()
        for quantity in self._varying_inputs():
            self._put(quantity.address, self.normal.series(quantity, self.constants.inputs), old, different)
        return different

    def _fill(
        self, old: Mapping[str, Form], guards: Mapping[str, frozenset[int]], different: set[str]
    ) -> dict[str, frozenset[int]]:
        """The forms of all that is asked; gives per quantity what is to be watched. Adds to what is different."""
        watched: dict[str, frozenset[int]] = {}
        for group, reads in self.groups:
            first = group.addresses[0]
            if first in old and different.isdisjoint(reads):
                self.normal.forms.update({address: old[address] for address in group.addresses})
                watched[first] = guards[first]
                continue
            self.normal.opaque.guarded = set()
            found = self._work_out(group)
            watched[first] = frozenset(self.normal.opaque.guarded)
            same = [self._put(address, form, old, different) for address, form in found.items()]
            if all(same) and first in guards:
                watched[first] = guards[first]
        return watched

    def _put(self, address: str, form: Form, old: Mapping[str, Form], different: set[str]) -> bool:
        """Keep a form, as the object that it was when it is the same."""
        same = address in old and _same_form(form, old[address])
        self.normal.forms[address] = old[address] if same else form
        if not same:
            different.add(address)
        return same

    def _work_out(self, group: Group) -> Mapping[str, Form]:
        if group.loop:
            return loop_forms(self.normal, group)
        node = self.graph.quantities[group.addresses[0]].expression
        assert node is not None
        form = self.normal.of(node)
        return {group.addresses[0]: self.normal.opaque.kept(form, self.catalogue.years) if len(form) > _LONG else form}

    def referee(self, draws: Mapping[str, Array], count: int) -> list[Array]:
        """The outputs (rows, draws) by the plain evaluator: for draws with something that is no number."""
        names = self.setting.names
        own = {leaf: draws[names.get(leaf, leaf)] for leaf in self.uncertain if names.get(leaf, leaf) in draws}
        results, shapes = evaluate(self.graph, {**self.setting.values, **own}), Shapes(self.graph.timeline)
        return [shapes.shaped(results[output.address], output.shape, count) for output in self.outputs]

    def delivers_as(self, other: Compiler) -> bool:
        """Whether its outcomes are those of another."""
        forms = [(self.normal.form(o.address), other.normal.form(o.address)) for o in self.outputs]
        return self.guards == other.guards and all(_same_form(*pair) for pair in forms)


@dataclass(frozen=True, eq=False, repr=False)
class Compiled:
    """What a program was made from: the forms of every setting, the base first."""

    settings: tuple[Compiler, ...]
    layout: Layout

    @classmethod
    def of(cls, settings: Sequence[Compiler], before: Compiled | None = None) -> Compiled:
        """Plan and steps; those of before when nothing in them is different."""
        if before and all(now.delivers_as(old) for now, old in zip(settings, before.settings, strict=True)):
            return cls(tuple(settings), before.layout)
        planner = Planner(settings[0].catalogue)
        for number, setting in enumerate(settings):
            shapes = Shapes(setting.graph.timeline)
            planner.ask(setting.normal, shapes, setting.outputs, number)
        planner.watch(set().union(*(vectors for setting in settings for vectors in setting.guards.values())))
        return cls(tuple(settings), planner.layout())

    def changed(self, values: Mapping[str, float]) -> Program:
        """The program for other constants, the same in every setting."""
        asked = [replace(item.setting, values={**item.setting.values, **values}) for item in self.settings]
        first = self.settings[0]
        with _at_ease():
            if len(first.catalogue.leaves.times) > _MANY:
                return _program(Compiled.of(_compiled(first.graph, first.uncertain, first.outputs, asked)))
            first = first.changed(asked[0])
            return _program(Compiled.of([first, *(first.changed(setting) for setting in asked[1:])], self))

    def option(self, number: int) -> Program:
        """The program of one setting alone, its leaves by their own names."""
        if len(self.settings) == 1:
            return _program(self)
        setting = self.settings[number].setting
        with _at_ease():
            return _program(Compiled.of([self.settings[0].changed(replace(setting, names={}))]))

    def referee(self, draws: Mapping[str, Array], count: int) -> list[Array]:
        """The outputs of every setting by the plain evaluator."""
        return [rows for setting in self.settings for rows in setting.referee(draws, count)]


def _compiled(
    graph: Graph, uncertain: frozenset[str], outputs: tuple[Output, ...], settings: Sequence[Setting]
) -> list[Compiler]:
    first = Compiler.of(graph, uncertain, outputs, settings[0])
    return [first, *(first.changed(setting) for setting in settings[1:])]


def _program(source: Compiled) -> Program:
    return Program(source.layout, source)


def _same(one: Array, other: Array) -> bool:
    return one is other or np.array_equal(one, other, equal_nan=True)


def _same_form(one: Form, other: Form) -> bool:
    return one is other or (one.keys() == other.keys() and all(_same(row, other[mono]) for mono, row in one.items()))


def _looks_in(key: tuple[object, ...], tables: set[str]) -> bool:
    """Whether what is known by this key (a function, what is fixed in it, and more) looks in one of these tables."""
    return bool(key[0]) and any(value in tables for _, value in key[1])  # type: ignore[attr-defined]


def _opaque(
    graph: Graph, uncertain: frozenset[str], constants: Results, leaves: Leaves, names: Mapping[str, str]
) -> Opaque:
    """The tables, with a vector where a column is uncertain."""
    tables = {key: table_values(table, constants.inputs) for key, table in graph.tables.items()}
    varying = {
        key: tuple(leaves.input(names.get(leaf, leaf)) if leaf in uncertain else None for leaf in table.leaves)
        for key, table in graph.tables.items()
        if not uncertain.isdisjoint(table.leaves)
    }
    return Opaque(Clock.of(graph.timeline), leaves, tables, varying)


@contextmanager
def _at_ease() -> Iterator[None]:
    """Numbers that are none are no problem, as in the plain evaluator; and nobody looks for garbage meanwhile.

    Compiling makes many small objects that all stay: looking for garbage among them takes a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        with np.errstate(all="ignore"):
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
