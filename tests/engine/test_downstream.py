"""Only what a change touches is worked out again, and the outcome is what it is from nothing."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.books import BOOKS
from tests.support.btw import KOR, MIXED
from tests.support.scenarios import EVERYTHING, study_of
from tests.support.tiers import LONG, proved
from verdienmodel.engine.evaluate import Results, evaluate
from verdienmodel.model.graph import Graph
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

STUDIES = (*proved(), "alles", "boeken", "btw", "kor")


@pytest.fixture(scope="module", params=STUDIES)
def study(request: pytest.FixtureRequest) -> Study:
    texts = {"alles": EVERYTHING, "boeken": BOOKS, "btw": MIXED, "kor": KOR}
    if request.param in texts:
        return study_of(texts[request.param])
    found = open_study(request.param).study
    assert found is not None
    return found


def other(graph: Graph, address: str) -> float:
    """Another value that can be: a month later, the other way round, a bit more."""
    leaf = graph.leaves[address]
    if leaf.is_date:
        return float(graph.timeline.months[len(graph.timeline) // 2].code)
    return 1 - leaf.value if leaf.is_switch else leaf.value * 1.25 + 0.01


def same(first: Results, second: Results) -> bool:
    return first.arrays.keys() == second.arrays.keys() and all(
        np.array_equal(array, second.arrays[address], equal_nan=True) for address, array in first.arrays.items()
    )


def test_every_single_value_changed_gives_what_it_gives_from_nothing(study: Study) -> None:
    for address in list(study.graph.leaves)[:: 1 if LONG else 3]:
        values = {address: other(study.graph, address)}
        assert same(evaluate(study.graph, values, before=study.results), evaluate(study.graph, values)), address


def test_and_back_again(study: Study) -> None:
    address = next(iter(study.graph.leaves))
    changed = study.with_values({address: other(study.graph, address)})
    assert same(changed.with_values({}).results, study.results)
    for option in study.graph.options:
        assert same(changed.with_option(option.name).results, evaluate(study.graph, option.values))


def test_what_is_not_touched_is_the_very_same_array(study: Study) -> None:
    address = next(leaf.address for leaf in study.graph.leaves.values() if leaf.quantity.endswith(".aan"))
    found = evaluate(study.graph, {address: other(study.graph, address)}, before=study.results)
    kept = [name for name, array in found.arrays.items() if array is study.results.arrays[name]]
    assert 0 < len(kept) < len(found.arrays)


def test_seen_red_when_a_table_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A function that reads a table by name is downstream of it; without that the outcome is the old one."""
    study = study_of(EVERYTHING)
    values = {"indexen.eigen[2027]": 0.5}
    monkeypatch.setattr(Graph, "downstream", lambda graph, leaves: set())
    assert not same(evaluate(study.graph, values, before=study.results), evaluate(study.graph, values))
