"""A scenario worked out: graph, values, statements, checks, signals and stamp. Read-only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from verdienmodel.engine.evaluate import Results, Values, evaluate
from verdienmodel.engine.periods import CheckOutcome, PeriodValue, broken, forbidden, outcomes, over_period, true_months
from verdienmodel.engine.tables import derived_column
from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Month, Period, Timeline
from verdienmodel.kengetallen.store import load_store
from verdienmodel.model.changes import Change, apply_to
from verdienmodel.model.graph import Graph, Leaf, Quantity, Shows, Signal, Statement
from verdienmodel.scenario.schema import Scenario
from verdienmodel.study.stamp import Stamp, make_stamp


@dataclass(frozen=True)
class Raised:
    """A signal that holds: which, in which months, and the months' first and last."""

    signal: Signal
    months: tuple[int, ...]
    first: Month
    last: Month


@dataclass(frozen=True)
class Study:
    """One scenario with one set of changes. `with_values` gives another; nothing here is ever changed."""

    scenario: Scenario
    graph: Graph
    results: Results
    stamp: Stamp
    changed: Mapping[str, float]
    problems: tuple[Problem, ...]

    @classmethod
    def of(
        cls, scenario: Scenario, graph: Graph, option: str = "", changed: Mapping[str, float] | None = None
    ) -> Study:
        """Work out the begroting (one draw) with an option's values and further changed values on top."""
        return cls.stamped(scenario, graph, make_stamp(scenario, graph, load_store()), option, changed or {})

    @classmethod
    def stamped(
        cls,
        scenario: Scenario,
        graph: Graph,
        base: Stamp,
        option: str,
        changed: Mapping[str, float],
        before: Results | None = None,
    ) -> Study:
        """The same from a stamp of the unchanged scenario: hashing it again would take as long as working it out."""
        values = {**(graph.option(option).values if option else {}), **changed}
        results = evaluate(graph, values, before=before)
        stamp = replace(base, trekkingen=1, optie=option, wijzigingen=tuple(sorted(values.items())))
        return cls(scenario, graph, results, stamp, values, (*graph.problems, *broken(results), *forbidden(results)))

    def with_values(self, changed: Mapping[str, float]) -> Study:
        """The same scenario with these leaf values instead (by address); the graph is reused."""
        return Study.stamped(self.scenario, self.graph, self.stamp, self.stamp.optie, changed, self.results)

    def with_option(self, option: str) -> Study:
        return Study.stamped(self.scenario, self.graph, self.stamp, option, {}, self.results)

    def beside(self, option: str) -> Study:
        """This study with an option as well; what was changed by hand goes before what the option changes."""
        if not option:
            return self
        study = self.with_option(option)
        return study.with_values({**study.changed, **self.changed}) if self.changed else study

    def with_draws(self, values: Values) -> Study:
        """The same graph over draws: each value a number or an array with one element per draw."""
        results = evaluate(self.graph, {**self.changed, **values})
        stamp = replace(self.stamp, trekkingen=results.draws)
        return replace(
            self, results=results, stamp=stamp, problems=(*self.graph.problems, *broken(results), *forbidden(results))
        )

    def changes(self, asked: Iterable[Change]) -> tuple[dict[str, float], tuple[Problem, ...]]:
        """Changed leaf values from wijzigingen as people write them, with what is wrong with them."""
        return apply_to(self.graph, asked, self.changed)

    @property
    def timeline(self) -> Timeline:
        return self.graph.timeline

    def quantity(self, address: str) -> Quantity:
        """KeyError when the address does not exist."""
        return self.graph.quantities[address]

    def leaf(self, address: str) -> Leaf:
        return self.graph.leaves[address]

    def leaf_value(self, address: str) -> float:
        """The value of an input now, with changes; in the graph's unit (a share for a percentage)."""
        return float(self.results.inputs[address][0, 0])

    def table_values(self, name: str) -> tuple[float, ...]:
        """The price level per year of an index, or the step to each next value of a bracket table."""
        return tuple(float(part[0, 0]) for part in derived_column(self.graph.tables[name], self.results.inputs))

    def value(self, address: str, period: Period, draw: int = 0, shows: Shows = "") -> float:
        """One number for a period [unit of the quantity]; of a varying tarief the first month."""
        shown = over_period(self.results, address, period, shows).value
        return float(shown[min(draw, len(shown) - 1)])

    def period_value(self, address: str, period: Period) -> PeriodValue:
        return over_period(self.results, address, period)

    @cached_property
    def shows(self) -> dict[str, Shows]:
        """The lines of statements of which a period shows its first or lowest month."""
        lines = (line for statement in self.statements for line in statement.lines)
        return {line.address: line.shows for line in lines if line.shows}

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.graph.statements

    @cached_property
    def checks(self) -> tuple[CheckOutcome, ...]:
        """Every identity, worked out; also where a value is not a number."""
        return outcomes(self.results)

    @cached_property
    def warnings(self) -> tuple[Raised, ...]:
        """The signals that hold in at least one month of at least one draw."""
        found = []
        for signal in self.graph.signals:
            months = true_months(self.results, signal.address)
            if months:
                first, last = (self.timeline.months[month] for month in (months[0], months[-1]))
                found.append(Raised(signal, months, first, last))
        return tuple(found)

    def signal_names(self, warning: Raised) -> tuple[str, ...]:
        """The quantities whose value the sentence of a signal mentions."""
        return tuple(
            name for name in re.findall(r"\{([a-z0-9_.]+)\}", warning.signal.text) if name in self.graph.quantities
        )
