"""Whole rows at once and one month at a time: one implementation, the same bits, with draws as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.support.expressions import scenario
from tests.support.scenarios import EVERYTHING, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import REGISTRY, Function
from verdienmodel.language.tree import Call, walk
from verdienmodel.model.graph import Graph, Group
from verdienmodel.study.study import Study

MANY = settings().max_examples if settings.get_current_profile_name() == "lang" else 0
"""The long tier asks for more of everything that hypothesis makes up."""


def looping(graph: Graph) -> Graph:
    """The same graph in which every quantity goes month by month."""
    return replace(graph, order=tuple(Group(group.addresses, loop=True) for group in graph.order))


def differing(study: Study, values: dict[str, Array] | None = None) -> list[str]:
    """Quantities that come out otherwise when everything is worked out month by month."""
    graph = study.graph
    at_once, by_month = evaluate(graph, values), evaluate(looping(graph), values)
    return [
        address
        for address in graph.evaluated
        for draw in range(at_once.draws)
        if not np.array_equal(at_once.months(address, draw), by_month.months(address, draw), equal_nan=True)
    ]


@settings(max_examples=max(10, MANY), deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.integers(0, 10**6))
def test_random_formulas(seed: int) -> None:
    assert differing(study_of(scenario(seed, 80).decode())) == []


@settings(max_examples=max(6, MANY), deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.integers(0, 10**6), st.lists(st.floats(0.25, 4), min_size=3, max_size=3))
def test_random_formulas_over_draws(seed: int, factors: list[float]) -> None:
    study = study_of(scenario(seed, 60).decode())
    names = ("s_vast", "b_vast", "a_vast", "d_maand", "t_vast", "seizoenen.eigen[5]", "profielen.verloop[1]")
    values = {name: study.graph.base[name] * np.array(factors) for name in names if name in study.graph.base}
    assert differing(study, values) == []


def test_every_function_is_among_them() -> None:
    seen: set[str] = set()
    for study in (study_of(scenario(1, 2000).decode()), study_of(EVERYTHING)):
        assert differing(study) == []
        nodes = (
            node for q in study.graph.quantities.values() if q.expression is not None for node in walk(q.expression)
        )
        seen |= {node.function for node in nodes if isinstance(node, Call)}
    assert seen == set(REGISTRY)


def test_a_function_that_sums_otherwise_in_a_window_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking the difference of two large running totals gives other last digits than going on from the own row."""

    def compute(self: Function, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        total = np.cumsum(np.broadcast_to(args[0], (args[0].shape[0], frame.stop - frame.start)), axis=1)
        return total if not frame.start or frame.own is None else total / 3 * 3 + frame.own[:, [frame.start - 1]]

    monkeypatch.setattr(type(REGISTRY["cumulatief"]), "compute", compute)
    assert differing(study_of(scenario(1, 200).decode()))
