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
    """12 households, 30% of them, half of that by the team: 1.8. In half a year it grows: 2,5 months of 6, then 6 of 6.

    A fifth of what the gemeente avoids is money after a year, and only in one option; her books stay what they were.
    """
    study, some = example_of(NAME), example_of(NAME, "deel_is_geld")
    first = 1.8 * (2.5 + 6) / 12 * F
    for party, amount in {"gemeente": 2500, "verzekeraar": 1500, "corporatie": 1000, "anderen": 750}.items():
        assert in_year(study, f"effecten.{party}.posten.voordeel") == pytest.approx(first * amount), party
    everybody = "staten.belanghebbenden.iedereen"
    assert in_year(study, f"{everybody}.groei") == pytest.approx(first * 5000)
    assert in_year(study, f"{everybody}.vrijvallend") == pytest.approx(first * 750)
    assert in_year(study, f"{everybody}.bespaart", "2028") == 0
    assert in_year(some, f"{everybody}.bespaart", "2028") == pytest.approx(1.8 * 8.5 / 12 * 2500 * 0.2 * F**2)
    assert in_year(some, f"{everybody}.groei") == pytest.approx(first * (5000 - 0.2 * 2500))
    assert in_year(some, TOWN, "2028") == in_year(study, TOWN, "2028")


def test_few_households_stay_unsaid() -> None:
    text = "\n".join(explanation_lines(explain(example_of(NAME), "effecten.gemeente.bruto", "2027")))
    assert "zo weinig mensen" in text
    assert "< 5 huishoudens" in "\n".join(
        explanation_lines(explain(example_of(NAME), "effecten.gemeente.omvang", "2027"))
    )
    assert "3,6" not in text
    assert "1,8" not in text


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    assert own_figures(NAME, facts={"onderdelen.team.huishoudens"}) > 12
