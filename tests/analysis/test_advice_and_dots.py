"""Enough draws or not, and twenty dots that stand for all draws."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scrambles import normals
from verdienmodel.analysis.convergence import advice
from verdienmodel.analysis.dots import dots
from verdienmodel.analysis.estimate import Estimate, within
from verdienmodel.analysis.risk import chance, risk


def plus_minus(half: float) -> Estimate:
    return Estimate(100.0, half / 2.36, 100 - half, 100 + half)


def test_enough() -> None:
    found = advice({"P10": plus_minus(900), "P50": plus_minus(400)}, 1000, 4096)
    assert (found.enough, found.needed, found.least_known, found.half_width) == (True, 4096, "P10", 900)


@pytest.mark.parametrize(("half", "needed"), [(1001, 8192), (2000, 4 * 4096), (2001, 8 * 4096), (10_000, 128 * 4096)])
def test_half_the_error_takes_four_times_the_draws(half: float, needed: int) -> None:
    """100 times as many draws is rounded up to 8 × a power of two."""
    found = advice({"P10": plus_minus(half), "P50": plus_minus(10)}, 1000, 4096)
    assert (found.enough, found.needed, found.least_known) == (False, needed, "P10")


def test_of_a_bound_twice_the_draws_do() -> None:
    """Nothing seen in 4 096: less than 1 in 1 130. Less than 1 in 4 000 takes four times the draws."""
    never = chance(np.zeros(4096))
    assert advice({"tekort": never}, 1 / 4000, 4096).needed == 4 * 4096
    assert advice({"tekort": never}, 1 / 1000, 4096).enough


def test_following_the_advice_helps() -> None:
    """After that many draws the P10 is known as precisely as was wanted."""
    first = risk(normals(1, 512, 5).sum(axis=1))
    found = advice({"P10": first.percentiles[10]}, 0.05, 512)
    assert not found.enough
    again = risk(normals(2, found.needed, 5).sum(axis=1)).percentiles[10]
    assert advice({"P10": again}, 0.05, found.needed).enough


def test_advice_needs_a_wish() -> None:
    with pytest.raises(ValueError, match="precision"):
        advice({"P10": within(1.0, 1.0, 7)}, 0.0, 4096)


def test_dots_are_the_middles_of_twentieths() -> None:
    """Of 200 draws each dot stands for ten, and lies between the fifth and sixth of them."""
    found = dots(np.arange(200.0)[::-1] - 29)
    assert list(found.values[:4]) == [-24.5, -14.5, -4.5, 5.5]
    assert (found.count, found.below) == (20, 3)


def test_the_number_below_is_the_number_of_dots_below() -> None:
    """A chance of 12% is 2 of 20 dots, and the dots shown say the same."""
    for share in np.linspace(0, 1, 41):
        outcome = np.arange(4000.0) - 4000 * share
        found = dots(outcome)
        assert found.below == (found.values < 0).sum()
        assert abs(found.below / 20 - share) <= 0.026


def test_equal_outcomes_make_equal_dots() -> None:
    assert set(dots(np.full(64, 5.0)).values) == {5.0}
