"""A question to the explainer, and what a room of it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.explain import digits
from verdienmodel.engine.explain.reading import Draw
from verdienmodel.engine.explain.tree import Explanation, Form, InputValue, MonthValue, Part, Shown
from verdienmodel.language.tree import Expression, Literal, Name
from verdienmodel.model.graph import Aard

Positions = tuple[int, ...]


@dataclass(frozen=True)
class Ask:
    """Explain this name or part of a formula over these months. `aard` replaces its own where that is clearer."""

    node: Expression
    months: Positions
    depth: int
    path: frozenset[str] = frozenset()
    aard: Aard | None = None


@dataclass(frozen=True)
class Asked:
    """An ask with what is known of it: its formula, its months in view, its value and unit."""

    draw: Draw
    ask: Ask
    body: Expression
    aard: Aard
    months: Positions
    explain: Callable[[Ask], Explanation]

    @property
    def node(self) -> Expression:
        return self.ask.node

    @property
    def adds_up(self) -> bool:
        """Whether the months are added: for a flow, or for amounts at a moment that are asked to be added."""
        return self.aard == "stroom"

    @property
    def value(self) -> float:
        return self.amount(self.node, self.months)

    @property
    def shown(self) -> Shown:
        return digits.result(self.value, self.unit_of(self.node))

    def amount(self, node: Expression, months: Positions) -> float:
        """The value of a part over months, in the way in which the whole is shown."""
        values = self.draw.values(node)
        if self.adds_up:
            return float(values[list(months)].sum() * scale(self.draw, node)) if months else 0.0
        return float(values[months[-1]])

    def unit_of(self, node: Expression) -> str:
        """The unit in which a part is shown; nothing has the unit of the whole."""
        if isinstance(node, Literal) and node.value == 0:
            node = self.node
        return self.draw.total_unit(node) if self.adds_up else self.draw.shown_unit(node)

    def child(self, node: Expression, months: Positions, aard: Aard | None = None) -> tuple[Explanation, ...]:
        """What a part is made of: nothing for a literal or beyond the depth. Only user-named parts cost depth."""
        if isinstance(self.draw.formula(node), Literal) or not months:
            return ()
        named = self.draw.named(node) is not None
        if named and self.ask.depth <= 0:
            return ()
        path = self.ask.path | {self.node.address} if isinstance(self.node, Name) else self.ask.path
        return (self.explain(Ask(node, months, self.ask.depth - named, path, aard)),)

    def part_aard(self, node: Expression) -> Aard | None:
        """A part of what is added up is added up as well; a flow inside a rate is a rate."""
        flow = self.draw.aard(node) == "stroom"
        if self.adds_up:
            return None if flow else "stroom"
        return "tarief" if flow and self.aard != "stand" else None


@dataclass(frozen=True)
class Made:
    """How the value is made."""

    form: Form
    parts: tuple[Part, ...] = ()
    exact: bool = True
    children: tuple[Explanation, ...] = ()
    words: str = ""
    inputs: tuple[InputValue, ...] = ()
    table: tuple[MonthValue, ...] = ()
    last: Shown | None = None
    reason: str = ""
    shown: Shown | None = None


def scale(draw: Draw, node: Expression) -> float:
    """What one month's value counts in a total: an input per year counts a twelfth."""
    unit = draw.unit(node)
    return float(unit.scale) if unit.is_flow else 1.0


def table_of(asked: Asked, months: Positions | None = None) -> tuple[MonthValue, ...]:
    """The month table: the value in every month in view."""
    unit = asked.unit_of(asked.node)
    values = asked.draw.values(asked.node) * (scale(asked.draw, asked.node) if asked.adds_up else 1.0)
    return tuple(
        MonthValue(asked.draw.timeline.months[m], digits.result(float(values[m]), unit))
        for m in (asked.months if months is None else months)
    )


def steady(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bool:
    """Whether a row of values is one value: the values decide, not the formula."""
    if values.size == 0 or bool((values == values[0]).all() or np.isnan(values).all()):
        return True
    if not np.isfinite(values).all():
        return False
    return float(np.ptp(values)) <= 1e-12 * float(np.max(np.abs(values)))


def by_months(asked: Asked) -> Made:
    """The last resort for a total: its months, added up."""
    unit = asked.unit_of(asked.node)
    parts = tuple(
        Part(
            "term",
            row.month.label,
            Shown(abs(row.shown.value), abs(row.shown.number), row.shown.decimals, unit),
            minus=row.shown.number < 0,
        )
        for row in table_of(asked)
    )
    return Made("maanden", digits.with_rounding(parts, asked.shown), table=table_of(asked))
