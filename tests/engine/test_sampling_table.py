"""The table of quantiles: how far from exact, measured against scipy's own inverse."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import betaincinv, ndtr, ndtri

from verdienmodel.engine.sampling.beta import Beta, Pert, _standard
from verdienmodel.engine.sampling.normal import normal_of
from verdienmodel.engine.sampling.points import Points
from verdienmodel.engine.sampling.table import CELLS, QuantileTable, quantile_table

Z = np.random.default_rng(5).uniform(-6.3, 6.3, 20_000)


def error(a: float, b: float, table: QuantileTable | None = None) -> float:
    return float(np.abs((table or _standard(a, b))(Z) - betaincinv(a, b, ndtr(Z))).max())


@pytest.mark.parametrize("share", [0.0, 0.05, 0.2, 0.5, 0.8, 1.0])
@pytest.mark.parametrize("weight", [1, 4, 20])
def test_a_pert_is_off_by_less_than_a_hundred_millionth_of_its_range(share: float, weight: float) -> None:
    assert error(1 + weight * share, 1 + weight * (1 - share)) < 1e-8


@pytest.mark.parametrize(("a", "b"), [(0.5, 0.5), (0.05, 0.05), (0.1, 3), (200, 3), (9_000, 9_000)])
def test_odd_shapes_stay_close(a: float, b: float) -> None:
    assert error(a, b) < 1e-6


def test_an_amount_of_a_hundred_thousand_is_right_to_a_cent() -> None:
    ours = Pert(80_000, 95_000, 150_000)
    u = ndtr(Z)
    assert np.abs(ours.values(Points(u)) - ours.inverse(u)).max() < 0.001


def test_the_measurement_sees_a_coarse_table() -> None:
    def quantile(z: np.ndarray) -> np.ndarray:
        return betaincinv(1.8, 4.2, ndtr(z))

    fine, coarse = (error(1.8, 4.2, quantile_table(quantile, cells)) for cells in (CELLS, CELLS // 8))
    assert coarse > 1e-8 > fine
    assert coarse / fine == pytest.approx(64, rel=0.2)  # straight lines: the error falls with the square


def test_other_bounds_share_the_table_and_a_point_far_out_is_the_bound() -> None:
    before = _standard.cache_info().misses
    Beta(2.51827, 3.50391, 0, 1).values(Points(np.array([0.5])))
    Beta(2.51827, 3.50391, 7, 9).values(Points(np.array([0.5])))
    assert _standard.cache_info().misses == before + 1
    assert Beta(2.5, 3.5, 7, 9).values(Points(given_normal=np.array([-40.0, 40.0]))) == pytest.approx([7, 9], abs=0.01)


def test_the_fast_normal_numbers_are_close_everywhere_and_never_infinite() -> None:
    u = np.concatenate(
        [np.random.default_rng(1).random(100_000), 2.0 ** -np.arange(1.0, 54), 1 - 2.0 ** -np.arange(2.0, 54)]
    )
    u = u.clip(2.0**-53, 1 - 2.0**-53)
    off = np.abs(normal_of(u) - ndtri(u))
    assert off.max() < 2e-8
    assert off.max() > 1e-12  # it is a table indeed
    assert np.array_equal(normal_of(u), -normal_of(1 - u))
    assert (np.diff(normal_of(np.sort(u))) >= -1e-15).all()
    assert abs(normal_of(np.array([0.5]))[0]) < 1e-15
