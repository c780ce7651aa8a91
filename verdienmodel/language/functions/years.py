"""Totals of a whole year: this one, and one of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np

from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import TIME, Unit
from verdienmodel.language.frame import Array, Frame, in_order
from verdienmodel.language.function import (
    Function,
    Look,
    Months,
    Parameter,
    TableUnits,
    Units,
    align,
    register,
    require_flow,
    spans,
    years_of,
)
from verdienmodel.language.functions.memory import row_number
from verdienmodel.language.text import (
    HEAD_YEAR,
    Place,
    Text,
    before,
    head,
    whole,
)
from verdienmodel.language.tree import Call

_ONE = Fraction(1)
_MONTH = Unit(((TIME, 1),))


@register
class YearTotal(Function):
    """Whole-year total, later months included, the same in each month of the year; an amount."""

    name: ClassVar[str] = "jaartotaal"
    linear: ClassVar[tuple[str, ...]] = ("x",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x", "row"),)
    looks: ClassVar[Look] = "whole_year"
    own_row: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        per_month, factor = require_flow(units[0], f"{self.name}(…)")
        return Units(per_month * _MONTH, (factor,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        x = frame.spread(args[0])
        result = np.empty((x.shape[0], frame.stop - frame.start), order="F")
        for step, position in enumerate(range(frame.start, frame.stop)):
            first, last = frame.timeline.year_start(position), frame.timeline.year_end(position)
            if step and position != first:
                result[:, step] = result[:, step - 1]
            else:
                result[:, step] = in_order(x[:, first : last + 1])
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        row = row_number(args[0])
        return Text(f"SUMIFS({whole(row)},{whole(-HEAD_YEAR)},{head(HEAD_YEAR)})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} over het hele jaar"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        return (years_of(months, timeline),)


@register
class LastYear(Function):
    """The whole-year total of an earlier year, the same in every month; an amount."""

    name: ClassVar[str] = "vorig_jaar"
    linear: ClassVar[tuple[str, ...]] = ("x", "begin")
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("x", "row"),
        Parameter("begin", default=0.0),
        Parameter("jaren", "whole_number", 1),
    )
    looks: ClassVar[Look] = "back_year"
    own_row: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        per_month, factor = require_flow(units[0], f"{self.name}(…)")
        amount = per_month * _MONTH
        align([amount, units[1]], "als begin en vervolg van één reeks zien")
        return Units(amount, (factor, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        x, begin = frame.spread(args[0]), args[1]
        years = call.whole("jaren")
        result = np.empty((max(x.shape[0], begin.shape[0]), frame.stop - frame.start), order="F")
        before: tuple[int, int] | None = None
        for step, position in enumerate(range(frame.start, frame.stop)):
            span, known = self.span(position, years, frame.timeline), before
            before = span
            if span is None:
                result[:, step] = begin[:, min(step, begin.shape[1] - 1)]
            elif step and span == known:  # the same total as the month before
                result[:, step] = result[:, step - 1]
            else:
                result[:, step] = in_order(x[:, span[0] : span[1] + 1])
        return result

    @staticmethod
    def span(position: int, years: int, timeline: Timeline) -> tuple[int, int] | None:
        """First and last position of the year that many years earlier; None when it lies before the row."""
        for _ in range(years):
            position = timeline.year_start(position) - 1
            if position < 0:
                return None
        return timeline.year_start(position), position

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        row, years = row_number(args[0]), call.whole("jaren")
        wanted = f"{head(HEAD_YEAR)}-{years}"
        total = f"SUMIFS({before(row)},{before(-HEAD_YEAR)},{wanted})"
        return Text(f"IF({wanted}<Eerste_jaar,{args[1].text},{total})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        years = call.constant("jaren")
        return f"{args[0]} over {'het vorige jaar' if years == 1 else f'het jaar dat {years} jaar eerder was'}"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        years = call.whole("jaren")
        found = [(month, self.span(month, years, timeline)) for month in months]
        past = spans((span for _, span in found if span), timeline)
        return (past, tuple(month for month, span in found if span is None))
