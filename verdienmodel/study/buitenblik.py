"""The outside view of a plan: the same draws with and without what comparable initiatives saw."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verdienmodel.ground.problem import Problem
from verdienmodel.kengetallen.afwijkingen import DIRECTIONS, load_afwijkingen
from verdienmodel.model.uncertain import Outside
from verdienmodel.study.doorrekening import Doorrekening, Saldo, YearRisk
from verdienmodel.study.simulating import Asked, doorrekening
from verdienmodel.study.study import Study


@dataclass(frozen=True)
class Seen:
    """What others saw of one direction: how many cases, and the lowest and highest share of their begroting."""

    direction: str
    cases: int
    low: float
    high: float


@dataclass(frozen=True)
class OutsideView:
    """Both doorrekeningen of one plan, with what the second one rests on."""

    soort: str
    how: Outside
    seen: tuple[Seen, ...]
    inside: Doorrekening
    outside: Doorrekening

    def pairs(self, saldo: Saldo) -> tuple[tuple[YearRisk, YearRisk], ...]:
        """Every year and the whole plan, first as the plan sees it and then with the outside view."""
        return tuple(zip(self._all(self.inside, saldo), self._all(self.outside, saldo), strict=True))

    @staticmethod
    def _all(found: Doorrekening, saldo: Saldo) -> tuple[YearRisk, ...]:
        return (*found.years(saldo), found.whole(saldo))


def chosen(study: Study, asked: str) -> tuple[Outside | None, tuple[Problem, ...]]:
    """What to do with the outside view: what was asked, else what the file says; none when neither does."""
    own = study.scenario.buitenblik
    if asked == "nee" or (not asked and own is None):
        return None, ()
    if own is None:
        remedy = f"schrijf in het plan buitenblik: {{soort: …}} en kies uit: {', '.join(load_afwijkingen().soorten)}"
        what = "dit plan zegt niet met welke initiatieven wij het moeten vergelijken"
        return None, (Problem("S135", "--buitenblik", "buitenblik", what, "", remedy),)
    return ("vervang" if (asked or own.hoe) == "vervang" else "verbreed"), ()


def outside_view(inside: Doorrekening, how: Outside, asked: Asked) -> tuple[OutsideView | None, tuple[Problem, ...]]:
    """The plan once more with the factors of others, on the same draws for everything else."""
    study = inside.study
    graph = replace(study.graph, uncertainty=study.graph.uncertainty.from_outside(how))
    outside, problems = doorrekening(replace(study, graph=graph), asked)
    if outside is None or study.scenario.buitenblik is None:
        return None, problems
    soort = study.scenario.buitenblik.soort
    return OutsideView(soort, how, _seen(soort), inside, outside), ()


def _seen(soort: str) -> tuple[Seen, ...]:
    found = {direction: load_afwijkingen().ratios(soort, direction) for direction in DIRECTIONS}
    return tuple(Seen(name, len(ratios), min(ratios), max(ratios)) for name, ratios in found.items() if ratios)
