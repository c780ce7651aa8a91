"""The explainer: what kind of formula a number comes from decides which room explains it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from verdienmodel.engine.evaluate import Results
from verdienmodel.engine.explain import digits
from verdienmodel.engine.explain.asking import Ask, Asked, Made, Positions, steady, table_of
from verdienmodel.engine.explain.choices import CHOICES, explain_choice
from verdienmodel.engine.explain.entered import explain_input
from verdienmodel.engine.explain.factors import FLAGS, PRODUCTS, Factor, factors_of
from verdienmodel.engine.explain.others import (
    CALENDAR,
    OTHER_MONTHS,
    explain_cohort,
    explain_flag,
    explain_function,
    explain_other_months,
)
from verdienmodel.engine.explain.pm import is_pm
from verdienmodel.engine.explain.products import explain_product
from verdienmodel.engine.explain.reading import Draw, is_switch
from verdienmodel.engine.explain.sums import explain_roll, explain_sum, finished, is_sum, opening_of, pushed, term
from verdienmodel.engine.explain.tree import Explanation, Shown
from verdienmodel.ground.timeline import Period
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.graph import Quantity

DEPTH = 2
"""Levels of user-named quantities below the one that was asked for."""


def explain_results(results: Results, address: str, period: Period, draw: int = 0, depth: int = DEPTH) -> Explanation:
    """How one draw of a quantity comes about in a period. KeyError when the address does not exist."""
    results.graph.quantities[address]
    return _Explainer(Draw(results, draw), period, depth).explain(Ask(Name(address), period.months, depth))


Room = Callable[[Asked], Made]
_ROOMS: Mapping[str, Room] = {
    **dict.fromkeys(CHOICES, explain_choice),
    **dict.fromkeys(OTHER_MONTHS, explain_other_months),
}
_SAID: Mapping[str, Room] = {"cohort": explain_cohort}


class _Explainer:
    def __init__(self, draw: Draw, period: Period, depth: int) -> None:
        self.draw, self.period, self.depth = draw, period, depth
        self.told: dict[tuple[object, Positions, str | None], int] = {}
        """What is explained already, in which months, with the levels that were below it."""

    def explain(self, ask: Ask) -> Explanation:
        asked = self.asked(ask)
        quantity = self.draw.quantity(ask.node)
        told = self.again(ask.node if quantity is None else quantity.address, ask)
        if told or (quantity is not None and quantity.address in ask.path):
            return self.whole(asked, quantity, Made("vast"), seen=True)
        return self.whole(asked, quantity, self.made(asked, quantity))

    def said_in_full(self, child: Explanation) -> bool:
        """An input or a factor that was told already: the sum above names it and its value."""
        quantity = self.draw.results.graph.quantities.get(child.address)
        return child.seen and (quantity is None or quantity.is_input or child.aard in ("tarief", "factor"))

    def again(self, what: object, ask: Ask) -> bool:
        """Far down, what was told once as deeply is not told again: a price in forty posts is one price."""
        key = (what, ask.months, ask.aard)
        before = self.told.get(key, -1)
        self.told[key] = max(before, ask.depth)
        enough = (
            ask.depth if isinstance(what, str) else 0
        )  # a part without a name is short: the name above it tells more
        return self.depth - ask.depth > DEPTH and before >= enough

    def asked(self, ask: Ask) -> Asked:
        """A flow is seen over all months, a stock at the last, a rate at the first (when it varies: also at the last)."""
        aard = ask.aard or self.draw.aard(ask.node)
        months = ask.months
        if aard == "stand":
            months = months[-1:]
        elif aard != "stroom":
            months = months[:1]
        quantity = self.draw.quantity(ask.node)
        body = ask.node if quantity is None or quantity.expression is None else quantity.expression
        return Asked(self.draw, ask, pushed(self.draw, body), aard, months, self.explain)

    def made(self, asked: Asked, quantity: Quantity | None) -> Made:
        if quantity is not None and quantity.is_input:
            return explain_input(asked, quantity)
        if asked.body == asked.node and isinstance(asked.node, Name):
            return Made("vast")
        if _is_flag(asked.body, quantity):
            return explain_flag(asked)
        if isinstance(asked.body, Call) and asked.body.function in CALENDAR and not asked.adds_up:
            return explain_function(asked)
        if asked.aard in ("tarief", "factor") and not steady(self.draw.values(asked.node)[list(asked.ask.months)]):
            return self.varying(asked)
        return self.formula(asked)

    def varying(self, asked: Asked) -> Made:
        """A rate that differs from month to month: its first and last month, each explained by itself."""
        first, last = asked.ask.months[:1], asked.ask.months[-1:]
        ends = [Ask(asked.node, month, asked.ask.depth, asked.ask.path, asked.aard) for month in (first, last)]
        shown = digits.result(float(self.draw.values(asked.node)[last[0]]), asked.unit_of(asked.node))
        children = tuple(self.explain(end) for end in ends)
        return Made("wisselt", last=shown, children=children, table=table_of(asked, asked.ask.months))

    def formula(self, asked: Asked) -> Made:
        opening = opening_of(asked)
        if opening is not None:
            return explain_roll(asked, opening)
        body = asked.body
        if is_sum(self.draw, body):
            return explain_sum(asked)
        if isinstance(body, Call):
            return self.call(asked, body)
        return _single(asked, body)

    def call(self, asked: Asked, body: Call) -> Made:
        if body.function in PRODUCTS and body.args[0] != Literal(1.0):
            return explain_product(asked, *factors_of(self.draw, body))
        if body.function == "deze_maand":
            return _single(asked, body.args[0])
        room = _ROOMS.get(body.function)
        if room is not None:
            return room(asked)
        return self.added_up(asked) if asked.adds_up else _SAID.get(body.function, explain_function)(asked)

    def added_up(self, asked: Asked) -> Made:
        """A function that gives an amount per month: that amount times the months."""
        return explain_product(asked, [Factor(asked.body, "other")], Fraction(1), whole=False)

    def whole(self, asked: Asked, quantity: Quantity | None, made: Made, *, seen: bool = False) -> Explanation:
        named = self.draw.named(asked.node)
        return Explanation(
            named.address if named else "",
            _label(asked, quantity),
            self.period.label if asked.ask.months == self.period.months else "",
            self.draw.months(asked.ask.months),
            made.shown or _shown(asked, quantity),
            asked.aard,
            made.form,
            made.parts,
            made.exact,
            made.last,
            made.words,
            made.inputs,
            made.table,
            tuple(child for child in made.children if not self.said_in_full(child)),
            rate=asked.ask.aard == "tarief",
            constant=asked.aard != "stroom" and steady(self.draw.values(asked.node)),
            pm=named is not None and is_pm(self.draw, named),
            seen=seen,
            function=asked.body.function if isinstance(asked.body, Call) else "",
            reason=made.reason,
            remark=named.explanation if named else "",
            formula=named.formula if named else "",
        )


def _is_flag(body: Expression, quantity: Quantity | None) -> bool:
    runs = quantity is not None and quantity.kind == "hulp" and quantity.address.endswith(".loopt")
    return runs or (isinstance(body, Call) and body.function in FLAGS)


def _single(asked: Asked, node: Expression) -> Made:
    """A formula that is only another quantity."""
    if isinstance(node, Literal):
        return Made("vast")
    part = term(asked, node, asked.months, minus=False)
    return finished(asked, [part], list(asked.child(node, asked.months, asked.part_aard(node))))


def _shown(asked: Asked, quantity: Quantity | None) -> Shown:
    if quantity is not None and quantity.is_input and not asked.adds_up:
        return digits.entered(asked.value, quantity.shown_unit)
    return asked.shown


def _label(asked: Asked, quantity: Quantity | None) -> str:
    if quantity is not None and (quantity.kind != "hulp" or is_switch(asked.node)):
        return quantity.label
    return asked.draw.words(asked.node)
