"""Goal seek over a function: answers worked out by hand, in whole steps, several of them or none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.goal import Again, Model, Range, Sought, above_nil, margins, seek
from verdienmodel.language.frame import Array

Plain = Callable[[float], float]


def sure(function: Plain) -> Model:
    return lambda x: np.array([function(x)])


def edges(found: Sought) -> list[tuple[float | None, float | None]]:
    return [
        (band.first.value if band.turns_below else None, band.last.value if band.turns_above else None)
        for band in found.bands
    ]


@pytest.mark.parametrize(
    ("function", "per", "expected"),
    [
        (lambda x: 3 * x - 1000, 1, [(334, None)]),
        (lambda x: 3 * x - 999, 1, [(333, None)]),
        (lambda x: 3 * x - 1000, 100, [(333.34, None)]),
        (lambda x: 1000 - 3 * x, 1, [(None, 333)]),
        (lambda x: x**3 - 5e7, 1, [(369, None)]),
        (lambda x: float(x // 100) - 7, 1, [(700, None)]),
        (lambda x: (x - 200) * (800 - x), 1, [(200, 800)]),
        (lambda x: -(x - 200) * (800 - x), 1, [(None, 200), (800, None)]),
        (lambda x: 5 - abs(x - 437), 1, [(432, 442)]),
        (lambda x: -abs(x - 437.0), 1, [(437, 437)]),
        (lambda x: -np.inf if x < 333 else x - 333, 1, [(333, None)]),
        (lambda _: 1.0, 1, [(None, None)]),
    ],
)  # fmt: skip
def test_every_stretch_in_whole_steps(
    function: Plain, per: int, expected: list[tuple[float | None, float | None]]
) -> None:
    assert edges(seek(sure(function), Range(0, 1000, per))) == expected


def test_a_steep_bend_takes_no_more_tries_than_halving() -> None:
    found = seek(sure(lambda x: min(x - 500_000, (x - 500_000) * 1e-4)), Range(0, 1_000_000, 1))
    assert edges(found) == [(500_000, None)]
    assert len(found.tries) <= 17 + 16


def test_none_gives_the_best_there_is() -> None:
    found = seek(sure(lambda x: -5 - abs(x - 437)), Range(0, 1000, 1))
    assert found.bands == ()
    assert (found.best.value, found.best.margin, found.flat) == (437, -5, False)
    assert found.threshold(0) is None


def test_an_end_that_nobody_set_moves_on_while_that_helps() -> None:
    assert edges(seek(sure(lambda x: x - 5000), Range(0, 1000, 1, open=True))) == [(5000, None)]
    assert edges(seek(sure(lambda x: x - 5000), Range(0, 1000, 1))) == []
    assert max(item.value for item in seek(sure(lambda x: -x - 1), Range(0, 1000, 1, open=True)).tries) == 1000


def test_the_threshold_is_where_it_begins_to_hold_or_the_nearest() -> None:
    found = seek(sure(lambda x: -(x - 200) * (800 - x)), Range(0, 1000, 1))
    values = [edge.value for now in (100, 300, 600, 900, None) if (edge := found.threshold(now))]
    assert values == [200, 200, 800, 800, 200]


def test_with_a_probability_enough_draws_hold_and_one_step_less_is_not_enough() -> None:
    needs = np.random.default_rng(1).normal(500, 100, 4096)

    def model(x: float) -> Array:
        return x - needs

    found = seek(model, Range(0, 1000, 1), 0.95)
    edge = found.bands[0].first
    assert edge.value == np.ceil(np.sort(needs)[int(np.ceil(0.95 * 4096)) - 1])
    assert edge.share >= 0.95 > (model(edge.value - 1) >= 0).mean()


def test_what_makes_no_difference_is_flat() -> None:
    assert seek(sure(lambda _: -1.0), Range(0, 1000, 1)).flat
    assert not seek(sure(lambda x: x), Range(0, 1000, 1)).flat


def test_the_margin_is_that_of_the_tightest_month_or_of_all_together() -> None:
    path = np.array([[1.0, 5.0, 3.0], [np.nan, 9.0, 9.0]])
    assert margins(path, 2, at_least=True, together=False).tolist() == [-1, -np.inf]
    assert margins(path, 2, at_least=False, together=False).tolist() == [-3, -np.inf]
    assert margins(path[:1], 2, at_least=True, together=True).tolist() == [7]


def test_a_new_run_may_be_off_as_well() -> None:
    found = Estimate(0.95, 0.01, 0.93, 0.97)
    assert Again(0.95, found, Estimate(0.923, 0, 0, 1)).confirmed
    assert not Again(0.95, found, Estimate(0.92, 0, 0, 1)).confirmed
    assert not Again(0.98, found, found).confirmed


def test_what_is_left_over_counts_a_tekort_as_nil() -> None:
    assert above_nil(np.array([-100.0, 50.0, 150.0, 0.0] * 4), 8).value == 50
