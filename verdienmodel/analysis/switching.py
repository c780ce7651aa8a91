"""How far an input may move before the answer turns: from a surplus to a deficit, or across another bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.tornado import Model
from verdienmodel.language.frame import Array

POINTS = 33
ROUNDS = 9
"""Each round cuts every bracket in 32: 32^9 is beyond what a float tells apart."""


@dataclass(frozen=True)
class Switch:
    """The value of an input nearest to its base at which the outcome crosses the bound [unit of the input].

    `value` is None when it does not cross between low and high; `crossings` counts all that were seen: with more than
    one the answer turns back further on. A jump over the bound counts as a crossing, touching it between two points does not.
    """

    name: str
    base: float
    low: float
    high: float
    value: float | None
    crossings: int

    @property
    def share_of_range(self) -> float:
        """How far it is from the base, as a share of the range; infinite when it is not inside."""
        return float("inf") if self.value is None else abs(self.value - self.base) / (self.high - self.low)


def switching_values(
    model: Model, base: Mapping[str, float], bounds: Mapping[str, tuple[float, float]], bound: float = 0.0
) -> tuple[Switch, ...]:
    """Every input with bounds, the one that needs to move least first; the others stay at base.

    All inputs are scanned in one call, then all crossings are narrowed down together, a call per round. That needs
    fewer calls than a root finder for each, and a step or a kink does not hurt it.
    """
    names = list(bounds)
    grids = np.array([_grid(base[name], *bounds[name]) for name in names]).reshape(len(names), POINTS + 1)
    rows, places = np.nonzero(_turns(_outcomes(model, base, names, grids) - bound))
    owners, low, high = [names[row] for row in rows], grids[rows, places], grids[rows, places + 1]
    for _ in range(ROUNDS if len(rows) else 0):
        finer = np.linspace(low, high, POINTS, axis=1)
        at = np.argmax(_turns(_outcomes(model, base, owners, finer) - bound), axis=1)
        low, high = finer[np.arange(len(at)), at], finer[np.arange(len(at)), at + 1]
    found = [_switch(name, base[name], bounds[name], (low + high)[rows == row] / 2) for row, name in enumerate(names)]
    return tuple(sorted(found, key=lambda item: (item.share_of_range, item.name)))


def _grid(base: float, low: float, high: float) -> Array:
    if not low <= base <= high or not np.isfinite([low, high]).all():
        raise ValueError(f"the base {base} does not lie between {low} and {high}")
    return np.sort(np.append(np.linspace(low, high, POINTS), base))


def _outcomes(model: Model, base: Mapping[str, float], owners: list[str], values: Array) -> Array:
    """The outcome for every row of values of its owner, all in one call."""
    runs = {name: np.full(values.shape, value) for name, value in base.items()}
    for row, name in enumerate(owners):
        runs[name][row] = values[row]
    return model({name: run.ravel() for name, run in runs.items()}).reshape(values.shape)


def _turns(outcome: Array) -> Array:
    """Between which neighbours the outcome changes sides; where there is none (nan) nothing is known."""
    known = np.isfinite(outcome)
    above = outcome >= 0
    return np.asarray((above[:, 1:] != above[:, :-1]) & known[:, 1:] & known[:, :-1])


def _switch(name: str, base: float, bounds: tuple[float, float], crossings: Array) -> Switch:
    nearest = float(crossings[np.argmin(np.abs(crossings - base))]) if len(crossings) else None
    return Switch(name, base, *bounds, nearest, len(crossings))
