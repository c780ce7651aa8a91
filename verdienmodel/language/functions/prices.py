"""Price index, season and ramp-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import ClassVar

import numpy as np

from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import NUMBER, TIME, Unit
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import (
    Months,
    Parameter,
    Repeats,
    TableUnits,
    UnitProblem,
    Units,
    register,
    require_number,
    spans,
)
from verdienmodel.language.functions.memory import row_number
from verdienmodel.language.functions.operators import Here
from verdienmodel.language.text import ATOM, HEAD_MONTH, HEAD_YEAR, TIMES, Place, Text, head, so_far
from verdienmodel.language.tree import Call

_MONTH = Unit(((TIME, 1),))


def price_chain(rates: tuple[Array, ...]) -> list[Array]:
    """Price level per year from the rates of consecutive years; the first year is 1."""
    return list(accumulate(rates[1:], lambda level, rate: level * (1.0 + rate), initial=np.ones((1, 1))))


def side_by_side(columns: Sequence[Array]) -> Array:
    """One column per year or calendar month, from which each month of the plan takes its own."""
    return np.hstack(np.broadcast_arrays(*columns))


@register
class Index(Here):
    """Price factor from the prijspeil: the product of (1 + rate) over the years after it, stepping on 1 January."""

    name: ClassVar[str] = "index"
    repeats: ClassVar[Repeats] = "year"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("naam", "name"),
        Parameter("prijspeil", "year", 0),
        Parameter("eerste", "year", 0),
    )
    monthly: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(NUMBER, ())

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        """The table holds the rates of consecutive years from `eerste` on."""
        rates = frame.tables[str(call.constant("naam"))]
        first, base = call.whole("eerste"), call.whole("prijspeil")
        chain = price_chain(rates)
        years = frame.cut(frame.clock.year)[0].astype(int)
        return side_by_side(chain)[:, years - first] / chain[base - first]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        factors = place.range(f"{call.constant('naam')}.factor")
        first, base = call.whole("eerste"), call.whole("prijspeil")
        now = f"INDEX({factors},{head(HEAD_YEAR)}-{first - 1})"
        return Text(f"{now}/INDEX({factors},{base - first + 1})", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"prijsindex {call.constant('naam')} sinds {call.constant('prijspeil')}"


@register
class Season(Here):
    """Season factor: 12 x the share of the month; unit 1 and mean 1 over a calendar year."""

    name: ClassVar[str] = "seizoen"
    repeats: ClassVar[Repeats] = "season"
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("naam", "name"),)
    monthly: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(NUMBER, ())

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        shares = frame.tables[str(call.constant("naam"))]
        months = frame.cut(frame.clock.month)[0].astype(int)
        return side_by_side(shares)[:, months - 1] * 12.0

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        shares = place.range(f"{call.constant('naam')}.share")
        return Text(f"INDEX({shares},{head(HEAD_MONTH)})*Maanden_per_jaar", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"seizoen {call.constant('naam')}"


@register
class RampUp(Here):
    """Ramp in active month k (0 for the first): min(1, start + (1 - start) x k / maanden)."""

    name: ClassVar[str] = "opstart"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("maanden"),
        Parameter("start", default=0.0),
        Parameter("loopt", "row", 1.0),
    )
    monthly: ClassVar[bool] = True
    own_row: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        if units[0] is None or not units[0].same_kind(_MONTH):
            raise UnitProblem(f"opstart(…) vraagt een aantal maanden, geen {units[0] or 'getal'}")
        require_number(units[1], "de start van opstart(…)")
        return Units(NUMBER, (units[0].scale, Fraction(1), Fraction(1)))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        months, start, runs = args
        age = frame.cut(np.maximum(np.cumsum(frame.spread(runs), axis=1) - 1.0, 0.0))
        return np.minimum(1.0, start + (1.0 - start) * age / months)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        months, start, runs = args
        age = f"MAX(SUM({so_far(row_number(runs))})-1,0)"
        begin = start.at(ATOM)
        return Text(f"MIN(1,{begin}+(1-{begin})*{age}/{months.at(TIMES + 1)})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"opstart in {args[0]} vanaf {args[1]}"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        return (months, months, spans(((0, month) for month in months), timeline))


@register
class PriceLevel(Here):
    """From one price level to another: what a kengetal of an earlier year costs in the scenario's year."""

    name: ClassVar[str] = "prijspeil"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("naam", "name"),
        Parameter("van", "year"),
        Parameter("naar", "year"),
        Parameter("eerste", "year", 0),
    )
    internal: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(NUMBER, ())

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        rates = frame.tables[str(call.constant("naam"))]
        first, old, new = (call.whole(key) for key in ("eerste", "van", "naar"))
        chain = price_chain(rates)
        return chain[new - first] / chain[old - first]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        factors = place.range(f"{call.constant('naam')}.factor")
        first, old, new = (call.whole(key) for key in ("eerste", "van", "naar"))
        return Text(f"INDEX({factors},{new - first + 1})/INDEX({factors},{old - first + 1})", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"prijsstijging van {call.constant('van')} naar {call.constant('naar')}"
