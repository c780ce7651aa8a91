"""Options side by side on the same draws: what each may bring to whom, and how often one is better than another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import Risk, chance, risk
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.problem import Problem
from verdienmodel.study.doorrekening import Doorrekening, Saldo, YearRisk, saldos, year_output
from verdienmodel.study.simulating import Asked, doorrekeningen
from verdienmodel.study.study import Study

BASE = ""
"""The plan itself, without an option."""


@dataclass(frozen=True)
class Against:
    """One option against the plan itself, draw by draw: how much better [eur], and how often."""

    difference: Risk
    better: Estimate
    worse: Estimate


@dataclass(frozen=True)
class Changed:
    """One value that an option changes; in the unit of the graph."""

    leaf: str
    before: float
    now: float


@dataclass(frozen=True, eq=False)
class Compared:
    """One option: its doorrekening, and per administratie how it does against the plan itself."""

    name: str
    label: str
    found: Doorrekening
    changed: tuple[Changed, ...]

    def whole(self, saldo: Saldo) -> YearRisk:
        """The whole plan in these books."""
        return self.found.whole(saldo)


@dataclass(frozen=True, eq=False)
class Comparison:
    """The plan itself first, then its options, over the same draws."""

    options: tuple[Compared, ...]

    @property
    def base(self) -> Compared:
        return self.options[0]

    @property
    def saldos(self) -> tuple[Saldo, ...]:
        """The books in which something is different in some option, or uncertain."""
        return tuple(saldo for saldo in saldos(self.base.found.study) if self._matters(saldo))

    def against(self, option: Compared, saldo: Saldo) -> Against:
        """An option against the plan itself, over all years together."""
        name, blocks = year_output(saldo).name, self.base.found.blocks
        ours, theirs = (item.found.simulation.outcomes[name].sum(axis=1) for item in (option, self.base))
        difference = ours - theirs
        better, worse = ((side > TOLERANCE).astype(float) for side in (difference, -difference))
        return Against(risk(difference, blocks), chance(better, blocks), chance(worse, blocks))

    def _matters(self, saldo: Saldo) -> bool:
        return any((item.found.simulation.outcomes[year_output(saldo).name] != 0).any() for item in self.options)


def vergelijk(
    study: Study, options: Sequence[str] = (), asked: Asked | None = None
) -> tuple[Comparison | None, tuple[Problem, ...]]:
    """The plan and these options (all of them when none is named) over the same draws."""
    names = (BASE, *(options or (option.name for option in study.graph.options)))
    chosen = [study.beside(name) for name in names]
    wrong = [problem for item in chosen for problem in item.problems if problem.ernst == "fout"]
    if wrong:
        return None, tuple(dict.fromkeys(wrong))
    found, problems = doorrekeningen(study, names, asked)
    if not found:
        return None, problems
    labels = {BASE: "", **{option.name: option.label for option in study.graph.options}}
    parts = zip(names, chosen, found, strict=True)
    return Comparison(tuple(Compared(name, labels[name], one, _changed(study, item)) for name, item, one in parts)), ()


def _changed(base: Study, chosen: Study) -> tuple[Changed, ...]:
    values = {**base.graph.base, **base.changed}
    return tuple(Changed(leaf, values[leaf], now) for leaf, now in chosen.changed.items() if values[leaf] != now)
