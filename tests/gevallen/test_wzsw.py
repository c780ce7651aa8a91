"""WZSW: paid by result. The books close in every option, and a full year is worked out by hand."""

from __future__ import annotations

import pytest

from tests.support.own_figures import own_figures
from tests.support.scenarios import example_of, in_period
from verdienmodel.study.study import Study

NAME = "wzsw_leerwerkbedrijf"
OPTIONS = ("", "minder_mensen", "minder_mensen_zonder_minimum", "veel_uitval", "met_lks", "meer_aan_het_eind")
COMPANY, TOWN = "staten.exploitatie.wzsw.saldo", "staten.exploitatie.gemeente.saldo"

# 2029, when 24 have begun in each of the twelve months that count. 80% is there half way, 85% of those at the end.
F3, F4 = 1.027**3, 1.027**4
HALF_WAY, DONE = 24 * 0.8, 24 * 0.8 * 0.85
PAYMENTS = 7200 * (24 * 0.4 + HALF_WAY * 0.3 + DONE * 0.3)
SERVICES = 120 * 130
BONUS = 5000
"""A third of 16.32 finds work: 5 712, but never more than 5 000."""
MONTHS = 12 * (4 * 2 + 5 * 2 * 0.8)
"""Two begin a month; all are there for four months and four of five for the other five."""
COACH = (MONTHS * 4 / 0.9 + DONE * 0.35 * 8) * 48
OTHER = (
    MONTHS * 5 * 41 + 24 * (150 + 200) + DONE * 150 + MONTHS * (25 + 40 * 0.9) + 120 * 85 + 2500
    + 8 * 52 * 56 + 2500 + 6000 + 9000 + 6500
)  # fmt: skip


def in_year(study: Study, address: str, year: str = "2029") -> float:
    return in_period(study, address, year)


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = example_of(NAME, option)
    assert {item.name for item in study.graph.options} == set(OPTIONS) - {""}
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


def test_a_full_year() -> None:
    study = example_of(NAME)
    income = PAYMENTS + SERVICES + BONUS
    assert income == pytest.approx(166443.2)
    assert in_year(study, TOWN) == pytest.approx(-income * F3)
    assert in_year(study, COMPANY) == pytest.approx((income - COACH - OTHER) * F3)


def test_half_the_people_and_a_minimum() -> None:
    """In 2030 half the payments and the services stay under 110 000; the bonus comes on top."""
    delivered, bonus = PAYMENTS / 2 + SERVICES, DONE / 2 * 0.35 * 1000
    guarded, open_ = example_of(NAME, "minder_mensen"), example_of(NAME, "minder_mensen_zonder_minimum")
    assert in_year(guarded, TOWN, "2030") == pytest.approx(-(110000 + bonus) * F4)
    assert in_year(open_, TOWN, "2030") == pytest.approx(-(delivered + bonus) * F4)


def test_money_comes_later_when_the_end_weighs_more() -> None:
    """A fifth less at each start, a tenth less half way, three tenths more at each end; the highest bonus doubles."""
    shift = 7200 * (-24 * 0.2 - HALF_WAY * 0.1 + DONE * 0.3)
    base, later = example_of(NAME), example_of(NAME, "meer_aan_het_eind")
    assert in_year(later, COMPANY) - in_year(base, COMPANY) == pytest.approx((shift + 10000 - BONUS) * F3)


def test_the_plan_comes_first_and_the_work_after_three_months() -> None:
    study = example_of(NAME)
    assert in_year(study, "onderdelen.leerwerk.posten.start", "2027-03") == 0
    assert in_year(study, "onderdelen.leerwerk.posten.start", "2027-04") > 0
    assert in_year(study, "posten.quickscan", "2027") == pytest.approx(6000 * 1.027)


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    assert own_figures(NAME) > 25
