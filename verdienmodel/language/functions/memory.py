"""What looks at other months: the month before, running totals, cohorts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np

from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import NUMBER, TIME, Unit
from verdienmodel.language.frame import Array, Frame, in_order
from verdienmodel.language.function import (
    Function,
    Look,
    Months,
    Parameter,
    TableUnits,
    UnitProblem,
    Units,
    align,
    register,
    require_flow,
    require_number,
    spans,
    years_of,
)
from verdienmodel.language.text import (
    HEAD_MONTH,
    HEAD_NUMBER,
    HEAD_YEAR,
    PLUS,
    Place,
    Text,
    cell,
    head,
    own_before,
    row_of,
    so_far,
    whole,
)
from verdienmodel.language.tree import Call

_ONE = Fraction(1)
_MONTH = Unit(((TIME, 1),))


def row_number(text: Text) -> int:
    """The row of a lifted argument; anything else is a programmer's error."""
    row = row_of(text)
    if row is None:
        raise ValueError(f"argument was not lifted to a row: {text.text}")
    return row


def running(flow: Array, frame: Frame, restarts: Array) -> Array:
    """Running total that starts anew where `restarts` is true; goes on from the own row so far."""
    shape = (frame.draws(flow), frame.stop - frame.start)
    values = np.broadcast_to(flow, shape)
    result = np.empty(shape, order="F")
    for step in range(shape[1]):
        previous: Array | float = 0.0
        if not restarts[frame.start + step]:
            if step:
                previous = result[:, step - 1]
            elif frame.own is not None and frame.start:
                previous = frame.own[:, frame.start - 1]
        result[:, step] = previous + values[:, step]
    return result


@register
class Earlier(Function):
    """The value some months back; before the start of the row its beginning value."""

    name: ClassVar[str] = "vorige"
    linear: ClassVar[tuple[str, ...]] = ("x", "begin")
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("x", "row"),
        Parameter("begin", default=0.0),
        Parameter("maanden", "whole_number", 1),
    )
    looks: ClassVar[Look] = "back"
    own_row: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        aligned = align(units, "als begin en vervolg van één reeks zien")
        target = units[0] if units[0] is not None else aligned.result
        if target is not None and target.is_flow:  # the row it reads holds a flow per month
            target = target.per_month
        factors = tuple(_ONE if u is None or target is None else u.scale / target.scale for u in units)
        return Units(target, factors)

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        x, begin = frame.spread(args[0]), args[1]
        lag = call.whole("maanden")
        draws, width = max(x.shape[0], begin.shape[0]), frame.stop - frame.start
        opening = min(width, max(0, lag - frame.start))
        result = np.empty((draws, width), order="F")
        result[:, :opening] = begin if begin.shape[1] == 1 else begin[:, :opening]
        result[:, opening:] = x[:, frame.start + opening - lag : frame.stop - lag] if opening < width else 0.0
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        lag = call.whole("maanden")
        earlier = cell(row_number(args[0]), lag)
        return Text(f"IF({head(HEAD_NUMBER)}<={lag},{args[1].text},{earlier})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        lag = call.constant("maanden")
        return f"{args[0]} van {'de vorige maand' if lag == 1 else f'{lag} maanden eerder'}"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        lag = call.whole("maanden")
        earlier = tuple(month - lag for month in months if month >= lag)
        return (earlier, tuple(month for month in months if month < lag))


@register
class Later(Function):
    """The value some months from now; after the end of the plan its last value."""

    name: ClassVar[str] = "volgende"
    linear: ClassVar[tuple[str, ...]] = ("x",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x", "row"), Parameter("maanden", "whole_number", 1))
    looks: ClassVar[Look] = "whole"

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        held = units[0].per_month if units[0] is not None and units[0].is_flow else units[0]
        return Units(held, (_ONE if units[0] is None or held is None else units[0].scale / held.scale,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        x, ahead = frame.spread(args[0]), call.whole("maanden")
        return x[:, [min(month + ahead, x.shape[1] - 1) for month in range(frame.start, frame.stop)]]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        wanted = f"MIN({head(HEAD_NUMBER)}+{call.whole('maanden')},Aantal_maanden)"
        return Text(f"INDEX({whole(row_number(args[0]))},1,{wanted})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        ahead = call.constant("maanden")
        return f"{args[0]} van {'de volgende maand' if ahead == 1 else f'{ahead} maanden later'}"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        ahead = call.whole("maanden")
        return (tuple(sorted({min(month + ahead, len(timeline) - 1) for month in months})),)


class Running(Function):
    """Adds up a flow over months of its own row: the result is an amount."""

    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x"),)
    linear: ClassVar[tuple[str, ...]] = ("x",)
    own_row: ClassVar[bool] = True
    words: ClassVar[str]
    restart_test: ClassVar[str]

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        per_month, factor = require_flow(units[0], f"{self.name}(…)")
        return Units(per_month * _MONTH, (factor,))

    def restarts(self, frame: Frame) -> Array:
        raise NotImplementedError

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return running(args[0], frame, self.restarts(frame))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        test = f"OR({head(HEAD_NUMBER)}=1{self.restart_test})"
        return Text(f"IF({test},0,{own_before()})+{args[0].at(PLUS + 1)}", PLUS)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} {self.words}"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        return (spans(((self.first(month, timeline), month) for month in months), timeline),)

    def first(self, month: int, timeline: Timeline) -> int:
        raise NotImplementedError


@register
class Cumulative(Running):
    name: ClassVar[str] = "cumulatief"
    words: ClassVar[str] = "opgeteld vanaf het begin"
    restart_test: ClassVar[str] = ""

    def restarts(self, frame: Frame) -> Array:
        return np.asarray(frame.clock.number[0] == 1)

    def first(self, month: int, timeline: Timeline) -> int:
        return 0


@register
class YearToDate(Running):
    name: ClassVar[str] = "jaar_tot_nu"
    words: ClassVar[str] = "dit jaar tot en met deze maand"
    restart_test: ClassVar[str] = f",{head(HEAD_MONTH)}=1"

    def restarts(self, frame: Frame) -> Array:
        return np.asarray((frame.clock.number[0] == 1) | (frame.clock.month[0] == 1))

    def first(self, month: int, timeline: Timeline) -> int:
        return timeline.year_start(month)


@register
class QuarterToDate(Running):
    name: ClassVar[str] = "kwartaal_tot_nu"
    words: ClassVar[str] = "dit kwartaal tot en met deze maand"
    restart_test: ClassVar[str] = f",MOD({head(HEAD_MONTH)},3)=1"

    def restarts(self, frame: Frame) -> Array:
        return np.asarray((frame.clock.number[0] == 1) | (frame.clock.month[0] % 3 == 1))

    def first(self, month: int, timeline: Timeline) -> int:
        return timeline.quarter_start(month)


@register
class Cohort(Function):
    """What is still present of earlier inflow: the sum over k of the inflow k months ago x profile[k]."""

    name: ClassVar[str] = "cohort"
    linear: ClassVar[tuple[str, ...]] = ("instroom",)
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("instroom", "row"),
        Parameter("duur"),
        Parameter("profiel", "name", ""),
    )
    own_row: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        per_month, factor = require_flow(units[0], "de instroom van een cohort")
        if units[1] is None or not units[1].same_kind(_MONTH):
            raise UnitProblem(f"de duur van een cohort is een aantal maanden, geen {units[1] or 'getal'}")
        profile = str(call.constant("profiel"))
        value = tables[profile].value if profile else NUMBER
        return Units(per_month * _MONTH * value, (factor, units[1].scale))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        x, duration = frame.spread(args[0]), args[1]
        name = str(call.constant("profiel"))
        profile = np.concatenate(np.broadcast_arrays(*frame.tables[name]), axis=1) if name else np.ones((1, 1))
        draws = max(x.shape[0], duration.shape[0], profile.shape[0])
        result = np.zeros((draws, frame.stop - frame.start), order="F")
        inflow = np.flatnonzero(x[:, : frame.stop].any(axis=0))
        for month in inflow[::-1]:  # the youngest first: the order in which a month adds up what is left of each
            first = max(frame.start, int(month))
            ages = np.arange(first - month, frame.stop - month)
            lasting = duration if duration.shape[1] == 1 else duration[:, first - frame.start :]
            share = profile[:, np.minimum(ages, profile.shape[1] - 1)]
            present = np.where(lasting - ages > TOLERANCE, x[:, month : month + 1] * share, 0.0)
            result[:, first - frame.start :] += present
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        row, name = row_number(args[0]), str(call.constant("profiel"))
        age = f"({head(HEAD_NUMBER)}-{so_far(-HEAD_NUMBER)})"
        share = f"*LOOKUP({age},{place.range(name + '.age')},{place.range(name + '.share')})" if name else ""
        return Text(f"SUMPRODUCT({so_far(row)}*({args[1].at(PLUS)}-{age}>Tolerantie){share})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        name = call.constant("profiel")
        kept = f", met het verloop ‘{name}’" if name else ""
        return f"wat er nog is van {args[0]} van de laatste {args[1]}{kept}"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        return (spans(((0, month) for month in months), timeline), months)


@register
class SeasonAmount(Function):
    """Season factor for an amount that must fit in the active months of each year (seizoenbedrag)."""

    name: ClassVar[str] = "seizoen_passend"
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("seizoen", "row"), Parameter("loopt", "row"))
    looks: ClassVar[Look] = "whole_year"
    own_row: ClassVar[bool] = True
    internal: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        for unit in units:
            require_number(unit, "een seizoen")
        return Units(NUMBER, (_ONE, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        active = frame.spread(args[0] * args[1])
        result = np.empty((active.shape[0], frame.stop - frame.start), order="F")
        for step, position in enumerate(range(frame.start, frame.stop)):
            first, last = frame.timeline.year_start(position), frame.timeline.year_end(position)
            total = in_order(active[:, first : last + 1])
            result[:, step] = np.where(total == 0, 0.0, active[:, position] * 12.0 / np.where(total == 0, 1, total))
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        season, active = row_number(args[0]), row_number(args[1])
        total = f"SUMPRODUCT(({whole(-HEAD_YEAR)}={head(HEAD_YEAR)})*{whole(season)}*{whole(active)})"
        return Text(f"IF({total}=0,0,{cell(season)}*{cell(active)}*Maanden_per_jaar/{total})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]}, passend gemaakt op de maanden dat het loopt"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        years = years_of(months, timeline)
        return (years, years)
