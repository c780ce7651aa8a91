"""Tornado and rank correlation."""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, pi, sqrt

import numpy as np
import pytest

from tests.support.scrambles import columns, coverage, normals
from verdienmodel.analysis.correlation import rank_correlations
from verdienmodel.analysis.tornado import ends, tornado
from verdienmodel.language.frame import Array

BASE = {"bezoekers": 1000.0, "prijs": 12.0, "huur": 9000.0}
BOUNDS = {"huur": (8000.0, 11000.0), "bezoekers": (700.0, 1200.0), "prijs": (11.0, 12.5)}


def saldo(inputs: Mapping[str, Array]) -> Array:
    return inputs["bezoekers"] * inputs["prijs"] - inputs["huur"]


def test_tornado_by_hand() -> None:
    found = tornado(saldo, BASE, BOUNDS)
    assert [(item.name, item.at_low, item.at_high, item.width) for item in found] == [
        ("bezoekers", -600, 5400, 6000),
        ("huur", 4000, 1000, 3000),
        ("prijs", 2000, 3500, 1500),
    ]
    assert {item.base for item in found} == {3000}


def test_tornado_is_one_call() -> None:
    calls: list[int] = []

    def counted(inputs: Mapping[str, Array]) -> Array:
        calls.append(len(inputs["huur"]))
        return saldo(inputs)

    tornado(counted, BASE, BOUNDS)
    assert calls == [7]


def test_both_ends_worse_than_the_base_still_show() -> None:
    """At 4 and 6 the outcome is −1, at 5 it is 0: the difference between the ends is nil, the bar is not."""
    found = tornado(lambda inputs: -((inputs["x"] - 5) ** 2), {"x": 5.0}, {"x": (4.0, 6.0)})[0]
    assert found.at_high - found.at_low == 0
    assert found.width == 1


def test_ends_of_an_input_and_of_a_rare_event() -> None:
    assert ends(np.arange(1000.0)) == (99.5, 899.5)
    rare = np.repeat([1.0, 0.0], [20, 980])
    assert ends(rare) == (0, 1)  # P10 and P90 are both 0, and would hide it


@pytest.mark.parametrize("rho", [-0.9, -0.3, 0.0, 0.5, 0.8])
def test_rank_correlation_of_two_normals(rho: float) -> None:
    z = normals(1, 8192, 2)
    found = rank_correlations({"x": z[:, 0]}, rho * z[:, 0] + sqrt(1 - rho**2) * z[:, 1])[0].value
    assert found.value == pytest.approx(6 / pi * asin(rho / 2), abs=0.005)
    assert found.low < found.value < found.high
    assert found.error < 0.005


def test_a_grid_gives_every_scramble_the_same_ranks_and_yet_no_certainty() -> None:
    """Two dimensions of Sobol points: the scrambles hardly differ, the truth (0) is further off than they say."""
    found = []
    for seed in range(60):
        z = normals(seed, 8192, 2)
        found.append(rank_correlations({"x": z[:, 0]}, z[:, 1])[0].value)
    assert coverage((estimate, 0.0) for estimate in found) >= 0.95
    assert np.mean([abs(estimate.value) < 2.36 * estimate.error for estimate in found]) < 0.9


def test_only_the_order_counts() -> None:
    """A rise that bends correlates fully by rank; the ordinary correlation says less than 0.3."""
    x = normals(1, 4096, 1)[:, 0]
    assert rank_correlations({"x": x}, np.exp(4 * x))[0].value.value == pytest.approx(1)
    assert np.corrcoef(x, np.exp(4 * x))[0, 1] < 0.3


def test_strongest_first_and_a_constant_last() -> None:
    z = normals(1, 4096, 2)
    found = rank_correlations({"fixed": np.ones(4096), **columns(z)}, z[:, 0] - 3 * z[:, 1])
    assert [pair.name for pair in found] == ["1", "0", "fixed"]
    assert found[0].value.value < -0.9
    assert (found[2].value.value, found[2].value.error) == (0, 0)


def test_ties_share_their_rank() -> None:
    """Ranks 1.5 1.5 3.5 3.5 against 1 2 3 4: 4/√(4 × 5)."""
    found = rank_correlations({"x": np.array([0.0, 0.0, 1.0, 1.0])}, np.arange(4.0), blocks=1)[0].value
    assert found.value == pytest.approx(4 / sqrt(20))
