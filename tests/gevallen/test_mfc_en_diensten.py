"""De Brink and services at home: they open, close in every option, and a few lines are worked out by hand."""

from __future__ import annotations

import pytest

from tests.support.scenarios import example_of, in_period
from verdienmodel.study.study import Study

BRINK, DIENSTEN = "mfc_de_brink_sleen", "diensten_aan_huis"
OPTIONS = {
    BRINK: ("", "nieuwe_activiteiten", "minder_verhuur", "zonder_beheerder", "geen_teruggaaf", "duur_gas"),
    DIENSTEN: ("", "minder_no_show", "zonder_subsidie", "minder_vrijwilligers", "inhuren"),
}
SALDO = "staten.exploitatie.stichting.saldo"


def in_year(study: Study, address: str, year: str = "2027") -> float:
    return in_period(study, address, year)


@pytest.mark.parametrize(
    ("name", "option"), [(name, option) for name, options in OPTIONS.items() for option in options]
)
def test_the_books_close(name: str, option: str) -> None:
    study = example_of(name, option)
    assert {item.name for item in study.graph.options} == set(OPTIONS[name]) - {""}
    assert all(check.closes for check in study.checks)


def test_letting_and_the_refund_of_de_brink_by_hand() -> None:
    """5 x 44 evenings; 900 m2 x (26 kWh x 0.0916 + 13 m3 x 0.5782) of energy tax, half of it back above 70% social use."""
    study = example_of(BRINK)
    assert in_year(study, "onderdelen.gebouw.dagdelen") == pytest.approx((5 + 0.7 + 9 + 1.5) * 44)
    tax = 900 * (26 * 0.0916 + 13 * 0.5782)
    assert in_year(study, "onderdelen.gebouw.posten.teruggaaf") == pytest.approx(tax / 2)
    assert in_year(example_of(BRINK, "geen_teruggaaf"), "onderdelen.gebouw.posten.teruggaaf") == 0


def test_what_helps_de_brink_and_what_does_not() -> None:
    """Without a decision of the gemeente it runs short; less letting makes it worse, new activities and volunteers better."""
    base = in_year(example_of(BRINK), SALDO)
    assert base < 0
    assert (
        in_year(example_of(BRINK, "minder_verhuur"), SALDO)
        < base
        < in_year(example_of(BRINK, "nieuwe_activiteiten"), SALDO)
    )
    assert in_year(example_of(BRINK, "duur_gas"), SALDO) < base < in_year(example_of(BRINK, "zonder_beheerder"), SALDO)


def test_services_of_a_full_year_by_hand() -> None:
    """2029: 950 norm hours at 60% and 2 100 hours of company and support, a fifth of travel; 8% of visits is missed."""
    study = example_of(DIENSTEN)
    assert in_year(study, "onderdelen.diensten.uren_nodig", "2029") == pytest.approx((950 / 0.6 + 2100) * 1.2)
    assert in_year(study, "onderdelen.diensten.bezoeken", "2029") == pytest.approx(3050 / 1.5)
    paid = in_year(study, "onderdelen.diensten.posten.gezelschap.incl", "2029")
    assert paid == pytest.approx(1500 * 6 * 0.92 * 1.027**3)


def test_a_subsidy_decides_whether_services_can_live() -> None:
    assert (
        in_year(example_of(DIENSTEN), SALDO, "2029")
        > 0
        > in_year(example_of(DIENSTEN, "zonder_subsidie"), SALDO, "2031")
    )
