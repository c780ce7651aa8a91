"""Step 4: units. Every formula is checked against its declared unit; conversions of time become visible nodes."""

from __future__ import annotations

from fractions import Fraction

from verdienmodel.ground.problem import Problem
from verdienmodel.ground.units import DATE, NUMBER, Unit
from verdienmodel.language.function import TableUnits, UnitProblem
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Aard
from verdienmodel.model.tables import table_units


def check_units(bench: Workbench) -> None:
    """Type every draft; a wrong unit is a problem at the operator where it goes wrong."""
    tables = table_units(bench)
    for address, draft in list(bench.drafts.items()):
        if draft.expression is not None:
            checker = Checker(bench, draft, tables)
            bench.update(address, expression=checker.whole(draft.expression), unit=checker.unit)


def aard_of(unit: Unit, *, single: bool) -> Aard:
    """How a period shows a quantity, from its unit."""
    if single or unit == DATE:
        return "getal"
    if unit.is_flow:
        return "stroom"
    if unit == NUMBER:
        return "factor"
    return "stand" if unit.is_stock else "tarief"


class _Stop(Exception):
    """A unit problem was reported; the rest of this formula has no meaning."""


class Checker:
    """Types one formula and remembers the unit that comes out."""

    def __init__(self, bench: Workbench, draft: Draft, tables: dict[str, TableUnits]) -> None:
        self.bench, self.draft, self.tables = bench, draft, tables
        self.unit = draft.held

    def whole(self, expression: Expression) -> Expression:
        try:
            typed, unit = self.typed(expression)
        except _Stop:
            return expression
        if self.unit is None:
            if unit is not None:
                self.unit = unit.per_month if unit.is_flow else unit
        elif unit is not None and not unit.same_kind(self.unit):
            self.report(
                UnitProblem(
                    f"de formule geeft {unit}, maar er hoort {self.draft.shown_unit} te komen",
                    "",
                    self.advice(unit),
                    "E003",
                ),
                expression,
            )
            return typed
        if unit is not None and self.unit is not None:
            return convert(typed, unit.scale / self.unit.scale)
        return typed

    def advice(self, unit: Unit) -> str:
        if self.unit is not None and "week" in dict(unit.dims) and "week" not in dict(self.unit.dims):
            return "een week is geen vast deel van een jaar: vermenigvuldig met een invoer in week/jaar"
        if self.draft.kind == "post":
            return "een post is een bedrag in euro per maand of per jaar; vermenigvuldig met de hoeveelheid"
        return "pas de formule of de eenheid aan"

    def typed(self, node: Expression) -> tuple[Expression, Unit | None]:
        if isinstance(node, Literal):
            return node, None if node.value == 0 else NUMBER
        if isinstance(node, Name):
            draft = self.bench.drafts.get(node.address)
            if draft is None or draft.unit is None:
                raise _Stop
            return node, draft.held
        parts = [self.typed(arg) for arg in node.args]
        try:
            units = REGISTRY[node.function].unit([unit for _, unit in parts], node, self.tables)
        except UnitProblem as problem:
            self.report(problem, node)
            raise _Stop from None
        except KeyError:
            raise _Stop from None
        factors = units.factors or tuple(Fraction(1) for _ in parts)
        args = tuple(convert(arg, factor) for (arg, _), factor in zip(parts, factors, strict=True))
        return node.with_args(args), units.result

    def report(self, problem: UnitProblem, node: Expression) -> None:
        at = node.span[0]
        if isinstance(node, Call) and len(node.args) == 2 and node.span != (0, 0):
            at = node.args[0].span[1]
        place = self.bench.column(self.draft.formula_path, self.draft.formula, at)
        self.bench.problems.add(
            Problem(
                problem.code,
                place,
                self.draft.address,
                problem.wat,
                problem.waarom,
                problem.herstel or "pas de formule aan, of de eenheid van een invoer",
            )
        )


def convert(node: Expression, factor: Fraction) -> Expression:
    """A visible conversion of time scale, or the node itself when there is nothing to convert.

    Time to a higher power (eur/jaar/jaar) takes a step for each: every step has a name in the workbook.
    """
    if factor == 1 or isinstance(node, Literal):
        return node
    for number in (12, 4, 3):
        for step, part in ((Fraction(number), factor.numerator), (Fraction(1, number), factor.denominator)):
            if part % number == 0:
                return convert(Call("omzetten", (node,), (("factor", str(step)),), node.span), factor / step)
    raise ValueError(f"time cannot be converted by {factor}")
