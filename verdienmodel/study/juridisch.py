"""Legal points worked out: how near to each ceiling a plan comes, and what nobody has filled in yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verdienmodel.engine.periods import true_months
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.timeline import Period
from verdienmodel.model.toets import Toets
from verdienmodel.study.study import Study

State = Literal["binnen", "boven", "onbekend", "speelt", "speelt niet"]


@dataclass(frozen=True)
class LegalPoint:
    """A legal point with its state, and the month in which the least room is left [eur]."""

    toets: Toets
    state: State
    month: str = ""
    code: int = 0
    measured: float | None = None
    ceiling: float | None = None
    last_known: bool = False
    """The ceiling is the last one known: nobody has seen the one of that month."""


def legal_points(study: Study) -> tuple[LegalPoint, ...]:
    """Every point that applies to this plan, in the order of the library."""
    return tuple(_point(study, toets) for toets in study.graph.toetsen)


def _point(study: Study, toets: Toets) -> LegalPoint:
    if not toets.measured:
        speaks = any(true_months(study.results, address) for address in toets.signals)
        return LegalPoint(toets, "binnen" if toets.settled else "speelt" if speaks else "speelt niet")
    deciding = study.results.months(toets.room) if toets.ceiling else -study.results.months(toets.measured)
    at = int(deciding.argmin())
    when = study.timeline.months[at]
    month = Period(when.label, (at,))
    measured = study.value(toets.measured, month)
    if not toets.ceiling:
        return LegalPoint(toets, "onbekend", month.label, when.code, measured)
    passed = deciding[at] <= TOLERANCE if toets.from_ceiling else deciding[at] < -TOLERANCE
    leaves = study.quantity(toets.ceiling).leaves
    last_known = any(study.leaf(leaf).source.last_known for leaf in leaves)
    ceiling = study.value(toets.ceiling, month)
    return LegalPoint(toets, "boven" if passed else "binnen", month.label, when.code, measured, ceiling, last_known)
