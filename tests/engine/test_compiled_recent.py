"""What an earlier run worked out is used again, and only where it is the same: after any change the outcomes are right."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import numpy as np
import pytest

from tests.support.books import BOOKS
from tests.support.compiled import Draws, differences, draws_for, some_leaves
from tests.support.expressions import scenario
from tests.support.scenarios import EVERYTHING, HEAD, example_of, study_of
from tests.support.tiers import LONG
from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.leaves import Leaves
from verdienmodel.engine.compiled.program import Layout, Program
from verdienmodel.engine.compiled.recent import Marks, Recent
from verdienmodel.engine.compiled.steps import Step
from verdienmodel.engine.drawing import Drawing
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.sampling.draws import Sampling
from verdienmodel.engine.simulate import compiled, simulate
from verdienmodel.model.graph import Graph
from verdienmodel.study.doorrekening import outputs

TEXTS: dict[str, str | int] = {
    "alles": EVERYTHING,
    "boeken": BOOKS,
    **{f"formules {n}": n for n in range(12 if LONG else 2)},
}


def graph_of(name: str) -> Graph:
    text = TEXTS[name]
    return study_of(scenario(text, 120).decode() if isinstance(text, int) else text).graph


def moves(graph: Graph, leaves: list[str], draws: Draws) -> Iterator[tuple[dict[str, float], Draws]]:
    """Values and draws as a user might have them one after the other: something else, one more thing, and back."""
    fixed = [leaf for leaf in some_leaves(graph, 40, 9) if leaf not in leaves][:5]
    first, second = leaves[:2]
    yield {}, draws
    yield {}, draws
    for leaf in fixed:
        yield {leaf: graph.base[leaf] * 1.1}, draws
        yield {leaf: graph.base[leaf] * 1.1}, draws | {first: draws[first] * 1.05}
    yield {}, draws | {first: draws[first] * 1.05, second: draws[second] * 0.9}
    yield {}, draws | {second: draws[second] * 0.9}
    yield {}, {leaf: row[:3] for leaf, row in draws.items()}
    yield {}, draws


def wrong(graph: Graph, recent: Recent) -> list[str]:
    """What differs from the plain evaluator in any of these moves."""
    leaves = some_leaves(graph, 12, 5)
    program, found = compile_graph(graph, leaves, graph.evaluated), list[str]()
    for values, draws in moves(graph, leaves, draws_for(graph, leaves, 6, 5)):
        program = program.changed({**graph.base, **values})
        found += differences(program.run(draws, 1, recent), evaluate(graph, {**values, **draws}))
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_after_any_move_the_outcomes_are_those_of_the_plain_evaluator(name: str) -> None:
    graph = graph_of(name)
    assert wrong(graph, Recent()) == []
    assert wrong(graph, Recent(most=2_000)) == [], "also when nearly nothing fits"


def test_an_answer_for_other_draws_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Marks, "_of", lambda _self, _leaf: b"always the same")
    assert wrong(graph_of("alles"), Recent()) != []


def test_origins_that_are_forgotten_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Leaves, "origins_of", lambda _self, _symbols: 0)
    assert wrong(graph_of("alles"), Recent()) != []


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """The steps that are taken."""
    taken: list[Step] = []
    needed = Layout._needed

    def watched(self: Layout, *known: Container[int]) -> Sequence[tuple[Step, Sequence[int]]]:
        found = needed(self, *known)
        taken.extend(step for step, _ in found)
        return found

    monkeypatch.setattr(Layout, "_needed", watched)
    return taken


def test_a_slider_of_parkwijk_takes_a_part_of_the_steps(steps: list[Step]) -> None:
    """Without noise, where seconds have much: what hangs on one tariff is not the whole plan."""
    study, recent = example_of("wijkbedrijf_parkwijk"), Recent()
    drawing = Drawing.of(study.graph, Sampling(1_024))
    program = compiled(drawing, {}, outputs(study))
    first = simulate(drawing, {}, program, recent=recent).outcomes
    steps.clear()
    again = simulate(drawing, {}, program, recent=recent).outcomes
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert len(steps) < 20, "only what is watched in every run"
    steps.clear()
    leaf = "onderdelen.wasserij.stroomprijs"
    values = {leaf: study.graph.base[leaf] * 1.1}
    moved = simulate(drawing, values, program.changed(values), recent=recent).outcomes
    fresh = simulate(drawing, values, program.changed(values)).outcomes
    assert any(not np.array_equal(first[name], moved[name]) for name in first)
    assert all(np.array_equal(fresh[name], moved[name]) for name in first), "the same to the bit"
    assert 20 < len(steps) < 0.8 * program.calls


def ratio() -> tuple[Graph, Program]:
    text = HEAD + (
        "invoer: {a: {eenheid: eur, waarde: 1}, b: {eenheid: eur, waarde: 2}, c: {eenheid: eur, waarde: 3}}\n"
        "grootheden: {deel: {eenheid: getal, formule: a / b}, niets: {eenheid: getal, formule: deel - deel},"
        " som: {eenheid: eur, formule: a * niets + c}}\n"
    )
    graph = study_of(text).graph
    return graph, compile_graph(graph, ["a", "b", "c"], ["niets", "som"])


def test_a_run_with_draws_that_are_no_number_leaves_nothing_behind() -> None:
    graph, program = ratio()
    recent = Recent()
    broken = {"a": np.ones(2), "b": np.array([2.0, 0.0]), "c": np.ones(2)}
    whole = broken | {"b": np.ones(2)}
    for draws in (broken, broken | {"c": np.array([4.0, 5.0])}, whole, broken):
        assert differences(program.run(draws, 1, recent), evaluate(graph, draws)) == []
    assert recent.bytes > 0, "of the whole ones it does"


def test_no_more_is_remembered_than_was_promised_and_what_is_used_stays() -> None:
    recent = Recent(most=1_000)
    recent.keep({("een", b""): np.zeros(50), ("twee", b""): np.zeros(50)})
    assert recent.found({7: ("een", b"")}).keys() == {7}
    recent.keep({("drie", b""): np.zeros(50)})
    assert [name for name, _ in recent.blocks] == ["een", "drie"]
    assert recent.bytes == 800
    recent.keep({("een", b""): np.zeros((2, 60))[:1]})
    assert recent.bytes == 960, "a view holds all that it looks in"
    assert list(recent.blocks) == [("een", b"")]


def test_what_is_remembered_cannot_be_written_in() -> None:
    recent = Recent()
    recent.keep({("een", b""): np.zeros(5)})
    with pytest.raises(ValueError, match="read-only"):
        recent.found({0: ("een", b"")})[0][:] = 1.0
