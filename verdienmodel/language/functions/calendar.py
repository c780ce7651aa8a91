"""The calendar in formulas: from and until a month, ends of quarter and year, month and year themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np

from verdienmodel.ground.units import DATE, NUMBER, Unit
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import Parameter, TableUnits, UnitProblem, Units, register
from verdienmodel.language.functions.operators import Here
from verdienmodel.language.text import (
    COMPARE,
    HEAD_CODE,
    HEAD_MONTH,
    HEAD_YEAR,
    Place,
    Text,
    condition,
    head,
)
from verdienmodel.language.tree import Call


class Boundary(Here):
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("maand"),)
    monthly: ClassVar[bool] = True
    sign: ClassVar[str]
    words: ClassVar[str]

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        if units[0] != DATE:
            raise UnitProblem(
                f"{self.name}(…) vraagt een maand",
                "datums zijn invoer, nooit een getal in een formule",
                "maak een invoer met eenheid: datum en waarde: 2027-01",
            )
        return Units(NUMBER, (Fraction(1),))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return condition(f"{head(HEAD_CODE)}{self.sign}{args[0].at(COMPARE + 1)}")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{self.words} {args[0]}"


@register
class From(Boundary):
    name: ClassVar[str] = "vanaf"
    sign: ClassVar[str] = ">="
    words: ClassVar[str] = "vanaf"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return (frame.cut(frame.clock.code) >= args[0]).astype(np.float64)


@register
class Until(Boundary):
    name: ClassVar[str] = "tot_en_met"
    sign: ClassVar[str] = "<="
    words: ClassVar[str] = "tot en met"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return (frame.cut(frame.clock.code) <= args[0]).astype(np.float64)


class Heading(Here):
    """Read off the header rows; takes no arguments."""

    monthly: ClassVar[bool] = True
    words: ClassVar[str]

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(NUMBER, ())

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return self.words


@register
class QuarterEnd(Heading):
    name: ClassVar[str] = "kwartaaleinde"
    words: ClassVar[str] = "de laatste maand van een kwartaal"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return np.where(frame.cut(frame.clock.month) % 3 == 0, 1.0, 0.0)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return condition(f"MOD({head(HEAD_MONTH)},3)=0")


@register
class YearEnd(Heading):
    name: ClassVar[str] = "jaareinde"
    words: ClassVar[str] = "december"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return np.where(frame.cut(frame.clock.month) == 12, 1.0, 0.0)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return condition(f"{head(HEAD_MONTH)}=12")


@register
class MonthNumber(Heading):
    name: ClassVar[str] = "maand"
    words: ClassVar[str] = "het nummer van de maand"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return frame.cut(frame.clock.month)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(head(HEAD_MONTH))


@register
class YearNumber(Heading):
    name: ClassVar[str] = "jaar"
    words: ClassVar[str] = "het kalenderjaar"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return frame.cut(frame.clock.year)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(head(HEAD_YEAR))
