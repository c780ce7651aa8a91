"""Why it goes wrong when it goes wrong: what is different about the inputs in the draws that end badly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import Estimate, finite, jackknifed, within
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Shift:
    """An input over all draws and in the tail [its unit], and the difference in standard deviations of the input.

    Inputs that depend on each other are different together; which of them is the cause the draws do not tell.
    """

    name: str
    mean: float
    in_tail: float
    shift: Estimate


def lowest_share(outcome: Array, share: float = 0.10) -> Array:
    """How far each draw belongs to the lowest share of outcomes; equal outcomes at the edge belong to it alike."""
    return between(outcome, 0.0, share)


def highest_share(outcome: Array, share: float = 0.10) -> Array:
    """How far each draw belongs to the highest share."""
    return between(outcome, 1 - share, 1.0)


def between(outcome: Array, low: float, high: float) -> Array:
    """How far each draw (0 to 1) belongs to a band of ranks, such as 0.08 to 0.12 for what lies around the P10.

    Equal outcomes stand for all the ranks they cover, so a block of them is never cut by chance.
    """
    values = finite(outcome)
    in_order, draws = np.sort(values), len(values)
    first, after = (np.searchsorted(in_order, values, side) / draws for side in ("left", "right"))
    inside = np.minimum(after, high) - np.maximum(first, low)
    return np.asarray(np.clip(inside, 0, None) / (after - first))


def explain_tail(inputs: Mapping[str, Array], tail: Array, blocks: int = 8) -> tuple[Shift, ...]:
    """Every input, most different first. `tail` says how far each draw belongs to it; an event (0 or 1) does as well.

    An input that is the same in all draws is not different, and comes last. When the whole tail lies in one block its
    error is not known (nan).
    """
    if not tail.sum() > 0:
        raise ValueError("no draw lies in the tail")
    found = [_shift(name, finite(values), tail, blocks) for name, values in inputs.items()]
    return tuple(sorted(found, key=lambda item: (-abs(item.shift.value), item.name)))


def _shift(name: str, values: Array, tail: Array, blocks: int) -> Shift:
    mean, deviation = float(values.mean()), float(values.std())
    if np.ptp(values) == 0:
        return Shift(name, float(values[0]), float(values[0]), within(0.0, 0.0, 1))
    scaled = (values - mean) / deviation

    def difference(sums: Array) -> Array:
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(sums[0] / sums[1] - sums[2] / sums[3])

    columns = np.column_stack([tail * scaled, tail, scaled, np.ones_like(scaled)])
    value, error, freedom = jackknifed(difference, columns, blocks)
    return Shift(name, mean, mean + float(value) * deviation, within(float(value), float(error), freedom))
