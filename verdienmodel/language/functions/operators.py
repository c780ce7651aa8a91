"""Operators are functions too: + - * / **, comparisons, en, of, niet, and the visible conversion of time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import ClassVar

import numpy as np

from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import NUMBER, Unit
from verdienmodel.language.frame import Array, Frame, holds, none_of_none, truth
from verdienmodel.language.function import (
    Function,
    Months,
    Parameter,
    TableUnits,
    UnitProblem,
    Units,
    align,
    register,
    require_number,
    require_same,
    same_months,
)
from verdienmodel.language.text import ATOM, PLUS, TIMES, Place, Text, called, condition
from verdienmodel.language.tree import Call

_TWO = (Parameter("a"), Parameter("b"))
_ONE = Fraction(1)


class Here(Function):
    """Looks at this month only."""

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        return same_months(months, call)


def _power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except ValueError:  # nothing to a negative power
        return math.inf
    except OverflowError:
        return math.inf


# numpy's own power gives other last bits for one month than for a row of them.
_POWER = np.frompyfunc(_power, 2, 1)


@register
class Plus(Here):
    name: ClassVar[str] = "plus"
    linear: ClassVar[tuple[str, ...]] = ("a", "b")
    parameters: ClassVar[tuple[Parameter, ...]] = _TWO

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return align(units, "optellen")

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return args[0] + args[1]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"{args[0].at(PLUS)}+{args[1].at(PLUS + 1)}", PLUS)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} + {args[1]}"


@register
class Minus(Here):
    name: ClassVar[str] = "min_"
    linear: ClassVar[tuple[str, ...]] = ("a", "b")
    parameters: ClassVar[tuple[Parameter, ...]] = _TWO

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return align(units, "aftrekken")

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return args[0] - args[1]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"{args[0].at(PLUS)}-{args[1].at(PLUS + 1)}", PLUS)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} − {args[1]}"


@register
class Negative(Here):
    """-x, written 0-x because a spreadsheet reads -2^2 as 4."""

    name: ClassVar[str] = "negatief"
    linear: ClassVar[tuple[str, ...]] = ("a",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("a"),)

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(units[0], (_ONE,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return 0.0 - args[0]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"0-{args[0].at(PLUS + 1)}", PLUS)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"min {args[0]}"


@register
class Times(Here):
    name: ClassVar[str] = "maal"
    product: ClassVar[bool] = True
    parameters: ClassVar[tuple[Parameter, ...]] = _TWO

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        if units[0] is None or units[1] is None:
            return Units(None, (_ONE, _ONE))
        return Units(units[0] * units[1], (_ONE, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return args[0] * args[1]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"{args[0].at(TIMES)}*{args[1].at(TIMES + 1)}", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} × {args[1]}"


@register
class Divide(Here):
    name: ClassVar[str] = "gedeeld"
    linear: ClassVar[tuple[str, ...]] = ("a",)
    parameters: ClassVar[tuple[Parameter, ...]] = _TWO

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        if units[1] is None:
            raise UnitProblem("u deelt door 0", "delen door nul heeft geen uitkomst")
        return Units(None if units[0] is None else units[0] / units[1], (_ONE, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return args[0] / args[1]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"{args[0].at(TIMES)}/{args[1].at(TIMES + 1)}", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} ÷ {args[1]}"


@register
class Power(Here):
    name: ClassVar[str] = "macht"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("a"),
        Parameter("b", default=0.0),
        Parameter("exponent", "text", ""),
    )

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        if len(units) == 1:
            exponent = float(str(call.constant("exponent")))
            whole = exponent == int(exponent)
            if units[0] is not None and units[0] != NUMBER and not whole:
                raise UnitProblem(f"{units[0]} tot de macht {exponent} heeft geen eenheid")
            return Units(units[0] ** int(exponent) if whole and units[0] else NUMBER, (_ONE,))
        require_number(units[0], "het grondtal van een macht")
        require_number(units[1], "de exponent")
        return Units(NUMBER, (_ONE, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        exponent = args[1] if len(args) == 2 else np.full((1, 1), float(str(call.constant("exponent"))))
        # A negative base is refused in both worlds: a spreadsheet and numpy disagree on (-8)^(1/3).
        refused = ~(args[0] >= 0)
        powers = np.asarray(_POWER(np.where(refused, 1.0, args[0]), exponent), dtype=np.float64)
        return np.where(refused, np.nan, powers)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        """To the power 0 is 1, also of 0: Excel has no answer to 0^0 and numpy has this one."""
        if len(args) == 2:
            power = f"IF({args[1].text}=0,1,{args[0].at(ATOM)}^{args[1].at(ATOM)})"
        else:
            exponent = str(call.constant("exponent"))
            power = f"{args[0].at(ATOM)}^({exponent})" if float(exponent) else "1"
        return Text(f"IF({args[0].text}<0,NA(),{power})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} tot de macht {args[1] if len(args) == 2 else call.constant('exponent')}"


class Comparison(Here):
    """a - b against the tolerance, the same in both worlds."""

    parameters: ClassVar[tuple[Parameter, ...]] = _TWO
    words: ClassVar[str]
    test: ClassVar[str]

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        require_same(units, "vergelijken")
        return Units(NUMBER, (_ONE, _ONE))

    def holds(self, difference: Array) -> Array:
        raise NotImplementedError

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        difference = args[0] - args[1]
        return none_of_none(self.holds(difference).astype(np.float64), difference)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        difference = f"{args[0].at(PLUS)}-{args[1].at(PLUS + 1)}"
        return condition(self.test.format(difference))

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{args[0]} {self.words} {args[1]}"


@register
class Greater(Comparison):
    name: ClassVar[str] = "groter"
    words: ClassVar[str] = "is meer dan"
    test: ClassVar[str] = "{}>Tolerantie"

    def holds(self, difference: Array) -> Array:
        return np.asarray(difference > TOLERANCE)


@register
class GreaterEqual(Comparison):
    name: ClassVar[str] = "groter_gelijk"
    words: ClassVar[str] = "is minstens"
    test: ClassVar[str] = "{}>=-Tolerantie"

    def holds(self, difference: Array) -> Array:
        return np.asarray(difference >= -TOLERANCE)


@register
class Less(Comparison):
    name: ClassVar[str] = "kleiner"
    words: ClassVar[str] = "is minder dan"
    test: ClassVar[str] = "{}<-Tolerantie"

    def holds(self, difference: Array) -> Array:
        return np.asarray(difference < -TOLERANCE)


@register
class LessEqual(Comparison):
    name: ClassVar[str] = "kleiner_gelijk"
    words: ClassVar[str] = "is hoogstens"
    test: ClassVar[str] = "{}<=Tolerantie"

    def holds(self, difference: Array) -> Array:
        return np.asarray(difference <= TOLERANCE)


@register
class Equal(Comparison):
    name: ClassVar[str] = "gelijk"
    words: ClassVar[str] = "is gelijk aan"
    test: ClassVar[str] = "ABS({})<=Tolerantie"

    def holds(self, difference: Array) -> Array:
        return np.asarray(np.abs(difference) <= TOLERANCE)


@register
class Unequal(Comparison):
    name: ClassVar[str] = "ongelijk"
    words: ClassVar[str] = "is niet gelijk aan"
    test: ClassVar[str] = "ABS({})>Tolerantie"

    def holds(self, difference: Array) -> Array:
        return np.asarray(np.abs(difference) > TOLERANCE)


class Logic(Here):
    """Truth is 0 or 1; anything that differs from 0 by more than the tolerance counts as true."""

    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("a", many=True),)

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        for unit in units:
            require_number(unit, f"wat u met ‘{self.name}’ verbindt")
        return Units(NUMBER, tuple(_ONE for _ in units))


@register
class And(Logic):
    name: ClassVar[str] = "en"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return reduce(none_of_none, args, reduce(np.logical_and, map(holds, args)).astype(np.float64))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return condition(called("AND", [arg.test for arg in args]))

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return " en ".join(args)


@register
class Or(Logic):
    name: ClassVar[str] = "of"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return reduce(none_of_none, args, reduce(np.logical_or, map(holds, args)).astype(np.float64))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return condition(called("OR", [arg.test for arg in args]))

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return " of ".join(args)


@register
class Not(Logic):
    name: ClassVar[str] = "niet"
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("a"),)

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return 1.0 - truth(args[0])

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return condition(f"NOT({args[0].test})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"niet ({args[0]})"


_CONVERT_WORDS = {
    Fraction(1, 12): ("/", 12, "12 maanden"),
    Fraction(1, 3): ("/", 3, "3 maanden"),
    Fraction(1, 4): ("/", 4, "4 kwartalen"),
    Fraction(12): ("*", 12, "12 maanden"),
    Fraction(3): ("*", 3, "3 maanden"),
    Fraction(4): ("*", 4, "4 kwartalen"),
}
_CONVERT_NAMES = {12: "Maanden_per_jaar", 3: "Maanden_per_kwartaal", 4: "Kwartalen_per_jaar"}


@register
class Convert(Here):
    """Bring a quantity to another time scale: a visible step, never a loose constant."""

    name: ClassVar[str] = "omzetten"
    linear: ClassVar[tuple[str, ...]] = ("a",)
    internal: ClassVar[bool] = True
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("a"), Parameter("factor", "text", "1"))

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        if units[0] is None:
            return Units(None, (_ONE,))
        return Units(Unit(units[0].dims, units[0].scale / self.factor(call)), (_ONE,))

    @staticmethod
    def factor(call: Call) -> Fraction:
        return Fraction(str(call.constant("factor")))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        sign, number, _ = _CONVERT_WORDS[self.factor(call)]
        return args[0] / number if sign == "/" else args[0] * number

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        sign, number, _ = _CONVERT_WORDS[self.factor(call)]
        return Text(f"{args[0].at(TIMES)}{sign}{_CONVERT_NAMES[number]}", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        sign, _, words = _CONVERT_WORDS[self.factor(call)]
        return f"{args[0]} {'÷' if sign == '/' else '×'} {words}"
