"""Which inputs go up and down with the outcome: rank correlation, which sees any steady rise or fall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import Estimate, block_edges, finite, standard_error, student
from verdienmodel.language.frame import Array

ALMOST_ONE = 1 - 1e-12


@dataclass(frozen=True)
class RankCorrelation:
    """Of an input with the outcome, between −1 and 1 (Spearman)."""

    name: str
    value: Estimate


def rank_correlations(inputs: Mapping[str, Array], outcome: Array, blocks: int = 8) -> tuple[RankCorrelation, ...]:
    """Every input, strongest first. What is the same in all draws correlates with nothing: 0.

    The interval is worked out on Fisher's scale, where the spread over scrambles does not depend on the value. Points of
    a regular grid may give every scramble the same ranks; the value is then still known no finer than 1 in all draws.
    """
    names, values = list(inputs), np.array([finite(values) for values in inputs.values()])
    edges = block_edges(len(outcome), blocks)
    whole = _spearman(values, finite(outcome))
    parts = zip(np.split(values, edges[1:], axis=1), np.split(outcome, edges[1:]), strict=True)
    errors = standard_error(np.array([_fisher(_spearman(inputs, y)) for inputs, y in parts]))
    found = [
        _estimate(float(value), max(student(len(edges) - 1) * error, 1 / len(outcome)), error)
        for value, error in zip(whole, errors, strict=True)
    ]
    pairs = [RankCorrelation(name, estimate) for name, estimate in zip(names, found, strict=True)]
    return tuple(sorted(pairs, key=lambda pair: (-abs(pair.value.value), pair.name)))


def _spearman(inputs: Array, outcome: Array) -> Array:
    from scipy.stats import rankdata

    x, y = (ranks - ranks.mean(axis=-1, keepdims=True) for ranks in (rankdata(inputs, axis=-1), rankdata(outcome)))
    scale = np.sqrt((x * x).sum(axis=-1) * (y @ y))
    return np.asarray(np.divide(x @ y, scale, out=np.zeros(len(x)), where=scale > 0))


def _fisher(value: Array) -> Array:
    return np.asarray(np.arctanh(np.clip(value, -ALMOST_ONE, ALMOST_ONE)))


def _estimate(value: float, reach: float, error: float) -> Estimate:
    """Back from Fisher's scale."""
    middle = float(_fisher(np.asarray(value)))
    return Estimate(
        value, float(error * (1 - value**2)), float(np.tanh(middle - reach)), float(np.tanh(middle + reach))
    )
