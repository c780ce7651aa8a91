"""What is said in words: functions with their arguments over the months that explain them, flags, other months."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from verdienmodel.engine.explain import digits
from verdienmodel.engine.explain.asking import Ask, Asked, Made, Positions, by_months, steady, table_of
from verdienmodel.engine.explain.entered import table_inputs
from verdienmodel.engine.explain.reading import is_switch
from verdienmodel.engine.explain.sums import bare, finished
from verdienmodel.engine.explain.tree import Explanation, Part
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.functions.finance import sign_changes
from verdienmodel.language.tree import Call, Expression, Literal, Name, walk
from verdienmodel.model.graph import Aard

CALENDAR = ("seizoen", "index", "prijspeil", "maand", "jaar")
"""Functions that only read the calendar: one sentence and a month table say it all."""

OTHER_MONTHS = ("vorige", "vorig_jaar", "jaartotaal", "cumulatief", "jaar_tot_nu", "kwartaal_tot_nu")


def explain_other_months(asked: Asked) -> Made:
    """The total (or the stand) of the months that the window face names: last year's for a settlement."""
    body = asked.body
    assert isinstance(body, Call)
    if len(asked.months) > 1 and body.function != "vorige":
        return by_months(asked)
    windows = _windows(asked, body)
    parts: list[Part] = []
    children: list[Explanation] = []
    for arg, months in zip(body.args, windows, strict=True):
        if months and not (isinstance(arg, Literal) and arg.value == 0):
            parts.append(_window_part(asked, arg, months))
            children += asked.child(bare(asked.draw, arg), months, _added(asked, arg, months))
    made = finished(asked, parts, children)
    return replace(made, words=asked.draw.words(body))


def _windows(asked: Asked, body: Call) -> tuple[Positions, ...]:
    return REGISTRY[body.function].window(asked.months, body, asked.draw.timeline)


def _window_part(asked: Asked, arg: Expression, months: Positions) -> Part:
    """A flow adds up over its window, also when what is asked is an amount at a moment."""
    flow = asked.draw.unit(arg).is_flow or asked.adds_up
    reader = replace(asked, aard="stroom") if flow else asked
    value = reader.amount(arg, months)
    named = asked.draw.named(bare(asked.draw, arg))
    return Part(
        "term",
        asked.draw.words(arg),
        digits.result(abs(value), reader.unit_of(arg)),
        value < 0,
        named.address if named else "",
        asked.draw.months(months),
    )


def _added(asked: Asked, arg: Expression, months: Positions) -> Aard | None:
    return "stroom" if asked.adds_up and asked.draw.aard(arg) != "stroom" and len(months) > 1 else None


def explain_function(asked: Asked) -> Made:
    """The sentence of the function, with the value of each argument over the months that matter.

    In the sentence ⟦0⟧ stands for the first argument; the views put its name and value there.
    """
    body = asked.body
    assert isinstance(body, Call)
    parts: list[Part] = []
    children: list[Explanation] = []
    said: list[str] = []
    for number, (arg, months) in enumerate(zip(body.args, _windows(asked, body), strict=True)):
        if _internal(asked, arg):
            continue
        valued = bool(months) and not is_switch(arg) and not isinstance(arg, Literal)
        said.append(f"⟦{number}⟧" if valued else asked.draw.words(arg))
        parts += [replace(_argument(asked, arg, months), count=number)] if valued else []
        children += asked.child(arg, months)
    several = len(asked.ask.months) > 1 and not steady(asked.draw.values(asked.node)[list(asked.ask.months)])
    last = replace(asked, months=asked.ask.months[-1:]).shown if several else None
    return Made(
        "functie",
        tuple(parts),
        children=tuple(children),
        words=REGISTRY[body.function].dutch(said, asked.draw.readable(body)),
        inputs=table_inputs(asked.draw, body, asked.ask.months),
        table=table_of(asked, asked.ask.months) if several else (),
        last=last if asked.aard != "stand" else None,
        reason=_reason(asked, body),
    )


def _internal(asked: Asked, arg: Expression) -> bool:
    """A helper row that only the arithmetic needs, such as the signs that irr counts."""
    body = asked.draw.formula(arg)
    return isinstance(body, Call) and REGISTRY[body.function].internal and body.function != "omzetten"


def explain_cohort(asked: Asked) -> Made:
    """What is left of each month's inflow adds up to what is present.

    The function itself works this out: it gets a row per month of inflow, with that month alone in it.
    """
    body = asked.body
    assert isinstance(body, Call)
    inflow, duration = (asked.draw.values(arg) for arg in body.args)
    left = REGISTRY["cohort"].compute((np.diag(inflow), duration.reshape(1, -1)), asked.draw.frame, body)
    now = asked.months[-1]
    unit = asked.unit_of(asked.node)
    parts = [
        Part(
            "term",
            asked.draw.words(body.args[0]),
            digits.result(float(value), unit),
            months=asked.draw.months((month,)),
        )
        for month, value in enumerate(left[:, now])
        if value
    ]
    said = explain_function(asked)
    made = finished(asked, parts, list(said.children))
    return replace(said, form=made.form, parts=made.parts, words=asked.draw.words(body)) if parts else said


def _argument(asked: Asked, arg: Expression, months: Positions) -> Part:
    own = replace(asked, ask=Ask(arg, months, 0), aard=asked.draw.aard(arg))
    named = asked.draw.named(arg)
    return Part(
        "argument",
        asked.draw.words(arg),
        digits.result(own.amount(arg, months), own.unit_of(arg)),
        address=named.address if named else "",
        months=asked.draw.months(months),
    )


def _reason(asked: Asked, body: Call) -> str:
    """Why there is no outcome, as a code that the views put into words."""
    if not math.isnan(asked.value):
        return ""
    if body.function == "irr":
        changes = sign_changes(asked.draw.values(body.args[0]))
        return {0: "geen_tekenwissel", 1: "geen_rente"}.get(changes, "meer_tekenwissels")
    return "nooit_terug" if body.function == "terugverdientijd" else "geen_uitkomst"


def explain_flag(asked: Asked) -> Made:
    """A condition: in how many of the months it holds, and the months or amounts that decide it."""
    months = asked.ask.months
    row = asked.draw.values(asked.node)[list(months)]
    held = tuple(m for m, value in zip(months, row, strict=True) if value != 0)
    part = Part(
        "maanden",
        "",
        digits.shown(float(len(held)), "getal", 0),
        months=asked.draw.months(held),
        count=len(held),
        of=len(months),
    )
    named = [node for node in walk(asked.body) if isinstance(node, Name)]
    children = [child for node in dict.fromkeys(named) for child in asked.child(node, months, None)]
    return Made("vlag", (part,), children=tuple(children), words=_flag_words(asked, asked.body))


def _flag_words(asked: Asked, body: Expression) -> str:
    """A product of conditions reads as 'en'."""
    if isinstance(body, Call) and body.function == "maal":
        return " en ".join(_flag_words(asked, arg) for arg in body.args)
    return asked.draw.words(body)
