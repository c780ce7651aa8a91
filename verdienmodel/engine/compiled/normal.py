"""From formulas to normal forms: sums and products are worked out in the algebra, the rest is left to the functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.forms import (
    ONE,
    Form,
    Mono,
    Months,
    added,
    constant_of,
    crossed,
    is_constant,
    picked,
    pruned,
    scaled,
    summed,
    weighed,
)
from verdienmodel.engine.compiled.leaves import STATIC, Leaves, year_time
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


@dataclass(frozen=True, eq=False)
class Known:
    """A part of a formula, the forms of its arguments, and what came out."""

    call: Call
    args: list[Form]
    form: Form
    guarded: frozenset[int]

    @property
    def key(self) -> tuple[object, ...]:
        return (self.call.function, self.call.fixed)

    def fits(self, args: Sequence[Form]) -> bool:
        """Whether these are the very same arguments."""
        return all(one is other for one, other in zip(args, self.args, strict=True))


@dataclass(eq=False)
class Normal:
    """The forms of quantities, in the order of the graph."""

    graph: Graph
    opaque: Opaque
    matrices: Matrices
    constants: Mapping[str, Array]
    """The outcome of every quantity that is the same in all draws."""
    uncertain: frozenset[str]
    names: Mapping[str, str]
    """Leaves that are drawn under another name."""
    forms: dict[str, Form] = field(default_factory=dict)
    known: dict[int, Known] = field(default_factory=dict)
    """The calls of every formula as they were last worked out, by identity."""
    numbers: dict[float, Form] = field(default_factory=dict)
    too_long: set[str] = field(default_factory=set)
    """The loops that are too long to unroll: with other constants nobody tries again, as that takes a tenth of a change."""

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
            vectors[start:] = leaves.input(self.names.get(address, address), time) if varies else -1
        there = vectors >= 0
        if not there.any():
            return self.constant(values)
        row = np.where(there, vectors, vectors[np.argmax(there)])
        return pruned({ONE: values, (leaves.row(row),): there.astype(np.float64)})

    def of(self, node: Expression) -> Form:
        """The form of a formula or a part of one."""
        if isinstance(node, Literal):
            return self.literal(node.value)
        if isinstance(node, Name):
            return self.form(node.address)
        args = [self.of(arg) for arg in node.args]
        known = self.known.get(id(node))
        if known is None or not known.fits(args):
            before, self.opaque.guarded = self.opaque.guarded, set()
            form = self.call(node, args)
            known = self.known[id(node)] = Known(node, args, form, frozenset(self.opaque.guarded))
            self.opaque.guarded = before
        self.opaque.guarded |= known.guarded
        return known.form

    def literal(self, value: float) -> Form:
        """A number in a formula: one form for all formulas with it."""
        if value not in self.numbers:
            self.numbers[value] = self.constant(value)
        return self.numbers[value]

    def call(self, call: Call, args: Sequence[Form]) -> Form:
        """A function of forms."""
        function = REGISTRY[call.function]
        certain_tables = not any(value in self.opaque.varying for _, value in call.fixed)
        everywhere = np.arange(self.months)
        constants = [self.number(arg) for arg in args]
        if certain_tables and all(value is not None for value in constants):
            return self.constant(self.certain(call, [value for value in constants if value is not None]))
        if function.product:
            return self.product(args[0], args[1])
        linear = linear_positions(call)
        fixed = constant_args(call, constants)
        if linear and certain_tables and len(fixed) + len(linear) == len(args):
            wrong = self.infinite(call, fixed)
            if wrong.any():  # divided by nil: the function itself says what that is, not a sum of infinite terms
                return self.partly(call, args, wrong)
            return self.linear(call, [args[position] for position in linear], fixed)
        if not looks_here(function):
            return self.opaque.whole(call, args)
        if linear and certain_tables:
            return self.partly(call, args, np.zeros(self.months, dtype=np.bool_))
        return self.opaque.here(call, args, everywhere)

    def certain(self, call: Call, args: Sequence[Array]) -> Array:
        """The outcome of a call on numbers alone."""
        frame = Frame(self.opaque.clock, 0, self.months, self.opaque.tables)
        return np.asarray(np.broadcast_to(REGISTRY[call.function].compute(args, frame, call), (1, self.months))[0])

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
        found = crossed(first, second)
        lost = self._lost(first, second) | self._lost(second, first)
        return added([found, self.constant(np.where(lost, np.nan, 0.0))]) if lost.any() else found

    def _lost(self, form: Form, zero: Form) -> NDArray[np.bool_]:
        """Months in which 0 times something infinite is no number; vectors that may be so are watched."""
        there = np.logical_or.reduce(list(zero.values())) if zero else np.zeros(self.months, dtype=np.bool_)
        gone: NDArray[np.bool_] = np.logical_not(there)
        if not gone.any():
            return gone
        self.opaque.guard(form, np.flatnonzero(gone))
        return np.logical_and(gone, ~np.isfinite(list(form.values())).all(axis=0))

    def linear(self, call: Call, args: Sequence[Form], fixed: Mapping[int, Array]) -> Form:
        """A linear function: every argument times its factors, or through its matrix."""
        tables = self.opaque.tables
        if looks_here(REGISTRY[call.function]):
            weights = self.matrices.weights(call, fixed, tables)
            terms = [weighted(arg, row) for arg, row in zip(args, weights, strict=True)]
            found = summed(terms)
            self._watch_cancelled(terms, found)
            return found
        matrices = self.matrices.of(call, fixed, tables)
        if REGISTRY[call.function].looks == "whole":  # gespreid multiplies by nil outside its months
            for arg, matrix in zip(args, matrices, strict=True):
                self.opaque.guard(arg, np.flatnonzero(~matrix.values.any(axis=1)))
        return pruned(added(self.moved(arg, matrix) for arg, matrix in zip(args, matrices, strict=True)))

    def _watch_cancelled(self, terms: Sequence[Form], found: Form) -> None:
        """What falls away against itself is no number where it is infinite: its vectors are watched."""
        for number, form in enumerate(terms):
            for mono in form.keys() & {mono for other in terms[:number] for mono in other}:
                if any(self.opaque.leaves.watched[symbol] for symbol in mono):
                    gone = found[mono] == 0 if mono in found else np.ones(self.months, dtype=np.bool_)
                    self.opaque.guard({mono: form[mono]}, np.flatnonzero(gone))

    def infinite(self, call: Call, fixed: Mapping[int, Array]) -> NDArray[np.bool_]:
        """Months in which a linear function has a factor that is no number."""
        if not looks_here(REGISTRY[call.function]):
            return np.zeros(self.months, dtype=np.bool_)
        return np.asarray(~np.isfinite(self.matrices.weights(call, fixed, self.opaque.tables)).all(axis=0))

    def partly(self, call: Call, args: Sequence[Form], wrong: NDArray[np.bool_]) -> Form:
        """Linear in the months where the other arguments are certain and not `wrong`, opaque in the rest."""
        linear = set(linear_positions(call))
        varies = wrong.copy()
        for position, arg in enumerate(args):
            if position not in linear:
                for mono, profile in arg.items():
                    varies |= (profile != 0) & (mono != ONE)
        if varies.all():
            return self.opaque.here(call, args, np.arange(self.months))
        fixed = {
            p: np.where(varies, 1.0, constant_of(args[p], self.months)).reshape(1, -1)
            for p in range(len(args))
            if p not in linear
        }
        varies |= self.infinite(call, fixed)
        sure = self.linear(call, [args[position] for position in sorted(linear)], fixed)
        unsure = self.opaque.here(call, args, np.flatnonzero(varies))
        return pruned(added([weighed(sure, (~varies).astype(np.float64)), unsure]))

    def moved(self, form: Form, matrix: Matrix) -> Form:
        """A form through a matrix over months; rows that differ every month become vectors of their own."""
        leaves = self.opaque.leaves
        if matrix.picks:
            if not any(map(self.opaque.leaves.rows_of, form)):
                return picked(form, matrix.sources, matrix.factors, form)
            terms = ((self._read_from(mono, matrix), row) for mono, row in form.items())
            return summed([picked({mono: row}, matrix.sources, matrix.factors, [mono]) for mono, row in terms])
        long = {mono: profile for mono, profile in form.items() if leaves.long_rows(mono)}
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
        if not leaves.rows_of(mono):
            return mono
        return tuple(sorted(leaves.row(leaves.rows[s][matrix.sources]) if s in leaves.rows else s for s in mono))

    def _weighted(self, form: Form, matrix: Matrix) -> Form:
        """Rows that differ every month are worked out once, however many matrices read them."""
        _, which = matrix.distinct
        form = form if len(form) == 1 else self.opaque.kept(form)
        key = ("", id(matrix), *((mono, row.tobytes()) for mono, row in form.items()))
        if key not in self.opaque.known:
            request = self.opaque.request(form, np.arange(self.months))
            self.opaque.known[key] = self.opaque.outcome(Weighted((request,), matrix), which, None)
        return self.opaque.known[key]

    def split(self, form: Form) -> Form:
        """The same form in vectors only, without rows."""
        return resolved(form, np.arange(self.months), self.opaque.leaves)


def resolved(form: Form, months: Months, leaves: Leaves) -> dict[Mono, Array]:
    """A form (with a coefficient for each of `months`) in vectors only."""
    found: dict[Mono, Array] = {}
    for mono, profile in form.items():
        moving = leaves.rows_of(mono)
        if not moving:
            found[mono] = found[mono] + profile if mono in found else profile
            continue
        rest = tuple(symbol for symbol in mono if symbol not in moving)
        vectors, which = leaves.apart(moving, months)
        table = np.zeros((len(vectors), len(profile)))
        table[which, np.arange(len(profile))] = profile
        for place in np.flatnonzero(table.any(axis=1)).tolist():
            plain = tuple(sorted((*rest, *vectors[place])))
            found[plain] = found[plain] + table[place] if plain in found else table[place]
    return found


def weighted(form: Form, factors: Array) -> Form:
    """A form times a number per month; nothing to do when they are all 1."""
    first = float(factors[0])
    if (factors == first).all():
        return form if first == 1.0 else scaled(form, first)
    return weighed(form, factors)
