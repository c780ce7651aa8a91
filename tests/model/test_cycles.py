"""A cycle prints its path; looking back breaks it; looking ahead inside one is refused with advice."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, study_of
from verdienmodel.ground.problem import Problem
from verdienmodel.model.order import path_of
from verdienmodel.study.opening import open_bytes


def text_of(**formulas: str) -> str:
    lines = [f'  {name}: {{eenheid: eur/maand, formule: "{text}"}}' for name, text in formulas.items()]
    return HEAD + "invoer: {start: {eenheid: eur/maand, waarde: 10}}\ngrootheden:\n" + "\n".join(lines) + "\n"


def problems_of(**formulas: str) -> tuple[Problem, ...]:
    return open_bytes(text_of(**formulas).encode(), "proef.yaml").errors


def test_path_of_a_cycle() -> None:
    (problem,) = problems_of(a="b + start", b="c", c="a")
    assert (problem.code, problem.wat) == ("E040", "kringloop: a → b → c → a")
    assert "vorige(…)" in problem.herstel
    assert problem.plaats.startswith("proef.yaml:8")


def test_a_quantity_that_needs_itself() -> None:
    (problem,) = problems_of(a="a + start")
    assert problem.wat == "kringloop: a → a"


def test_the_path_is_a_real_way_round() -> None:
    """From b the walk must not wander into c, which does not lead back to a."""
    edges = {"a": {"b": "now"}, "b": {"c": "now", "d": "now"}, "c": {"b": "now"}, "d": {"a": "now"}}
    assert path_of(["a", "b", "c", "d"], edges) == ["a", "b", "d", "a"]
    (problem,) = problems_of(a="b", b="c + d", c="b", d="a")
    assert problem.wat == "kringloop: a → b → d → a"


def test_two_loops_are_both_reported() -> None:
    found = problems_of(a="b", b="a", c="d", d="e", e="c")
    assert [problem.wat for problem in found] == ["kringloop: a → b → a", "kringloop: c → d → e → c"]


def test_two_loops_that_share_an_earlier_month_are_both_reported() -> None:
    found = problems_of(a="b + vorige(c)", b="a", c="d + vorige(a)", d="c")
    assert {problem.wat for problem in found} == {"kringloop: a → b → a", "kringloop: c → d → c"}


def test_a_cycle_through_a_helper_row_names_only_what_the_user_wrote() -> None:
    (problem,) = problems_of(a="gespreid(cumulatief(b))", b="a")
    assert "~" not in problem.wat
    assert "a → b → a" in problem.wat


def test_looking_back_breaks_the_cycle() -> None:
    study = study_of(text_of(a="vorige(b) + start", b="a"))
    assert study.results.months("b")[:3] == pytest.approx([10, 20, 30])
    assert any(group.loop for group in study.graph.order)


@pytest.mark.parametrize(
    "formula",
    [
        "ineens(jaartotaal(b), eind) + start",
        "ineens(laagste(cumulatief(b)), eind) + start",
        "ineens(ncw(b, rente), eind)",
        "gespreid(deze_maand(start), b / start)",
    ],
)
def test_looking_ahead_in_a_loop_is_refused(formula: str) -> None:
    inputs = "eind: {eenheid: datum, waarde: 2027-12}, rente: {eenheid: '%/jaar', waarde: 3}, start:"
    text = text_of(a=formula, b="vorige(a) + start").replace("start:", inputs, 1)
    (problem,) = open_bytes(text.encode(), "proef.yaml").errors
    assert problem.code == "E041"
    assert "kijkt vooruit, in een kringloop a → b → a" in problem.wat
    assert "jaar_tot_nu(…)" in problem.herstel


def test_last_year_in_a_loop_is_fine() -> None:
    study = study_of(
        text_of(a="vorige(b)", b="start + a - ineens(vorig_jaar(a), eind)").replace(
            "start:", "eind: {eenheid: datum, waarde: 2027-12}, start:", 1
        )
    )
    months = study.results.months
    assert months("b")[15] == pytest.approx(10 + months("a")[15] - sum(months("a")[:4]))


def test_a_loop_that_reads_nothing_but_itself_is_fine() -> None:
    study = study_of(HEAD + "grootheden: {eerste: {eenheid: getal, formule: 'vorige(eerste, jaar())'}}\n")
    assert set(study.results.months("eerste").flat) == {2026}
