"""The compiled graph has the outcomes of the plain evaluator: examples, options, books and formulas nobody thought of."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.books import BOOKS
from tests.support.btw import KOR, MIXED
from tests.support.compiled import asked, compare, differences, some_leaves
from tests.support.expressions import scenario
from tests.support.scenarios import EVERYTHING, HEAD, example_of, study_of
from tests.support.tiers import LONG, proved
from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.evaluate import evaluate

TEXTS = {"alles": EVERYTHING, "boeken": BOOKS, "btw": MIXED, "kor": KOR}
SEEDS = range(20 if LONG else 3)


@pytest.mark.parametrize("name", proved())
def test_the_asked_outcomes_of_every_example_and_option(name: str) -> None:
    graph = example_of(name).graph
    options = graph.options if LONG else graph.options[:2]
    for seed, values in enumerate([{}, *(option.values for option in options)]):
        leaves = [leaf for leaf in some_leaves(graph, 12, seed, money=True) if leaf not in values]
        assert compare(graph, leaves, asked(graph), values, seed) == []


@pytest.mark.parametrize("name", proved() if LONG else proved()[:2])
def test_every_quantity_of_an_example_also_with_other_months_and_switches(name: str) -> None:
    graph = example_of(name).graph
    assert compare(graph, some_leaves(graph, 40, 3), graph.evaluated, {}, 3) == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_quantity_of_whole_books(name: str) -> None:
    graph = study_of(TEXTS[name]).graph
    for seed in SEEDS:
        assert compare(graph, some_leaves(graph, 12, seed), graph.evaluated, {}, seed) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_function_in_random_formulas(seed: int) -> None:
    graph = study_of(scenario(seed, 200).decode()).graph
    assert compare(graph, some_leaves(graph, 20, seed), graph.evaluated, {}, seed) == []


def test_infinite_minus_itself_is_no_number() -> None:
    """Was wrong: what fell away in the algebra was nil, also in a draw in which it was divided by nil."""
    text = (
        HEAD
        + "invoer: {a: {eenheid: eur, waarde: 1}, b: {eenheid: eur, waarde: 2}}\ngrootheden:\n  deel: {eenheid: getal, formule: a / b}\n  niets: {eenheid: getal, formule: deel - deel}\n"
    )
    graph = study_of(text).graph
    draws = {"a": np.array([1.0, 1.0]), "b": np.array([2.0, 0.0])}
    found = compile_graph(graph, draws, ["niets"]).run(draws)
    assert differences(found, evaluate(graph, draws)) == []


def test_the_same_in_every_month_unless_it_is_no_number_in_one() -> None:
    """Was wrong: 3 in every month was kept as one number, and so was the draw in which only the first month is none."""
    text = HEAD + (
        "invoer: {a: {eenheid: eur, waarde: 1}, b: {eenheid: eur, waarde: 2}, drie: {eenheid: getal, waarde: 3}}\n"
        "grootheden: {deel: {eenheid: getal, formule: a / b}, rij: {eenheid: getal, formule: drie + deel - deel},"
        " steeds: {eenheid: getal, formule: 'max(drie, vorige(drie, rij) * 0)'}}\n"
    )
    graph = study_of(text).graph
    draws = {"a": np.array([1.0, 1.0]), "b": np.array([2.0, 0.0])}
    assert np.isnan(evaluate(graph, draws)["steeds"]).sum() == 1
    assert differences(compile_graph(graph, draws, ["steeds"]).run(draws), evaluate(graph, draws)) == []
