"""What is different about the inputs when it goes wrong."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from tests.support.scrambles import SPREAD, WEIGHTS, columns, normals, uniforms
from verdienmodel.analysis.tail import between, explain_tail, highest_share, lowest_share


def test_a_linear_model_shifts_each_input_by_its_share() -> None:
    """E[z | y under P10] = −ρ φ(z10)/0.1, so −1.755 times the correlation with the outcome."""
    inputs = normals(1, 16384, 5)
    found = explain_tail(columns(5 + 2 * inputs), lowest_share(inputs @ WEIGHTS))
    assert [item.name for item in found] == list("01234")
    for item, weight in zip(found, WEIGHTS, strict=True):
        truth = -norm.pdf(norm.ppf(0.1)) / 0.1 * weight / SPREAD
        assert item.shift.value == pytest.approx(truth, abs=0.015)
        assert item.mean == pytest.approx(5, abs=0.01)
        assert item.in_tail == pytest.approx(5 + 2 * truth, abs=0.03)
        assert item.shift.clear


def test_the_highest_tail_is_the_mirror() -> None:
    inputs = normals(1, 4096, 5)
    outcome = inputs @ WEIGHTS
    low, high = (explain_tail(columns(inputs), tail)[0] for tail in (lowest_share(-outcome), highest_share(outcome)))
    assert low.in_tail == pytest.approx(high.in_tail)
    assert low.shift.error == pytest.approx(high.shift.error)


def test_around_the_middle_nothing_is_different() -> None:
    inputs = normals(1, 4096, 5)
    assert not any(item.shift.clear for item in explain_tail(columns(inputs), between(inputs @ WEIGHTS, 0.45, 0.55)))


def test_events_as_inputs() -> None:
    """A refusal of 10% that costs more than all else: in the worst tenth of draws it has nearly always happened."""
    refused = (uniforms(3, 8192, 2)[:, 0] < 0.1).astype(float)
    outcome = normals(4, 8192, 1)[:, 0] - 10 * refused
    found = explain_tail({"refused": refused}, lowest_share(outcome))[0]
    assert found.mean == pytest.approx(0.1, abs=0.002)
    assert found.in_tail == pytest.approx(1.0, abs=0.02)
    assert found.shift.value == pytest.approx(3, abs=0.1)  # (1 − p)/√(p(1 − p))


def test_an_event_as_the_tail() -> None:
    inputs = normals(1, 4096, 5)
    dip = (inputs @ WEIGHTS < -2).astype(float)
    first = explain_tail(columns(inputs), dip)[0]
    assert first.name == "0"
    assert first.in_tail == pytest.approx(inputs[dip == 1, 0].mean())


def test_equal_outcomes_belong_alike() -> None:
    """Half of the draws end at nil: each of them is for a fifth in the lowest tenth, not some and others not."""
    outcome = np.repeat([0.0, 1.0], 500)
    tail = lowest_share(outcome)
    assert set(tail) == {0.2, 0.0}
    assert tail.sum() == pytest.approx(100)
    assert explain_tail({"z": np.arange(1000.0)}, tail, blocks=1)[0].in_tail == pytest.approx(249.5)


def test_cutting_equal_outcomes_by_their_place_is_seen() -> None:
    """The first hundred in sorted order would tell a difference that is not there."""
    outcome, inputs = np.zeros(1000), {"z": np.arange(1000.0)}
    cut = np.zeros(1000)
    cut[np.argsort(outcome, kind="stable")[:100]] = 1
    assert abs(explain_tail(inputs, cut, blocks=1)[0].shift.value) > 1
    assert explain_tail(inputs, lowest_share(outcome), blocks=1)[0].shift.value == pytest.approx(0, abs=1e-12)


def test_a_constant_is_last_and_not_different() -> None:
    inputs = {"fixed": np.full(4096, 0.1), **columns(normals(1, 4096, 2))}
    found = explain_tail(inputs, lowest_share(normals(1, 4096, 2)[:, 0]))
    assert (found[-1].name, found[-1].shift.value, found[-1].in_tail) == ("fixed", 0, 0.1)


def test_a_tail_within_one_block_has_no_known_error() -> None:
    tail = np.zeros(64)
    tail[3] = 1
    found = explain_tail({"z": np.arange(64.0)}, tail)[0]
    assert found.in_tail == pytest.approx(3)
    assert np.isnan(found.shift.error)
    assert not found.shift.clear


def test_no_tail_is_refused() -> None:
    with pytest.raises(ValueError, match="tail"):
        explain_tail({"z": np.arange(64.0)}, np.zeros(64))
