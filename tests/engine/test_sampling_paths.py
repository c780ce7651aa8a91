"""Paths: the mean stays what was entered, the spread grows as theory says, shared shocks are shared."""

from __future__ import annotations

import numpy as np
import pytest

from verdienmodel.engine.sampling.draws import Sampling
from verdienmodel.engine.sampling.paths import Path, Shared, shocks_of, year_dimensions
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.sampler import Sampler
from verdienmodel.language.frame import Array

YEARS = range(2027, 2033)


def shocks(name: str, years: range = YEARS, asked: int = 65_536) -> Array:
    plan = Plan.of(year_dimensions(YEARS, "weer"), year_dimensions(years, name))
    sampler = Sampler(plan, Sampling(asked))
    return np.concatenate(
        [
            shocks_of([sampler.points(block)[dimension] for dimension in year_dimensions(years, name)])
            for block in range(sampler.sampling.blocks)
        ],
        axis=1,
    )


@pytest.mark.parametrize("path", [Path(0.1), Path(0.1, 0.6), Path(0.1, 0.6, cumulative=False), Path(-0.2, -0.3)])
def test_the_mean_stays_what_was_entered(path: Path) -> None:
    factors = path.factors(shocks("prijs"))
    assert factors.shape == (65_536, len(YEARS))
    np.testing.assert_allclose(factors.mean(axis=0), 1, atol=0.003)
    uncorrected = np.exp(np.log(factors) - np.log(factors).mean(axis=0))
    assert (uncorrected.mean(axis=0)[1:] > 1.004).all()  # what it would be without the correction


def test_the_path_is_the_recursion_written_out() -> None:
    shock = shocks("prijs", asked=64)
    deviation, level = np.zeros(64), np.zeros(64)
    for year, factor in enumerate(Path(0.05, 0.7).factors(shock).T):
        deviation = 0.7 * deviation + 0.05 * shock[year]
        level = level + deviation
        ratio = np.log(factor) - level
        np.testing.assert_allclose(ratio, ratio[0], atol=1e-12)  # the same correction in every draw


def test_spread_is_that_of_the_textbook() -> None:
    """A random walk: σ²·t. An AR(1) that stands alone: σ²·(1 − φ^2t) / (1 − φ²), with φ from year to year."""
    walk = np.log(Path(0.05).factors(shocks("prijs")))
    np.testing.assert_allclose(walk.var(axis=0), 0.05**2 * np.arange(1, 7), rtol=0.02)
    weather = np.log(Path(0.05, 0.6, cumulative=False).factors(shocks("prijs")))
    np.testing.assert_allclose(weather.var(axis=0), 0.05**2 * (1 - 0.36 ** np.arange(1, 7)) / 0.64, rtol=0.02)
    assert np.corrcoef(weather[:, -1], weather[:, -2])[0, 1] == pytest.approx(0.6, abs=0.02)


def test_the_lowest_point_of_a_random_walk() -> None:
    """Two normal steps: the chance that the walk is below zero at least once is 5/8, both above is 3/8."""
    walk = np.log(Path(1.0).factors(shocks("prijs", range(2027, 2029)))) + np.array([0.5, 1.0])
    assert (walk.min(axis=1) < 0).mean() == pytest.approx(5 / 8, abs=0.005)


def test_one_weather_factor_serves_several_inputs_each_with_its_own_strength() -> None:
    weather = shocks("weer")
    sun = np.log(Path(0.05, cumulative=False).factors(weather))
    heat = np.log(Path(-0.1, cumulative=False).factors(weather))
    np.testing.assert_allclose(np.corrcoef(sun[:, 2], heat[:, 2])[0, 1], -1)
    assert heat[:, 2].std() / sun[:, 2].std() == pytest.approx(2)


def test_partly_shared_shocks() -> None:
    mixed = Shared(0.8).mix(shocks("weer"), shocks("prijs"))
    assert mixed.std(axis=1) == pytest.approx(1, abs=0.01)
    assert np.corrcoef(mixed[3], shocks("weer")[3])[0, 1] == pytest.approx(0.8, abs=0.01)


def test_a_longer_plan_leaves_earlier_years_as_they_were() -> None:
    path = Path(0.05, 0.7)
    short, long = (path.factors(shocks("prijs", range(2027, last), 512)) for last in (2030, 2033))
    assert np.array_equal(long[:, :3], short)
    dimensions = [year_dimensions(range(2027, last), "cpi", "loon") for last in (2030, 2033)]
    assert dimensions[1][: len(dimensions[0])] == dimensions[0]


@pytest.mark.parametrize("make", [lambda: Path(0.1, 1.0), lambda: Path(float("inf")), lambda: Shared(1.5)])
def test_what_never_settles_is_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match=r"path|share"):
        make()
