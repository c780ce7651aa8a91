"""min, max and als: which side held in how many months, and what those months add up to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from verdienmodel.engine.explain.asking import Asked, Made, table_of
from verdienmodel.engine.explain.sums import bare, finished, term
from verdienmodel.engine.explain.tree import Explanation, Part
from verdienmodel.language.frame import truth
from verdienmodel.language.tree import Call, Expression

CHOICES = ("min", "max", "als")


def explain_choice(asked: Asked) -> Made:
    """One term per side that held in at least one month, over its own months only.

    The losing side is never added up: a sum of stocks over months has no meaning.
    """
    body = asked.body
    assert isinstance(body, Call)
    sides = body.args[1:] if body.function == "als" else body.args
    held = _held(asked, body)
    parts: list[Part] = []
    children: list[Explanation] = []
    for number, side in enumerate(sides):
        months = tuple(m for m, winner in zip(asked.months, held, strict=True) if winner == number)
        if not months:
            continue
        part = term(asked, side, months, minus=False, role="tak")
        parts.append(replace(part, count=len(months), of=len(asked.months)))
        children += asked.child(bare(asked.draw, side), months, asked.part_aard(bare(asked.draw, side)))
    made = finished(asked, parts, [*children, *_condition(asked, body)], "keuze")
    return replace(made, words=_words(asked, body), table=table_of(asked) if len(asked.months) > 1 else ())


def _held(asked: Asked, body: Call) -> list[int]:
    months = list(asked.months)
    rows = np.vstack([asked.draw.values(arg)[months] for arg in body.args])
    if body.function == "als":
        return [0 if test == 1 else 1 for test in truth(rows[0])]
    pick = np.argmin if body.function == "min" else np.argmax
    return [int(winner) for winner in pick(rows, axis=0)]


def _words(asked: Asked, body: Call) -> str:
    return asked.draw.words(body.args[0] if body.function == "als" else body)


def _condition(asked: Asked, body: Call) -> tuple[Explanation, ...]:
    """The test, and for a single month the sides that lost, so that the choice can be checked."""
    if body.function == "als":
        return asked.child(body.args[0], asked.months)
    if len(asked.months) > 1:
        return ()
    winner = _held(asked, body)[0]
    losers: list[Expression] = [arg for number, arg in enumerate(body.args) if number != winner]
    return tuple(
        child
        for arg in losers
        for child in asked.child(bare(asked.draw, arg), asked.months, asked.part_aard(bare(asked.draw, arg)))
    )
