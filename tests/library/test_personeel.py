"""Wages: what they cost in the month, and when the money leaves. A year worked out by hand first.

20 hours at 20 euro, 52 weeks: 20 800 a year, 1 733.33 a month. Premiums 2026: 2.74 + 6.27 + 1.52 + 0.50 + 6.10 = 17.13%. Holiday
allowance 8%: 138.67 a month and 23.75 of premiums over it. Pension 10%. Withheld 20%.
"""

from __future__ import annotations

import pytest

from tests.library.test_btw import at, red_in
from tests.support.books import HEAD
from tests.support.scenarios import study_of
from verdienmodel.study.study import Study

STAFF = (
    HEAD
    + """
personeel:
  leider: {sjabloon: vast, uren: 20, uurloon: 20, pensioen: 10, eindejaarsuitkering: 6, grootheden: {prijsfactor: {formule: "1"}}}
  tijdelijk: {sjabloon: vast, uren: 20, uurloon: 20, pensioen: 10, tot_en_met: 2027-09, grootheden: {prijsfactor: {formule: "1"}}}
  ploeg: {sjabloon: seizoen, uren: 30, uurloon: 16, pensioen: 0, eerste: 4, laatste: 10, grootheden: {prijsfactor: {formule: "1"}}}
"""
)
GROSS = 20 * 20 * 52 / 12
PREMIUM = 0.1713


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(STAFF)


def test_all_books_close(study: Study) -> None:
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


@pytest.mark.parametrize(
    ("node", "check"),
    [
        ("standen.loonheffing", "controles.personeel.leider.loonheffing"),
        ("standen.vakantiegeld", "controles.personeel.leider.vakantiegeld"),
        ("standen.eindejaarsuitkering", "controles.personeel.leider.vakantiegeld"),
    ],
)
def test_a_check_has_been_seen_red(study: Study, node: str, check: str) -> None:
    assert red_in(study, f"personeel.leider.{node}", 20) == {"controles.balans.wij", check}


@pytest.mark.parametrize(
    ("node", "period", "amount"),
    [
        ("leider.posten.loon", "2027", 20800),
        ("leider.posten.sociale_lasten", "2027", 3563.04),
        ("leider.posten.vakantiegeld", "2027", 1664),
        ("leider.posten.premies_vakantiegeld", "2027", 285.04),
        ("leider.posten.pensioen", "2027", 2080),
        ("leider.posten.netto", "2027-04", 1386.67),
        ("leider.posten.netto", "2027-05", 1386.67 + 5 * 138.6667 * 0.8),
        ("leider.posten.netto", "2028-05", 1386.67 + 12 * 138.6667 * 0.8),
        ("leider.posten.netto", "2027-12", 1386.67 + 12 * 104 * 0.8),
        ("leider.posten.loonheffing", "2027-01", 0),
        ("leider.posten.loonheffing", "2027-02", 346.67 + 296.92),
        ("leider.posten.loonheffing", "2027-06", 346.67 + 296.92 + 5 * (138.6667 * 0.2 + 23.7536)),
        ("leider.standen.vakantiegeld", "2027-04", 4 * (138.6667 + 23.7536)),
        ("leider.standen.vakantiegeld", "2027-05", 0),
        ("leider.standen.vakantiegeld", "2027-12", 7 * (138.6667 + 23.7536)),
        ("leider.standen.eindejaarsuitkering", "2027-11", 11 * 104 * (1 + PREMIUM)),
        ("leider.standen.eindejaarsuitkering", "2027-12", 0),
        ("tijdelijk.posten.netto", "2027-09", 1386.67 + 4 * 138.6667 * 0.8),
        ("tijdelijk.posten.loonheffing", "2027-10", 346.67 + 296.92 + 4 * (138.6667 * 0.2 + 23.7536)),
        ("tijdelijk.standen.vakantiegeld", "2027-09", 0),
        ("tijdelijk.standen.loonheffing", "2027-10", 0),
        ("ploeg.posten.loon", "2027-03", 0),
        ("ploeg.posten.loon", "2027", 7 * 30 * 16 * 52 / 12),
        ("ploeg.posten.sociale_lasten", "2027", 7 * 30 * 16 * 52 / 12 * (PREMIUM + 0.05)),
        ("ploeg.standen.vakantiegeld", "2027-10", 0),
    ],
)
def test_the_year_worked_out_by_hand(study: Study, node: str, period: str, amount: float) -> None:
    assert at(study, f"personeel.{node}", period) == pytest.approx(amount, abs=0.01)


def test_productive_hours(study: Study) -> None:
    """1 040 paid hours less 10% leave, 2.5% holidays, 5% illness and 5% indirect: 806."""
    assert at(study, "personeel.leider.contracturen", "2027") == pytest.approx(1040)
    assert at(study, "personeel.leider.productieve_uren", "2027") == pytest.approx(806)


def test_a_season_over_new_year() -> None:
    text = STAFF.replace("eerste: 4, laatste: 10", "eerste: 11, laatste: 2")
    study = study_of(text)
    assert [at(study, "personeel.ploeg.posten.loon", f"2028-{month:02d}") > 0 for month in (1, 2, 3, 10, 11, 12)] == [
        True, True, False, False, True, True,
    ]  # fmt: skip
    assert all(outcome.closes for outcome in study.checks)


def test_the_cost_of_an_hour_is_more_than_the_wage_and_premiums(study: Study) -> None:
    """26.5% on the wage is holiday allowance and premiums only: pension, leave and illness come on top of it."""
    costs = at(study, "staten.exploitatie.wij.lasten.personeel", "2029") - at(
        study, "personeel.ploeg.posten.loon", "2029"
    ) * (1.08 * (1 + PREMIUM + 0.05))
    per_hour = costs / at(study, "personeel.leider.productieve_uren", "2029")
    assert per_hour == pytest.approx(20 * (1.14 * 1.1713 + 0.10) / 0.775)
