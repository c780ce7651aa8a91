"""What knowing an input better is worth, for a choice between options."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from tests.support.scrambles import SPREAD, WEIGHTS, columns, coverage, normals, uniforms
from tests.support.tiers import LONG
from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.knowing import worth_of_knowing
from verdienmodel.language.frame import Array

MEAN = 1.0


def truth(spread: float) -> float:
    """Choice between 0 and a normal gain with mean 1: what is avoided by leaving it when it turns out below 0."""
    return float(spread * norm.pdf(MEAN / spread) - MEAN * norm.cdf(-MEAN / spread))


def options(inputs: Array) -> dict[str, Array]:
    return {"niets": np.zeros(len(inputs)), "bouwen": MEAN + inputs @ WEIGHTS}


@pytest.mark.parametrize(("draws", "close"), [(4096, 0.012), *([(65536, 0.002)] if LONG else [])])
def test_a_linear_choice_with_normal_inputs(draws: int, close: float) -> None:
    inputs = normals(1, draws, 5)
    found = worth_of_knowing(options(inputs), columns(inputs))
    assert found.best == "bouwen"
    assert found.everything.value == pytest.approx(truth(SPREAD), abs=0.01)
    assert [item.name for item in found.inputs[:3]] == list("012")
    for item in found.inputs:
        assert item.value.value == pytest.approx(truth(WEIGHTS[int(item.name)]), abs=close)


def test_on_average_not_too_high() -> None:
    """Over forty runs: at most a hair above the truth, and not far under."""
    runs = []
    for seed in range(40):
        inputs = normals(seed, 1024, 5)
        found = worth_of_knowing(options(inputs), columns(inputs))
        runs.append([{item.name: item.value.value for item in found.inputs}[str(number)] for number in range(4)])
    bias = np.mean(runs, axis=0) - [truth(weight) for weight in WEIGHTS[:4]]
    assert (bias < 0.003).all()
    assert (bias > -0.012).all()


def test_the_best_of_noisy_means_is_seen_to_be_too_high() -> None:
    """An input that tells nothing: means of bins by themselves make it worth something, choosing on other blocks does not."""
    naive, ours = [], []
    for seed in range(40):
        inputs = normals(seed, 1024, 6, 1)
        gain, useless = inputs[:, :5] @ WEIGHTS, inputs[:, 5]
        bins = gain[np.argsort(useless)].reshape(16, 64).mean(axis=1)
        naive.append(np.maximum(bins, 0).mean() - max(gain.mean(), 0))
        found = worth_of_knowing({"niets": np.zeros(1024), "wel": gain}, {"x": useless}, blocks=1)
        ours.append(found.inputs[0].value.value)
    assert np.mean(naive) > 0.08
    assert np.mean(ours) < 0.02


def test_an_input_that_seldom_turns_the_choice_is_not_missed() -> None:
    """The gain turns at two standard deviations, beyond the middle of the outermost bin."""
    found = []
    for seed in range(40):
        inputs = normals(seed, 4096, 5)
        found.append(worth_of_knowing(options(inputs), {"3": inputs[:, 3]}).inputs[0].value.value)
    assert np.mean(found) == pytest.approx(truth(WEIGHTS[3]), abs=0.0016)


def test_intervals_hold_the_truth() -> None:
    """For inputs that matter; in 90 to 98.5% of 200 runs."""
    pairs: dict[str, list[tuple[Estimate, float]]] = {"0": [], "1": [], "everything": []}
    for seed in range(200):
        inputs = normals(seed, 1024, 5)
        found = worth_of_knowing(options(inputs), columns(inputs[:, :2]))
        pairs["everything"].append((found.everything, truth(SPREAD)))
        for item in found.inputs:
            pairs[item.name].append((item.value, truth(WEIGHTS[int(item.name)])))
    assert all(0.90 <= coverage(runs) <= 0.985 for runs in pairs.values())


@pytest.mark.parametrize(("share", "loss"), [(0.2, 100), (0.02, 1000)])
def test_an_event_that_decides(share: float, loss: float) -> None:
    """Refused, building loses a lot; else it gains 50. Knowing beforehand saves 0.2 × 100, or 0.02 × 1 000."""
    refused = (uniforms(1, 8192, 1)[:, 0] < share).astype(float)
    found = worth_of_knowing({"niets": np.zeros(8192), "bouwen": 50 - (50 + loss) * refused}, {"vergunning": refused})
    assert found.best == "bouwen"
    assert found.inputs[0].value.value == pytest.approx(20, abs=0.2)
    assert found.everything.value == pytest.approx(20, abs=0.2)


def test_three_options() -> None:
    """x between 0 and 3; the options pay 1 when x lies in their part: knowing lifts 1/3 to 1."""
    x = 3 * uniforms(1, 8192, 1)[:, 0]
    found = worth_of_knowing({str(k): (np.floor(x) == k).astype(float) for k in range(3)}, {"x": x})
    assert found.everything.value == pytest.approx(2 / 3, abs=0.001)
    assert found.inputs[0].value.value == pytest.approx(2 / 3, abs=0.04)


def test_identical_options_make_knowing_worth_exactly_nothing() -> None:
    inputs = normals(1, 1024, 5)
    same = inputs @ WEIGHTS
    found = worth_of_knowing({"a": same, "b": same.copy()}, columns(inputs))
    assert {(item.value.value, item.value.error) for item in found.inputs} == {(0.0, 0.0)}
    assert found.everything.value == 0


def test_what_never_changes_the_choice_is_worth_nothing() -> None:
    """However large its influence: it moves both options alike."""
    inputs = normals(1, 4096, 2)
    weather = 1000 * inputs[:, 0]
    found = worth_of_knowing({"a": weather, "b": weather + 5 + inputs[:, 1]}, {"weer": inputs[:, 0]})
    assert found.inputs[0].value.value == 0


def test_a_constant_tells_nothing() -> None:
    inputs = normals(1, 1024, 5)
    assert worth_of_knowing(options(inputs), {"vast": np.ones(1024)}).inputs[0].value.value == 0


def test_another_unit_of_the_input_changes_nothing() -> None:
    inputs = normals(1, 1024, 5)
    one, other = (worth_of_knowing(options(inputs), {"x": scale * inputs[:, 0]}).inputs[0] for scale in (1.0, 1000.0))
    assert one.value.value == pytest.approx(other.value.value, rel=1e-9)
