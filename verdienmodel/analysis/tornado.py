"""What happens when one input turns out low or high, and all others as entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.quantiles import quantiles
from verdienmodel.language.frame import Array

Model = Callable[[Mapping[str, Array]], Array]
"""From a value per draw for every named input to one outcome per draw (draws,)."""


@dataclass(frozen=True)
class Swing:
    """An input at its low and its high end [its unit], and the outcome there and at base [unit of the outcome]."""

    name: str
    low: float
    high: float
    at_low: float
    at_high: float
    base: float

    @property
    def width(self) -> float:
        """How far the outcome moves; also when both ends lie on the same side of the base."""
        ends = (self.at_low, self.at_high, self.base)
        return max(ends) - min(ends)


def ends(draws: Array, share: float = 0.10) -> tuple[float, float]:
    """P10 and P90 of an input; of an event (0 or 1) not happening and happening, however rare it is."""
    low, high = quantiles(np.sort(draws), np.array([share, 1 - share]))
    is_event = bool(np.isin(draws, (0.0, 1.0)).all())
    return (float(draws.min()), float(draws.max())) if is_event else (float(low), float(high))


def tornado(model: Model, base: Mapping[str, float], bounds: Mapping[str, tuple[float, float]]) -> tuple[Swing, ...]:
    """One bar per input with bounds, widest first; everything is one call of the model, 1 + 2 draws per input."""
    runs = {name: np.full(1 + 2 * len(bounds), value) for name, value in base.items()}
    for number, (name, pair) in enumerate(bounds.items()):
        runs[name][1 + 2 * number : 3 + 2 * number] = pair
    found = model(runs)
    at_ends = found[1:].reshape(-1, 2)
    swings = [
        Swing(name, low, high, float(at_low), float(at_high), float(found[0]))
        for (name, (low, high)), (at_low, at_high) in zip(bounds.items(), at_ends, strict=True)
    ]
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.name)))
