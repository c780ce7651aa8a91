"""The factors of a product: nested products and helper rows flattened, each with the kind that says how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from verdienmodel.engine.explain.reading import Draw
from verdienmodel.language.tree import Call, Expression, Literal, Name

PRODUCTS = ("maal", "gedeeld", "omzetten", "negatief", "ineens", "gespreid")
FLAGS = frozenset(
    "vanaf tot_en_met kwartaaleinde jaareinde groter groter_gelijk kleiner kleiner_gelijk gelijk ongelijk en of niet".split()
)
_ORDER = {"flag": 0, "ineens": 1, "looptijd": 1, "season": 2, "ramp": 3, "other": 4}
_KINDS = {"seizoen": "season", "seizoen_passend": "season", "opstart": "ramp"}
_ONE = Literal(1.0)


@dataclass(frozen=True)
class Factor:
    """One factor of a flattened product; `minus` divides."""

    node: Expression
    kind: str
    minus: bool = False


def factors_of(draw: Draw, node: Expression) -> tuple[list[Factor], Fraction]:
    """The factors of a product, nested ones and helper rows included, and the conversion of time in it."""
    found, conversion = _flatten(draw, node, minus=False, first=True)
    return sorted(found, key=lambda factor: _ORDER[factor.kind]), conversion


def _flatten(draw: Draw, node: Expression, *, minus: bool, first: bool = False) -> tuple[list[Factor], Fraction]:
    body = node if first else _opened(draw, node)
    one = Fraction(1)
    if isinstance(body, Literal):
        return ([] if body.value == 1 else [Factor(body, "other", minus)]), one
    if not isinstance(body, Call) or (body.function not in PRODUCTS and body.function != "deze_maand"):
        return [Factor(node, _kind(draw, node), minus)], one
    if body.function in ("ineens", "gespreid") and body.args[0] == _ONE:
        return [Factor(node, "other", minus)], one
    if body.function == "ineens":
        marks = body.with_args((_ONE, body.args[1]))
        inner, conversion = _flatten(draw, body.args[0], minus=minus)
        return [*inner, Factor(marks, "ineens", minus)], conversion
    if body.function == "gespreid":
        share = body.with_args((_ONE, *body.args[1:]))
        inner, conversion = _flatten(draw, body.args[0], minus=minus)
        return [*inner, Factor(share, "looptijd", minus)], conversion
    factors: list[Factor] = [Factor(Literal(-1.0), "other")] if body.function == "negatief" else []
    conversion = one
    if body.function == "omzetten":
        conversion = Fraction(str(body.constant("factor"))) ** (-1 if minus else 1)
    for position, arg in enumerate(body.args):
        turned = minus != (body.function == "gedeeld" and position == 1)
        inner, more = _flatten(draw, arg, minus=turned)
        factors, conversion = [*factors, *inner], conversion * more
    return factors, conversion


def _opened(draw: Draw, node: Expression) -> Expression:
    """A helper row that is a product is part of this one; the row of active months stays a flag."""
    if isinstance(node, Name) and node.address.endswith(".loopt"):
        return node
    return draw.formula(node)


def _kind(draw: Draw, node: Expression) -> str:
    quantity = draw.quantity(node)
    if quantity is not None and (quantity.address.endswith((".aan", ".loopt")) or quantity.shown_unit == "ja/nee"):
        return "flag"
    body = quantity.expression if quantity is not None else node
    if not isinstance(body, Call):
        return "other"
    if body.function in FLAGS and (quantity is None or quantity.kind == "hulp"):
        return "flag"
    return _KINDS.get(body.function, "other")
