"""The forms of all that is asked of a graph, for one setting of its constants; and the same for another setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from verdienmodel.engine.compiled.columns import Catalogue
from verdienmodel.engine.compiled.forms import Form, Mono
from verdienmodel.engine.compiled.leaves import Leaves
from verdienmodel.engine.compiled.loops import loop_forms
from verdienmodel.engine.compiled.matrices import Matrices
from verdienmodel.engine.compiled.normal import Normal
from verdienmodel.engine.compiled.opaque import Opaque
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.compiled.shapes import Shapes
from verdienmodel.engine.evaluate import Results, evaluate
from verdienmodel.engine.tables import table_values
from verdienmodel.language.frame import Array, Clock
from verdienmodel.model.graph import Graph, Group, Quantity

_LONG = 100
"""A longer sum is worked out once when that takes few vectors, or when it goes month by month anyway: all that reads
it stays short, and a moved slider has less to work out."""


_MATRICES = 300
"""Matrices of linear functions take a hundred kilobytes each; so many are taken along to a new beginning."""


@dataclass(frozen=True)
class Setting:
    """The constants of one option, and under which name it finds the leaves that it draws in its own way."""

    values: Mapping[str, float] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, repr=False)
class Compiler:
    """A graph with what is uncertain and what is asked, and its forms for one setting of the constants."""

    graph: Graph
    uncertain: frozenset[str]
    outputs: tuple[Output, ...]
    setting: Setting
    certain: Graph
    """The part that is the same in all draws, as a graph for the plain evaluator."""
    inputs: tuple[Quantity, ...]
    """The inputs that differ per draw."""
    groups: tuple[tuple[Group, frozenset[str]], ...]
    """What is asked or needed for it and differs per draw, with what it reads."""
    constants: Results
    normal: Normal
    catalogue: Catalogue
    guards: Mapping[str, frozenset[int]]
    """Per quantity the vectors that are to be watched for it."""
    sums: Mapping[str, Mapping[Mono, Form]]
    """Per quantity the sums that were worked out once for it."""

    @staticmethod
    def of(graph: Graph, uncertain: frozenset[str], outputs: tuple[Output, ...], setting: Setting) -> Compiler:
        stale = graph.downstream(uncertain)
        needed = _upstream(graph, {output.address for output in outputs})
        asked = [pair for pair in zip(graph.order, graph.reads, strict=True) if needed.intersection(pair[0].addresses)]
        groups = tuple(pair for pair in asked if not stale.isdisjoint(pair[0].addresses))
        certain = replace(graph, order=tuple(group for group, _ in asked if stale.isdisjoint(group.addresses)))
        quantities = graph.quantities.values()
        inputs = tuple(item for item in quantities if item.is_input and not uncertain.isdisjoint(item.leaves))
        constants = evaluate(certain, setting.values)
        normal, catalogue = _empty(graph, uncertain, constants, setting)
        made = Compiler(
            graph, uncertain, outputs, setting, certain, inputs, groups, constants, normal, catalogue, {}, {}
        )
        return made.filled({}, set(), set())

    def anew(self, setting: Setting) -> Compiler:
        """The same for other constants, from the beginning: of earlier ones hardly anything is remembered."""
        constants = evaluate(self.certain, setting.values, before=self.constants)
        normal, catalogue = _empty(self.graph, self.uncertain, constants, setting)
        few = len(self.normal.matrices.known) < _MATRICES
        matrices = self.normal.matrices if few else normal.matrices
        normal = replace(normal, matrices=matrices, too_long=self.normal.too_long)
        made = replace(self, setting=setting, constants=constants, normal=normal, catalogue=catalogue)
        return replace(made, guards={}, sums={}).filled({}, set(), set())

    def moved(self, setting: Setting) -> set[str]:
        """The leaves that have another value in another setting, or are drawn under another name."""
        base, old, new = self.graph.base, self.setting, setting
        before, after = {**base, **old.values}, {**base, **new.values}
        valued = {leaf for leaf in base if before[leaf] != after[leaf]}
        return valued | {leaf for leaf, _ in old.names.items() ^ new.names.items()}

    def touched(self, setting: Setting) -> bool:
        """Whether other constants make a difference for anything that is asked."""
        constants = evaluate(self.certain, setting.values, before=self.constants)
        opaque = _opaque(self.graph, self.uncertain, constants, self.catalogue.leaves, setting.names)
        moved, different = self.moved(setting), self._different(constants, opaque)
        different |= {quantity.address for quantity in self.inputs if not moved.isdisjoint(quantity.leaves)}
        return any(not different.isdisjoint(reads) for _, reads in self.groups)

    def changed(self, setting: Setting, *, beside: bool = False) -> Compiler:
        """The same for other constants; what does not depend on them is not worked out again.

        `beside`: this one stays, so that sums may begin with its sums.
        """
        constants = evaluate(self.certain, setting.values, before=self.constants)
        old = self.normal
        opaque = _opaque(self.graph, self.uncertain, constants, old.opaque.leaves, setting.names)
        different = self._different(constants, opaque)
        if beside:
            opaque.sums.update({row: form for sums in self.sums.values() for row, form in sums.items()})
        tables = different & opaque.tables.keys()
        opaque.known, known = dict(old.opaque.known), dict(old.known)
        if tables:
            opaque.known = {key: form for key, form in opaque.known.items() if not _looks_in(key, tables)}
            known = {number: call for number, call in known.items() if not _looks_in(call.key, tables)}
        forms = {a: form for a, form in old.forms.items() if a in self.constants.arrays and a not in different}
        normal = replace(old, opaque=opaque, constants=constants.arrays, names=setting.names, forms=forms, known=known)
        made = replace(self, setting=setting, constants=constants, normal=normal)
        return made.filled(old.forms, different, self.moved(setting))

    def filled(self, old: Mapping[str, Form], different: set[str], moved: set[str]) -> Compiler:
        """With the forms of all that is asked; `different` is what is not what it was for the old forms, `moved` leaves."""
        guards, sums = self._fill(old, different | self._inputs(old, moved))
        return replace(self, guards=guards, sums=sums)

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
        return found - {quantity.address for quantity in self.inputs}

    def _inputs(self, old: Mapping[str, Form], moved: set[str]) -> set[str]:
        """The forms of inputs; gives those that are not what they were."""
        different: set[str] = set()
        for quantity in self.inputs:
            if quantity.address in old and moved.isdisjoint(quantity.leaves):
                self.normal.forms[quantity.address] = old[quantity.address]
                continue
            self._put(quantity.address, self.normal.series(quantity, self.constants.inputs), old, different)
        return different

    def _fill(
        self, old: Mapping[str, Form], different: set[str]
    ) -> tuple[dict[str, frozenset[int]], dict[str, Mapping[Mono, Form]]]:
        """The forms of all that is asked; gives per quantity what is to be watched, and its sums."""
        opaque, guards = self.normal.opaque, self.guards
        watched, sums = dict[str, frozenset[int]](), dict[str, Mapping[Mono, Form]]()
        for group, reads in self.groups:
            first = group.addresses[0]
            if first in old and different.isdisjoint(reads):
                self.normal.forms.update({address: old[address] for address in group.addresses})
                watched[first], sums[first] = guards[first], self.sums[first]
                opaque.sums.update(sums[first])
                continue
            opaque.guarded, before = set(), set(opaque.sums)
            found = self._work_out(group)
            watched[first] = frozenset(opaque.guarded)
            sums[first] = {row: form for row, form in opaque.sums.items() if row not in before}
            for address, form in found.items():
                self._put(address, form, old, different)
        return watched, sums

    def _put(self, address: str, form: Form, old: Mapping[str, Form], different: set[str]) -> None:
        """Keep a form, as the object that it was when it is the same."""
        same = address in old and _same_form(form, old[address])
        self.normal.forms[address] = old[address] if same else form
        if not same:
            different.add(address)

    def _work_out(self, group: Group) -> Mapping[str, Form]:
        if group.loop:
            return loop_forms(self.normal, group)
        node = self.graph.quantities[group.addresses[0]].expression
        assert node is not None
        form = self.normal.of(node)
        return {group.addresses[0]: self._shortened(form) if len(form) > _LONG else form}

    def _shortened(self, form: Form) -> Form:
        leaves = self.catalogue.leaves
        by_month = any(map(leaves.long_rows, form))
        return self.normal.opaque.kept(form, self.normal.months if by_month else leaves.years)

    @property
    def unsure(self) -> frozenset[str]:
        """What may turn out otherwise in a draw with something that is no number: what is watched, and all that reads it."""
        found: set[str] = set()
        for group, reads in self.groups:
            if self.guards[group.addresses[0]] or not found.isdisjoint(reads):
                found |= set(group.addresses)
        return frozenset(found)

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


def _empty(graph: Graph, uncertain: frozenset[str], constants: Results, setting: Setting) -> tuple[Normal, Catalogue]:
    """The algebra and its catalogue before the first form."""
    leaves = Leaves(len(set(graph.timeline.years)) + 1)
    opaque = _opaque(graph, uncertain, constants, leaves, setting.names)
    normal = Normal(graph, opaque, Matrices(opaque.clock), constants.arrays, uncertain, setting.names)
    return normal, Catalogue(leaves)


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


def _upstream(graph: Graph, addresses: set[str]) -> set[str]:
    """All that these quantities need."""
    needed = set(addresses)
    for group, read in zip(reversed(graph.order), reversed(graph.reads), strict=True):
        if needed.intersection(group.addresses):
            needed |= read | set(group.addresses)
    return needed
