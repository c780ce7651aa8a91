"""Goal seek: for which values of one number something holds, surely or with a probability.

The condition is given as a margin per draw: by how much it holds there, below nil when it does not. A condition with
a probability is about one draw in order: with 95 of 100 certainty the margin that 5 of 100 draws undercut must be nil
or more. That margin moves smoothly where the probability itself goes in steps, or is nil far and wide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import ceil, floor, sqrt

import numpy as np

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import risk
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.language.frame import Array

GRID = 17
"""So many values are tried first; a stretch between two of them in which the answer turns twice is not seen."""
FINER, ZOOMS = 9, 3
"""Where it holds nowhere, so many values around the best, and again around the best of those."""
WIDER, BEYOND, STEPS = 4, 5, 4
"""An end that nobody set moves so many times as far, with so many values on the way, at most so often, when that helps."""

LOWEST = -1e30
"""For a value that has no outcome."""

Model = Callable[[float], Array]
"""From a value of the knob to the margin of every draw."""


def margins(path: Array, bound: float, *, at_least: bool, together: bool) -> Array:
    """By how much (draws, months or years) stays on the right side of a bound: together, else where it is tightest.

    An outcome that is no number is as wrong as can be.
    """
    amounts = path.sum(axis=1, keepdims=True) if together else path
    tightest = ((amounts - bound) if at_least else (bound - amounts)).min(axis=1)
    return np.where(np.isnan(tightest), -np.inf, tightest)


def tightest(path: Array, *, at_least: bool) -> int:
    """Which month or year of the path is most often the one that decides."""
    places = np.nan_to_num(path if at_least else -path, nan=-np.inf).argmin(axis=1)
    return int(np.bincount(places, minlength=path.shape[1]).argmax())


def holds(margin: Array) -> Array:
    """1 for each draw in which the condition holds, else 0."""
    return (margin >= -TOLERANCE).astype(np.float64)


@dataclass(frozen=True)
class Try:
    """One value of the knob: the margin that decides [unit of the outcome], and the share of draws in which it holds."""

    value: float
    margin: float
    share: float

    @property
    def holds(self) -> bool:
        return self.margin >= -TOLERANCE

    @classmethod
    def of(cls, value: float, margin: Array, chance: float) -> Try:
        """Of all draws the one in order that decides whether the condition holds with this chance (from 0 to 1)."""
        place = floor(len(margin) * (1 - chance) + TOLERANCE)
        return cls(value, float(np.partition(margin, place)[place]), float(holds(margin).mean()))


@dataclass(frozen=True)
class Band:
    """A stretch of values for which it holds; beyond an end that `turns` it does not, beyond the other nobody looked."""

    first: Try
    last: Try
    turns_below: bool
    turns_above: bool


@dataclass(frozen=True)
class Sought:
    """Everything that was found, in order of the knob."""

    tries: tuple[Try, ...]
    bands: tuple[Band, ...]
    best: Try
    """The value that comes nearest when there are none."""

    @property
    def flat(self) -> bool:
        """The knob makes no difference."""
        return flat(self.tries)

    def threshold(self, now: float | None) -> Try | None:
        """The one to name: where the stretch with the value of now begins, else the edge nearest to now."""
        edges = [edge for band in self.bands for edge in _edges(band)]
        if now is None or not edges:
            return edges[0] if edges else None
        inside = [band for band in self.bands if band.first.value <= now <= band.last.value]
        return _edges(inside[0])[0] if inside else min(edges, key=lambda edge: abs(edge.value - now))


def flat(tries: Iterable[Try]) -> bool:
    """Whether every value gives the same."""
    return len({(item.margin, item.share) for item in tries}) == 1


def _edges(band: Band) -> list[Try]:
    """The ends at which it turns; of a stretch without any the end that is tightest."""
    turning = [edge for edge, turns in ((band.first, band.turns_below), (band.last, band.turns_above)) if turns]
    return turning or [min(band.first, band.last, key=lambda edge: edge.margin)]


@dataclass(frozen=True)
class Range:
    """Where to look; values are tried in whole steps, `per` of them to one unit, so that the answer can be said."""

    low: float
    high: float
    per: int
    open: bool = False
    """Nobody set the high end: look further when that helps."""


def seek(model: Model, where: Range, chance: float = 1.0) -> Sought:
    """All stretches between low and high in which the condition holds with this chance, to one step."""
    return _Search(model, where, chance).found()


@dataclass
class _Search:
    """Every step that was tried is remembered."""

    model: Model
    where: Range
    chance: float
    tried: dict[int, Try] = field(default_factory=dict)

    def found(self) -> Sought:
        low, high = (
            ceil(self.where.low * self.where.per - TOLERANCE),
            floor(self.where.high * self.where.per + TOLERANCE),
        )
        self.scan(low, high, GRID)
        if self.where.open:
            self.widen()
        for _ in range(ZOOMS):
            self.zoom()
        bands = tuple(self.band(run) for run in self.runs())
        tries = tuple(self.tried[step] for step in sorted(self.tried))
        return Sought(tries, bands, self.tried[self.best])

    @property
    def any(self) -> bool:
        return any(item.holds for item in self.tried.values())

    @property
    def turns(self) -> bool:
        return len({item.holds for item in self.tried.values()}) > 1

    @property
    def best(self) -> int:
        """The likeliest; of equal ones the least wrong."""
        return max(self.tried, key=lambda step: (self.tried[step].share, self.tried[step].margin))

    def at(self, step: int) -> Try:
        if step not in self.tried:
            value = step / self.where.per
            self.tried[step] = Try.of(value, self.model(value), self.chance)
        return self.tried[step]

    def scan(self, low: int, high: int, count: int) -> None:
        for step in np.linspace(low, high, count).round().astype(int).tolist():
            self.at(step)

    def widen(self) -> None:
        """Further up, as long as it turns nowhere and is nearest to turning at the end."""
        for _ in range(STEPS):
            end = max(self.tried)
            nearest = min(self.tried, key=lambda step: self.tried[step].margin) if self.any else self.best
            if self.turns or nearest != end or end <= 0:
                return
            self.scan(end, end * WIDER, BEYOND)

    def zoom(self) -> None:
        """Closer around the best, when it holds nowhere: the stretch may be narrow."""
        if self.any or flat(self.tried.values()):
            return
        steps = sorted(self.tried)
        place = steps.index(self.best)
        around = steps[max(0, place - 1) : place + 2]
        self.scan(around[0], around[-1], FINER)

    def runs(self) -> list[list[int]]:
        """The tried steps next to each other for which it holds."""
        found: list[list[int]] = [[]]
        for step in sorted(self.tried):
            if self.tried[step].holds:
                found[-1].append(step)
            elif found[-1]:
                found.append([])
        return [run for run in found if run]

    def band(self, run: list[int]) -> Band:
        """The stretch around these steps, with its edges narrowed down to one step."""
        steps = sorted(self.tried)
        below = [step for step in steps if step < run[0]][-1:]
        above = [step for step in steps if step > run[-1]][:1]
        first, last = (self.edge(run[0], below), self.edge(run[-1], above))
        return Band(self.at(first), self.at(last), bool(below), bool(above))

    def edge(self, inside: int, outside: list[int]) -> int:
        """The last step for which it holds on the way to one for which it does not."""
        if not outside:
            return inside
        from scipy.optimize import brentq

        way = 1 if inside > outside[0] else -1
        step = round(brentq(self.root, outside[0], inside, xtol=0.5))
        while not self.at(step).holds:
            step += way
        while self.at(step - way).holds:
            step -= way
        return step

    def root(self, place: float) -> float:
        """The margin at the nearest step, nil or more exactly where it holds, and never infinite."""
        return max(self.at(round(place)).margin, LOWEST) + TOLERANCE


@dataclass(frozen=True)
class Again:
    """The chance that was asked, as the run of the search has it, and as a run has it that had no say in the search."""

    asked: float
    found: Estimate
    fresh: Estimate

    @property
    def low(self) -> float:
        """Where 19 of 20 new runs of as many draws end: two runs differ √2 times as much as one is off."""
        return max(self.found.value - sqrt(2) * (self.found.value - self.found.low), 0.0)

    @property
    def high(self) -> float:
        return min(self.found.value + sqrt(2) * (self.found.high - self.found.value), 1.0)

    @property
    def confirmed(self) -> bool:
        return self.found.high >= self.asked and self.low <= self.fresh.value <= self.high


def above_nil(amounts: Array, blocks: int) -> Estimate:
    """The mean of what is left over; draws that fall short, or have no outcome, count nil [unit of the amounts]."""
    return risk(np.fmax(amounts, 0.0), blocks).mean
