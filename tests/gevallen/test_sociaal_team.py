"""Sociaal team Coevorden: the books close in every option, a few amounts by hand, and few households stay unsaid."""

from __future__ import annotations

import pytest

from tests.support.own_figures import own_figures
from tests.support.scenarios import example_of, in_period
from verdienmodel.study.explaining import explain
from verdienmodel.study.study import Study
from verdienmodel.views.explanation import explanation_lines

NAME = "sociaal_team_coevorden"
OPTIONS = ("", "alles_ingebracht", "vijftien", "deel_is_geld", "partner_haakt_af")
TEAM, TOWN = "staten.exploitatie.team.saldo", "staten.exploitatie.gemeente.saldo"
F = 1.027
"""Prices of 2026 in 2027."""
PAID = (16 * 44 * 60 + 12 * 44 * 75) / 2
"""Half the hours of welfare work and of care; the rest is brought in."""
OTHER = 12 * 8 * 75 + 4000 + 2500 + 2000 + 5000
"""Hours on call, training, registration, a room and the evaluation."""


def in_year(study: Study, address: str, year: str = "2027") -> float:
    return in_period(study, address, year)


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = example_of(NAME, option)
    assert {item.name for item in study.graph.options} == set(OPTIONS) - {""}
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


def test_the_team_and_the_gemeente() -> None:
    study = example_of(NAME)
    assert in_year(study, TEAM) == pytest.approx(66000 - (PAID + OTHER) * F)
    assert in_year(study, TOWN) == pytest.approx(-66000 - 24 * 44 * 65 * F)
    assert in_year(example_of(NAME, "vijftien"), TEAM) == pytest.approx(66000 - (PAID + OTHER + 3 * 8 * 75) * F)


def test_double_help_per_party_is_no_money_unless_somebody_says_so() -> None:
    """12 households, 30% of them, half of that by the team: 1.8; a fifth is money only in one option."""
    study, some = example_of(NAME), example_of(NAME, "deel_is_geld")
    for party, amount in {"gemeente": 2500, "zorg": 1500, "wonen": 1000, "anders": 750}.items():
        assert in_year(study, f"onderdelen.team.vermeden_{party}") == pytest.approx(12 * 0.3 * 0.5 * amount * F)
        shown = [line.address for item in study.statements if item.name == "dubbele_hulp" for line in item.lines]
        assert f"onderdelen.team.vermeden_{party}" in shown
    assert in_year(some, TOWN) - in_year(study, TOWN) == pytest.approx(1.8 * 2500 * 0.2 * F)


def test_few_households_stay_unsaid() -> None:
    text = "\n".join(explanation_lines(explain(example_of(NAME), "onderdelen.team.vermeden_gemeente", "2027")))
    assert "< 5 huishoudens" in text
    assert "3,6" not in text
    assert "1,8" not in text


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    assert own_figures(NAME, facts={"onderdelen.team.huishoudens"}) > 12
