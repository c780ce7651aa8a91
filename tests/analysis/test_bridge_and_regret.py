"""Bridges add up, or say that they do not; regret is worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from verdienmodel.analysis.bridge import DoesNotAddUp, bridge
from verdienmodel.analysis.regret import regrets

BEFORE = {"entree": 100.0, "gas": -60.0, "loon": -30.0}
AFTER = {"entree": 130.0, "gas": -80.0, "loon": -30.0, "subsidie": 5.0}


def test_the_largest_step_first_and_the_rest_as_one() -> None:
    found = bridge(BEFORE, AFTER, (10.0, 25.0), most=2)
    assert [(step.name, step.change, step.before, step.after) for step in found.steps] == [("entree", 30.0, 10.0, 40.0)]
    assert found.rest is not None
    assert (found.rest.change, found.rest.after, found.others) == (-15.0, 25.0, ("gas", "subsidie"))


def test_every_step_when_there_are_few_and_none_for_what_stays() -> None:
    found = bridge(BEFORE, AFTER, (10.0, 25.0))
    assert [step.name for step in found.steps] == ["entree", "gas", "subsidie"]
    assert found.rest is None
    assert found.steps[-1].after == found.end == 25.0


@pytest.mark.parametrize("totals", [(10.0, 26.0), (11.0, 25.0), (float("nan"), 25.0)])
def test_seen_red_parts_that_are_not_the_whole(totals: tuple[float, float]) -> None:
    with pytest.raises(DoesNotAddUp):
        bridge(BEFORE, AFTER, totals)


def test_regret_by_hand() -> None:
    """Best of the four draws: 3, 5, 4, 2. The first misses 0 3 0 4, the second 2 0 0 0."""
    found = regrets({"a": np.array([3.0, 2.0, 4.0, -2.0]), "b": np.array([1.0, 5.0, 4.0, 2.0])}, blocks=1)
    assert (found["a"].missed.mean.value, found["a"].best.value) == (7 / 4, 2 / 4)
    assert (found["b"].missed.mean.value, found["b"].best.value) == (2 / 4, 3 / 4)


def test_nothing_to_regret_for_what_is_always_best() -> None:
    worse = np.random.default_rng(1).normal(size=64)
    found = regrets({"best": worse + 1, "worse": worse}, blocks=8)
    assert (found["best"].missed.mean.value, found["best"].best.value) == (0, 1)
    assert found["worse"].missed.mean.value == pytest.approx(1)
