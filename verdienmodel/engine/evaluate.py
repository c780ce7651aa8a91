"""The plain evaluator: every named quantity, arrays addressed (draws, months), by broadcasting.

A quantity that is the same every month keeps one column, one that is certain one row. What looks back goes
month by month; everything else all months at once, through the same function code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

import numpy as np

from verdienmodel.engine.tables import series_row, table_values
from verdienmodel.language.frame import Array, Clock, Frame
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.graph import Graph, Group

Values = Mapping[str, float | Array]


@dataclass(frozen=True)
class Results:
    """The value of every quantity: (1 or draws, 1 or months). Read-only."""

    graph: Graph
    arrays: Mapping[str, Array]
    inputs: Mapping[str, Array]

    def __getitem__(self, address: str) -> Array:
        return self.arrays[address]

    @cached_property
    def draws(self) -> int:
        return max((array.shape[0] for array in self.inputs.values()), default=1)

    def months(self, address: str, draw: int = 0) -> Array:
        """One draw of a quantity with a column for every month."""
        array = self.arrays[address]
        row = array[min(draw, array.shape[0] - 1)]
        return np.broadcast_to(row, (len(self.graph.timeline),)) if row.shape[0] == 1 else row


def evaluate(
    graph: Graph,
    values: Values | None = None,
    corrupted: Mapping[str, Array] | None = None,
    before: Results | None = None,
) -> Results:
    """Work out every quantity, or with `before` (of the same graph) only what other values than there have changed.

    `values` replaces leaf values: a number, or an array of shape (draws,) or (draws, 1).
    `corrupted` replaces the outcome of a quantity: only for showing that a check can fail.
    """
    inputs = {address: _column(value) for address, value in {**graph.base, **(values or {})}.items()}
    clock = Clock.of(graph.timeline)
    evaluator = _Evaluator(graph, inputs, clock, dict(corrupted or {}), _kept(graph, inputs, before))
    with np.errstate(all="ignore"):  # a NaN or infinity that survives is reported afterwards, by name
        for group in graph.order:
            if group.addresses[0] not in evaluator.arrays:
                evaluator.run(group)
    for array in evaluator.arrays.values():
        array.flags.writeable = False
    return Results(graph, evaluator.arrays, inputs)


def _column(value: float | Array) -> Array:
    return np.asarray(value, dtype=np.float64).reshape(-1, 1)


def _kept(graph: Graph, inputs: Mapping[str, Array], before: Results | None) -> dict[str, Array]:
    """Earlier outcomes that no changed value touches."""
    if before is None:
        return {}
    changed = [address for address, value in inputs.items() if not _same(value, before.inputs[address])]
    stale = graph.downstream(changed)
    return {address: array for address, array in before.arrays.items() if address not in stale}


def _same(one: Array, other: Array) -> bool:
    if one.size == other.size == 1:  # nearly always, and much quicker
        return bool(one.item() == other.item())
    return np.array_equal(one, other)


class _Evaluator:
    def __init__(
        self,
        graph: Graph,
        inputs: Mapping[str, Array],
        clock: Clock,
        corrupted: dict[str, Array],
        kept: dict[str, Array],
    ) -> None:
        self.graph, self.clock, self.corrupted = graph, clock, corrupted
        self.tables = {key: table_values(table, inputs) for key, table in graph.tables.items()}
        self.arrays = kept
        for quantity in graph.quantities.values():
            if quantity.is_input and quantity.address not in kept:
                self.arrays[quantity.address] = series_row(quantity, graph, inputs)
        self.inputs = inputs

    def run(self, group: Group) -> None:
        if group.loop:
            self.loop(group)
            return
        address = group.addresses[0]
        frame = Frame(self.clock, 0, len(self.graph.timeline), self.tables)
        node = self.graph.quantities[address].expression
        assert node is not None
        self.arrays[address] = self.corrupted.get(address, np.array(value_of(node, frame, self.arrays), order="F"))

    def loop(self, group: Group) -> None:
        shape = (self.widest(group.addresses), len(self.graph.timeline))
        self.arrays |= {address: np.zeros(shape, order="F") for address in group.addresses}
        run_loop(self.graph, group, self.arrays, self.tables, self.clock, self.corrupted)

    def widest(self, addresses: tuple[str, ...]) -> int:
        """Draws of a loop: of whatever any of its quantities reads."""
        inside = set(addresses)
        read = (name for address in addresses for name in _reads(self.graph.quantities[address].expression))
        sizes = [self.arrays[name].shape[0] for name in read if name not in inside]
        tables = [column.shape[0] for columns in self.tables.values() for column in columns]
        return int(max((1, *sizes, *tables)))


def run_loop(
    graph: Graph,
    group: Group,
    arrays: Mapping[str, Array],
    tables: Mapping[str, tuple[Array, ...]],
    clock: Clock,
    corrupted: Mapping[str, Array] = MappingProxyType({}),
) -> None:
    """Month by month (or year by year), into arrays of zeros: each quantity reads earlier columns of all of them."""
    months = len(graph.timeline)
    starts = [month for month in range(months) if not group.years or graph.timeline.year_start(month) == month]
    for first, last in zip(starts, [*starts[1:], months], strict=True):
        for address in group.addresses:
            node = graph.quantities[address].expression
            assert node is not None
            own = arrays[address]
            own[:, first:last] = value_of(node, Frame(clock, first, last, tables, own), arrays)
            if address in corrupted:
                own[:, first:last] = np.broadcast_to(corrupted[address], own.shape)[:, first:last]


def value_of(node: Expression, frame: Frame, arrays: Mapping[str, Array]) -> Array:
    """A formula or a part of one in the window of the frame, from the values of its names."""
    if isinstance(node, Literal):
        return np.full((1, 1), node.value)
    if isinstance(node, Name):
        return frame.cut(arrays[node.address])
    args = [
        _row(arg, arrays) if whole else value_of(arg, frame, arrays)
        for arg, whole in zip(node.args, _whole_rows(node.function, len(node.args)), strict=True)
    ]
    return REGISTRY[node.function].compute(args, frame, node)


@cache
def _whole_rows(function: str, count: int) -> tuple[bool, ...]:
    """Which of so many arguments a function reads as a whole row; the last parameter repeats."""
    kinds = [item.kind for item in REGISTRY[function].parameters if item.kind in ("value", "row")] or ["value"]
    return tuple(kinds[min(position, len(kinds) - 1)] == "row" for position in range(count))


def _row(node: Expression, arrays: Mapping[str, Array]) -> Array:
    if not isinstance(node, Name):
        raise TypeError("a row argument was not lifted")
    return arrays[node.address]


def _reads(node: Expression | None) -> list[str]:
    if isinstance(node, Name):
        return [node.address]
    return [name for arg in node.args for name in _reads(arg)] if isinstance(node, Call) else []
