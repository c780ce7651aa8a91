"""Percentiles, chances and bounds against numbers known beforehand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom, norm

from tests.support.scrambles import SPREAD, WEIGHTS, normals, uniforms
from verdienmodel.analysis.lowest import lowest
from verdienmodel.analysis.risk import PERCENTILES, chance, chance_below, percentile_of, risk


def test_percentiles_of_a_normal() -> None:
    found = risk(100 + 20 * normals(1, 8192, 1)[:, 0])
    assert (found.draws, found.blocks) == (8192, 8)
    assert found.mean.value == pytest.approx(100, abs=0.01)
    for share in PERCENTILES:
        estimate = found.percentiles[share]
        assert estimate.value == pytest.approx(100 + 20 * norm.ppf(share / 100), abs=0.1)
        assert 0 < estimate.error < 0.1
        assert estimate.low < estimate.value < estimate.high


def test_percentile_by_hand() -> None:
    """Ten draws stand for 5, 15, … 95%: P10 lies halfway the first two, P5 is the first."""
    found = risk(np.arange(10.0, 110.0, 10.0)[::-1], blocks=1).percentiles
    assert [found[share].value for share in (5, 10, 25, 50, 90, 95)] == [10, 15, 30, 55, 95, 100]


def test_error_of_blocks_by_hand() -> None:
    """Means 1 and 3: spread √2, over √2 blocks is 1; Student's t with one degree of freedom is 12.7062."""
    mean = risk(np.array([0.0, 2.0, 2.0, 4.0]), blocks=2).mean
    assert mean.value == 2
    assert mean.error == pytest.approx(1)
    assert mean.high == pytest.approx(2 + 12.7062, abs=1e-4)


def test_plain_sampling_by_the_book() -> None:
    """Mean: s/√n. Chance: Wilson, for 10 of 100 from 5.52 to 17.44%."""
    mean = risk(np.array([1.0, 2.0, 3.0, 4.0]), blocks=1).mean
    assert mean.error == pytest.approx(np.sqrt(5 / 3) / 2)
    found = chance(np.repeat([1.0, 0.0], [10, 90]), blocks=1)
    assert [found.low, found.high] == pytest.approx([0.05523, 0.17437], abs=1e-5)


def test_percentile_of_a_scramble_is_off_but_the_estimate_is_not() -> None:
    """Scrambles of 32 draws of a skew outcome put P95 almost 3% too high on average; all 256 draws do not."""
    truth = float(np.exp(norm.ppf(0.95)))
    whole: list[float] = []
    alone: list[float] = []
    for seed in range(200):
        outcome = np.exp(normals(seed, 256, 5) @ WEIGHTS / SPREAD)
        whole.append(risk(outcome).percentiles[95].value)
        alone.extend(risk(part, blocks=1).percentiles[95].value for part in outcome.reshape(8, 32))
    assert abs(np.mean(whole) / truth - 1) < 0.01
    assert np.mean(alone) / truth - 1 > 0.02


def test_never_and_always_give_a_bound() -> None:
    plain, scrambled = chance(np.zeros(1000), blocks=1), chance(np.zeros(4096))
    assert plain.one_sided
    assert plain.high == pytest.approx(0.003, rel=0.01)  # rule of three
    assert (scrambled.low, scrambled.value) == (0, 0)
    assert scrambled.high == pytest.approx(3.63 / 4096, rel=0.01)
    always = chance(np.ones(4096))
    assert [always.low, always.high] == pytest.approx([1 - scrambled.high, 1])


def test_without_the_bound_never_would_be_certain() -> None:
    """A chance of 1 in 2 000 is often not seen in 4 096 draws … and still lies under the bound when it is not."""
    rng = np.random.default_rng(3)
    found = [chance((rng.random(4096) < 1 / 2000).astype(float)) for _ in range(300)]
    unseen = [estimate for estimate in found if estimate.value == 0]
    assert 20 < len(unseen) < 60
    assert all(estimate.high > 1 / 2000 for estimate in unseen)


def test_scrambles_that_agree_are_still_half_a_draw_off() -> None:
    """Every scramble of 512 has 154 draws below 0.3; the truth is not 154/512."""
    found = chance(np.tile(np.repeat([1.0, 0.0], [154, 358]), 8))
    assert found.error == 0
    assert found.low < 0.3 < found.high


def test_binomial_events() -> None:
    """Five permits that are each refused with 20%: three or more refusals."""
    refusals = (uniforms(4, 16384, 5) < 0.2).sum(axis=1).astype(float)
    found = chance_below(-refusals, -2.5)
    assert found.low < binom.sf(2, 5, 0.2) < found.high
    assert found.error < 0.002


def test_minimum_of_a_random_walk() -> None:
    """Reflection: the chance to get at or below −4 in 24 steps is P(end ≤ −4) + P(end < −4)."""
    steps = np.where(uniforms(2, 65536, 24) < 0.5, -1.0, 1.0)
    found = lowest(steps.cumsum(axis=1), -3.5)
    ends = binom(24, 0.5)  # the number of steps up; the end is 2 × that − 24
    truth = ends.cdf(10) + ends.cdf(9)
    assert found.dip.low < truth < found.dip.high
    assert found.dip.error < 0.003
    assert found.months.sum() == pytest.approx(1)
    assert found.value.percentiles[50].value == -3


def test_the_last_month_is_not_the_lowest() -> None:
    """What only looks at the end misses more than a third of the dips."""
    path = np.where(uniforms(2, 65536, 24) < 0.5, -1.0, 1.0).cumsum(axis=1)
    assert chance_below(path[:, -1], -3.5).high < 0.65 * lowest(path, -3.5).dip.low


def test_months_of_the_lowest() -> None:
    found = lowest(np.array([[3.0, 1.0, 1.0], [0.0, 5.0, -2.0], [3.0, 2.0, 4.0], [1.0, 2.0, 3.0]]), blocks=2)
    assert list(found.months) == [0.25, 0.5, 0.25]  # of equal months the first
    assert found.dip.value == 0.25


def test_the_begroting_among_the_draws() -> None:
    outcome = normals(6, 4096, 1)[:, 0]
    found = percentile_of(-1.0, outcome)
    assert found.value == pytest.approx(norm.cdf(-1), abs=0.001)
    assert percentile_of(7.0, np.full(64, 7.0)).value == 0.5  # equal ones count half


def test_dust_of_arithmetic_is_no_deficit() -> None:
    outcome = np.full(64, -1e-10)
    assert chance_below(outcome).value == 0
    assert percentile_of(0.0, outcome).value == 0.5


@pytest.mark.parametrize(("outcome", "blocks"), [(np.zeros(12), 8), (np.zeros(0), 8), (np.array([1.0, np.nan]), 1)])
def test_what_cannot_be_judged_is_refused(outcome: np.ndarray, blocks: int) -> None:
    with pytest.raises(ValueError, match="draws"):
        risk(outcome, blocks)
