"""All months at once and month by month are the same code, and give the same bits."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.expressions import scenario
from tests.support.scenarios import EVERYTHING, study_of
from verdienmodel.engine.evaluate import _Evaluator, value_of
from verdienmodel.language.frame import Array, Clock, Frame
from verdienmodel.language.tree import Call, walk
from verdienmodel.study.study import Study


def month_by_month(study: Study, address: str) -> Array:
    """The quantity worked out with a window of one month, each month in turn."""
    inputs = {name: np.array([[value]]) for name, value in study.graph.base.items()}
    evaluator = _Evaluator(study.graph, inputs, Clock.of(study.timeline), {}, {})
    node = study.quantity(address).expression
    assert node is not None
    own = np.zeros((1, len(study.timeline)), order="F")
    for month in range(len(study.timeline)):
        frame = Frame(evaluator.clock, month, month + 1, evaluator.tables, own)
        own[:, month : month + 1] = value_of(node, frame, study.results.arrays)
    return own


@pytest.mark.parametrize("seed", [0, 1])
def test_bit_identical_for_every_function(seed: int) -> None:
    study = study_of(scenario(seed, 400).decode() if seed else EVERYTHING)
    seen: set[str] = set()
    for address in study.graph.evaluated:
        quantity = study.quantity(address)
        if quantity.aard == "getal" or not quantity.row:
            continue
        with np.errstate(all="ignore"):
            found = month_by_month(study, address)[0]
        assert np.array_equal(found, study.results.months(address), equal_nan=True), (address, quantity.formula)
        assert quantity.expression is not None
        seen |= {node.function for node in walk(quantity.expression) if isinstance(node, Call)}
    assert len(seen) >= 20
