"""The value at which the answer turns."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

import numpy as np
import pytest

from verdienmodel.analysis.switching import ROUNDS, Switch, switching_values
from verdienmodel.language.frame import Array


def cubic(inputs: Mapping[str, Array]) -> Array:
    """(x − 1)(x − 4)(x − 6) − c."""
    x = inputs["x"]
    return (x - 1) * (x - 4) * (x - 6) - inputs["c"]


def one(base: float, low: float, high: float, bound: float = 0.0) -> Switch:
    return switching_values(cubic, {"x": base, "c": 0.0}, {"x": (low, high)}, bound)[0]


@pytest.mark.parametrize(
    ("base", "low", "high", "value", "crossings"),
    [
        (2.0, 0.0, 10.0, 1.0, 3),
        (3.0, 0.0, 10.0, 4.0, 3),
        (5.5, 0.0, 10.0, 6.0, 3),
        (5.5, 5.2, 10.0, 6.0, 1),
        (4.5, 4.2, 5.8, None, 0),
        (7.0, 7.0, 7.0, None, 0),
    ],
)
def test_the_nearest_root_and_how_many_there_are(
    base: float, low: float, high: float, value: float | None, crossings: int
) -> None:
    found = one(base, low, high)
    assert found.crossings == crossings
    assert found.value == (None if value is None else pytest.approx(value, abs=1e-12))


def test_another_bound() -> None:
    """(x − 1)(x − 4)(x − 6) is 40 at x = 8.107…"""
    found = one(7.0, 6.5, 10.0, 40.0).value
    assert found is not None
    assert (found - 1) * (found - 4) * (found - 6) == pytest.approx(40, abs=1e-10)


def test_the_one_that_needs_to_move_least_comes_first() -> None:
    def saldo(inputs: Mapping[str, Array]) -> Array:
        return inputs["bezoekers"] * inputs["prijs"] - inputs["huur"]

    base = {"bezoekers": 1000.0, "prijs": 12.0, "huur": 9000.0}
    bounds = {"prijs": (8.0, 12.0), "huur": (9000.0, 11000.0), "bezoekers": (500.0, 1500.0)}
    found = switching_values(saldo, base, bounds)
    assert [(item.name, item.value) for item in found] == [
        ("bezoekers", pytest.approx(750)),
        ("prijs", pytest.approx(9)),
        ("huur", None),
    ]
    assert [item.share_of_range for item in found] == [pytest.approx(0.25), pytest.approx(0.75), inf]


def test_a_step_is_found_where_it_is() -> None:
    found = switching_values(lambda i: np.where(i["x"] < np.pi, 5.0, -5.0), {"x": 1.0}, {"x": (0.0, 10.0)})[0]
    assert found.value == pytest.approx(np.pi, abs=1e-12)


def test_where_there_is_no_outcome_nothing_turns() -> None:
    """Below 2 there is none (nan): that is not a crossing, the root at 5 is."""
    found = switching_values(lambda i: np.where(i["x"] < 2, np.nan, 5 - i["x"]), {"x": 3.0}, {"x": (0.0, 10.0)})[0]
    assert [found.value, found.crossings] == pytest.approx([5, 1])


def test_a_root_on_a_point_of_the_scan_counts_once() -> None:
    found = switching_values(lambda i: i["x"] - 5, {"x": 0.0}, {"x": (0.0, 10.0)})[0]
    assert [found.value, found.crossings] == pytest.approx([5, 1])


def test_a_crossing_on_each_side_close_to_the_base_is_not_stepped_over() -> None:
    """Between two points of a scan without the base, 0.31 apart, the outcome turns twice."""
    found = switching_values(lambda i: (i["x"] - 5.05) * (i["x"] - 5.2), {"x": 5.1}, {"x": (0.0, 10.0)})[0]
    assert [found.value, found.crossings] == pytest.approx([5.05, 2])


def test_all_inputs_share_their_calls() -> None:
    calls: list[int] = []

    def counted(inputs: Mapping[str, Array]) -> Array:
        calls.append(len(inputs["x"]))
        return cubic(inputs)

    switching_values(counted, {"x": 5.0, "c": 0.0}, {"x": (0.0, 10.0), "c": (-10.0, 10.0)})
    assert len(calls) == 1 + ROUNDS
    calls.clear()
    switching_values(counted, {"x": 5.0, "c": 0.0}, {"x": (4.5, 5.5)})
    assert len(calls) == 1  # nothing to narrow down


def test_without_inputs_there_is_nothing() -> None:
    assert switching_values(cubic, {"x": 1.0, "c": 0.0}, {}) == ()


@pytest.mark.parametrize("bounds", [(5.0, 9.0), (0.0, inf)])
def test_a_base_outside_its_range_is_refused(bounds: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="does not lie between"):
        one(2.0, *bounds)
