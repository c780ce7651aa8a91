"""Choosing and capping: min, max, als, and the one rounding that a law prescribes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import ClassVar

import numpy as np

from verdienmodel.ground.units import Unit
from verdienmodel.language.frame import Array, Frame, chosen, holds, none_of_none
from verdienmodel.language.function import (
    Parameter,
    TableUnits,
    UnitProblem,
    Units,
    align,
    register,
    require_number,
    require_same,
)
from verdienmodel.language.functions.operators import Here
from verdienmodel.language.text import TIMES, Place, Text, called
from verdienmodel.language.tree import Call

_ONE = Fraction(1)
_EPSILON = 1e-9


class Extreme(Here):
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("a", many=True),)
    words: ClassVar[str]

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(require_same(units, "vergelijken"), tuple(_ONE for _ in units))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(called(self.name.upper(), [arg.text for arg in args]))

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{self.words} van {' en '.join(args)}"


@register
class Smallest(Extreme):
    name: ClassVar[str] = "min"
    words: ClassVar[str] = "het kleinste"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return reduce(np.minimum, args)


@register
class Largest(Extreme):
    name: ClassVar[str] = "max"
    words: ClassVar[str] = "het grootste"

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return reduce(np.maximum, args)


@register
class If(Here):
    """Lazy in meaning: a division by zero counts only in the branch that is taken."""

    name: ClassVar[str] = "als"
    linear: ClassVar[tuple[str, ...]] = ("dan", "anders")
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("voorwaarde"), Parameter("dan"), Parameter("anders"))

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        require_number(units[0], "een voorwaarde")
        aligned = align(units[1:], "als keuze naast elkaar zetten")
        return Units(aligned.result, (_ONE, *aligned.factors))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        test, then, other = args
        return none_of_none(chosen(holds(test), then, other), test)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"IF({args[0].test},{args[1].text},{args[2].text})")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"als {args[0]}: {args[1]}; anders {args[2]}"


_MANNER = {"op": "naar boven", "af": "naar beneden", "half_op": "op de dichtstbijzijnde"}


@register
class LegalRound(Here):
    """A rounding that a law prescribes, with its article; half away from zero, the same in both worlds."""

    name: ClassVar[str] = "afrond_wettelijk"
    parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("x"),
        Parameter("stap"),
        Parameter("wijze", "name"),
        Parameter("artikel", "text", ""),
    )

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        if call.constant("wijze") not in _MANNER:
            raise UnitProblem(
                f"‘{call.constant('wijze')}’ is geen manier van afronden", herstel="kies op, af of half_op"
            )
        if not call.constant("artikel"):
            raise UnitProblem(
                "afrond_wettelijk mist zijn artikel",
                "alleen een wet schrijft een afronding voor; de rekenkern rondt zelf nooit af",
                "schrijf het artikel erbij: artikel='art. 8 WML'",
            )
        return Units(require_same(units, "afronden"), (_ONE, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        steps = np.abs(args[0]) / args[1]
        match call.constant("wijze"):
            case "half_op":
                whole = np.floor(steps + (0.5 + _EPSILON))
            case "op":
                whole = 0.0 - np.floor(_EPSILON - steps)
            case _:
                whole = np.floor(steps + _EPSILON)
        return np.asarray(np.sign(args[0]) * whole * args[1])

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        x, stap = args
        steps = f"ABS({x.text})/{stap.at(TIMES + 1)}"
        whole = {
            "half_op": f"INT({steps}+{0.5 + _EPSILON!r})",
            "op": f"(0-INT({_EPSILON:.9f}-{steps}))",
            "af": f"INT({steps}+{_EPSILON:.9f})",
        }[str(call.constant("wijze"))]
        return Text(f"SIGN({x.text})*{whole}*{stap.at(TIMES + 1)}", TIMES)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        manner = _MANNER[str(call.constant("wijze"))]
        return f"{args[0]}, {manner} afgerond op {args[1]} ({call.constant('artikel')})"
