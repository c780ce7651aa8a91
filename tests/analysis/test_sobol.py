"""Sobol indices against Ishigami's function and linear models."""

from __future__ import annotations

from itertools import pairwise
from math import pi

import numpy as np
import pytest
from scipy.special import ndtri

from tests.support.scrambles import SPREAD, WEIGHTS, normals, uniforms
from tests.support.tiers import LONG
from verdienmodel.analysis.sobol import Index, indices_of, sobol_indices
from verdienmodel.language.frame import Array

FIRST = (0.313905, 0.442411, 0.0)
TOTAL = (0.557589, 0.442411, 0.243684)
SEEDS = 40 if LONG else 10
ONE_EACH = {"0": [0], "1": [1], "2": [2]}


def ishigami(u: Array) -> Array:
    x = pi * (2 * u - 1)
    return np.asarray(np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]))


def two_sets(seed: int, draws: int, dimensions: int, scrambles: int) -> tuple[Array, Array]:
    """A and B from one set of points of twice the dimensions. `scrambles` below each other; 1 is one scramble."""
    parts = [uniforms(seed * 100 + part, 2 * draws // scrambles, 2 * dimensions, 2) for part in range(scrambles)]
    both = np.concatenate([part[: len(part) // 2] for part in parts])
    return both[:, :dimensions], both[:, dimensions:]


def by_name(found: tuple[Index, ...]) -> dict[str, Index]:
    return {index.name: index for index in found}


def off(seed: int, draws: int, scrambles: int, blocks: int) -> float:
    """The largest distance of six indices to the truth."""
    found = by_name(sobol_indices(ishigami, *two_sets(seed, draws, 3, scrambles), ONE_EACH, blocks))
    return max(
        max(abs(found[str(i)].first.value - FIRST[i]), abs(found[str(i)].total.value - TOTAL[i])) for i in range(3)
    )


@pytest.mark.parametrize(("draws", "close"), [(1024, 0.03), (16384, 0.005)])
def test_ishigami(draws: int, close: float) -> None:
    """One scramble of N points; within reach in at least 9 of 10 seeds (36 of 40 in the long tier)."""
    assert sum(off(seed, draws, 1, 1) < close for seed in range(SEEDS)) >= 0.9 * SEEDS


def test_ishigami_with_eight_scrambles_of_that_size() -> None:
    assert sum(off(seed, 8192, 8, 8) < 0.01 for seed in range(SEEDS)) >= 0.9 * SEEDS


def test_a_and_b_from_the_same_points_are_seen() -> None:
    """When B is A shifted by one row, A and B are not independent and the answer is wrong."""
    a, _ = two_sets(1, 1024, 3, 1)
    found = by_name(sobol_indices(ishigami, a, np.sort(a, axis=0), ONE_EACH, 1))
    assert abs(found["2"].total.value - TOTAL[2]) > 0.03


def test_shares_of_a_linear_model_are_squares() -> None:
    both = normals(1, 8192, 10)
    groups = {str(number): [number] for number in range(5)}
    found = sobol_indices(lambda z: z @ WEIGHTS, both[:, :5], both[:, 5:], groups)
    assert [index.name for index in found] == list("01234")
    for index, weight in zip(found, WEIGHTS, strict=True):
        assert index.first.value == pytest.approx((weight / SPREAD) ** 2, abs=0.005)
        assert index.total.value == pytest.approx((weight / SPREAD) ** 2, abs=0.005)


def correlated(u: Array) -> Array:
    """z0 and z1 with correlation 0.8 add up with an independent z2: variances 3.6 and 1."""
    z = ndtri(u)
    return np.asarray(z[:, 0] + 0.8 * z[:, 0] + 0.6 * z[:, 1] + z[:, 2])


def test_correlated_inputs_count_as_one_group() -> None:
    a, b = two_sets(1, 8192, 3, 8)
    found = by_name(sobol_indices(correlated, a, b, {"pair": [0, 1], "other": [2]}))
    assert found["pair"].total.value == pytest.approx(3.6 / 4.6, abs=0.01)
    assert found["other"].first.value == pytest.approx(1 / 4.6, abs=0.01)


def test_taken_apart_they_would_mislead() -> None:
    """Both matter alike; apart, the first dimension takes what they have in common."""
    a, b = two_sets(1, 8192, 3, 8)
    found = by_name(sobol_indices(correlated, a, b, {"0": [0], "1": [1], "2": [2]}))
    assert found["0"].total.value > 8 * found["1"].total.value


def test_a_negative_index_stays_negative() -> None:
    """Ishigami's third input has first index nil; estimates lie on both sides, and clipping would push them up."""
    found = [by_name(sobol_indices(ishigami, *two_sets(seed, 1024, 3, 8), ONE_EACH))["2"].first for seed in range(20)]
    values = np.array([estimate.value for estimate in found])
    assert (values < 0).any()
    assert (values > 0).any()
    assert abs(values.mean()) < 0.02 < np.clip(values, 0, None).mean() + 0.02
    assert sum(not estimate.clear for estimate in found) >= 17


def test_a_high_level_does_not_drown_the_spread() -> None:
    """The bank is a million and moves by a few euros: the same shares as without the million."""
    a, b = two_sets(1, 1024, 3, 8)
    low = sobol_indices(ishigami, a, b, ONE_EACH)
    high = sobol_indices(lambda u: ishigami(u) + 1e6, a, b, ONE_EACH)
    for one, other in zip(low, high, strict=True):
        assert other.first.value == pytest.approx(one.first.value, abs=1e-6)
    mixed = a.copy()
    mixed[:, 0] = b[:, 0]
    y_a, y_b, y_mixed = (ishigami(u) + 1e6 for u in (a, b, mixed))
    assert abs((y_b * (y_mixed - y_a)).mean() / y_a.var() - FIRST[0]) > 1  # with the level left in


def test_an_outcome_that_never_varies_has_no_shares() -> None:
    found = indices_of(np.ones(64), np.ones(64), {"x": np.ones(64)})[0]
    assert (found.first.value, found.total.value, found.total.error) == (0, 0, 0)


def test_the_model_runs_once_per_group_and_twice_more() -> None:
    runs: list[int] = []

    def counted(u: Array) -> Array:
        runs.append(len(u))
        return ishigami(u)

    a, b = two_sets(1, 64, 3, 8)
    kept = a.copy(), b.copy()
    sobol_indices(counted, a, b, ONE_EACH)
    assert runs == [64] * 5
    assert np.array_equal(a, kept[0])
    assert np.array_equal(b, kept[1])


def test_a_dimension_in_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="one group"):
        sobol_indices(ishigami, *two_sets(1, 64, 3, 8), {"x": [0, 1], "y": [1]})


def test_more_draws_are_closer() -> None:
    typical = [np.median([off(seed, draws, 8, 8) for seed in range(10)]) for draws in (512, 4096, 32768)]
    assert all(later < earlier / 2 for earlier, later in pairwise(typical))
