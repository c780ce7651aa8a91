"""Draws for tests of statistics: independent scrambles of Sobol points, below each other; or plain random draws."""

from collections.abc import Iterable
from math import sqrt

import numpy as np
from scipy.special import ndtri
from scipy.stats import qmc

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.language.frame import Array

WEIGHTS = np.array([3.0, 2.0, 1.0, 0.5, 0.25])
"""A linear outcome of five normal inputs: nearly every statistic of it is known in closed form."""
SPREAD = sqrt(float(WEIGHTS @ WEIGHTS))


def uniforms(seed: int, draws: int, dimensions: int, blocks: int = 8) -> Array:
    """Shape (draws, dimensions); one block means plain sampling."""
    rng = np.random.default_rng(seed)
    if blocks == 1:
        return rng.random((draws, dimensions))
    return np.concatenate([qmc.Sobol(dimensions, rng=rng).random(draws // blocks) for _ in range(blocks)])


def normals(seed: int, draws: int, dimensions: int, blocks: int = 8) -> Array:
    return np.asarray(ndtri(uniforms(seed, draws, dimensions, blocks)))


def columns(inputs: Array) -> dict[str, Array]:
    """Named after their place, as analyses want them."""
    return {str(number): column for number, column in enumerate(inputs.T)}


def coverage(pairs: Iterable[tuple[Estimate, float]]) -> float:
    """The share of intervals that hold the truth."""
    return float(np.mean([estimate.low <= truth <= estimate.high for estimate, truth in pairs]))
