"""Reading one draw of the results: rows of months, parts of formulas, their units and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from verdienmodel.engine.evaluate import Results, value_of
from verdienmodel.engine.tables import table_values
from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.ground.units import DATE, NUMBER, Unit, parse_unit
from verdienmodel.language.frame import Array, Clock, Frame
from verdienmodel.language.function import TableUnits
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.graph import Aard, Graph, Quantity
from verdienmodel.model.typing import aard_of

MONTH = parse_unit("maand")
_TERMS = ("plus", "min_")
_TIMES = ("maal", "gedeeld", "macht", "min_")


class _Rows(Mapping[str, Array]):
    """One draw of every quantity, shaped (1, months) as the functions expect."""

    def __init__(self, arrays: Mapping[str, Array], draw: int) -> None:
        self.arrays, self.draw = arrays, draw

    def __getitem__(self, address: str) -> Array:
        array = self.arrays[address]
        position = min(self.draw, array.shape[0] - 1)
        return array[position : position + 1]

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)


@dataclass(frozen=True)
class Draw:
    """One draw: the begroting, or one named draw of a simulation. The mean of products is no product of means."""

    results: Results
    number: int = 0
    _known: dict[Expression, Array] = field(default_factory=dict)

    @property
    def graph(self) -> Graph:
        return self.results.graph

    @property
    def timeline(self) -> Timeline:
        return self.graph.timeline

    @cached_property
    def _rows(self) -> _Rows:
        return _Rows(self.results.arrays, self.number)

    @cached_property
    def inputs(self) -> Mapping[str, Array]:
        return _Rows(self.results.inputs, self.number)

    @cached_property
    def frame(self) -> Frame:
        tables = {key: table_values(table, self.inputs) for key, table in self.graph.tables.items()}
        return Frame(Clock.of(self.timeline), 0, len(self.timeline), tables)

    @cached_property
    def table_units(self) -> dict[str, TableUnits]:
        return {key: TableUnits(table.key, table.value) for key, table in self.graph.tables.items()}

    def values(self, node: Expression) -> Array:
        """One value per month of the whole row."""
        if node not in self._known:
            with np.errstate(all="ignore"):
                found = value_of(node, self.frame, self._rows)
            self._known[node] = np.broadcast_to(found, (1, len(self.timeline)))[0]
        return self._known[node]

    def leaf(self, address: str) -> float:
        return float(self.inputs[address][0, 0])

    def months(self, positions: tuple[int, ...]) -> tuple[Month, ...]:
        return tuple(self.timeline.months[position] for position in positions)

    def quantity(self, node: Expression) -> Quantity | None:
        """The quantity behind a name; None for anything else."""
        return self.graph.quantities[node.address] if isinstance(node, Name) else None

    def formula(self, node: Expression) -> Expression:
        """A helper row as the formula that it is; anything else as it stands."""
        found = self.quantity(node)
        if found is not None and found.kind == "hulp" and found.expression is not None:
            return found.expression
        return node

    def named(self, node: Expression) -> Quantity | None:
        """The quantity when people gave it its name: helper rows are not."""
        found = self.quantity(node)
        return None if found is None or found.kind == "hulp" else found

    def unit(self, node: Expression) -> Unit:
        """The unit in which the months hold it."""
        return self._unit(node) or NUMBER

    def _unit(self, node: Expression) -> Unit | None:
        """None for a nil that fits every unit, such as a sum over nothing."""
        found = self.quantity(node)
        if found is not None:
            return found.unit
        if not isinstance(node, Call):
            return None if isinstance(node, Literal) and node.value == 0 else NUMBER
        units = [self._unit(arg) for arg in node.args]
        return REGISTRY[node.function].unit(units, node, self.table_units).result

    def aard(self, node: Expression) -> Aard:
        found = self.quantity(node)
        return aard_of(self.unit(node), single=False) if found is None else found.aard

    def shown_unit(self, node: Expression) -> str:
        """The unit of one month's value, as people read it."""
        found = self.quantity(node)
        if found is None:
            return _percent_per_month(self, node) or str(self.unit(node))
        return found.shown_unit if found.is_input or found.aard != "stroom" else str(found.unit)

    def total_unit(self, node: Expression) -> str:
        """The unit of a flow over a period: the same without its time."""
        unit = self.unit(node)
        return str(unit.per_month * MONTH) if unit.is_flow else self.shown_unit(node)

    def words(self, node: Expression) -> str:
        """A part of a formula as a treasurer would say it."""
        found = self.named(node)
        if found is not None:
            date = found.unit == DATE and found.is_input
            return Month.from_code(self.values(node)[0]).label if date else found.label
        node = self.formula(node)
        if isinstance(node, Literal):
            return f"{node.value:g}"
        if isinstance(node, Name):
            return self.words(node)
        if node.function in ("omzetten", "deze_maand"):
            return self.words(node.args[0])
        if node.function == "maal":
            kept = [arg for arg in node.args if not is_switch(arg)] or [node.args[0]]
            if len(kept) == 1:
                return self.words(kept[0])
        args = [self._inside(arg, node.function) for arg in node.args]
        return REGISTRY[node.function].dutch(args, self.readable(node))

    def _inside(self, node: Expression, function: str) -> str:
        inner = self.formula(node)
        bare = isinstance(inner, Call) and inner.function in _TERMS and self.named(node) is None
        return f"({self.words(node)})" if bare and function in _TIMES else self.words(node)

    def readable(self, call: Call) -> Call:
        """The call with the names of tables as people know them."""
        tables = self.graph.tables
        fixed = tuple((key, tables[str(v)].label if str(v) in tables else v) for key, v in call.fixed)
        return Call(call.function, call.args, fixed, call.span)


def is_switch(node: Expression) -> bool:
    """Whether a name only says that something takes part or runs."""
    return isinstance(node, Name) and node.address.endswith((".aan", ".loopt"))


def _percent_per_month(draw: Draw, node: Expression) -> str:
    """A rate per year that is brought to months stays a percentage."""
    inside = isinstance(node, Call) and node.function == "omzetten" and draw.shown_unit(node.args[0]) == "%/jaar"
    return "%/maand" if inside else ""
