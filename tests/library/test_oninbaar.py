"""Bills that are never paid: a cost in the month in which the money should have come, and no claim that stays for ever."""

from __future__ import annotations

import pytest

from tests.library.test_btw import at, red_in
from tests.support.books import HEAD
from tests.support.btw import company
from tests.support.scenarios import study_of

LATE = HEAD + "posten:\n  omzet: {naam: Omzet, soort: baten, waarde: 12000, betaaltermijn: 2, oninbaar: 3}\n"


def test_what_is_not_paid_is_a_cost_two_months_later() -> None:
    """1 000 a month, of which 970 comes two months later and 30 never; two months stand open."""
    study = study_of(LATE)
    expected = {
        "posten.omzet": 1000,
        "posten.omzet.kas": 970,
        "posten.omzet.oninbaar": 30,
        "posten.omzet.nog_te_betalen": 2000,
    }
    assert {address: at(study, address, "2027-06") for address in expected} == pytest.approx(expected)
    assert at(study, "staten.exploitatie.wij.totaal_lasten", "2027") == pytest.approx(300)
    assert at(study, "staten.exploitatie.wij.lasten.oninbaar", "2028") == pytest.approx(360)
    assert all(outcome.closes for outcome in study.checks)


def test_a_claim_that_is_a_cent_off_is_red() -> None:
    assert "controles.balans.wij" in red_in(study_of(LATE), "posten.omzet.nog_te_betalen", 9)


def test_between_two_books_the_one_loses_what_the_other_keeps() -> None:
    text = LATE.replace("waarde: 12000", "waarde: 12000, partij: gemeente").replace(
        "boekhouding:\n", "boekhouding:\n  gemeente: {bank_begin: 90000, eigen_vermogen_begin: 90000}\n"
    )
    study = study_of(text)
    assert at(study, "staten.exploitatie.gemeente.saldo", "2028") == pytest.approx(-12000 + 360)
    assert at(study, "staten.exploitatie.samen.saldo", "2028") == pytest.approx(0)
    assert all(outcome.closes for outcome in study.checks)


def test_with_btw_the_whole_bill_is_lost() -> None:
    """1 210 a month incl. btw, 3% of it is 36.30. The btw on it is not asked back: careful."""
    study = study_of(company(LATE[len(HEAD) :].replace("waarde: 12000", "waarde: 12000, btw: hoog")))
    assert at(study, "posten.omzet.oninbaar", "2027-06") == pytest.approx(36.30)
    assert all(outcome.closes for outcome in study.checks)
