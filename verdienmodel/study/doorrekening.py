"""A plan worked out over many draws: what may come out, how likely, and why when it goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from verdienmodel.analysis.convergence import Advice, advice
from verdienmodel.analysis.correlation import RankCorrelation, rank_correlations
from verdienmodel.analysis.dots import Dots, dots
from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.lowest import Lowest, lowest
from verdienmodel.analysis.risk import Risk, chance, chance_below, risk
from verdienmodel.analysis.tail import Shift, explain_tail, lowest_share
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.drivers import Driver, drivers
from verdienmodel.engine.sampling.correlation import Achieved, achieved
from verdienmodel.engine.simulate import Simulation
from verdienmodel.ground.timeline import Period
from verdienmodel.language.frame import Array
from verdienmodel.library import load as library
from verdienmodel.model.goal import OUTCOMES, Goal, Outcome
from verdienmodel.model.graph import Signal, Statement
from verdienmodel.study.stamp import Stamp
from verdienmodel.study.study import Study

BOOKS = "boekhouding"
DIGITS = 6
MOSTLY = 0.5
PRECISE_CHANCE = 0.02
"""Content with a chance that is known to two in a hundred."""


@dataclass(frozen=True)
class Saldo:
    """The saldo of one administratie, or another amount in its books: per year, and over the whole plan."""

    administratie: str
    label: str
    address: str


@dataclass(frozen=True)
class Money:
    """A balance per month: the bank, or what of it is free."""

    address: str
    label: str


@dataclass(frozen=True)
class YearRisk:
    """What one year may bring [eur], the chance of a tekort, and the share of draws that ends below the begroting."""

    period: Period
    entered: float
    risk: Risk
    deficit: Estimate
    lower: Estimate
    dots: Dots


@dataclass(frozen=True, eq=False)
class Doorrekening:
    """The result of many draws, frozen and stamped. All that a view may see of it."""

    study: Study
    simulation: Simulation

    @cached_property
    def stamp(self) -> Stamp:
        """The stamp of the plan with how the draws were made."""
        sampling = self.simulation.drawing.sampling
        return replace(
            self.study.stamp,
            zaad=sampling.seed,
            trekkingen=sampling.draws,
            methode=sampling.method,
            dimensies=self.simulation.drawing.plan.dimensions,
        )

    @property
    def blocks(self) -> int:
        """Eight independent parts; plain draws are all independent."""
        return 1 if self.simulation.drawing.sampling.method == "plain" else 8

    @property
    def saldos(self) -> tuple[Saldo, ...]:
        """The books of which the saldo is not the same in every draw; all when none varies."""
        every = saldos(self.study)
        return tuple(item for item in every if self._varies(year_output(item).name)) or every

    @property
    def money(self) -> tuple[Money, ...]:
        """The balances that are not the same in every draw; all when none varies."""
        every = money(self.study)
        return tuple(item for item in every if self._varies(item.address)) or every

    def _varies(self, name: str) -> bool:
        outcome = self.simulation.outcomes[name]
        return bool((outcome != outcome[:1]).any())

    def years(self, saldo: Saldo) -> tuple[YearRisk, ...]:
        """Every year of these books."""
        outcome = self.simulation.outcomes[year_output(saldo).name]
        periods = self.study.timeline.periods("jaar")
        return tuple(self._year(saldo, period, outcome[:, number]) for number, period in enumerate(periods))

    def whole(self, saldo: Saldo) -> YearRisk:
        """All years together."""
        periods = self.study.timeline.periods("jaar")
        months = tuple(month for period in periods for month in period.months)
        return self._year(
            saldo, Period("hele plan", months), self.simulation.outcomes[year_output(saldo).name].sum(axis=1)
        )

    def worst_year(self, saldo: Saldo) -> YearRisk:
        """The year in which a tekort is most likely; of equal ones the one that can end lowest."""
        return max(self.years(saldo), key=lambda year: (year.deficit.value, -year.risk.percentiles[10].value))

    def _year(self, saldo: Saldo, period: Period, outcome: Array) -> YearRisk:
        entered, count = self.study.value(saldo.address, period), self.blocks
        return YearRisk(
            period, entered, risk(outcome, count), chance_below(outcome, 0.0, count),
            chance_below(outcome, entered, count), dots(outcome),
        )  # fmt: skip

    def lowest(self, item: Money) -> Lowest:
        """The lowest month of a balance, and the chance that it dips below nil."""
        return lowest(self.simulation.outcomes[item.address], 0.0, self.blocks)

    def months(self, item: Money) -> tuple[Risk, ...]:
        """What the balance may be at the end of every month."""
        outcome = self.simulation.outcomes[item.address]
        return tuple(risk(outcome[:, month], self.blocks) for month in range(outcome.shape[1]))

    @cached_property
    def drivers(self) -> Mapping[str, Driver]:
        return {driver.address: driver for driver in drivers(self.simulation.drawing)}

    @cached_property
    def drawn(self) -> Mapping[str, Array]:
        """Every driver in every draw [unit of its leaf]."""
        return {address: driver.value(self.simulation.leaves) for address, driver in self.drivers.items()}

    def outcome(self, address: str, period: Period | None = None) -> Array:
        """One number per draw: the saldo of a year, the balance at the end of it, or without a period the lowest month.

        To a millionth of a euro: millions minus millions leave a last digit that is no surplus and no tekort.
        """
        return np.round(self._outcome(address, period), DIGITS)

    def _outcome(self, address: str, period: Period | None) -> Array:
        if f"{address}:year" in self.simulation.outcomes and period is not None:
            labels = [item.label for item in self.study.timeline.periods("jaar")]
            return self.simulation.outcomes[f"{address}:year"][:, labels.index(period.label)]
        path = self.simulation.outcomes[address]
        return path.min(axis=1) if period is None else path[:, period.months[-1]]

    def explained(self, outcome: Array, share: float = 0.10) -> tuple[Shift, ...]:
        """What is different in the draws that end among the lowest `share`, most different first."""
        if (outcome == np.quantile(outcome, share, method="lower")).mean() > MOSTLY:
            return ()  # where most draws end alike, the lowest of them are no tail
        return explain_tail(self.drawn, lowest_share(outcome, share), self.blocks)

    def correlations(self, outcome: Array) -> tuple[RankCorrelation, ...]:
        """How strongly every driver moves along with an outcome, strongest first."""
        return rank_correlations(self.drawn, outcome, self.blocks)

    @property
    def refused(self) -> tuple[tuple[Signal, Estimate], ...]:
        """In which part of the draws the plan is one that may not be, and why; those draws are in the other numbers."""
        found = [
            (
                signal,
                chance(self.simulation.outcomes[ever(signal).name][:, 0], self.blocks),
            )
            for signal in refusals(self.study)
        ]
        return tuple((signal, estimate) for signal, estimate in found if estimate.value > 0)

    @property
    def goals(self) -> tuple[tuple[Goal, dict[Outcome, Estimate]], ...]:
        """Every target that is worked out, with the chance of each outcome."""
        return tuple((goal, self._chances(goal)) for goal in self.study.graph.goals)

    def _chances(self, goal: Goal) -> dict[Outcome, Estimate]:
        years = [period.months[-1] for period in self.study.timeline.periods("jaar")]
        drawn = self.simulation.outcomes[goal_output(goal).name][:, years.index(goal.month)]
        possible = [name for name in OUTCOMES if goal.tolerance or name != "binnen tolerantie"]
        hits = {name: (drawn == OUTCOMES.index(name)).astype(np.float64) for name in possible}
        return {name: chance(hit, self.blocks) for name, hit in hits.items()}

    @property
    def achieved(self) -> tuple[Achieved, ...]:
        """The links between inputs as they became in the draws, beside what was asked."""
        asked = self.simulation.drawing.links
        names = {name for link in asked for name in (link.one, link.other)}
        calm = np.ones(self.simulation.draws, dtype=np.bool_)
        for event in self.study.graph.uncertainty.events:
            if any(effect.leaf in self.drivers[name].leaves for effect in event.effects for name in names):
                calm &= self.simulation.leaves[event.switch] == 0  # what an event changes is no link
        return achieved(asked, {name: self.drawn[name][calm] for name in names})

    @cached_property
    def advice(self) -> Advice:
        """Whether there are draws enough to know every chance of a tekort to two in a hundred."""
        chances = {
            f"{saldo.label} {year.period.label}": year.deficit for saldo in self.saldos for year in self.years(saldo)
        }
        return advice(chances, PRECISE_CHANCE, self.simulation.draws, self.blocks)


def saldos(study: Study) -> tuple[Saldo, ...]:
    """The books of which the saldo is looked at, those of the plan first: the saldo of their first statement."""
    first: dict[str, Statement] = {}
    for statement in study.statements:
        first.setdefault(statement.administratie, statement)
    return tuple(
        Saldo(statement.administratie, statement.administratie_label, line.address)
        for statement in first.values()
        for line in [line for line in statement.lines if line.style == "saldo"][-1:]
    )


def money(study: Study) -> tuple[Money, ...]:
    """The balances whose months are looked at, of every administratie that keeps books."""
    watched = library.load("basis", "bewaakt").data
    labels = {item.administratie: item.administratie_label for item in study.statements}
    found = [
        (f"{BOOKS}.{books}.{name}", f"{words}, {label}")
        for books, label in labels.items()
        for name, words in watched.items()
    ]
    return tuple(Money(address, label) for address, label in found if address in study.graph.quantities)


def year_output(saldo: Saldo) -> Output:
    """What is kept of these books: the saldo of every year."""
    return Output(saldo.address, "year")


def goal_output(goal: Goal) -> Output:
    """What is kept of a target: its outcome at the end of every year."""
    return Output(goal.outcome, "year_end")


def outputs(study: Study) -> tuple[Output, ...]:
    """The report set: what is kept of every draw."""
    kept = (*(year_output(item) for item in saldos(study)), *(Output(item.address) for item in money(study)))
    goals = [goal_output(goal) for goal in study.graph.goals]
    return (*kept, *goals, *(ever(signal) for signal in refusals(study)))


def ever(signal: Signal) -> Output:
    """Whether it holds in any month."""
    return Output(signal.address, "ever")


def refusals(study: Study) -> tuple[Signal, ...]:
    """What a plan may not be, as far as the draws can bring it about: more trips than there are seats."""
    uncertain = study.graph.uncertainty
    leaves = [leaf for item in uncertain.drawn for leaf in item.leaves]
    leaves += [leaf for path in uncertain.paths for leaf in path.leaves]
    leaves += [
        leaf for event in uncertain.events for leaf in (event.switch, *(effect.leaf for effect in event.effects))
    ]
    varies = study.graph.downstream(leaves)
    return tuple(signal for signal in study.graph.signals if signal.forbidden and signal.address in varies)
