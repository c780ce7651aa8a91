"""Bridges between a flow and an amount: deze_maand, ineens, gespreid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np

from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import DATE, MONTHS, TIME, Unit
from verdienmodel.language.frame import Array, Frame, chosen
from verdienmodel.language.function import (
    Look,
    Months,
    Parameter,
    TableUnits,
    UnitProblem,
    Units,
    register,
    require_flow,
    require_number,
    same_months,
)
from verdienmodel.language.functions.memory import row_number
from verdienmodel.language.functions.operators import Here
from verdienmodel.language.text import HEAD_CODE, TIMES, Place, Text, head, whole
from verdienmodel.language.tree import Call

_ONE = Fraction(1)
_MONTH = Unit(((TIME, 1),))


def _require_amount(unit: Unit | None, what: str) -> Unit | None:
    if unit is not None and unit.time:
        raise UnitProblem(
            f"{what} vraagt een bedrag en krijgt {unit}",
            "een stroom is al over de tijd verdeeld",
            "laat de functie weg, of maak er met jaartotaal(…) een bedrag van",
        )
    return unit


@register
class ThisMonth(Here):
    name: ClassVar[str] = "deze_maand"
    linear: ClassVar[tuple[str, ...]] = ("x",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x"),)

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        per_month, factor = require_flow(units[0], "deze_maand(…)")
        return Units(per_month * _MONTH, (factor,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return args[0]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return args[0]

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} in deze maand"


@register
class AsFlow(Here):
    """The opposite of deze_maand: an amount booked in this month, or (per='jaar') in equal parts over a year."""

    name: ClassVar[str] = "als_stroom"
    linear: ClassVar[tuple[str, ...]] = ("bedrag",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("bedrag"), Parameter("per", "text", "maand"))

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        amount = _require_amount(units[0], "als_stroom(…)")
        per = str(call.constant("per"))
        if per not in MONTHS:
            raise UnitProblem(f"als_stroom(…) kent per={per!r} niet", herstel=f"kies uit {', '.join(MONTHS)}")
        time = Unit(((TIME, 1),), MONTHS[per])
        return Units(None if amount is None else amount / time, (_ONE,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return args[0]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return args[0]

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]}, geboekt " + (
            "in deze maand" if call.constant("per") == "maand" else "in gelijke delen per jaar"
        )


@register
class AtOnce(Here):
    name: ClassVar[str] = "ineens"
    linear: ClassVar[tuple[str, ...]] = ("bedrag",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("bedrag"), Parameter("maand"))
    monthly: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        amount = _require_amount(units[0], "ineens(…)")
        if units[1] != DATE:
            raise UnitProblem("de maand van ineens(…) is geen datum", herstel="maak een invoer met eenheid: datum")
        return Units(None if amount is None else amount / _MONTH, (_ONE, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return chosen(frame.cut(frame.clock.code) == args[1], args[0], np.zeros((1, 1)))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"IF({head(HEAD_CODE)}={args[1].text},{args[0].text},0)")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} in één keer in {args[1]}"


@register
class Spread(Here):
    """An amount in equal parts over the months in which its owner runs."""

    name: ClassVar[str] = "gespreid"
    linear: ClassVar[tuple[str, ...]] = ("bedrag",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("bedrag"), Parameter("loopt", "row", 1.0))
    looks: ClassVar[Look] = "whole"
    monthly: ClassVar[bool] = True
    own_row: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        amount = _require_amount(units[0], "gespreid(…)")
        require_number(units[1], "looptijd")
        return Units(None if amount is None else amount / _MONTH, (_ONE, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        active = frame.spread(args[1])
        return args[0] * frame.cut(active) / np.cumsum(active, axis=1)[:, -1:]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        row = row_number(args[1])
        return Text(f"{args[0].at(TIMES)}*{args[1].text}/SUM({whole(row)})", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} gelijk verdeeld over de maanden dat het loopt"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        everything = tuple(range(len(timeline)))
        return (months, everything) if len(call.args) == 2 else same_months(months, call)
