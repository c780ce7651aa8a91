"""A division by zero that survives is named: quantity, month and divisor. In a branch not taken it does not count."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import HEAD, study_of
from verdienmodel.ground.problem import Problem
from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_bytes

TEXT = (
    HEAD
    + """
invoer:
  omzet: {eenheid: eur/maand, waarde: 100}
  uren: {naam: Gewerkte uren, eenheid: uur/maand, waarde: {2026-09: 10, 2027-03: 0, 2027-06: 5}}
  nul: {eenheid: getal, waarde: 0}
  prijs: {eenheid: eur/uur, waarde: 3}
grootheden:
  per_uur: {naam: Opbrengst per uur, eenheid: eur/uur, formule: "FORMULE"}
"""
)


def problems(formula: str, more: str = "") -> tuple[Problem, ...]:
    return open_bytes((TEXT.replace("FORMULE", formula) + more).encode(), "proef.yaml").errors


def test_quantity_month_and_divisor_are_named() -> None:
    (problem,) = problems("omzet / uren")
    assert (problem.code, problem.plaats) == ("R001", "proef.yaml:13")
    assert problem.wat == "‘Opbrengst per uur’ heeft in mrt 2027 geen uitkomst"
    assert problem.waarom == "‘Gewerkte uren’ is daar 0"
    assert "als(" in problem.herstel


def test_a_divisor_of_several_parts_is_named_in_full() -> None:
    (problem,) = problems("omzet / (uren * (1 - 1) + uren - uren)")
    assert problem.waarom == "de deler met ‘Gewerkte uren’ is daar 0"


@pytest.mark.parametrize(
    "formula",
    [
        "als(uren > 0, omzet / uren, 0)",
        "als(uren <= 0, 0, omzet / uren)",
        "als(nul, omzet / (uren * nul), als(uren > 0, omzet / uren, 0))",
    ],
)
def test_in_the_branch_that_is_not_taken_it_does_not_count(formula: str) -> None:
    study = study_of(TEXT.replace("FORMULE", formula))
    assert study.results.months("per_uur")[5:7] == pytest.approx([10, 0])


@pytest.mark.parametrize(
    "formula",
    [
        "als(omzet / uren > omzet / uren, omzet / uren, 0)",
        "min(omzet / uren, omzet / omzet * omzet / uren)",
        "vorige(omzet / uren)",
        "(nul - 1) ** 0.5 * omzet / uren",
    ],
)
def test_no_outcome_never_turns_into_a_number(formula: str) -> None:
    assert [problem.code for problem in problems(formula)] == ["R001"]


def test_only_where_it_begins() -> None:
    more = "  twee: {eenheid: eur/uur, formule: per_uur + per_uur}\n  drie: {eenheid: eur/uur, formule: twee - twee}\n"
    (problem,) = problems("omzet / uren", more)
    assert problem.adres == "per_uur"


def test_two_beginnings_are_two_problems() -> None:
    more = "  ander: {naam: Ander, eenheid: getal, formule: 1 / nul}\n"
    assert [problem.adres for problem in problems("omzet / uren", more)] == ["per_uur", "ander"]


def test_in_a_loop_it_is_named_too() -> None:
    (problem,) = problems("vorige(per_uur) + omzet / uren")
    assert problem.adres == "per_uur"
    assert "mrt 2027" in problem.wat


def test_in_one_draw_of_many() -> None:
    text = TEXT.replace("FORMULE", "omzet / uren").replace("2027-03: 0", "2027-03: 8")
    many = study_of(text).with_draws({"uren[2027-06]": np.array([4.0, 0.0, 5.0])})
    (problem,) = [problem for problem in many.problems if problem.ernst == "fout"]
    assert "jun 2027" in problem.wat


def test_a_change_that_makes_it_zero() -> None:
    study = study_of(TEXT.replace("FORMULE", "omzet / uren").replace("2027-03: 0", "2027-03: 8"))
    values, wrong = study.changes([Change("uren[2027-06]", 0)])
    assert not wrong
    assert [p.code for p in study.with_values(values).problems if p.ernst == "fout"] == ["R001"]


@pytest.mark.parametrize("exponent", ["2", "0", "-1", "0.5", "(1 / (1 + 1))"])
def test_a_power_of_a_negative_number_has_no_outcome(exponent: str) -> None:
    """A spreadsheet and numpy disagree on (-8)^(1/3); the workbook writes NA() there."""
    (problem,) = problems(f"(nul - 1) ** {exponent} * prijs")
    assert "sep 2026" in problem.wat
