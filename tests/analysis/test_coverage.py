"""A 95% interval holds the truth in 90 to 98.5% of 200 runs: on draws of which every answer is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import asin, pi

import numpy as np
import pytest
from scipy.stats import norm

from tests.support.scrambles import SPREAD, WEIGHTS, columns, coverage, normals
from tests.support.tiers import LONG
from verdienmodel.analysis.correlation import rank_correlations
from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import chance_below, percentile_of, risk
from verdienmodel.analysis.sobol import sobol_indices
from verdienmodel.analysis.tail import explain_tail, lowest_share

REPEATS = 1000 if LONG else 200
KINDS = [(1024, 8), (1000, 1), *([(4096, 8), (8192, 8), (4000, 1)] if LONG else [])]
CHANCES = (0.01, 0.05, 0.3)
Found = dict[str, list[tuple[Estimate, float]]]


def answers(seed: int, draws: int, blocks: int) -> Iterator[tuple[str, Estimate, float]]:
    """Every estimate of one run with its truth."""
    inputs = normals(seed, draws, 5, blocks)
    outcome = inputs @ WEIGHTS / SPREAD
    found = risk(outcome, blocks)
    yield "mean", found.mean, 0.0
    yield from ((f"P{share}", value, norm.ppf(share / 100)) for share, value in found.percentiles.items())
    yield from ((f"chance {p}", chance_below(outcome, norm.ppf(p), blocks), p) for p in CHANCES)
    yield "percentile of 0.5", percentile_of(0.5, outcome, blocks), norm.cdf(0.5)
    part = WEIGHTS / SPREAD
    for pair in rank_correlations(columns(inputs), outcome, blocks):
        yield f"rank {pair.name}", pair.value, 6 / pi * asin(part[int(pair.name)] / 2)
    in_tail = -norm.pdf(norm.ppf(0.1)) / 0.1
    for item in explain_tail(columns(inputs), lowest_share(outcome), blocks):
        yield f"tail {item.name}", item.shift, in_tail * part[int(item.name)]


@cache
def runs(draws: int, blocks: int) -> Found:
    found: Found = {}
    for seed in range(REPEATS):
        for name, estimate, truth in answers(seed, draws, blocks):
            found.setdefault(name, []).append((estimate, truth))
    return found


@pytest.mark.parametrize(("draws", "blocks"), KINDS)
def test_intervals_hold_the_truth(draws: int, blocks: int) -> None:
    found = {name: coverage(pairs) for name, pairs in runs(draws, blocks).items()}
    assert len(found) == 22
    assert {name: share for name, share in found.items() if not 0.90 <= share <= 0.985} == {}


@pytest.mark.parametrize(("draws", "blocks"), KINDS)
def test_intervals_of_sobol_indices_hold_the_truth(draws: int, blocks: int) -> None:
    found: Found = {}
    for seed in range(REPEATS):
        both = normals(seed, draws, 10, blocks)
        groups = {str(number): [number] for number in range(5)}
        for index in sobol_indices(lambda inputs: inputs @ WEIGHTS, both[:, :5], both[:, 5:], groups, blocks):
            truth = float((WEIGHTS[int(index.name)] / SPREAD) ** 2)
            found.setdefault(f"first {index.name}", []).append((index.first, truth))
            found.setdefault(f"total {index.name}", []).append((index.total, truth))
    shares = {name: coverage(pairs) for name, pairs in found.items()}
    assert {name: share for name, share in shares.items() if not 0.90 <= share <= 0.985} == {}


def test_draws_of_a_scramble_taken_for_independent_are_seen() -> None:
    """The pooled standard error promises far less than Sobol points give: the interval nearly always holds the truth."""
    pooled = [(risk(normals(seed, 1024, 5) @ WEIGHTS, blocks=1).mean, 0.0) for seed in range(200)]
    assert coverage(pooled) > 0.985


def test_a_normal_instead_of_student_is_seen() -> None:
    """Eight blocks of two draws: with 1.96 instead of 2.36 too many intervals miss."""
    pairs = []
    for seed in range(1000):
        mean = risk(np.random.default_rng(seed).normal(size=16)).mean
        half = 1.96 * mean.error
        pairs.append((Estimate(mean.value, mean.error, mean.value - half, mean.value + half), 0.0))
    assert coverage(pairs) < 0.925


@pytest.mark.parametrize("hits", [1, 2, 4, 8, 16, 40])
def test_few_hits_are_covered_as_well(hits: int) -> None:
    """Also when scrambles are no better than plain draws, as in many dimensions."""
    rng = np.random.default_rng(5)
    pairs = [(chance_below(rng.random(4096), hits / 4096), hits / 4096) for _ in range(500)]
    assert coverage(pairs) >= 0.90
