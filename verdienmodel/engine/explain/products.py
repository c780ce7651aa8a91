"""Products over a period: which months count, then season, start-up and what else varies, constants last.

Each varying factor is weighted by those before it, so that the product of what is shown is exactly the total:
the mean of a product is not the product of the means.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from verdienmodel.engine.explain import digits
from verdienmodel.engine.explain.asking import Asked, Made, Positions, by_months, scale, steady
from verdienmodel.engine.explain.factors import Factor
from verdienmodel.engine.explain.reading import Draw
from verdienmodel.engine.explain.tree import Explanation, Part, Role
from verdienmodel.language.frame import Array
from verdienmodel.language.tree import Expression, Literal
from verdienmodel.model.graph import Aard


@dataclass
class _Weighing:
    """The weights so far over the months in view, and the parts and children found."""

    asked: Asked
    weights: Array
    parts: list[Part]
    children: list[Explanation]
    nil: tuple[Factor, ...] = ()
    """The factors that are nothing in every month: they alone say why the product is."""

    def tell(self, factor: Factor, months: Positions, aard: Aard | None = None) -> None:
        """What a factor is made of; beside a factor that is nothing the others explain nothing."""
        if not self.nil or factor in self.nil:
            self.children += self.asked.child(factor.node, months, aard)

    @property
    def months(self) -> Positions:
        return self.asked.months

    def values(self, factor: Factor) -> Array:
        row: Array = self.asked.draw.values(factor.node)[list(self.months)]
        return row

    @property
    def active(self) -> Positions:
        """Where the product so far is not 0; all months when it is 0 everywhere."""
        kept = tuple(m for m, weight in zip(self.months, self.weights, strict=True) if weight != 0)
        return kept or self.months

    def seen(self, factor: Factor) -> Array:
        """The values of a factor in the months that count."""
        row: Array = self.asked.draw.values(factor.node)[list(self.active)]
        return row


def explain_product(asked: Asked, factors: list[Factor], conversion: Fraction, *, whole: bool = True) -> Made:
    """Multiply out over the months in view; fall back on the months themselves when weights cancel out."""
    if asked.adds_up:
        conversion *= Fraction(asked.draw.unit(asked.node).scale) if asked.draw.unit(asked.node).is_flow else 1
    weighing = _Weighing(asked, np.ones(len(asked.months)), [], [])
    weighing.nil = tuple(factor for factor in factors if not factor.minus and not weighing.values(factor).any())
    with np.errstate(all="ignore"):
        rest = _flags(weighing, factors)
        _only_where_not_zero(weighing, rest)
        if asked.adds_up and not weighing.weights.any():
            return Made(
                "product", (_count(weighing, "maanden", 0, len(asked.months)),), children=tuple(weighing.children)
            )
        rest, conversion = _base(weighing, rest, conversion, whole=whole)
        rest = _varying(weighing, rest)
        for factor in rest:
            _put(weighing, factor, float(weighing.seen(factor)[0]), varies=False)
    weighing.parts += _conversion(conversion)
    return _checked(weighing)


def _flags(weighing: _Weighing, factors: list[Factor]) -> list[Factor]:
    """Months in which something does not run drop out."""
    asked = weighing.asked
    for factor in factors:
        if factor.kind != "flag":
            continue
        values = weighing.values(factor)
        if steady(values) and values[0] == 1:
            continue
        weighing.tell(factor, asked.months)
        if not asked.adds_up:
            _put(weighing, factor, float(values[-1]), varies=False)
        weighing.weights = weighing.weights * values
    return [factor for factor in factors if factor.kind != "flag"]


def _only_where_not_zero(weighing: _Weighing, factors: list[Factor]) -> None:
    """An amount that is 0 in most months counts in the others: a settlement in one month is no monthly average."""
    if not weighing.asked.adds_up:
        return
    for factor in factors:
        if factor.kind == "other" and not weighing.asked.draw.unit(factor.node).is_flow:
            weighing.weights = weighing.weights * (weighing.values(factor) != 0)


def _base(
    weighing: _Weighing, factors: list[Factor], conversion: Fraction, *, whole: bool
) -> tuple[list[Factor], Fraction]:
    """What the months themselves count for: part of a year, a number of months, or the total of a flow."""
    asked, weights = weighing.asked, weighing.weights
    if not asked.adds_up:
        return factors, conversion
    marks = next((f for f in factors if f.kind in ("ineens", "looptijd") and not f.minus), None)
    if marks is not None:
        values = weighing.values(marks) * weights
        every = asked.draw.values(marks.node)
        of = 1 if marks.kind == "ineens" else max(1, round(1 / float(every.max()))) if every.max() > 0 else 1
        role: Role = "ineens" if marks.kind == "ineens" else "looptijd"
        weighing.parts.append(_count(weighing, role, int(np.count_nonzero(values)), of))
        weighing.weights = values
        return [f for f in factors if f is not marks], conversion
    flow = next((f for f in factors if whole and _is_flow(asked.draw, f, factors)), None)
    if flow is not None:
        values = weighing.values(flow) * weights
        _put_flow(weighing, flow, float(values.sum() * scale(asked.draw, flow.node)))
        weighing.weights = values
        unit = asked.draw.unit(flow.node)
        return [f for f in factors if f is not flow], conversion / Fraction(unit.scale)
    count = int(np.count_nonzero(weights))
    if conversion == Fraction(1, 12):
        years, broken = divmod(count, 12)
        part = _count(weighing, "jaardeel", count, 12) if broken else _count(weighing, "jaardeel", years, 1)
        weighing.parts += [] if count == 12 else [part]
        return factors, Fraction(1)
    if conversion == Fraction(1, 3):
        weighing.parts += [] if count == 3 else [_count(weighing, "kwartaaldeel", count, 3)]
        return factors, Fraction(1)
    weighing.parts.append(_count(weighing, "maanden", count, len(asked.months)))
    return factors, conversion


def _count(weighing: _Weighing, role: Role, count: int, of: int) -> Part:
    months = weighing.asked.draw.months(weighing.active)
    return Part(role, "", digits.shown(float(count), "getal", 0), months=months, count=count, of=of)


def _is_flow(draw: Draw, factor: Factor, factors: list[Factor]) -> bool:
    """A flow counts with its total over the period; an amount per year that stays the same does not."""
    if factor.minus or draw.aard(factor.node) != "stroom" or not draw.unit(factor.node).is_flow:
        return False
    quantity = draw.named(factor.node)
    if quantity is None:
        return draw.unit(factor.node).scale == 1 and len(factors) > 1
    return not (quantity.is_input and len(quantity.leaves) == 1)


def _put_flow(weighing: _Weighing, flow: Factor, total: float) -> None:
    asked = weighing.asked
    months = weighing.active
    shown = digits.result(total, asked.draw.total_unit(flow.node))
    fewer = len(months) if len(months) < len(asked.months) else 0
    weighing.parts.append(
        Part(
            "factor",
            asked.draw.words(flow.node),
            shown,
            address=_address(asked.draw, flow.node),
            months=asked.draw.months(months),
            count=fewer,
            of=len(asked.months),
        )
    )
    weighing.tell(flow, months)


def _varying(weighing: _Weighing, factors: list[Factor]) -> list[Factor]:
    """Weigh each factor that varies by those before it; what turns out constant waits for the end."""
    constants = []
    for factor in factors:
        if steady(weighing.seen(factor)):
            constants.append(factor)
            continue
        values = weighing.values(factor)
        values = 1.0 / values if factor.minus else values
        kept = weighing.weights != 0
        mean = weighted_mean(weighing.weights[kept], values[kept])
        _put(weighing, factor, 1.0 / mean if factor.minus else mean, varies=True)
        weighing.weights = np.where(kept, weighing.weights * values, 0.0)
    return constants


def _put(weighing: _Weighing, factor: Factor, value: float, *, varies: bool) -> None:
    asked = weighing.asked
    months = weighing.active
    weighing.parts.append(
        Part(
            "factor",
            asked.draw.words(factor.node) if not isinstance(factor.node, Literal) else "",
            digits.factor(value, asked.draw.shown_unit(factor.node)),
            factor.minus,
            _address(asked.draw, factor.node),
            asked.draw.months(months),
            varies=varies,
        )
    )
    if factor.kind != "flag":
        weighing.tell(factor, months, _child_aard(asked.draw, factor.node, varies=varies))


def _child_aard(draw: Draw, node: Expression, *, varies: bool) -> Aard | None:
    """A factor is a rate here, also when it is a flow or a stock of its own."""
    return "tarief" if varies or draw.aard(node) == "stroom" else None


def _address(draw: Draw, node: Expression) -> str:
    named = draw.named(node)
    return named.address if named else ""


def _conversion(conversion: Fraction) -> list[Part]:
    if conversion == 1:
        return []
    size = conversion if conversion > 1 else 1 / conversion
    return [Part("factor", "", digits.factor(float(size), "maand"), minus=conversion < 1)]


def _checked(weighing: _Weighing) -> Made:
    """Fit the digits; a product that does not give the value exactly is no explanation."""
    asked = weighing.asked
    parts = _multiplier_first(weighing.parts)
    if not gives(parts, asked.value):
        return replace(by_months(asked), children=tuple(weighing.children)) if asked.adds_up else _unsaid(asked)
    target = asked.shown
    fitted, found = digits.fit(parts, target, digits.product)
    if not found:  # the value lies on a half: its own decimals tell where
        target = digits.shown(target.value, target.unit, target.decimals + 2)
        fitted, found = digits.fit(parts, target, digits.product)
    return Made("product", fitted, exact=found, children=tuple(weighing.children), shown=target)


def weighted_mean(weights: Array, values: Array) -> float:
    """The mean of a factor in which each month counts as much as the factors before it make it count."""
    return float(np.sum(weights * values) / np.sum(weights))


def gives(parts: list[Part], value: float) -> bool:
    """Whether the unrounded factors multiply to the value."""
    exact = 1.0
    for part in parts:
        worth = part.shown.value if part.role == "factor" else float(part.worth or 0)
        if part.minus and worth == 0:
            return False
        exact = exact / worth if part.minus else exact * worth
    return abs(exact - value) <= 1e-9 * max(1e-6, abs(value))


def _unsaid(asked: Asked) -> Made:
    return Made("functie", words=asked.draw.words(asked.node))


def _multiplier_first(parts: list[Part]) -> list[Part]:
    """A product never starts with a division."""
    first = next((position for position, part in enumerate(parts) if not part.minus), None)
    if first is None:
        return [Part("factor", "", digits.factor(1.0, "getal")), *parts]
    return [parts[first], *parts[:first], *parts[first + 1 :]]
