"""What is uncertain in a plan, as data: spreads of inputs, paths over the years, events, and what moves together.

The engine samples it. A spread belongs to an input, so that all steps of a series move together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal[
    "uniform", "driehoek", "pert", "normaal", "lognormaal", "beta",
    "poisson", "kans", "discreet", "historie", "kwantielen",
]  # fmt: skip
Outside = Literal["verbreed", "vervang"]
Operation = Literal["zet", "plus", "maal"]


@dataclass(frozen=True)
class Spread:
    """How one input varies. `numbers` are in the unit of the graph, or shares of the entered value (`relative`).

    uniform laag hoog · driehoek and pert laag modus hoog · normaal and lognormaal mean sd · beta a b laag hoog ·
    poisson mean · kans p · kwantielen p10 p50 p90 (p50 may be NaN) · discreet values (with `chances`) · historie values.
    """

    address: str
    leaves: tuple[str, ...]
    kind: Kind
    numbers: tuple[float, ...]
    origin: str
    """Where it comes from, in words: entered, the usual range, or the grade of the source."""
    relative: bool = False
    chances: tuple[float, ...] = ()
    group: str = ""
    low: float | None = None
    high: float | None = None
    usual: bool = False
    """Not entered by anybody: the ordinary spread of its source."""


@dataclass(frozen=True)
class Path:
    """A factor (or the rate of an index) with a leaf per year: a shock each year [sd, share] of which a part stays."""

    address: str
    label: str
    leaves: tuple[str, ...]
    shock: float
    stays: float
    adds: bool = False
    """The deviation is added to a rate; otherwise it multiplies."""


@dataclass(frozen=True)
class Effect:
    """What an event does to one leaf; `value` in the unit of the graph."""

    leaf: str
    operation: Operation
    value: float


@dataclass(frozen=True)
class Event:
    """Something that may happen: its switch is on in as many of the draws as the leaf `chance` says."""

    address: str
    label: str
    switch: str
    chance: str
    effects: tuple[Effect, ...]
    starts: tuple[str, ...] = ()
    """The leaves of its first and last month; both move along with the month in which it starts."""
    months: tuple[int, ...] = ()
    """Codes of the months in which it may start; empty when it has one month, or none."""


@dataclass(frozen=True)
class Link:
    """Inputs that move together: the correlation of their ranks."""

    name: str
    addresses: tuple[str, ...]
    rank: float
    place: str = ""


@dataclass(frozen=True)
class Uncertainty:
    """Everything that differs from draw to draw, in the order of the file: later additions come last."""

    spreads: tuple[Spread, ...] = ()
    paths: tuple[Path, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    outside: tuple[Spread, ...] = ()
    """What others saw (buitenblik); drawn only when somebody asks for it."""
    late: tuple[Spread, ...] = ()
    """Spreads whose dimensions come after everything else, so that all other draws stay what they were."""

    @property
    def drawn(self) -> tuple[Spread, ...]:
        """Every spread that is drawn."""
        return (*self.spreads, *self.late)

    def from_outside(self, how: Outside) -> Uncertainty:
        """With what others saw: on top of the own estimate (verbreed), or in its place (vervang)."""
        if how == "vervang":
            return Uncertainty(outside=self.outside, late=self.outside)
        return replace(self, late=self.outside)
