"""Options side by side on the same draws: what each may bring to whom, and how often one is better than another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from verdienmodel.analysis.bridge import Bridge
from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.goal import above_nil
from verdienmodel.analysis.regret import Regret, regrets
from verdienmodel.analysis.risk import Risk, chance, risk
from verdienmodel.engine.simulate import Progress
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.problem import Problem
from verdienmodel.language.frame import Array
from verdienmodel.study.brug import brug
from verdienmodel.study.doorrekening import Doorrekening, Money, Saldo, YearRisk, money, saldos, year_output
from verdienmodel.study.simulating import Asked, doorrekeningen
from verdienmodel.study.study import Study
from verdienmodel.study.vergelijkset import (
    Garantie,
    Maat,
    compared_outputs,
    detail,
    garanties,
    maten,
    per_year,
    uitkering,
)

BASE = ""
"""The plan itself, without an option."""


@dataclass(frozen=True)
class Against:
    """One option against another, draw by draw: how much better [eur], and how often."""

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
    """One option, or the plan itself: its doorrekening, and what it changes."""

    name: str
    label: str
    found: Doorrekening
    changed: tuple[Changed, ...]

    def whole(self, saldo: Saldo) -> YearRisk:
        """The whole plan in these books."""
        return self.found.whole(saldo)

    def left_over(self, saldo: Saldo) -> Estimate:
        """What is left over on average when a tekort counts nil [eur]: in books that are subsidised, too much was given."""
        return above_nil(self.found.simulation.outcomes[year_output(saldo).name].sum(axis=1), self.found.blocks)

    def in_period(self, saldo: Saldo, label: str) -> YearRisk:
        """A year by its label; without one the whole plan."""
        years = {year.period.label: year for year in self.found.years(saldo)} if label else {}
        return years[label] if label else self.whole(saldo)


@dataclass(frozen=True, eq=False)
class Comparison:
    """The plan itself first, then its options, over the same draws; set against the one that is named `beside`."""

    options: tuple[Compared, ...]
    beside: str = BASE

    @property
    def base(self) -> Compared:
        return self.options[0]

    @property
    def reference(self) -> Compared:
        """What the others are set against: the plan itself, or an option that the reader chose."""
        return next(item for item in self.options if item.name == self.beside)

    @property
    def others(self) -> tuple[Compared, ...]:
        """Everything that is set against the reference."""
        return tuple(item for item in self.options if item.name != self.beside)

    def set_against(self, name: str) -> Comparison:
        """The same draws, set against another option."""
        return replace(self, beside=name)

    @cached_property
    def saldos(self) -> tuple[Saldo, ...]:
        """The books in which something is different in some option, or uncertain."""
        return self._mattering(saldos(self.base.found.study))

    @cached_property
    def detail(self) -> tuple[Saldo, ...]:
        """The same of the lines per taakveld."""
        return self._mattering(detail(self.base.found.study))

    @cached_property
    def money(self) -> tuple[Money, ...]:
        """The bank and what is free of it, of everybody who keeps books."""
        return money(self.base.found.study)

    @cached_property
    def garanties(self) -> tuple[Garantie, ...]:
        """The guarantees that some option has."""
        every = garanties(self.base.found.study)
        return tuple(item for item in every if any(uitkering(one.found, item).promised for one in self.options))

    @cached_property
    def maten(self) -> tuple[Maat, ...]:
        """The costs per visit, hour, participant or inhabitant that some option has."""
        every = maten(self.base.found.study)
        return tuple(item for item in every if any(self._per_year(one, item) for one in self.options))

    def _per_year(self, option: Compared, item: Maat) -> bool:
        return any(risk is not None for _, risk in per_year(option.found, item))

    def against(self, option: Compared, saldo: Saldo) -> Against:
        """An option against the reference, over all years together."""
        difference = self._whole(option, saldo) - self._whole(self.reference, saldo)
        better, worse = ((side > TOLERANCE).astype(float) for side in (difference, -difference))
        blocks = self.base.found.blocks
        return Against(risk(difference, blocks), chance(better, blocks), chance(worse, blocks))

    def regrets(self, saldo: Saldo) -> dict[str, Regret]:
        """Per option, the plan itself included, what it misses in these books against the best of each draw."""
        return regrets({item.name: self._whole(item, saldo) for item in self.options}, self.base.found.blocks)

    def brug(self, option: Compared, saldo: Saldo) -> Bridge:
        """Which posts make the difference between the begroting of the reference and that of an option."""
        return brug(self.reference.found.study, option.found.study, saldo)

    def _whole(self, option: Compared, saldo: Saldo) -> Array:
        return np.asarray(option.found.simulation.outcomes[year_output(saldo).name].sum(axis=1))

    def _mattering(self, every: tuple[Saldo, ...]) -> tuple[Saldo, ...]:
        return tuple(saldo for saldo in every if self._matters(year_output(saldo).name))

    def _matters(self, name: str) -> bool:
        return any((item.found.simulation.outcomes[name] != 0).any() for item in self.options)


def vergelijk(
    study: Study,
    options: Sequence[str] = (),
    asked: Asked | None = None,
    beside: str = BASE,
    progress: Progress | None = None,
) -> tuple[Comparison | None, tuple[Problem, ...]]:
    """The plan and these options (all of them when none is named) over the same draws, set against the plan or `beside`."""
    names = tuple(dict.fromkeys((BASE, *(options or (option.name for option in study.graph.options)), beside)))
    chosen = [study.beside(name) for name in names]
    wrong = [problem for item in chosen for problem in item.problems if problem.ernst == "fout"]
    if wrong:
        return None, tuple(dict.fromkeys(wrong))
    found, problems = doorrekeningen(study, names, asked, progress, compared_outputs(study))
    if not found:
        return None, problems
    labels = {BASE: "", **{option.name: option.label for option in study.graph.options}}
    parts = zip(names, chosen, found, strict=True)
    compared = tuple(Compared(name, labels[name], one, _changed(study, item)) for name, item, one in parts)
    return Comparison(compared, beside), ()


def _changed(base: Study, chosen: Study) -> tuple[Changed, ...]:
    values = {**base.graph.base, **base.changed}
    return tuple(Changed(leaf, values[leaf], now) for leaf, now in chosen.changed.items() if values[leaf] != now)
