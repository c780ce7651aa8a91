"""Loans, investments, provisions and reserves: published values, closed forms and a balance that goes red."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.books import BOOKS, HEAD
from tests.support.scenarios import messages_of, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.study.explaining import explain
from verdienmodel.study.study import Study

BALANCE, ROLL = "controles.balans.wij", "controles.reserves.wij"
SPOILED = {
    "leningen.a.standen.restschuld": (BALANCE, "controles.leningen.a.verloop"),
    "leningen.b.standen.restschuld": (BALANCE, "controles.leningen.b.verloop"),
    "investeringen.bus.standen.boekwaarde": (
        BALANCE,
        "controles.investeringen.bus.verloop",
        "controles.investeringen.wij",
    ),
    "voorzieningen.dak.standen.voorziening": (BALANCE, "controles.voorzieningen.dak.verloop", ROLL),
    "reserves.buffer.standen.reserve": (
        BALANCE,
        "controles.eigen_vermogen.wij",
        "controles.reserves.buffer.verloop",
        ROLL,
    ),
    "posten.omzet.nog_te_betalen": (BALANCE,),
    "posten.huur.vooruit": (BALANCE,),
    "posten.abonnement.vooruit": (BALANCE,),
}
"""A node, and exactly the checks that fail when one month of it is a cent off."""


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(BOOKS)


def at(study: Study, address: str, period: str) -> float:
    found = study.timeline.find_period(period)
    assert found is not None
    return study.value(address, found)


def test_all_books_close(study: Study) -> None:
    assert study.checks
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


@pytest.mark.parametrize("address", SPOILED)
def test_a_check_has_been_seen_red(study: Study, address: str) -> None:
    spoiled = np.array(np.broadcast_to(study.results.months(address), (1, len(study.timeline))))
    spoiled[0, 20] += 0.01
    results = evaluate(study.graph, corrupted={address: spoiled})
    assert {item.check.name for item in outcomes(results) if not item.closes} == set(SPOILED[address])


def test_the_published_annuity(study: Study) -> None:
    """numpy-financial: PMT(0.08/12; 60; 15000) = 304.145914, IPMT(1) = 100, PPMT(1) = 204.145914."""
    assert at(study, "leningen.a.termijn", "2027-04") == pytest.approx(304.145914, abs=5e-7)
    assert at(study, "leningen.a.posten.rente", "2027-04") == pytest.approx(100, abs=1e-9)
    assert at(study, "leningen.a.posten.aflossing", "2027-04") == pytest.approx(204.145914, abs=5e-7)
    assert at(study, "leningen.a.standen.restschuld", "2032-03") == pytest.approx(0, abs=1e-8)
    assert at(study, "leningen.a.standen.restschuld", "2032-02") == pytest.approx(
        304.145914 / (1 + 0.08 / 12), abs=1e-6
    )


def test_a_linear_loan_that_first_bears_interest_only(study: Study) -> None:
    """By hand: 12 000 in May; six months of 60 interest; then 500 a month, from December."""
    assert at(study, "leningen.b.posten.aflossing", "2027-11") == 0
    assert at(study, "leningen.b.posten.rente", "2027-11") == pytest.approx(60)
    assert at(study, "leningen.b.posten.aflossing", "2027-12") == pytest.approx(500)
    assert at(study, "leningen.b.posten.rente", "2028-01") == pytest.approx(57.5)
    assert at(study, "leningen.b.standen.restschuld", "2029-11") == pytest.approx(0, abs=1e-9)
    assert at(study, "leningen.b.standen.restschuld", "2029-10") == pytest.approx(500)


def test_a_loan_repaid_at_once(study: Study) -> None:
    """By hand: 5 000 in January 2028 for 36 months: 12.50 interest a month, repaid in January 2031."""
    assert at(study, "leningen.c.posten.rente", "2028") == pytest.approx(11 * 12.5)
    assert at(study, "leningen.c.posten.rente", "2031") == pytest.approx(12.5)
    assert at(study, "leningen.c.posten.aflossing", "2031-01") == pytest.approx(5000)
    assert at(study, "leningen.c.standen.restschuld", "2030-12") == pytest.approx(5000)


def test_a_loan_without_interest(study: Study) -> None:
    assert at(study, "leningen.nul.posten.rente", "totaal") == 0
    assert at(study, "leningen.nul.posten.aflossing", "2027") == pytest.approx(1100)


def test_depreciation_runs_from_the_month_of_purchase(study: Study) -> None:
    """By hand: (11 000 − 1 000) / 60 months = 166.67 a month, July 2027 up to and including June 2032."""
    assert at(study, "investeringen.bus.posten.afschrijving", "2027") == pytest.approx(1000)
    assert at(study, "investeringen.bus.posten.afschrijving", "2032") == pytest.approx(1000)
    assert at(study, "investeringen.bus.standen.boekwaarde", "2033") == pytest.approx(1000)
    assert at(study, "staten.liquiditeit.wij.uitgaven.aankoop", "2027") == pytest.approx(11000)


def test_money_moves_when_it_is_paid(study: Study) -> None:
    """By hand: 2 000 a month two months later; 1 000 a month one month ahead; 6 000 a year in March and April."""
    assert at(study, "posten.omzet.kas", "2027") == pytest.approx(20000)
    assert at(study, "posten.omzet.nog_te_betalen", "2027") == pytest.approx(4000)
    assert at(study, "posten.huur.kas", "2027-01") == pytest.approx(2000)
    assert at(study, "posten.huur.vooruit", "2027") == pytest.approx(1000)
    assert at(study, "posten.huur.kas", "2033-12") == 0
    assert at(study, "posten.abonnement.kas", "2027-03") == pytest.approx(3000)
    assert at(study, "posten.abonnement.vooruit", "2027-04") == pytest.approx(4000)
    assert at(study, "posten.abonnement.nog_te_betalen", "2027-02") == pytest.approx(1000)
    assert at(study, "posten.abonnement.kas", "2027") == pytest.approx(6000)


def test_the_exploitatie_comes_first_and_then_the_money(study: Study) -> None:
    names = list(dict.fromkeys(statement.name for statement in study.statements))
    assert names[:3] == ["exploitatie", "liquiditeit", "balans"]


def test_a_repayment_is_no_cost_and_a_reserve_no_money(study: Study) -> None:
    exploitatie = study.graph.statement("exploitatie.wij")
    shown = [line.address for line in exploitatie.lines]
    assert "leningen.a.posten.rente" in shown
    assert "leningen.a.posten.aflossing" not in shown
    assert shown.index("staten.exploitatie.wij.saldo") < shown.index("reserves.buffer.posten.toevoeging")
    assert at(study, "staten.exploitatie.wij.saldo", "2031") - at(
        study, "staten.exploitatie.wij.resultaat", "2031"
    ) == pytest.approx(500 - 300)
    cash = {line.address for line in study.graph.statement("liquiditeit.wij").lines}
    assert "leningen.a.posten.aflossing" in cash
    assert not {"investeringen.bus.posten.afschrijving", "voorzieningen.dak.posten.dotatie"} & cash


def test_the_lowest_cash_is_that_of_a_month_not_of_a_year_end(study: Study) -> None:
    line = next(item for item in study.graph.statement("liquiditeit.wij").lines if item.shows == "laagste")
    whole = study.timeline.find_period("totaal")
    assert whole is not None
    lowest = study.value(line.address, whole, shows=line.shows)
    assert lowest == pytest.approx(float(study.results.months("boekhouding.wij.standen.bank").min()))


def test_a_provision_below_zero_is_refused_with_its_year() -> None:
    (message,) = messages_of(HEAD + "voorzieningen: {dak: {dotatie: 1000, onderhoud: {2027-01: 0, 2028-01: 3000}}}\n")
    assert message.startswith("proef.yaml:13 · voorzieningen.dak.signalen.onder_nul: De voorziening dak komt onder nul")
    assert "het eerst in jul 2028" in message
    assert "Zet meer opzij" in message


def test_a_loan_between_two_books_stands_in_both() -> None:
    study = study_of(
        HEAD
        + """
leningen:
  x: {sjabloon: lineair, partij: gemeente, bedrag: 1200, rente: 12, looptijd: 12, opname: 2027-01}
""",
    )
    entries = {(e.administratie, e.soort, e.rubriek) for e in study.graph.entries if e.post.startswith("leningen.x")}
    assert ("gemeente", "activa", "uitgeleend") in entries
    assert ("gemeente", "uitgaven", "verstrekt") in entries
    assert ("gemeente", "baten", "rente_baten") in entries


def test_a_field_that_the_template_does_not_have_is_refused_with_the_nearest_name() -> None:
    said = messages_of(
        HEAD + "leningen: {x: {sjabloon: lineair, bedraag: 1, rente: 1, looptijd: 1, opname: 2027-01}}\n"
    )
    assert any("bedraag" in text and "bedrag" in text for text in said)


def test_what_a_line_shows_is_what_is_explained(study: Study) -> None:
    """An opening is explained by its first month and a lowest stand by the month of it, not by the end of the year."""
    for line in study.graph.statement("liquiditeit.wij").lines:
        for year in study.timeline.periods("jaar") if line.shows else ():
            shown = study.value(line.address, year, shows=line.shows)
            assert explain(study, line.address, year).shown.value == pytest.approx(shown, abs=1e-6)
            assert shown != study.value(line.address, year) or line.shows == "laagste"
