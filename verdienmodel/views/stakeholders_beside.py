"""What a gemeente pays and saves in this variant of the plan beside another one, such as doing nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verdienmodel.study.belanghebbenden import Column, Matrix
from verdienmodel.study.gemeente import Beside, beside, likely_without
from verdienmodel.study.study import Study
from verdienmodel.views.format import number
from verdienmodel.views.stakeholders import fact, when

PLAN, BASE = "plan", "Het plan zelf"
"""How to ask for the plan without an option, and what it is called."""
TITLE = "En zonder het plan? Per gemeente: {here} naast {there}, {when}."
DIFFERENCE = "Verschil"
HINT = "En zonder het plan? Leg er een andere optie naast met --tegen {name}."


@dataclass(frozen=True)
class Variants:
    """Two variants of one plan, each with its option, its name and its matrix."""

    here: Matrix
    there: Matrix
    option: str
    names: tuple[str, str]
    gemeenten: tuple[Beside, ...]


def variants(study: Study, here: Matrix, other: Study, there: Matrix) -> Variants:
    """This study beside another option of the same plan."""
    names = variant_name(study), variant_name(other)
    return Variants(here, there, other.stamp.optie, names, beside(study, here, there))


def variant_name(study: Study) -> str:
    """The name of the option in which the plan was worked out."""
    return study.graph.option(study.stamp.optie).label if study.stamp.optie else BASE


def sentence(found: Variants, item: Beside) -> str:
    """What she does in this variant, and what in the other."""
    period = when(found.here.period)
    return f"{fact(item.here, period)} Met ‘{found.names[1]}’: {fact(item.there, period)}"


def rows(found: Variants, item: Beside) -> list[list[str]]:
    """Her row in both variants, and the difference."""
    labelled = zip((*found.names, DIFFERENCE), (item.here.shown, item.there.shown, item.more), strict=True)
    return [[label, *_cells(shown, found.here.money)] for label, shown in labelled]


def _cells(shown: Mapping[str, int], columns: Sequence[Column]) -> list[str]:
    return [number(shown[column.name]) if column.name in shown else "" for column in columns]


def hint(study: Study) -> str:
    """How to ask for it; empty when there is nothing to put beside it."""
    if study.stamp.optie:
        return HINT.format(name=PLAN)
    first = next((option.name for option in study.graph.options), "")
    return HINT.format(name=likely_without(study) or first) if first else ""
