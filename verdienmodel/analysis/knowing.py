"""What is it worth, in euros, to know an input better before choosing? And so: which assumption to look into first.

Knowing pays only when it can change the choice. Options are worked out on the same draws, so they differ by choice alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verdienmodel.analysis.estimate import Estimate, block_edges, finite, standard_error, within
from verdienmodel.language.frame import Array

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Worth:
    """What it is worth at most to know one input exactly before choosing [unit of the outcome]."""

    name: str
    value: Estimate


@dataclass(frozen=True)
class Knowing:
    """The best option as things are known now, what knowing everything is worth, and each input, first to find out first."""

    best: str
    everything: Estimate
    inputs: tuple[Worth, ...]


def worth_of_knowing(options: Mapping[str, Array], inputs: Mapping[str, Array], blocks: int = 8) -> Knowing:
    """From one outcome per draw for each option (more is better) and the draws of the inputs.

    To choose nothing is an option too: give it as noughts. Inputs may depend on each other: what knowing one tells
    about the others counts along. The interval is that of the draws; where few draws lie beyond the turning point the
    worth itself is estimated a little low.
    """
    best = max(options, key=lambda name: finite(options[name]).mean())
    gains = np.column_stack(
        [finite(options[name] - options[best]) for name in (best, *(o for o in options if o != best))]
    )
    edges = block_edges(len(gains), blocks)
    everything = _over_blocks(gains.max(axis=1), edges)
    found = [Worth(name, _over_blocks(_gain(finite(values), gains, edges), edges)) for name, values in inputs.items()]
    return Knowing(best, everything, tuple(sorted(found, key=lambda item: (-item.value.value, item.name))))


def _gain(values: Array, gains: Array, edges: list[int]) -> Array:
    """What each draw gains when the option is chosen by this input alone: the one that is best among draws like it.

    The best of means that are off by chance looks better than it is. So the choice for a block is made on the other
    blocks only: the gain is then that of a rule that could really be followed, a little too low rather than too high,
    and around nil for an input that tells nothing (not clipped).
    """
    place = _bins(values)
    centres = np.bincount(place, values) / np.bincount(place)
    expected = _means_elsewhere(place, gains, edges)
    gained = np.empty(len(values))
    for block, (first, after) in enumerate(pairwise([*edges, len(values)])):
        here = values[first:after]
        lines = [_along(here, centres, means) for means in expected[:, block]]
        choice = np.argmax(lines, axis=0)  # of equal ones the first: what is best as things are known now
        gained[first:after] = gains[first:after][np.arange(len(here)), choice]
    return gained


def _bins(values: Array) -> Indices:
    """The bin of each draw: sorted by the input, equally many in each; with few values each its own.

    The number grows with the cube root of the draws, which weighs wide bins against few draws in each.
    """
    count = max(2, round(len(values) ** (1 / 3)))
    distinct, place = np.unique(values, return_inverse=True)
    if len(distinct) > count:
        cuts = np.quantile(values, np.arange(1, count) / count)
        place = np.unique(np.searchsorted(cuts, values, side="right"), return_inverse=True)[1]
    return place


def _means_elsewhere(place: Indices, gains: Array, edges: list[int]) -> Array:
    """The mean gain of each bin over all blocks but one, shape (options, blocks, bins)."""
    blocks, bins = len(edges), int(place.max()) + 1
    cell = (np.searchsorted(edges, np.arange(len(place)), side="right") - 1) * bins + place
    counts = np.bincount(cell, minlength=blocks * bins).reshape(blocks, bins)
    sums = np.array([np.bincount(cell, gain, blocks * bins) for gain in gains.T]).reshape(-1, blocks, bins)
    return np.asarray((sums.sum(axis=1, keepdims=True) - sums) / np.maximum(counts.sum(axis=0) - counts, 1))


def _along(values: Array, centres: Array, means: Array) -> Array:
    """The straight lines from mean to mean, and on beyond the outermost: so a bin may be wide where options cross."""
    found = np.interp(values, centres, means)
    for edge, near, beyond in ((0, 1, values < centres[0]), (-1, -2, values > centres[-1])):
        if len(centres) > 1:
            slope = (means[edge] - means[near]) / (centres[edge] - centres[near])
            found[beyond] += slope * (values[beyond] - centres[edge])
    return np.asarray(found)


def _over_blocks(each: Array, edges: list[int]) -> Estimate:
    means = np.add.reduceat(each, edges) / np.diff([*edges, len(each)])
    return within(float(each.mean()), float(standard_error(means)), len(edges) - 1)
