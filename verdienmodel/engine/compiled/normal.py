"""From formulas to normal forms: sums and products are worked out in the algebra, the rest is left to the functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import (
    ONE,
    Form,
    added,
    constant_of,
    is_constant,
    multiplied,
    pruned,
    scaled,
)
from verdienmodel.engine.compiled.leaves import STATIC, year_time
from verdienmodel.engine.compiled.matrices import Matrices, Matrix, constant_args, linear_positions, looks_here
from verdienmodel.engine.compiled.nodes import Weighted, product_of
from verdienmodel.engine.compiled.opaque import Opaque
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import REGISTRY
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.graph import Graph, Quantity

_PRODUCT = 64
"""A product of two sums with more terms than this is cut: the longer sum becomes one vector first."""
_FEW_ROWS = 24


@dataclass(eq=False)
class Normal:
    """The forms of quantities, in the order of the graph."""

    graph: Graph
    opaque: Opaque
    matrices: Matrices
    constants: Mapping[str, Array]
    """The outcome of every quantity that is the same in all draws."""
    uncertain: frozenset[str]
    forms: dict[str, Form] = field(default_factory=dict)

    @property
    def months(self) -> int:
        return self.opaque.months

    def form(self, address: str) -> Form:
        """The form of a quantity whose turn came before."""
        if address not in self.forms:
            row = self.constants[address]
            self.forms[address] = self.constant(row[0])
        return self.forms[address]

    def constant(self, values: Array | float) -> Form:
        return pruned({ONE: np.array(np.broadcast_to(values, (self.months,)), dtype=np.float64)})

    def series(self, quantity: Quantity, inputs: Mapping[str, Array]) -> Form:
        """An input: its vector, or a row of the vectors of its steps; numbers where a step is certain."""
        leaves, timeline = self.opaque.leaves, self.graph.timeline
        values, vectors = np.zeros(self.months), np.full(self.months, -1)
        years = sorted(set(timeline.years))
        for address in quantity.leaves:
            leaf = self.graph.leaves[address]
            start = 0 if leaf.month is None else max(0, timeline.position(leaf.month))
            if start >= self.months:
                continue
            time = STATIC if leaf.month is None else year_time(years.index(timeline.years[start]))
            varies = address in self.uncertain
            values[start:] = 0.0 if varies else float(inputs[address][0, 0])
            vectors[start:] = leaves.input(address, time) if varies else -1
        there = vectors >= 0
        if not there.any():
            return self.constant(values)
        row = np.where(there, vectors, vectors[np.argmax(there)])
        return pruned({ONE: values, (leaves.row(row),): there.astype(np.float64)})

    def of(self, node: Expression) -> Form:
        """The form of a formula or a part of one."""
        if isinstance(node, Literal):
            return self.constant(node.value)
        if isinstance(node, Name):
            return self.form(node.address)
        return self.call(node, [self.of(arg) for arg in node.args])

    def call(self, call: Call, args: Sequence[Form]) -> Form:
        """A function of forms."""
        function = REGISTRY[call.function]
        certain_tables = not any(value in self.opaque.varying for _, value in call.fixed)
        everywhere = np.arange(self.months)
        if function.product:
            return self.product(args[0], args[1])
        constants = [self.number(arg) for arg in args]
        if certain_tables and all(value is not None for value in constants) and not looks_here(function):
            frame_args = [value for value in constants if value is not None]
            return self.constant(self.certain(call, frame_args))
        linear = linear_positions(call)
        fixed = constant_args(call, constants)
        if linear and certain_tables and len(fixed) + len(linear) == len(args):
            return self.linear(call, [args[position] for position in linear], fixed)
        if not looks_here(function):
            return self.opaque.whole(call, args)
        if linear and certain_tables:
            return self.partly(call, args)
        return self.opaque.here(call, args, everywhere)

    def certain(self, call: Call, args: Sequence[Array]) -> Array:
        """The outcome of a call on numbers alone."""
        frame = Frame(self.opaque.clock, 0, self.months, self.opaque.tables)
        return np.broadcast_to(REGISTRY[call.function].compute(args, frame, call), (1, self.months))[0]

    def number(self, form: Form) -> Array | None:
        """Its values (1, months) when it is the same in all draws."""
        return constant_of(form, self.months).reshape(1, -1) if is_constant(form) else None

    def product(self, first: Form, second: Form) -> Form:
        """Term by term, unless that gives too many terms."""
        if min(len(first), len(second)) > 1 and len(first) * len(second) > _PRODUCT:
            first, second = sorted((first, second), key=len)
            second = self.opaque.kept(second)
            if len(first) > _PRODUCT:
                first = self.opaque.kept(first)
        return multiplied(first, second)

    def linear(self, call: Call, args: Sequence[Form], fixed: Mapping[int, Array]) -> Form:
        """A linear function: every argument times its factors, or through its matrix."""
        tables = self.opaque.tables
        if looks_here(REGISTRY[call.function]):
            weights = self.matrices.weights(call, fixed, tables)
            return pruned(added(weighted(arg, row) for arg, row in zip(args, weights, strict=True)))
        matrices = self.matrices.of(call, fixed, tables)
        return pruned(added(self.moved(arg, matrix) for arg, matrix in zip(args, matrices, strict=True)))

    def partly(self, call: Call, args: Sequence[Form]) -> Form:
        """Linear in the months where the other arguments are certain, opaque in the rest."""
        linear = set(linear_positions(call))
        varies = np.zeros(self.months, dtype=bool)
        for position, arg in enumerate(args):
            if position not in linear:
                for mono, profile in arg.items():
                    varies |= (profile != 0) & (mono != ONE)
        if varies.all():
            return self.opaque.here(call, args, np.arange(self.months))
        fixed = {p: constant_of(args[p], self.months).reshape(1, -1) for p in range(len(args)) if p not in linear}
        sure = self.linear(call, [args[position] for position in sorted(linear)], fixed)
        unsure = self.opaque.here(call, args, np.flatnonzero(varies))
        return pruned(added([scaled(sure, (~varies).astype(np.float64)), unsure]))

    def moved(self, form: Form, matrix: Matrix) -> Form:
        """A form through a matrix over months; rows that differ every month become vectors of their own."""
        leaves = self.opaque.leaves
        if matrix.picks:
            return {self._read_from(mono, matrix): _picked(profile, matrix) for mono, profile in form.items()}
        years = len(set(self.graph.timeline.years)) + 1
        long = {mono: profile for mono, profile in form.items() if leaves.width(mono) > years}
        short = self.split({mono: profile for mono, profile in form.items() if mono not in long})
        found: list[Form] = []
        if short:
            profiles = np.array(list(short.values())).T
            moved = product_of(matrix.values, profiles, careful=not np.isfinite(profiles).all())
            found.append(dict(zip(short, moved.T, strict=True)))
        if long:
            found.append(self._weighted(long, matrix))
        return added(found)

    def _read_from(self, mono: tuple[int, ...], matrix: Matrix) -> tuple[int, ...]:
        leaves = self.opaque.leaves
        return tuple(sorted(leaves.row(leaves.rows[s][matrix.sources]) if s in leaves.rows else s for s in mono))

    def _weighted(self, form: Form, matrix: Matrix) -> Form:
        rows, which = matrix.distinct
        request = self.opaque.request(form, np.arange(self.months))
        return self.opaque.outcome(Weighted((request,), rows), which, None)

    def split(self, form: Form) -> Form:
        """The same form in vectors only, without rows."""
        months = np.arange(self.months)
        return added(
            {mono: profile} if not self.opaque.leaves.rows_of(mono) else self._apart(mono, profile, months)
            for mono, profile in form.items()
        )

    def _apart(self, mono: tuple[int, ...], profile: Array, months: Array) -> Form:
        return resolved({mono: profile}, months, self.opaque.leaves.rows)


def resolved(form: Form, months: Array, rows: Mapping[int, Array]) -> dict[tuple[int, ...], Array]:
    """A form (with a coefficient for each of `months`) in vectors only."""
    found: dict[tuple[int, ...], Array] = {}
    for mono, profile in form.items():
        moving = [symbol for symbol in mono if symbol in rows]
        if not moving:
            found[mono] = found[mono] + profile if mono in found else profile
            continue
        rest = tuple(symbol for symbol in mono if symbol not in rows)
        places: dict[tuple[int, ...], list[int]] = {}
        columns = [rows[symbol][months].tolist() for symbol in moving]
        for place, vectors in enumerate(zip(*columns, strict=True)):
            places.setdefault(vectors, []).append(place)
        for vectors, where in places.items():
            values = np.zeros(len(profile))
            values[where] = profile[where]
            if values.any():
                plain = tuple(sorted((*rest, *vectors)))
                found[plain] = found[plain] + values if plain in found else values
    return found


def weighted(form: Form, factors: Array) -> Form:
    """A form times a number per month; nothing to do when they are all 1."""
    first = float(factors[0])
    if (factors == first).all():
        return form if first == 1.0 else scaled(form, first)
    return scaled(form, factors)


def _picked(profile: Array, matrix: Matrix) -> Array:
    return np.where(matrix.factors == 0, 0.0, profile[matrix.sources] * matrix.factors)
