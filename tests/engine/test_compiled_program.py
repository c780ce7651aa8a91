"""What a compiled program promises: any number of threads, blocks, reductions, other constants, and no outcome hidden."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.support.btw import KOR
from tests.support.compiled import Draws, asked, compare, differences, draws_for, shaped, some_leaves
from tests.support.scenarios import EVERYTHING, HEAD, example_of, study_of
from verdienmodel.engine.compiled import compile as compiling
from verdienmodel.engine.compiled import matrices
from verdienmodel.engine.compiled.compile import compile_graph, compile_options
from verdienmodel.engine.compiled.compiler import Compiler, Setting
from verdienmodel.engine.compiled.forms import Form
from verdienmodel.engine.compiled.output import Output, Shape
from verdienmodel.engine.compiled.program import Program
from verdienmodel.engine.compiled.steps import MatrixProduct
from verdienmodel.engine.compiled.unroll import Unrolled
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.language.function import REGISTRY
from verdienmodel.model.graph import Graph

MANY = 9_000
SHAPES: tuple[Shape, ...] = ("months", "year", "year_end", "lowest", "ever")


@pytest.fixture(scope="module")
def parkwijk() -> Graph:
    return example_of("wijkbedrijf_parkwijk").graph


@pytest.fixture(scope="module")
def small() -> Graph:
    return study_of(EVERYTHING).graph


def with_bank(graph: Graph) -> tuple[list[str], Draws]:
    leaves = some_leaves(graph, 12, 5, money=True)
    return leaves, draws_for(graph, leaves, 4, 5)


def test_the_number_of_threads_changes_no_bit(small: Graph) -> None:
    leaves = some_leaves(small, 8, 1, money=True)
    program = compile_graph(small, leaves, ["kas", "schuld", "heffing", "aanwezig", "terug"])
    draws = draws_for(small, leaves, MANY, 1)
    alone = program.run(draws, threads=1)
    for threads in (2, 3):
        together = program.run(draws, threads=threads)
        assert all(np.array_equal(alone[name], together[name], equal_nan=True) for name in alone)


def test_blocks_are_the_parts_of_a_run(small: Graph) -> None:
    leaves = some_leaves(small, 8, 2, money=True)
    program = compile_graph(small, leaves, ["kas", Output("stroom", "year")])
    draws = draws_for(small, leaves, MANY, 2)
    whole = program.run(draws)
    parts = list(program.blocks(draws))
    assert len(parts) == 3
    for name in whole:
        assert np.array_equal(whole[name], np.concatenate([part[name] for part in parts]))
    out = {name: np.empty((rows, 100)) for name, rows in program.layout.rows.items()}
    program.run_block({leaf: row[:100] for leaf, row in draws.items()}, out)
    assert all(np.allclose(whole[name][:100].T, array, rtol=1e-12, atol=0) for name, array in out.items())


@pytest.mark.parametrize("name", ["kas", "stroom", "schuld", "waarde_nu"])
def test_reductions_over_months_are_those_of_the_plain_evaluator(small: Graph, name: str) -> None:
    leaves = some_leaves(small, 12, 3, money=True)
    draws = draws_for(small, leaves, 6, 3)
    outputs = [Output(name, shape) for shape in SHAPES[1:]]
    found = compile_graph(small, leaves, outputs).run(draws)
    results = evaluate(small, draws)
    for output in outputs:
        assert np.allclose(found[output.name], shaped(results, output, 6), rtol=1e-9, atol=1e-9)


def test_one_number_is_one_column(small: Graph) -> None:
    found = compile_graph(small, ["aantal"], ["waarde_nu", "kas"]).run({"aantal": np.array([2000.0, 2500.0])})
    assert found["waarde_nu"].shape == (2, 1)
    assert found["kas"].shape == (2, len(small.timeline))
    assert found["kas"].flags.f_contiguous


def test_other_constants_have_the_outcomes_of_a_new_program(parkwijk: Graph) -> None:
    leaves, draws = with_bank(parkwijk)
    program = compile_graph(parkwijk, leaves, asked(parkwijk))
    others = [leaf for leaf in some_leaves(parkwijk, 20, 9) if leaf not in leaves]
    values: dict[str, float] = {}
    for leaf in others[:4]:
        kind = parkwijk.leaves[leaf]
        now = 1 - kind.value if kind.is_switch else kind.value if kind.is_date else kind.value * 1.2 + 0.01
        values[leaf] = now
        program = program.changed({leaf: now})
        assert differences(program.run(draws, threads=1), evaluate(parkwijk, {**values, **draws})) == []


def test_forms_that_do_not_depend_on_what_changed_stay(small: Graph) -> None:
    program = compile_graph(small, ["aantal", "rente"], ["kas", "schuld"])
    before = program.source.settings[0].normal.forms  # type: ignore[attr-defined]
    after = program.changed({"prijs[2027-07]": 13.0}).source.settings[0].normal.forms  # type: ignore[attr-defined]
    assert after["schuld"] is before["schuld"]
    assert after["verkoop"] is not before["verkoop"]


def test_a_draw_without_an_outcome_has_none_here_either() -> None:
    """Spread over no months at all in some draws, in a post that is off: 0 times something that is no number."""
    text = HEAD + (
        "invoer: {bedrag: {eenheid: eur, waarde: 600}}\n"
        "posten: {deel: {naam: Deel, soort: lasten, formule: gespreid(bedrag), aan: nee, van: 2027-02, tot_en_met: 2027-06}}\n"
    )
    graph = study_of(text).graph
    draws = {"posten.deel.van": np.array([202702.0, 202711.0]), "bedrag": np.array([500.0, 700.0])}
    results = evaluate(graph, draws)
    assert np.isnan(results["posten.deel"][1]).all()
    program = compile_graph(graph, list(draws), ["posten.deel", Output("posten.deel", "year")])
    found = program.run(draws)
    assert differences({"posten.deel": found["posten.deel"]}, results) == []
    assert np.isnan(found["posten.deel:year"][1]).all()
    assert np.isfinite(found["posten.deel:year"][0]).all()


def corrupted(program: Program) -> Program:
    """The same program with the largest weight of its last matrix product a thousandth higher."""
    steps = list(program.layout.steps)
    place = max(number for number, step in enumerate(steps) if isinstance(step, MatrixProduct))
    step = steps[place]
    assert isinstance(step, MatrixProduct)
    wrong = step.weights.copy()
    wrong[np.unravel_index(np.argmax(np.abs(wrong)), wrong.shape)] *= 1.001
    steps[place] = MatrixProduct(step.gathered, wrong, step.ready, step.slot, step.risky)
    return replace(program, layout=replace(program.layout, steps=tuple(steps)))


def test_a_wrong_weight_is_seen(parkwijk: Graph) -> None:
    leaves, draws = with_bank(parkwijk)
    program = compile_graph(parkwijk, leaves, asked(parkwijk))
    results = evaluate(parkwijk, draws)
    assert differences(program.run(draws), results) == []
    assert differences(corrupted(program).run(draws), results) != []


def test_a_function_that_says_it_is_linear_and_is_not_is_seen(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    leaves = some_leaves(small, 12, 1, money=True)
    assert compare(small, leaves, small.evaluated, {}, 1) == []
    matrices._linear.cache_clear()
    monkeypatch.setattr(type(REGISTRY["min"]), "linear", ("a",))
    try:
        assert compare(small, leaves, small.evaluated, {}, 1) != []
    finally:
        matrices._linear.cache_clear()


def test_after_very_many_changes_it_begins_again(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_MANY", 0)
    draws = {"aantal": np.array([2000.0, 2600.0])}
    program = compile_graph(small, ["aantal"], ["kas"])
    other = program.changed({"rente": 0.07})
    assert other.source.settings[0].normal.opaque.leaves is not program.source.settings[0].normal.opaque.leaves  # type: ignore[attr-defined]
    assert differences(other.run(draws), evaluate(small, {"rente": 0.07, **draws})) == []


def test_without_anything_uncertain_there_is_one_draw(small: Graph) -> None:
    found = compile_graph(small, [], ["kas", "diep"]).run({})
    assert differences(found, evaluate(small)) == []


def test_a_division_by_a_certain_nil_in_some_months_costs_no_draw_its_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen wrong: hours / needed in months without work made infinite terms, and every draw went to the plain evaluator."""
    text = (
        "schema: 1\nnaam: X\nvan: 2027-01\ntot_en_met: 2028-12\n"
        "seizoenen: {zomer: {naam: Zomer, aandelen: [0, 0, 0, 0, 0.2, 0.2, 0.2, 0.2, 0.2, 0, 0, 0]}}\n"
        "invoer:\n  uren: {eenheid: uur/jaar, waarde: 100}\n  leren: {eenheid: '%', waarde: 10}\n"
        "  werk: {eenheid: uur/jaar, waarde: 120}\n"
        "grootheden:\n  nodig: {eenheid: uur/jaar, formule: werk * seizoen(zomer)}\n"
        "  er: {eenheid: uur/jaar, formule: uren - uren * leren}\n"
        "  gedaan: {eenheid: factor, formule: 'als(nodig > 0 * nodig, min(1, er / nodig), 1)'}\n"
    )
    graph = study_of(text).graph
    program = compile_graph(graph, ["uren", "leren"], ["gedaan"])
    rng = np.random.default_rng(1)
    draws = {"uren": rng.uniform(50, 150, 200), "leren": rng.uniform(0, 0.3, 200)}
    called: list[int] = []
    monkeypatch.setattr(Compiler, "referee", lambda _self, few, _count: called.append(len(few)))
    np.testing.assert_allclose(program.run(draws)["gedaan"], evaluate(graph, draws)["gedaan"], rtol=1e-12)
    assert called == []


def test_several_settings_change_together(small: Graph) -> None:
    draws = {"aantal": np.array([2000.0, 2600.0]), "1:aantal": np.array([2100.0, 2500.0])}
    settings = [Setting(), Setting({"rente": 0.06}, {"aantal": "1:aantal"})]
    program = compile_options(small, ["aantal"], ["kas"], settings).changed({"prijs[2027-07]": 13.0})
    found = program.run(draws)
    values = {"prijs[2027-07]": 13.0}
    np.testing.assert_allclose(found["kas"], evaluate(small, {**values, "aantal": draws["aantal"]})["kas"], rtol=1e-12)
    other = evaluate(small, {**values, "rente": 0.06, "aantal": draws["1:aantal"]})["kas"]
    np.testing.assert_allclose(found["1:kas"], other, rtol=1e-12)


def test_a_change_that_nothing_hangs_on_keeps_the_steps(small: Graph) -> None:
    program = compile_graph(small, ["aantal"], ["kas"])
    assert program.changed({"aantal": 3.0}).layout is program.layout
    assert program.changed({"rente": 0.07}).layout is not program.layout


def test_the_same_output_asked_twice_is_there_once(small: Graph) -> None:
    program = compile_graph(small, ["aantal"], ["kas", "kas", "schuld"])
    assert list(program.layout.rows) == ["kas", "schuld"]


def test_an_uncertain_input_that_moves_needs_nothing_made_ready(small: Graph) -> None:
    """What varies per draw is no constant of the program; what is fixed is, and asks for another one."""
    leaves = some_leaves(small, 8, 4, money=True)
    program = compile_graph(small, leaves, ["kas"])
    fixed = next(leaf for leaf in ("aantal", "prijs", "lening", "aandeel") if leaf in small.base and leaf not in leaves)
    assert program.changed({leaves[0]: small.base[leaves[0]] + 1}).layout is program.layout
    assert program.changed({fixed: small.base[fixed]}).layout is program.layout
    moved = program.changed({fixed: small.base[fixed] * 1.5, leaves[0]: 7.0})
    assert moved.layout is not program.layout
    draws = draws_for(small, leaves, 5, 4)
    expected = evaluate(small, {**draws, fixed: small.base[fixed] * 1.5})
    assert differences(moved.run(draws), expected) == []


def test_a_loop_that_is_too_long_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = study_of(KOR).graph
    leaves, draws = with_bank(graph)
    tried: list[str] = []
    forms = Unrolled.forms

    def watched(self: Unrolled) -> dict[str, Form]:
        tried.append(self.group.addresses[0])
        return forms(self)

    monkeypatch.setattr(Unrolled, "forms", watched)
    program = compile_graph(graph, leaves, asked(graph))
    (long,) = program.source.settings[0].normal.too_long  # type: ignore[attr-defined]
    assert tried.count(long) == 1
    fixed = {leaf: graph.base[leaf] * 1.1 for leaf in some_leaves(graph, 60, 4, money=True) if leaf not in leaves}
    assert differences(program.changed(fixed).run(draws), evaluate(graph, {**fixed, **draws})) == []
    assert tried.count(long) == 1


def test_what_is_watched_moves_along_with_a_change() -> None:
    """Was wrong: nil times something kept watching what that was before the change, and worked it out again each time."""
    text = HEAD + (
        "invoer: {a: {eenheid: eur, waarde: 1}, b: {eenheid: eur, waarde: 2}, c: {eenheid: eur, waarde: 0},"
        " nul: {eenheid: getal, waarde: 0}}\n"
        "grootheden: {deel: {eenheid: getal, formule: a / (b - c)}, niets: {eenheid: getal, formule: nul * deel}}\n"
    )
    graph = study_of(text).graph
    draws = {"a": np.array([1.0, 1.0, 1.0]), "b": np.array([2.0, 3.0, 0.0])}
    program = compile_graph(graph, draws, ["niets"])
    for c in (0.0, 3.0, 2.0, 0.0):
        program = program.changed({"c": c})
        results = evaluate(graph, {"c": c, **draws})
        assert np.isnan(results["niets"]).any(axis=1).tolist() == [c == 2.0, c == 3.0, c == 0.0]
        assert differences(program.run(draws), results) == []
        assert program.calls == compile_graph(graph, draws, ["niets"], {"c": c}).calls
