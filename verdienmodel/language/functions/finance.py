"""Annuity, and what is one number over all months: present value, internal rate, payback, lowest month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import numpy as np

from verdienmodel.ground.limits import TOLERANCE, YEARLY_RATE
from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import DATE, NUMBER, TIME, Unit
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import (
    Function,
    Look,
    Months,
    Parameter,
    TableUnits,
    UnitProblem,
    Units,
    register,
    require_flow,
)
from verdienmodel.language.functions.memory import row_number
from verdienmodel.language.functions.operators import Here
from verdienmodel.language.text import HEAD_CODE, HEAD_NUMBER, PLUS, Place, Text, head, own_before, shifted, whole
from verdienmodel.language.tree import Call

_MONTH = Unit(((TIME, 1),))
_ONE = Fraction(1)


def _require_rate(unit: Unit | None, what: str) -> Unit:
    if unit is None or not unit.same_kind(NUMBER / _MONTH):
        raise UnitProblem(
            f"{what} vraagt een rente per jaar of maand, geen {unit or 'getal'}",
            herstel='schrijf bij de rente eenheid: "%/jaar"',
        )
    return unit


@register
class Annuity(Here):
    """The equal payment per term that pays off an amount with interest; also with a zero rate."""

    name: ClassVar[str] = "annuiteit"
    linear: ClassVar[tuple[str, ...]] = ("bedrag",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("bedrag"), Parameter("rente"), Parameter("termijnen"))

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        rate = _require_rate(units[1], "annuiteit(…)")
        terms = units[2]
        if terms is None or not terms.same_kind(_MONTH):
            raise UnitProblem(f"de termijnen van annuiteit(…) zijn maanden of jaren, geen {terms or 'getal'}")
        result = None if units[0] is None else units[0] / terms
        return Units(result, (_ONE, rate.scale * terms.scale, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        amount, rate, terms = args
        safe = np.where(rate == 0, 1.0, rate)
        # expm1 keeps the digits that 1 - (1+r)**-n loses near a zero rate.
        level = amount * safe / -np.expm1(-terms * np.log1p(safe))
        return np.where(rate == 0, amount / terms, level)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        amount, rate, terms = args
        return Text(f"0-PMT({rate.text},{terms.text},{amount.text})", PLUS)

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"gelijke betaling voor {args[0]} tegen {args[1]} in {args[2]}"


class OneNumber(Function):
    """One number over all months: shown as it is, never per period."""

    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x", "row"),)
    looks: ClassVar[Look] = "whole"
    own_row: ClassVar[bool] = True
    single: ClassVar[bool] = True
    words: ClassVar[str]

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"{self.words} van {args[0]}"

    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        everything = tuple(range(len(timeline)))
        return tuple(everything for _ in call.args)


@register
class PresentValue(OneNumber):
    """Net present value: month k (0 for the first) is worth (1 + r) ** -((k+1)/12)."""

    name: ClassVar[str] = "ncw"
    linear: ClassVar[tuple[str, ...]] = ("x",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x", "row"), Parameter("rente"))
    words: ClassVar[str] = "de contante waarde"

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        per_month, factor = require_flow(units[0], "ncw(…)")
        rate = _require_rate(units[1], "ncw(…)")
        if rate.scale != Fraction(1, 12):
            raise UnitProblem("ncw(…) vraagt een rente per jaar")
        return Units(per_month * _MONTH, (factor, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        flows, rate = frame.spread(args[0]), args[1]
        weights = np.power(1.0 + rate[:, :1], -frame.clock.number / 12.0)
        return np.cumsum(flows * weights, axis=1)[:, -1:]

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        row = whole(row_number(args[0]))
        power = f"(0-{whole(-HEAD_NUMBER)}/Maanden_per_jaar)"
        return Text(f"SUMPRODUCT({row},(1+{args[1].at(PLUS + 1)})^{power})")


@register
class LatestSign(Here):
    """The sign of the latest flow that was not zero: helper row with which irr counts its sign changes."""

    name: ClassVar[str] = "laatste_teken"
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x"),)
    own_row: ClassVar[bool] = True
    internal: ClassVar[bool] = True

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(NUMBER, (_ONE,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        shape = (frame.draws(args[0]), frame.stop - frame.start)
        flows, result = np.broadcast_to(args[0], shape), np.zeros(shape, order="F")
        for step in range(shape[1]):
            before = result[:, step - 1] if step else 0.0
            if not step and frame.start and frame.own is not None:
                before = frame.own[:, frame.start - 1]
            result[:, step] = np.where(np.abs(flows[:, step]) > TOLERANCE, np.sign(flows[:, step]), before)
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        x = args[0].text
        first = f"{head(HEAD_NUMBER)}=1"
        return Text(f"IF(ABS({x})>Tolerantie,SIGN({x}),IF({first},0,{own_before()}))")

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return f"het teken van {args[0]}"


@register
class InternalRate(OneNumber):
    """Internal rate of return per year; not a number unless the flows turn exactly once and it lies in YEARLY_RATE."""

    name: ClassVar[str] = "irr"
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x", "row"), Parameter("tekens", "row", 0.0))
    words: ClassVar[str] = "het rendement"

    def expand(self, call: Call) -> Call:
        return call.with_args((call.args[0], Call("laatste_teken", call.args[:1], span=call.span)))

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        _, factor = require_flow(units[0], "irr(…)")
        return Units(NUMBER / Unit(((TIME, 1),), Fraction(12)), (factor, _ONE))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        flows = frame.spread(args[0])
        result = np.full((flows.shape[0], 1), np.nan)
        for draw in range(flows.shape[0]):
            if sign_changes(flows[draw]) == 1:
                result[draw, 0] = _solve_rate(flows[draw])
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        flows, signs = whole(row_number(args[0])), row_number(args[1])
        changes = f"SUMPRODUCT(({whole(signs)}<>{shifted(signs)})*({shifted(signs)}<>0))"
        # IRR feels its way from a guess and may get lost: a loss is found from below, a high rate from above.
        monthly = f"IFERROR(IRR({flows},0.01),IFERROR(IRR({flows},-0.1),IRR({flows},0.1)))"
        rate = f"(1+{monthly})^Maanden_per_jaar-1"
        low, high = YEARLY_RATE
        found = f'IF(AND({rate}>={low},{rate}<={high}),{rate},"geen")'
        return Text(f'IF({changes}=1,IFERROR({found},"geen"),"geen")')


def sign_changes(flows: Array) -> int:
    """How often a row of flows turns from paying to receiving or back; zeros do not count."""
    signs = np.sign(flows[np.abs(flows) > TOLERANCE])
    return int(np.count_nonzero(signs[1:] != signs[:-1]))


def _solve_rate(flows: Array) -> float:
    from scipy.optimize import brentq  # late: a plain begroting starts without scipy

    months = np.arange(len(flows))

    def value(rate: float) -> float:
        return float(np.sum(flows * np.power(1.0 + rate, -months)))

    low, high = ((1.0 + rate) ** (1 / 12) - 1.0 for rate in YEARLY_RATE)
    try:
        monthly = brentq(value, low, high, xtol=1e-14)
    except ValueError:
        return float("nan")
    return float((1.0 + monthly) ** 12 - 1.0)


@register
class Payback(OneNumber):
    """Months until the running total of the flow stays at or above zero; not a number when it never does."""

    name: ClassVar[str] = "terugverdientijd"
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("opgeteld", "row"),)
    words: ClassVar[str] = "de terugverdientijd"

    def expand(self, call: Call) -> Call:
        return call.with_args((Call("cumulatief", call.args, span=call.span),))

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(_MONTH, (_ONE,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        below = frame.spread(args[0]) < -TOLERANCE
        months = below.shape[1]
        last = np.where(below.any(axis=1), months - np.argmax(below[:, ::-1], axis=1), 0)
        return np.where(last == months, np.nan, last + 1.0).reshape(-1, 1)

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        number = whole(-HEAD_NUMBER)
        last = f"SUMPRODUCT(MAX(({whole(row_number(args[0]))}<-Tolerantie)*{number}))"
        return Text(f'IF({last}=Aantal_maanden,"geen",{last}+1)')


@register
class Lowest(OneNumber):
    name: ClassVar[str] = "laagste"
    words: ClassVar[str] = "de laagste stand"

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        unit = units[0]
        if unit is None or not unit.is_flow:
            return Units(unit, (_ONE,))
        return Units(unit.per_month, (unit.scale,))  # the row it reads holds a flow per month

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return np.asarray(np.min(frame.spread(args[0]), axis=1, keepdims=True))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        return Text(f"MIN({whole(row_number(args[0]))})")


@register
class LowestMonth(OneNumber):
    """The first month in which the row is as low as it gets."""

    name: ClassVar[str] = "maand_van_laagste"
    words: ClassVar[str] = "de maand met de laagste stand"

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(DATE, (_ONE,))

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        row = frame.spread(args[0])
        position = np.argmax(row - np.min(row, axis=1, keepdims=True) <= TOLERANCE, axis=1)
        return np.asarray(frame.clock.code[0][position].reshape(-1, 1))

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        row = whole(row_number(args[0]))
        # Months in which the row is higher count a million more, so that the earliest of the others is the least.
        return Text(f"SUMPRODUCT(MIN({whole(-HEAD_CODE)}+1000000*({row}-MIN({row})>Tolerantie)))")
