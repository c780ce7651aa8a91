"""Distributions against what others know of them: textbooks' moments and scipy's own distributions."""

from __future__ import annotations

from math import exp, log, sqrt
from typing import Any

import numpy as np
import pytest
from scipy import stats

from verdienmodel.engine.sampling.beta import Beta, Pert
from verdienmodel.engine.sampling.bounds import Bounded, bounded
from verdienmodel.engine.sampling.continuous import Driehoek, Lognormaal, Normaal, Uniform, Vast
from verdienmodel.engine.sampling.discrete import Discreet, Historie, Kans, Poisson
from verdienmodel.engine.sampling.distribution import Distribution
from verdienmodel.engine.sampling.points import Points
from verdienmodel.engine.sampling.quantiles import Kwantielen

U = (np.arange(20_000) + 0.5) / 20_000
EXTREME = np.array([2.0**-33, 0.5, 1 - 2.0**-33])

REFEREES: list[tuple[Distribution, Any]] = [
    (Uniform(3, 8), stats.uniform(3, 5)),
    (Driehoek(10, 20, 60), stats.triang(0.2, 10, 50)),
    (Driehoek(10, 10, 60), stats.triang(0, 10, 50)),
    (Driehoek(10, 60, 60), stats.triang(1, 10, 50)),
    (Pert(10, 20, 60), stats.beta(1.8, 4.2, 10, 50)),
    (Beta(2, 5, -1, 3), stats.beta(2, 5, -1, 4)),
    (Beta(0.5, 0.5), stats.beta(0.5, 0.5)),
    (Normaal(100, 15), stats.norm(100, 15)),
    (Lognormaal(100, 30), stats.lognorm(sqrt(log(1.09)), scale=100 / sqrt(1.09))),
    (Kwantielen(10, 20), stats.norm(15, 5 / stats.norm.ppf(0.9))),
    (Kwantielen(10, 40), stats.lognorm(log(2) / stats.norm.ppf(0.9), scale=20)),
    (bounded(Normaal(1, 2), 0, 4), stats.truncnorm(-0.5, 1.5, 1, 2)),
    (bounded(Normaal(1, 2), laag=0), stats.truncnorm(-0.5, np.inf, 1, 2)),
    (Poisson(3.5), stats.poisson(3.5)),
    (Poisson(900), stats.poisson(900)),
    (Kans(0.3), stats.bernoulli(0.3)),
]


@pytest.mark.parametrize(("ours", "theirs"), REFEREES, ids=lambda item: str(item)[:40])
def test_quantiles_chances_and_moments_are_those_of_scipy(ours: Distribution, theirs: Any) -> None:
    span = sqrt(ours.variance)
    assert ours.mean == pytest.approx(theirs.mean(), rel=1e-7)
    assert ours.variance == pytest.approx(theirs.var(), rel=1e-6)
    np.testing.assert_allclose(ours.inverse(U), theirs.ppf(U), atol=1e-9 * span, rtol=1e-9)
    places = np.concatenate([theirs.ppf(U[::100]), [theirs.ppf(1e-9) - span, theirs.ppf(1 - 1e-9) + span]])
    np.testing.assert_allclose(ours.cdf(places), theirs.cdf(places), atol=1e-9)


@pytest.mark.parametrize(("ours", "theirs"), REFEREES, ids=lambda item: str(item)[:40])
def test_the_fast_way_equals_the_exact_one_and_extremes_stay_finite(ours: Distribution, theirs: Any) -> None:
    span = float(np.ptp(ours.inverse(U)))
    np.testing.assert_allclose(ours.values(Points(U)), ours.inverse(U), atol=2e-8 * span)
    assert np.isfinite(ours.inverse(EXTREME)).all()
    assert np.isfinite(ours.values(Points(EXTREME))).all()
    assert np.isfinite(ours.values(Points(given_normal=np.array([-40.0, 0.0, 40.0])))).all()


def test_known_moments() -> None:
    pert, triangle = Pert(10, 20, 60), Driehoek(10, 20, 60)
    assert (pert.mean, pert.variance) == pytest.approx((25, 75))
    assert (triangle.mean, triangle.variance) == pytest.approx((30, 116.667), abs=0.001)
    for distribution in (pert, triangle):  # and the quantiles say the same as the moments
        values = distribution.inverse(U)
        assert (values.mean(), values.var()) == pytest.approx((distribution.mean, distribution.variance), rel=1e-4)


def test_more_weight_makes_a_pert_narrower() -> None:
    # Vose: with weight g the variance is (mean − low)(high − mean) / (g + 3).
    assert Pert(10, 20, 60, 10).variance < Pert(10, 20, 60).variance
    assert Pert(10, 20, 60, 10).variance == pytest.approx((22.5 - 10) * (60 - 22.5) / 13)


@pytest.mark.parametrize(
    "ours",
    [Kwantielen(10, 20), Kwantielen(10, 40), Kwantielen(-5, 40), Kwantielen(-9, -1), Lognormaal.from_quantiles(10, 20)],
)
def test_two_quantiles_come_back(ours: Distribution) -> None:
    p10, p90 = ours.inverse(np.array([0.1, 0.9]))
    asked = (ours.p10, ours.p90) if isinstance(ours, Kwantielen) else (10, 20)
    assert (p10, p90) == pytest.approx(asked)


@pytest.mark.parametrize("p50", [10.5, 12, 14.142135623730951, 15, 15.00000001, 15.01, 17, 19.5])
def test_three_quantiles_come_back_and_moments_fit_the_quantiles(p50: float) -> None:
    ours = Kwantielen(10, 20, p50)
    np.testing.assert_allclose(ours.inverse(np.array([0.1, 0.5, 0.9])), [10, p50, 20], rtol=1e-8)
    z = np.linspace(-15, 15, 60_001)
    weight = np.exp(-(z**2) / 2) / np.exp(-(z**2) / 2).sum()
    values = ours.values(Points(given_normal=z))
    mean = values @ weight
    assert ours.mean == pytest.approx(mean, rel=1e-8)
    assert ours.variance == pytest.approx((values - mean) ** 2 @ weight, rel=1e-6)


def test_a_middle_p50_is_normal_and_the_root_of_the_product_is_plain_lognormal() -> None:
    assert Kwantielen(10, 20, 15).skew == 0
    np.testing.assert_allclose(Kwantielen(10, 40, 20).inverse(U), Kwantielen(10, 40).inverse(U), rtol=1e-9)
    assert Kwantielen(10, 40).inverse(EXTREME)[0] > 0
    assert Kwantielen(10, 29.9).skew == 0  # below three times p10: normal
    assert Kwantielen(10, 30).skew > 0


def test_bounds_condition_and_do_not_pile_up() -> None:
    inner = Normaal(1, 2)
    ours = bounded(inner, laag=0)
    values, clipped = ours.inverse(U), inner.inverse(U).clip(0)
    assert (values == 0).sum() == 0
    assert (clipped == 0).mean() == pytest.approx(stats.norm.cdf(-0.5), abs=1e-3)  # what clipping would have done
    assert isinstance(ours, Bounded)
    assert bounded(inner) is inner


def test_bounds_on_separate_values_share_the_chances_again() -> None:
    ours = bounded(Poisson(2), 1, 3)
    chances = stats.poisson(2).pmf([1, 2, 3])
    assert ours.mean == pytest.approx(chances @ [1, 2, 3] / chances.sum())
    assert set(ours.inverse(U)) == {1.0, 2.0, 3.0}


def test_bounds_on_a_pert_use_its_table() -> None:
    ours, beta = bounded(Pert(10, 20, 60), hoog=40), stats.beta(1.8, 4.2, 10, 50)
    np.testing.assert_allclose(ours.values(Points(U)), beta.ppf(U * beta.cdf(40)), atol=1e-6)


def test_separate_values() -> None:
    ours = Discreet((30, 10, 20), (0.2, 0.5, 0.3))
    assert list(ours.inverse(np.array([0.01, 0.49, 0.51, 0.79, 0.81, 0.999999]))) == [10, 10, 20, 20, 30, 30]
    assert (ours.mean, ours.variance) == pytest.approx((17, 0.5 * 49 + 0.3 * 9 + 0.2 * 169))
    assert list(ours.cdf(np.array([9, 10, 25, 30]))) == pytest.approx([0, 0.5, 0.8, 1])
    assert set(Discreet((1, 2), (1, 0)).inverse(EXTREME)) == {1.0}
    assert set(Kans(0).inverse(EXTREME)) == {0.0}
    assert set(Kans(1).inverse(EXTREME)) == {1.0}


def test_observed_years_are_drawn_whole() -> None:
    sun, rain = Historie((1000, 900, 950, 1100)), Historie((700, 950, 800, 600))
    together = set(zip(sun.inverse(U).tolist(), rain.inverse(U).tolist(), strict=True))
    assert together == {(1000, 700), (900, 950), (950, 800), (1100, 600)}
    assert (sun.mean, sun.variance) == pytest.approx((987.5, np.var([1000, 900, 950, 1100])))
    assert list(sun.cdf(np.array([899, 950, 2000]))) == [0, 0.5, 1]
    # Each year as often as another; two separate draws of a year would mix them.
    assert len({*zip(sun.inverse(U).tolist(), rain.inverse(U[::-1]).tolist(), strict=True)} - together) > 0


@pytest.mark.parametrize(
    ("ours", "value"),
    [
        (Vast(7), 7),
        (Uniform(0, 4), 2),
        (Normaal(5, 1), 5),
        (Lognormaal(100, 30), 100 / sqrt(1.09)),
        (Kwantielen(10, 20), 15),
        (Kwantielen(10, 20, 12), 12),
        (Discreet((1, 5, 9), (0.2, 0.6, 0.2)), 5),
        (Historie((4, 1, 3)), 3),
        (Kans(0.9), 0),  # an event does not happen in the begroting
        (Driehoek(0, 5, 10), 5),
        (Pert(0, 5, 10), 5),
        (Poisson(3), 3),
    ],
    ids=str,
)
def test_the_begroting_takes_the_median(ours: Distribution, value: float) -> None:
    assert ours.fixed() == pytest.approx(value)


def test_certain_is_certain() -> None:
    ours = Vast(7)
    assert (set(ours.inverse(U)), ours.mean, ours.variance) == ({7.0}, 7, 0)
    assert list(ours.cdf(np.array([6.9, 7.0]))) == [0, 1]


def test_the_sum_of_independent_normals_is_normal() -> None:
    """And of the points of a sample, not only of a formula."""
    from verdienmodel.engine.sampling.draws import Sampling, uniforms
    from verdienmodel.engine.sampling.plan import Plan

    u = uniforms(Plan(("a", "b", "c")), Sampling(65_536))
    total = Normaal(10, 3).inverse(u[0]) + Normaal(-4, 4).inverse(u[1]) + Normaal(0, 12).inverse(u[2])
    assert (total.mean(), total.std()) == pytest.approx((6, 13), rel=0.002)
    np.testing.assert_allclose(np.quantile(total, [0.1, 0.5, 0.9]), stats.norm(6, 13).ppf([0.1, 0.5, 0.9]), atol=0.15)
    product = Lognormaal(100, 30).inverse(u[0]) * Lognormaal(2, 1).inverse(u[1])
    sigma = sqrt(log(1.09) + log(1.25))
    exact = stats.lognorm(sigma, scale=100 / sqrt(1.09) * 2 / sqrt(1.25))
    assert exact.mean() == pytest.approx(200)
    assert exact.std() == pytest.approx(200 * sqrt(exp(sigma**2) - 1))
    assert (product.mean(), product.std()) == pytest.approx((200, exact.std()), rel=0.005)
    np.testing.assert_allclose(np.quantile(product, [0.1, 0.5, 0.9]), exact.ppf([0.1, 0.5, 0.9]), rtol=0.01)


def test_events_are_as_many_as_the_binomial_says() -> None:
    from verdienmodel.engine.sampling.draws import Sampling, uniforms
    from verdienmodel.engine.sampling.plan import Plan

    names = tuple(f"gebeurtenissen.g{number}" for number in range(6))
    for method in ("sobol", "lhs", "plain"):
        u = uniforms(Plan(names), Sampling(32_768, method))
        happened = sum(Kans(0.2).inverse(row) for row in u)
        shares = np.bincount(np.asarray(happened, dtype=np.intp), minlength=7) / 32_768
        np.testing.assert_allclose(shares, stats.binom(6, 0.2).pmf(range(7)), atol=0.01)
