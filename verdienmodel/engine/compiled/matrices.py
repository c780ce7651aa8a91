"""What a linear function does, read off its own code: feed it unit vectors and see what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

import numpy as np

from verdienmodel.engine.compiled.desk import span_of
from verdienmodel.engine.compiled.forms import Months, different
from verdienmodel.language.frame import Array, Clock, Frame
from verdienmodel.language.function import REGISTRY, Function
from verdienmodel.language.tree import Call

_FEW_SUMS = 12
"""Adding so many months per row is less work than a matrix product."""


def parameter_names(function: Function, count: int) -> list[str]:
    """The name of each of so many arguments; the last parameter repeats."""
    names = [item.name for item in function.parameters if item.kind in ("value", "row")]
    return [names[min(position, len(names) - 1)] for position in range(count)]


def linear_positions(call: Call) -> tuple[int, ...]:
    """The arguments in which the outcome is linear."""
    return _linear(call.function, len(call.args))


@cache
def _linear(name: str, count: int) -> tuple[int, ...]:
    function = REGISTRY[name]
    names = parameter_names(function, count)
    return tuple(position for position, name in enumerate(names) if name in function.linear)


def looks_here(function: Function) -> bool:
    """Whether a month of the outcome needs that month of the arguments only."""
    return function.looks == "now" and not function.own_row and all(item.kind != "row" for item in function.parameters)


@dataclass(frozen=True, eq=False)
class Matrix:
    """Outcome per month (row) from an argument per month (column)."""

    values: Array

    @cached_property
    def sources(self) -> Months:
        """The month each month is read from, where it is at most one."""
        return np.asarray(np.argmax(self.values != 0, axis=1))

    @cached_property
    def picks(self) -> bool:
        """Whether each month comes from one other month at most."""
        return bool((np.count_nonzero(self.values, axis=1) <= 1).all())

    @cached_property
    def factors(self) -> Array:
        return self.values[np.arange(len(self.values)), self.sources]

    @cached_property
    def distinct(self) -> tuple[Array, Months]:
        """Its different rows, and which of them each month is."""
        first, which = different(np.ascontiguousarray(self.values))
        return self.values[first], which

    @cached_property
    def sums(self) -> list[tuple[bool, slice | Months]] | None:
        """Per different row which months are added, perhaps to the row before; None when it is more than adding a few."""
        rows, _ = self.distinct
        if not np.isin(rows, (0.0, 1.0)).all():
            return None
        found = []
        for before, row in pairwise([np.zeros(rows.shape[1]), *rows]):
            goes_on = bool((before <= row).all() and before.any() and (before != row).any())
            found.append((goes_on, np.flatnonzero(row - before if goes_on else row)))
        few = sum(len(months) for _, months in found) <= _FEW_SUMS * len(found)
        return [(goes_on, span_of(months.tolist())) for goes_on, months in found] if few else None


@dataclass(frozen=True, eq=False)
class Matrices:
    """The weights of every linear call, worked out once for the same constants."""

    clock: Clock
    known: dict[object, Array] = field(default_factory=dict)
    matrices: dict[object, Matrix] = field(default_factory=dict)

    def weights(self, call: Call, fixed: Mapping[int, Array], tables: Mapping[str, tuple[Array, ...]]) -> Array:
        """Per linear argument its factor in every month: (arguments, months). For functions that look here only."""
        return self._cached(call, fixed, tables, 1)

    def of(self, call: Call, fixed: Mapping[int, Array], tables: Mapping[str, tuple[Array, ...]]) -> list[Matrix]:
        """Per linear argument its matrix."""
        months = self.clock.number.shape[1]
        found = self._cached(call, fixed, tables, months).reshape(-1, months, months)
        return [self._matrix((_key(call, fixed), position), values.T) for position, values in enumerate(found)]

    def _matrix(self, key: object, values: Array) -> Matrix:
        return self.matrices.setdefault(key, Matrix(values))

    def _cached(
        self, call: Call, fixed: Mapping[int, Array], tables: Mapping[str, tuple[Array, ...]], width: int
    ) -> Array:
        key = _key(call, fixed)
        names = [value for _, value in call.fixed if isinstance(value, str) and value in tables]
        if names:
            key = (key, *(column.tobytes() for name in names for column in tables[name]))
        if key not in self.known:
            self.known[key] = self._probed(call, fixed, tables, width)
        return self.known[key]

    def _probed(
        self, call: Call, fixed: Mapping[int, Array], tables: Mapping[str, tuple[Array, ...]], width: int
    ) -> Array:
        months = self.clock.number.shape[1]
        linear = linear_positions(call)
        units = np.eye(len(linear) * width).reshape(len(linear) * width, len(linear), width)
        args = [
            fixed[position] if position in fixed else units[:, linear.index(position)]
            for position in range(len(call.args))
        ]
        frame = Frame(self.clock, 0, months, tables)
        found = REGISTRY[call.function].compute(args, frame, call)
        return np.ascontiguousarray(np.broadcast_to(found, (len(linear) * width, months)))


def _key(call: Call, fixed: Mapping[int, Array]) -> tuple[object, ...]:
    return (call.function, call.fixed, len(call.args), *((place, row.tobytes()) for place, row in fixed.items()))


def constant_args(call: Call, constants: Sequence[Array | None]) -> dict[int, Array]:
    """The constant values of the arguments that are not linear."""
    linear = set(linear_positions(call))
    return {position: value for position, value in enumerate(constants) if position not in linear and value is not None}
