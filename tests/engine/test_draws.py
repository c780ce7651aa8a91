"""Everything works with a draws axis: equal draws are bit-equal to one, draw i equals a separate run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest

from tests.support.expressions import scenario
from tests.support.scenarios import EVERYTHING, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import REGISTRY, Function
from verdienmodel.language.tree import Call
from verdienmodel.model.graph import Leaf
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

NAMES = ("kampen_ontwikkelpilot", "wijkbedrijf_parkwijk", "alles", "willekeurig")
FACTORS = (0.5, 1.0, 1.25)


@cache
def study_by(name: str) -> Study:
    texts = {"alles": lambda: EVERYTHING, "willekeurig": lambda: scenario(7, 250).decode()}
    found = study_of(texts[name]()) if name in texts else open_study(name).study
    assert found is not None
    return found


def varied(leaf: Leaf) -> list[float]:
    """Three values of an input: switches and months keep making sense."""
    if leaf.is_switch:
        return [0.0, 1.0, leaf.value]
    return [leaf.value] * 3 if leaf.is_date else [leaf.value * factor for factor in FACTORS]


def assert_same(many: Study, draw: int, alone: Study) -> None:
    for address in many.graph.evaluated:
        mine, theirs = many.results.months(address, draw), alone.results.months(address)
        assert np.array_equal(mine, theirs, equal_nan=True), address
    for statement in many.statements:
        for line in (line for line in statement.lines if line.address):
            for per in ("jaar", "kwartaal", "boekjaar"):
                for period in many.timeline.periods(per):
                    assert many.value(line.address, period, draw) == alone.value(line.address, period)


@pytest.mark.parametrize("name", NAMES)
def test_seven_equal_draws_are_seven_equal_columns(name: str) -> None:
    one = study_by(name)
    many = one.with_draws({address: np.full(7, value) for address, value in one.graph.base.items()})
    assert many.results.draws == 7
    for draw in range(7):
        assert_same(many, draw, one)
    for mine, theirs in zip(many.checks, one.checks, strict=True):
        assert mine.worst == theirs.worst


@pytest.mark.parametrize("name", NAMES)
def test_with_every_input_different_each_draw_is_a_run_of_its_own(name: str) -> None:
    one = study_by(name)
    values = {address: varied(leaf) for address, leaf in one.graph.leaves.items()}
    many = one.with_draws({address: np.array(found) for address, found in values.items()})
    for draw in range(3):
        assert_same(many, draw, one.with_values({address: found[draw] for address, found in values.items()}))


def test_with_one_input_different_the_rest_stays_one_row() -> None:
    """What does not depend on the input keeps its single draw; what does is a run of its own, for every input."""
    one = study_by("alles")
    for address, leaf in one.graph.leaves.items():
        found = varied(leaf)
        many = one.with_draws({address: np.array(found)})
        for draw in range(3):
            alone = one.with_values({address: found[draw]})
            for quantity in one.graph.evaluated:
                mine, theirs = many.results.months(quantity, draw), alone.results.months(quantity)
                assert np.array_equal(mine, theirs, equal_nan=True), (address, quantity)


@pytest.mark.parametrize("name", NAMES)
def test_every_check_works_over_draws(name: str) -> None:
    one = study_by(name)
    inputs = {a: np.array(varied(leaf)) for a, leaf in one.graph.leaves.items() if not leaf.is_switch}
    found = outcomes(evaluate(one.graph, inputs))
    assert found
    assert all(outcome.closes for outcome in found)


def test_a_signal_of_any_draw_is_said() -> None:
    one = study_by("wijkbedrijf_parkwijk")
    assert [item.signal.name for item in one.warnings] == [
        "sluitend.wijkbedrijf",
        "investering.wijkbedrijf",
        "uren.wijkbedrijf.signalen.uren_over",
        "uren.wijkbedrijf.signalen.verdringing",
        "boekhouding.wijkbedrijf.signalen.bank_onder_nul",
    ]
    many = one.with_draws({"coordinator_uren": np.array([12.0, 0.0, 12.0])})
    assert "coordinator_vergeten" in [item.signal.name for item in many.warnings]
    assert str(many.warnings[0].first) == "2028-01"


def test_a_draw_of_an_array_that_is_the_same_for_all_is_that_one() -> None:
    many = study_by("alles").with_draws({"aantal": np.array([1000.0, 2000.0])})
    assert many.results["opname"].shape[0] == 1
    assert np.array_equal(many.results.months("opname", 1), many.results.months("opname", 0))


def test_a_sum_that_depends_on_the_number_of_draws_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numpy adds a single row in pairs and many rows column by column: other last digits."""

    def compute(self: Function, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        return np.asarray(np.sum(frame.spread(args[0]) / (1.0 + args[1]), axis=1, keepdims=True))

    monkeypatch.setattr(type(REGISTRY["ncw"]), "compute", compute)
    one = study_of(scenario(7, 250).decode())
    many = one.with_draws({address: np.full(7, value) for address, value in one.graph.base.items()})
    with pytest.raises(AssertionError):
        assert_same(many, 0, one)
