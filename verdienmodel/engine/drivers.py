"""Drivers: what a reader knows as one uncertain thing. An input, a path over the years, an event.

An input with a series counts as its first value, a path as the mean of its years, an event as happening or not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.drawing import Drawing, Drawn, Values, event_dimensions
from verdienmodel.language.frame import Array
from verdienmodel.model.uncertain import Event, Path, Spread


@dataclass(frozen=True)
class Driver:
    """One uncertain thing with the leaves that follow from it."""

    address: str
    thing: Spread | Path | Event

    @property
    def leaf(self) -> str:
        """The leaf that shows what it is: its value, its first year, its switch."""
        return self.thing.switch if isinstance(self.thing, Event) else self.thing.leaves[0]

    @property
    def leaves(self) -> tuple[str, ...]:
        return (self.thing.switch,) if isinstance(self.thing, Event) else self.thing.leaves

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Its dimensions in the sample."""
        if isinstance(self.thing, Path):
            return self.thing.leaves
        if isinstance(self.thing, Event):
            return event_dimensions(self.thing)
        return (self.thing.group or self.thing.address,)

    def value(self, drawn: Mapping[str, Array]) -> Array:
        """What it was in each draw (draws,) [unit of its leaf]."""
        if isinstance(self.thing, Path):
            return np.asarray(np.mean([drawn[leaf] for leaf in self.thing.leaves], axis=0))
        return drawn[self.leaf]

    def base(self, values: Values) -> float:
        """What it is in the begroting."""
        if isinstance(self.thing, Path):
            return float(np.mean([values[leaf] for leaf in self.thing.leaves]))
        return values[self.leaf]


def drivers(drawing: Drawing) -> tuple[Driver, ...]:
    """Everything that is drawn, in the order of the plan."""
    found = drawing.graph.uncertainty
    things: list[Spread | Path | Event] = [
        *found.spreads,
        *(path for path in found.paths if path.leaves),
        *found.events,
        *found.late,
    ]
    return tuple(Driver(thing.address, thing) for thing in things)


def leaves_at(drawing: Drawing, at: Mapping[str, Array], values: Values) -> Drawn:
    """The leaves when every driver has the value in `at` (runs,): for trying one thing at a time."""
    made: Drawn = {}
    for driver in drivers(drawing):
        asked, thing = at[driver.address], driver.thing
        if isinstance(thing, Event):
            continue
        for leaf in thing.leaves:
            made[leaf] = _moved(asked, driver.base(values), values[leaf], adds=isinstance(thing, Path) and thing.adds)
    for driver in drivers(drawing):
        if isinstance(driver.thing, Event):
            drawing.happen(driver.thing, at[driver.address] > 0.5, values, made)
    runs = len(next(iter(at.values()), ()))
    return {leaf: made[leaf] if leaf in made else np.full(runs, values[leaf]) for leaf in drawing.leaves}


def _moved(asked: Array, base: float, value: float, *, adds: bool) -> Array:
    """A leaf goes along with its driver: in proportion, or by as much when it is a rate or nil."""
    if adds or not base:
        return value + (asked - base)
    return asked * (value / base)
