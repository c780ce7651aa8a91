"""Sums: totals of the terms; and a stock that rolls forward: opening, flows of the period, closing."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.engine.explain import digits
from verdienmodel.engine.explain.asking import Asked, Made, Positions
from verdienmodel.engine.explain.pm import is_pm
from verdienmodel.engine.explain.reading import Draw
from verdienmodel.engine.explain.tree import Explanation, Form, Part, Role
from verdienmodel.language.tree import Call, Expression, Literal, Name

SUMS = ("plus", "min_", "som", "negatief")
Term = tuple[Expression, bool]


def terms_of(draw: Draw, node: Expression, *, minus: bool = False, first: bool = True) -> list[Term]:
    """The terms of a sum with their signs; a conversion of a whole sum goes to each of its terms."""
    body = node if first else draw.formula(node)
    if not isinstance(body, Call):
        return [] if isinstance(body, Literal) and body.value == 0 else [(node, minus)]
    if body.function == "omzetten" and _is_sum(draw, body.args[0]):
        inner = terms_of(draw, draw.formula(body.args[0]), minus=minus)
        return [(body.with_args((term,)), sign) for term, sign in inner]
    if body.function not in SUMS:
        return [(node, minus)]
    found: list[Term] = []
    for position, arg in enumerate(body.args):
        turned = body.function == "negatief" or (body.function == "min_" and position == 1)
        found += terms_of(draw, arg, minus=minus != turned, first=False)
    return found


def pushed(draw: Draw, body: Expression) -> Expression:
    """A conversion of a whole choice goes to each of its sides, so that each shows what it adds to the period."""
    inner = draw.formula(body.args[0]) if isinstance(body, Call) and body.function == "omzetten" else None
    if not (isinstance(body, Call) and isinstance(inner, Call) and inner.function in ("min", "max", "als")):
        return body
    first = 1 if inner.function == "als" else 0
    return inner.with_args((*inner.args[:first], *(body.with_args((arg,)) for arg in inner.args[first:])))


def _is_sum(draw: Draw, node: Expression) -> bool:
    body = draw.formula(node)
    return isinstance(body, Call) and body.function in SUMS


def is_sum(draw: Draw, body: Expression) -> bool:
    """Whether a formula is a sum at its root."""
    if isinstance(body, Call) and body.function == "omzetten":
        return _is_sum(draw, body.args[0])
    return isinstance(body, Call) and body.function in SUMS


def explain_sum(asked: Asked) -> Made:
    """Each term with its total over the period; a term 'afronding' where the printed terms miss the total."""
    parts: list[Part] = []
    children: list[Explanation] = []
    for node, minus in terms_of(asked.draw, asked.body):
        parts.append(term(asked, node, asked.months, minus=minus))
        children += asked.child(bare(asked.draw, node), asked.months, asked.part_aard(bare(asked.draw, node)))
    return finished(asked, parts, children)


def term(asked: Asked, node: Expression, months: Positions, *, minus: bool, role: Role = "term") -> Part:
    """One term over months, printed by itself as it is printed everywhere."""
    value, unit = asked.amount(node, months), asked.unit_of(node)
    make = digits.result if asked.aard in ("stroom", "stand") else digits.factor
    named = asked.draw.named(bare(asked.draw, node))
    turned = minus != (value < 0)
    return Part(
        role,
        "" if isinstance(node, Literal) and role == "term" else asked.draw.words(node),
        make(abs(value), unit),
        turned,
        named.address if named else "",
        asked.draw.months(months),
        pm=named is not None and is_pm(asked.draw, named),
    )


def bare(draw: Draw, node: Expression) -> Expression:
    """What a term is about: the flow behind its conversion to months or to this month."""
    while True:
        body = draw.formula(node)
        if not (isinstance(body, Call) and body.function in ("omzetten", "deze_maand")):
            return node
        node = body.args[0]


def finished(asked: Asked, parts: list[Part], children: list[Explanation], form: Form = "som") -> Made:
    """Fit the digits of rates and factors, and add the rounding that is left."""
    target = asked.shown
    if asked.aard not in ("stroom", "stand"):
        fitted, found = digits.fit(parts, target, digits.total)
        parts = list(fitted) if found else parts
    return Made(form, digits.with_rounding(parts, target), children=tuple(children))


def opening_of(asked: Asked) -> Expression | None:
    """The term that is this stock one month ago, when the formula rolls it forward."""
    if asked.aard != "stand" or not isinstance(asked.node, Name):
        return None
    for node, minus in terms_of(asked.draw, asked.body):
        body = asked.draw.formula(node)
        looks_back = isinstance(body, Call) and body.function == "vorige" and body.args[0] == asked.node
        if looks_back and not minus and isinstance(body, Call) and body.whole("maanden") == 1:
            return node
    return None


def explain_roll(asked: Asked, opening: Expression) -> Made:
    """Opening + flows of the period = closing."""
    months = asked.ask.months
    first = replace(term(asked, opening, months[:1], minus=False, role="opening"), label="")
    parts = [first]
    children: list[Explanation] = []
    added = replace(asked, aard="stroom")
    for node, minus in terms_of(asked.draw, asked.body):
        if node != opening:
            parts.append(term(added, node, months, minus=minus))
            children += added.child(bare(asked.draw, node), months, added.part_aard(bare(asked.draw, node)))
    if months[0] == 0:
        body = asked.draw.formula(opening)
        assert isinstance(body, Call)
        children = [*asked.child(body.args[1], months[:1]), *children]
    return finished(asked, parts, children, "verloop")
