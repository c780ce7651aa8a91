"""What the outcome hangs on: one input at a time, all together, and what is worth finding out before choosing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from verdienmodel.analysis.correlation import RankCorrelation
from verdienmodel.analysis.knowing import Knowing, worth_of_knowing
from verdienmodel.analysis.sobol import Index, sobol_indices
from verdienmodel.analysis.switching import Switch, switching_values
from verdienmodel.analysis.tornado import Swing, ends, tornado
from verdienmodel.engine.drivers import Driver, leaves_at
from verdienmodel.engine.sampling.draws import Sampling, uniforms
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.ground.timeline import Period
from verdienmodel.language.frame import Array
from verdienmodel.model.uncertain import Event
from verdienmodel.study.doorrekening import Doorrekening, saldos
from verdienmodel.study.simulating import Asked, doorrekeningen
from verdienmodel.study.study import Study

FEW = 12
"""So many drivers get an index of their own; all others together are one group."""
INDEX_DRAWS = (1_024, 16_384)
"""The fewest and the most draws for the parts of the uncertainty; in between a quarter of those of the run."""
REST = "al het andere samen"
OTHER_SET = " (tweede set)"


@dataclass(frozen=True)
class Target:
    """What is looked at: the saldo of a year, the balance at the end of one, or without a period the lowest month."""

    address: str
    label: str
    period: Period | None = None


@dataclass(frozen=True)
class Sensitivity:
    """Everything about one target, the strongest first."""

    target: Target
    swings: tuple[Swing, ...]
    correlations: tuple[RankCorrelation, ...]
    switches: tuple[Switch, ...]
    indices: tuple[Index, ...]


def gevoeligheid(found: Doorrekening, target: Target) -> Sensitivity:
    """Tornado, rank correlations, switching values and Sobol indices of one target."""
    correlations = found.correlations(found.outcome(target.address, target.period))
    strongest = [item.name for item in correlations[:FEW]]
    return Sensitivity(
        target, _tornado(found, target), correlations, _switches(found, target), _indices(found, target, strongest)
    )


def _values(found: Doorrekening) -> dict[str, float]:
    return {**found.study.graph.base, **found.study.changed}


def _base(found: Doorrekening) -> dict[str, float]:
    values = _values(found)
    return {address: driver.base(values) for address, driver in found.drivers.items()}


def _at(found: Doorrekening, target: Target, runs: Mapping[str, Array]) -> Array:
    """The target for values of the drivers."""
    drawing = found.simulation.drawing
    return _target_of(found, target, leaves_at(drawing, runs, _values(found)))


def _target_of(found: Doorrekening, target: Target, leaves: Mapping[str, Array]) -> Array:
    outcomes = found.simulation.program.run(leaves)
    tried = replace(found, simulation=replace(found.simulation, outcomes=outcomes))
    return tried.outcome(target.address, target.period)


def _tornado(found: Doorrekening, target: Target) -> tuple[Swing, ...]:
    bounds = {address: ends(values) for address, values in found.drawn.items() if np.ptp(values) > 0}
    return tornado(lambda runs: _at(found, target, runs), _base(found), bounds)


def _switches(found: Doorrekening, target: Target) -> tuple[Switch, ...]:
    base = _base(found)
    bounds = {
        address: (min(float(values.min()), base[address]), max(float(values.max()), base[address]))
        for address, values in found.drawn.items()
        if np.ptp(values) > 0 and not isinstance(found.drivers[address].thing, Event)
    }
    return switching_values(lambda runs: _at(found, target, runs), base, bounds)


def _indices(found: Doorrekening, target: Target, strongest: Sequence[str]) -> tuple[Index, ...]:
    """From two independent sets of points of the same dimensions."""
    drawing = found.simulation.drawing
    names = drawing.plan.dimensions
    both = Plan.of(names, [name + OTHER_SET for name in names])
    low, high = INDEX_DRAWS
    sampling = Sampling(min(max(low, found.simulation.draws // 4), high), "sobol", drawing.sampling.seed)
    points = uniforms(both, sampling).T
    groups = _groups(found, strongest)

    def model(u: Array) -> Array:
        return _target_of(found, target, drawing.drawn(drawing.points(np.ascontiguousarray(u.T)), _values(found)))

    return sobol_indices(model, points[:, : len(names)], points[:, len(names) :], groups)


def _groups(found: Doorrekening, strongest: Sequence[str]) -> dict[str, list[int]]:
    """The columns of each driver; what is linked or shares a dimension goes together, and the rest is one group."""
    places = found.simulation.drawing.plan.places
    linked = [set(link.addresses) for link in found.study.graph.uncertainty.links]
    groups: dict[str, list[int]] = {}
    taken: set[int] = set()
    for address in strongest:
        together = _together(address, linked, found.drivers)
        columns = sorted({places[name] for driver in together for name in driver.dimensions} - taken)
        if columns:
            groups[" + ".join(driver.address for driver in together)] = columns
            taken.update(columns)
    rest = [column for column in range(len(places)) if column not in taken]
    return {**groups, REST: rest} if rest else groups


def _together(address: str, linked: Sequence[set[str]], known: Mapping[str, Driver]) -> list[Driver]:
    names = {address}.union(*(group for group in linked if address in group))
    shared = {dimension for name in names if name in known for dimension in known[name].dimensions}
    return [driver for name, driver in known.items() if name in names or shared.intersection(driver.dimensions)]


@dataclass(frozen=True)
class Choice:
    """Options side by side on the same draws, and what it is worth to know an input before choosing."""

    outcomes: Mapping[str, Array]
    knowing: Knowing
    whose: str
    """Whose saldo decides."""


def choice(base: Study, options: Sequence[str], target: str, asked: Asked | None = None) -> Choice | None:
    """The plan ("") and its options, judged by the saldo over the whole plan of one administratie [eur]; None when drawing fails."""
    names = ("", *options)
    found, _ = doorrekeningen(base, names, asked)
    if not found:
        return None
    totals = (item.simulation.outcomes[f"{target}:year"].sum(axis=1) for item in found)
    outcomes = dict(zip(names, totals, strict=True))
    whose = next(saldo.label for saldo in saldos(base) if saldo.address == target)
    return Choice(outcomes, worth_of_knowing(outcomes, dict(found[0].drawn)), whose)
