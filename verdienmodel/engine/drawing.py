"""The uncertain leaves of a graph, drawn: what differs per draw, from the points of its dimensions.

The same points serve every option, so two options that are alike differ by nothing in any draw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.sampling.correlation import Copula, Correlation
from verdienmodel.engine.sampling.distribution import Distribution
from verdienmodel.engine.sampling.draws import Sampling, uniforms
from verdienmodel.engine.sampling.of_spread import distribution_of
from verdienmodel.engine.sampling.paths import Path as Course
from verdienmodel.engine.sampling.paths import shocks_of
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.points import Points
from verdienmodel.ground.timeline import Month
from verdienmodel.language.frame import Array
from verdienmodel.model.graph import Graph
from verdienmodel.model.uncertain import Effect, Event, Path, Spread

Values = Mapping[str, float]
Drawn = dict[str, Array]
DimensionPoints = Mapping[str, Points]
MONTH = ".maand"
FEW = 1 << 13
"""Up to so many draws what is drawn is remembered: some 10 megabytes for a large plan."""


@dataclass(frozen=True)
class Drawing:
    """What is drawn, with everything that is settled before the first draw. Safe to share between threads."""

    graph: Graph
    sampling: Sampling
    plan: Plan
    copula: Copula
    distributions: Mapping[str, Distribution]

    @classmethod
    def of(cls, graph: Graph, sampling: Sampling) -> Drawing:
        """ImpossibleDistribution or ImpossibleCorrelations when the file asks what cannot be."""
        uncertain = graph.uncertainty
        plan = Plan.of(_dimensions(graph))
        made = {spread.address: distribution_of(spread) for spread in uncertain.drawn}
        return cls(graph, sampling, plan, Copula.of(plan, _links(graph)), made)

    @property
    def links(self) -> tuple[Correlation, ...]:
        """What was asked to move together, pair by pair."""
        return _links(self.graph)

    @cached_property
    def leaves(self) -> frozenset[str]:
        """Every leaf that is not the same in all draws."""
        found = self.graph.uncertainty
        own = [leaf for spread in found.drawn for leaf in spread.leaves]
        own += [leaf for path in found.paths for leaf in path.leaves]
        events = [leaf for event in found.events for leaf in _touched(event)]
        return frozenset((*own, *events))

    def block(self, number: int, values: Values) -> Drawn:
        """One block of draws: (draws,) per leaf, given the values as they are now (with option and changes)."""
        return self.blocks(number, [values])[0]

    def blocks(self, number: int, settings: Sequence[Values]) -> list[Drawn]:
        """The same block for several sets of values: the points and what they stand for are drawn once."""
        points, spreads = self._remembered.get(number) or self._fresh(number)
        if self.sampling.draws <= FEW:
            self._remembered[number] = points, spreads
        return [self._made(points, spreads, values) for values in settings]

    @cached_property
    def _remembered(self) -> dict[int, tuple[DimensionPoints, Drawn]]:
        """What hangs on no value, block by block, so that a moved slider need not draw again."""
        return {}

    def _fresh(self, number: int) -> tuple[DimensionPoints, Drawn]:
        points = self.points(uniforms(self.plan, self.sampling, number))
        return points, self._spreads(points)

    def differing(self, one: Values, other: Values) -> frozenset[str]:
        """The leaves that may be drawn differently with other values; all others are the same in every draw."""
        changed = {address for address in one if one[address] != other[address]}
        events = [
            event
            for event in self.graph.uncertainty.events
            if changed.intersection((event.switch, event.chance, *event.starts))
        ]
        touched = {leaf for event in events for leaf in _touched(event)}
        return self.leaves.intersection(changed | touched)

    def points(self, u: Array) -> DimensionPoints:
        """The points of every dimension from numbers between 0 and 1 (dimensions, draws)."""
        return dict(zip(self.plan.dimensions, self.copula.points(u), strict=True))

    def drawn(self, points: DimensionPoints, values: Values) -> Drawn:
        """Every leaf that is not the same in all draws, from the points."""
        return self._made(points, self._spreads(points), values)

    def _spreads(self, points: DimensionPoints) -> Drawn:
        """What every distribution gives; it hangs on no value."""
        return {
            spread.address: self.distributions[spread.address].values(points[spread.group or spread.address])
            for spread in self.graph.uncertainty.drawn
        }

    def _made(self, points: DimensionPoints, spreads: Drawn, values: Values) -> Drawn:
        """Spreads and paths first; then events, which change what was drawn."""
        found = self.graph.uncertainty
        made: Drawn = {}
        for spread in found.drawn:
            made.update(_spread(spread, spreads[spread.address], self.graph.base, values))
        for path in found.paths:
            made.update(_path(path, points, values))
        for event in found.events:
            if event.months:
                made.update(_starts(event, points[event.address + MONTH].uniform, values, self.graph))
            self.happen(event, points[event.address].uniform < values[event.chance], values, made)
        count = len(next(iter(points.values())).uniform) if points else 0
        made.update({leaf: np.full(count, values[leaf]) for leaf in self.leaves - made.keys()})
        return made

    def happen(self, event: Event, happens: NDArray[np.bool_], values: Values, made: Drawn) -> None:
        """Put into `made` what an event does in the draws in which it happens.

        One that is on in the begroting, or by an option, happens in every draw: its effects are in the values already.
        """
        if values[event.switch]:
            made[event.switch] = np.ones(len(happens))
            return
        made[event.switch] = happens.astype(np.float64)
        for effect in event.effects:
            before = made.get(effect.leaf, np.full(len(happens), values[effect.leaf]))
            made[effect.leaf] = np.where(happens, _changed(before, effect), before)


def _links(graph: Graph) -> tuple[Correlation, ...]:
    return tuple(
        Correlation(one, other, link.rank)
        for link in graph.uncertainty.links
        for number, one in enumerate(link.addresses)
        for other in link.addresses[number + 1 :]
    )


def _dimensions(graph: Graph) -> list[str]:
    """In the order of the file; what shares a historie shares a dimension.

    What takes the draws of another input keeps its own place, unused: all that comes after it keeps its draws.
    """
    found = graph.uncertainty
    inputs = {spread.address for spread in found.spreads}
    names = [spread.address if spread.group in inputs else spread.group or spread.address for spread in found.spreads]
    names += [leaf for path in found.paths for leaf in path.leaves]
    for event in found.events:
        names += event_dimensions(event)
    return [*names, *(spread.group or spread.address for spread in found.late)]


def event_dimensions(event: Event) -> tuple[str, ...]:
    """The dimensions of an event: whether, and when."""
    return (event.address, event.address + MONTH) if event.months else (event.address,)


def _spread(spread: Spread, drawn: Array, base: Values, values: Values) -> Drawn:
    """A changed value takes its spread along: twice the value, twice as wide."""
    return {leaf: _around(drawn, base[leaf], values.get(leaf, base[leaf]), spread) for leaf in spread.leaves}


def _around(drawn: Array, entered: float, now: float, spread: Spread) -> Array:
    if spread.relative:
        return drawn * now
    if now == entered or spread.kind == "kans":
        return drawn
    return drawn * (now / entered) if entered else drawn + now


def _path(path: Path, points: DimensionPoints, values: Values) -> Drawn:
    course = Course(path.shock, path.stays, cumulative=False)
    shocks = shocks_of([points[leaf] for leaf in path.leaves])
    if path.adds:
        return {leaf: values[leaf] + row for leaf, row in zip(path.leaves, course.deviations(shocks), strict=True)}
    return {leaf: values[leaf] * row for leaf, row in zip(path.leaves, course.factors(shocks).T, strict=True)}


def _touched(event: Event) -> tuple[str, ...]:
    months = event.starts if event.months else ()
    return (event.switch, *months, *(effect.leaf for effect in event.effects))


def _changed(before: Array, effect: Effect) -> Array:
    if effect.operation == "zet":
        return np.full_like(before, effect.value)
    return before + effect.value if effect.operation == "plus" else before * effect.value


def _starts(event: Event, u: Array, values: Values, graph: Graph) -> Drawn:
    """The month in which it starts, every one as likely; the last month moves along, to the end of the plan at most."""
    months = np.array(event.months)
    picked = months[np.minimum((u * len(months)).astype(np.intp), len(months) - 1)].astype(np.float64)
    first, *last = event.starts
    found = {first: picked}
    for leaf in last:
        length = Month.from_code(values[first]).until(Month.from_code(values[leaf])) - 1
        end = graph.timeline.last
        codes = {float(code): float(min(Month.from_code(code).plus(length), end).code) for code in event.months}
        found[leaf] = np.array([codes[code] for code in picked.tolist()])
    return found
