"""One month of a formula inside a loop: a sum of products with plain numbers for coefficients."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import (
    ONE,
    Form,
    Slice,
    added,
    is_constant,
    multiplied,
    pruned,
    scaled,
)
from verdienmodel.engine.compiled.leaves import moment
from verdienmodel.engine.compiled.matrices import Matrix, linear_positions, looks_here
from verdienmodel.engine.compiled.nodes import Kept, Node, Request
from verdienmodel.engine.compiled.normal import Normal
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import REGISTRY
from verdienmodel.language.tree import Call, Expression, Literal, Name, walk
from verdienmodel.model.graph import Group

_SHORT = 3
"""A sum of at most so many terms is not worth a vector of its own."""
_LONG = 400
"""A longer sum is."""


class TooLongError(Exception):
    """Unrolling this loop makes a plan that is slower than going month by month."""


@dataclass(frozen=True, eq=False)
class Linear:
    """What a linear call does: its arguments with a factor per month, or with a matrix over months."""

    places: tuple[int, ...]
    weights: Array
    matrices: list[Matrix]


@dataclass(eq=False)
class Slices:
    """The slices (forms of one month) of the quantities of a loop that are known so far."""

    normal: Normal
    group: Group
    slices: dict[str, dict[int, Slice]] = field(default_factory=dict)
    opaque: int = 0
    _outside: dict[int, Form | None] = field(default_factory=dict)
    _calls: dict[int, Linear | None] = field(default_factory=dict)
    _parts: dict[object, Slice] = field(default_factory=dict)
    _tables: dict[int, list[list[float]]] = field(default_factory=dict)
    _known: dict[object, Slice] = field(default_factory=dict)
    read_back: set[str] = field(default_factory=set)

    def of(self, node: Expression, month: int, root: str = "") -> Slice:
        """The slice of a formula; `root` is the quantity whose whole formula this is."""
        if isinstance(node, Literal):
            return {ONE: node.value} if node.value else {}
        if isinstance(node, Name) and node.address in self.slices:
            if month not in self.slices[node.address]:
                raise TooLongError
            return self.slices[node.address][month]
        outside = self.outside(node)
        if outside is not None:
            return self.part(outside, month)
        assert isinstance(node, Call)
        function = REGISTRY[node.function]
        if any(value in self.normal.opaque.varying for _, value in node.fixed):
            raise TooLongError
        if function.product:
            return self.product(self.of(node.args[0], month), self.of(node.args[1], month))
        if looks_here(function):
            return self.here(node, month)
        return self.back(node, month, root)

    def outside(self, node: Expression) -> Form | None:
        """The form of a formula without any quantity of the loop; None for one with."""
        if id(node) not in self._outside:
            inside = any(isinstance(part, Name) and part.address in self.slices for part in walk(node))
            self._outside[id(node)] = None if inside else self.normal.split(self.normal.of(node))
        return self._outside[id(node)]

    def part(self, form: Form, month: int) -> Slice:
        """A month of a form."""
        key = (id(form), month)
        if key not in self._parts:
            if id(form) not in self._tables:
                self._tables[id(form)] = np.array(list(form.values())).T.tolist()
            values = zip(form, self._tables[id(form)][month], strict=True) if form else ()
            self._parts[key] = {mono: value for mono, value in values if value != 0}
        return self._parts[key]

    def product(self, first: Slice, second: Slice) -> Slice:
        if len(first) * len(second) > _LONG:
            first, second = sorted((first, second), key=len)
            second = self.cut(second)
        for form, other in ((first, second), (second, first)):
            if not other:
                self.normal.opaque.guard({m: np.array([v]) for m, v in form.items()}, np.zeros(1, dtype=np.intp))
        return multiplied(first, second)

    def here(self, call: Call, month: int) -> Slice:
        """A function that looks at this month only: linear, a number, or a vector of its own."""
        known = self.linear(call)
        if known is not None and np.isfinite(known.weights[:, month]).all():
            terms = ((place, float(row[month])) for place, row in zip(known.places, known.weights, strict=True))
            return added(scaled(self.of(call.args[place], month), weight) for place, weight in terms if weight)
        args = [self.of(arg, month) for arg in call.args]
        if all(is_constant(arg) for arg in args):
            value = self.numbers(call, [arg.get(ONE, 0.0) for arg in args], month)
            return {ONE: value} if value != 0 else {}
        linear = linear_positions(call)
        if linear and all(is_constant(arg) for place, arg in enumerate(args) if place not in linear):
            weights = self.weights(call, args, linear, month)
            if all(map(math.isfinite, weights.values())):
                return added(scaled(args[place], weight) for place, weight in weights.items() if weight)
        return self.vector(call, month)

    def linear(self, call: Call) -> Linear | None:
        """What a linear call does with its arguments; None when its other arguments are not numbers beforehand."""
        if id(call) not in self._calls:
            self._calls[id(call)] = self._linear(call)
        return self._calls[id(call)]

    def _linear(self, call: Call) -> Linear | None:
        places = linear_positions(call)
        forms = {p: self.outside(arg) for p, arg in enumerate(call.args) if p not in places}
        if not places or any(form is None or not is_constant(form) for form in forms.values()):
            return None
        fixed = {p: self.normal.number(form) for p, form in forms.items() if form is not None}
        numbers = {p: values for p, values in fixed.items() if values is not None}
        tables = self.normal.opaque.tables
        if looks_here(REGISTRY[call.function]):
            return Linear(places, self.normal.matrices.weights(call, numbers, tables), [])
        return Linear(places, np.zeros((0, 0)), self.normal.matrices.of(call, numbers, tables))

    def weights(self, call: Call, args: list[Slice], linear: tuple[int, ...], month: int) -> dict[int, float]:
        """The factors of a call that is linear in this month, because its other arguments happen to be numbers now."""
        values = [arg.get(ONE, 0.0) for arg in args]
        return {
            place: self.numbers(call, [float(p == place) if p in linear else v for p, v in enumerate(values)], month)
            for place in linear
        }

    def numbers(self, call: Call, values: list[float], month: int) -> float:
        clock = self.normal.opaque.clock.at([month])
        args = [np.array([[value]]) for value in values]
        outcome = REGISTRY[call.function].compute(args, Frame(clock, 0, 1, self.normal.opaque.tables), call)
        return float(outcome[0, 0])

    def vector(self, call: Call, month: int) -> Slice:
        """What is not linear: a vector of its own, from quantities that are vectors first."""
        for part in walk(call):
            if isinstance(part, Name) and part.address in self.slices and month in self.slices[part.address]:
                self.slices[part.address][month] = self.cut(self.slices[part.address][month])
        args = [self.of(arg, month) for arg in call.args]
        when = month if REGISTRY[call.function].monthly else None
        key = (call.function, call.fixed, when, *(tuple(sorted(arg.items())) for arg in args))
        if key not in self._known:
            self.opaque += 1
            forms = [{mono: self.at(value, month) for mono, value in arg.items()} for arg in args]
            form = self.normal.opaque.here(call, forms, np.array([month]))
            split = self.normal.split(form)
            self._known[key] = {mono: float(row[month]) for mono, row in split.items() if row[month] != 0}
        return self._known[key]

    def at(self, value: float, month: int) -> Array:
        row = np.zeros(self.normal.months)
        row[month] = value
        return row

    def back(self, call: Call, month: int, root: str) -> Slice:
        """A linear function of other months: from its own month before where it goes on from there."""
        known = self.linear(call)
        if known is None:
            raise TooLongError
        if root and month and self.goes_on(known.matrices, month):
            self.read_back.add(root)
            now = self.weighted(call.args[known.places[0]], {month: float(known.matrices[0].values[month, month])})
            return added([self.slices[root][month - 1], now])
        found: list[Slice] = []
        for place, matrix in zip(known.places, known.matrices, strict=True):
            row = matrix.values[month]
            node = call.args[place]
            if isinstance(node, Name) and node.address in self.slices:
                self.read_back.add(node.address)
            found.append(self.weighted(node, {int(other): float(row[other]) for other in np.flatnonzero(row)}))
        return added(found)

    def goes_on(self, matrices: list[Matrix], month: int) -> bool:
        """Whether this month is the month before with this month's argument added."""
        row, before = matrices[0].values[month], matrices[0].values[month - 1]
        same = np.array_equal(row[:month], before[:month]) and not row[month + 1 :].any()
        return len(matrices) == 1 and same and int(np.count_nonzero(row[:month])) > 1

    def weighted(self, node: Expression, weights: Mapping[int, float]) -> Slice:
        if len(weights) == 1:
            ((month, weight),) = weights.items()
            return scaled(self.of(node, month), weight)
        key = (id(node), tuple(weights.items()))
        if key not in self._parts:
            self._parts[key] = added(scaled(self.of(node, month), weight) for month, weight in weights.items())
        return self._parts[key]

    def cut(self, form: Slice) -> Slice:
        """One vector instead of a longer sum."""
        form = pruned(form)
        if len(form) <= _SHORT and all(len(mono) <= 1 for mono in form):
            return form
        key = tuple(sorted(form.items()))
        if key not in self._known:
            leaves, month = self.normal.opaque.leaves, np.zeros(1, dtype=np.intp)
            wanted = {leaves.plain(mono): np.array([value]) for mono, value in form.items()}
            node: Node = Kept((Request(wanted, month, moment(leaves, wanted, month)),))
            self._known[key] = {(leaves.make(node)[0],): 1.0}
        return self._known[key]
