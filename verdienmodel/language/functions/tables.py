"""Bracket tables: one value per bracket (staffel), or the sum of parts over brackets as in taxes (schijven)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np

from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.units import Unit
from verdienmodel.language.frame import Array, Frame, chosen, none_of_none
from verdienmodel.language.function import Parameter, TableUnits, UnitProblem, Units, register
from verdienmodel.language.functions.operators import Here
from verdienmodel.language.text import PLUS, TIMES, Place, Text
from verdienmodel.language.tree import Call


class Bracket(Here):
    """Tables come as values first, then the upper bounds of all but the last bracket."""

    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x"), Parameter("tabel", "name"))
    words: ClassVar[str]

    def unit_of(self, key: Unit, value: Unit) -> Unit:
        raise NotImplementedError

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        table = tables[str(call.constant("tabel"))]
        if units[0] is not None and units[0] != table.key:
            raise UnitProblem(
                f"de tabel ‘{call.constant('tabel')}’ zoekt op {table.key} en krijgt {units[0]}",
                "de eenheden verschillen",
            )
        return Units(self.unit_of(table.key, table.value), (Fraction(1),))

    def split(self, frame: Frame, call: Call) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
        """Values and upper bounds."""
        table = frame.tables[str(call.constant("tabel"))]
        half = (len(table) + 1) // 2
        return table[:half], table[half:]

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{self.words} ‘{call.constant('tabel')}’ bij {args[0]}"


@register
class Steps(Bracket):
    """The value of the bracket in which x falls; a bound belongs to its lower bracket."""

    name: ClassVar[str] = "staffel"
    words: ClassVar[str] = "de tabel"

    def unit_of(self, key: Unit, value: Unit) -> Unit:
        return value

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        values, bounds = self.split(frame, call)
        result = np.broadcast_to(values[0], np.broadcast_shapes(args[0].shape, values[0].shape))
        for bound, value in zip(bounds, values[1:], strict=True):
            result = chosen(args[0] - bound > TOLERANCE, value, result)
        return none_of_none(result, args[0])

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        name = str(call.constant("tabel"))
        if not place.has(name + ".bound"):
            return Text(f"INDEX({place.range(name + '.value')},1)")
        passed = f"SUMPRODUCT(({args[0].at(PLUS)}-{place.range(name + '.bound')}>Tolerantie)*1)"
        return Text(f"INDEX({place.range(name + '.value')},1+{passed})")


@register
class Brackets(Bracket):
    """The sum over brackets of the part of x in it times its rate."""

    name: ClassVar[str] = "schijven"
    words: ClassVar[str] = "de schijven van"

    def unit_of(self, key: Unit, value: Unit) -> Unit:
        return key * value

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        rates, bounds = self.split(frame, call)
        result = args[0] * rates[0]
        for bound, lower, rate in zip(bounds, rates, rates[1:], strict=False):
            result = result + np.maximum(0.0, args[0] - bound) * (rate - lower)
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        """The first rate on all of x, plus above each bound the step to the next rate."""
        name, x = str(call.constant("tabel")), args[0]
        first = f"{x.at(TIMES)}*INDEX({place.range(name + '.value')},1)"
        if not place.has(name + ".bound"):
            return Text(first, TIMES)
        over = f"({x.at(PLUS)}-{place.range(name + '.bound')})"
        return Text(f"{first}+SUMPRODUCT(({over}>0)*{over}*{place.range(name + '.step')})", PLUS)
