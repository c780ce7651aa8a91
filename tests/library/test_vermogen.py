"""Reserves with a ceiling, the giver's reserve, what happens with a surplus, and what is free to spend. Amounts by hand."""

from __future__ import annotations

import pytest

from tests.library.test_btw import at, red_in, said
from tests.support.books import HEAD
from tests.support.scenarios import study_of
from verdienmodel.study.study import Study


def result(amounts: str, rest: str) -> Study:
    """A company with this result per year; 1 000 of what it owns at the start is in a reserve."""
    head = HEAD.replace("eigen_vermogen_begin: 20000", "eigen_vermogen_begin: 19000")
    return study_of(head + f"posten:\n  saldo: {{naam: Saldo, soort: baten, waarde: {amounts}}}\n" + rest)


def test_a_reserve_stops_at_its_ceiling() -> None:
    study = result("12000", "reserves: {buffer: {toevoeging: 6000, begrensd: ja, plafond: 10000, stand_begin: 1000}}\n")
    assert [at(study, "reserves.buffer.standen.reserve", year) for year in ("2027", "2028", "2029")] == pytest.approx(
        [7000, 10000, 10000]
    )
    assert at(study, "reserves.buffer.posten.toevoeging", "2028") == pytest.approx(3000)


def test_a_surplus_goes_first_to_the_reserve_and_then_back() -> None:
    """Schouwen-Duiveland 2011, published: surplus 42 633, at most 15 000 kept, 27 633 back to the gemeente."""
    study = result(
        "{2027-01: 42633, 2028-01: -1200, 2029-01: 0}",
        "reserves: {dorpshuizen: {sjabloon: resultaatbestemming, partij: gemeente, eerst: 15000, stand_begin: 1000}}\n",
    )
    own = "reserves.dorpshuizen"
    assert at(study, f"{own}.posten.toevoeging", "2027") == pytest.approx(15000)
    assert at(study, f"{own}.posten.terug", "2027") == pytest.approx(27633)
    assert at(study, "staten.exploitatie.wij.saldo", "2027") == pytest.approx(15000)
    assert at(study, f"{own}.standen.terug_te_betalen", "2027") == pytest.approx(27633)
    assert at(study, f"{own}.posten.betaling", "2028-10") == pytest.approx(27633)
    assert at(study, f"{own}.posten.terug", "2028") == 0
    shown = [
        f"staten.reserves.wij.per_reserve.reserves_dorpshuizen.{row}" for row in ("begin", "erbij", "eraf", "eind")
    ]
    assert at(study, shown[0], "2028-01") == pytest.approx(16000)
    assert [at(study, row, "2027") for row in shown[1:]] == pytest.approx([15000, 0, 16000])
    assert [at(study, row, "2028") for row in shown[1:]] == pytest.approx([0, 0, 16000])
    assert all(outcome.closes for outcome in study.checks)
    assert red_in(study, f"{own}.standen.terug_te_betalen", 14) >= {f"controles.{own}.terug", "controles.balans.wij"}


EGALISATION = """
reserves: {gelijk: {sjabloon: egalisatiereserve, begrensd: ja, plafond: 5000, stand_begin: 1000}}
subsidies: {vangnet: {sjabloon: tekortgarantie, aandeel: 100, maximum: 2000}}
"""


def test_the_giver_s_reserve_comes_before_the_guarantee() -> None:
    """+3 000 goes in: 4 000. +3 000 more: only 1 000 fits. -6 000: 5 000 comes out and the guarantee pays 1 000. -6 000 again: nothing
    is left, the guarantee pays its most of 2 000 and 4 000 is not covered."""
    study = result("{2027-01: 3000, 2029-01: -6000, 2031-01: 0}", EGALISATION)
    years = ("2027", "2028", "2029", "2030")
    assert [at(study, "reserves.gelijk.standen.reserve", year) for year in years] == pytest.approx([4000, 5000, 0, 0])
    assert [at(study, "subsidies.vangnet.posten.bate", year) for year in years] == pytest.approx([0, 0, 1000, 2000])
    assert at(study, "staten.exploitatie.wij.resultaat", "2029") == pytest.approx(0)
    assert at(study, "staten.exploitatie.wij.resultaat", "2030") == pytest.approx(-4000)
    assert all(outcome.closes for outcome in study.checks)


def test_what_is_free_to_spend_is_less_than_the_bank() -> None:
    """20 000 on the bank; 3 000 set aside for the roof; 6 000 received for a grant of which 1 000 is earned."""
    study = study_of(
        HEAD
        + "voorzieningen: {dak: {dotatie: 6000, onderhoud: 0}}\n"
        + "subsidies: {proef: {sjabloon: werkelijke_kosten, verleend: 12000, voorschot: 100,"
        + ' grootheden: {kosten: {formule: "posten.proef"}}}}\n'
        + "posten: {proef: {naam: Proef, soort: lasten, waarde: 2000}}\n"
    )
    assert at(study, "boekhouding.wij.standen.bank", "2027-06") == pytest.approx(20000 + 6000 - 1000)
    assert at(study, "boekhouding.wij.vrij_besteedbaar", "2027-06") == pytest.approx(25000 - 3000 - 5000)


def test_money_that_is_spoken_for_is_warned_about() -> None:
    study = study_of(
        HEAD.replace("20000", "1000")
        + "voorzieningen: {dak: {dotatie: 1200, onderhoud: 0}}\n"
        + "posten: {huur: {naam: Huur, soort: lasten, waarde: 300}}\n"
    )
    assert any("nog niet verdiende subsidie nodig hebt" in text for text in said(study))


def test_a_current_account_bears_interest_on_what_was_overdrawn_last_month() -> None:
    """1 000 out each month from 20 000: nil at the end of August 2028; 1 000 overdrawn in September bears 12%/12 = 10 in October."""
    study = study_of(
        HEAD.replace(
            "wij: {bank_begin: 20000",
            "wij: {sjabloon: rekening_courant, kredietruimte: 3000, debetrente: 12, bank_begin: 20000",
        )
        + "posten: {loon: {naam: Loon, soort: lasten, waarde: 12000}}\n"
        + "vpb: {wij: {sjabloon: belast}}\n"
    )
    interest = "boekhouding.wij.posten.rente"
    assert [at(study, interest, month) for month in ("2028-09", "2028-10", "2028-11")] == pytest.approx([0, 10, 20.1])
    assert all(outcome.closes for outcome in study.checks)
    (text,) = [text for text in said(study) if "rood" in text]
    assert "3.000" in text


def test_state_aid_near_its_ceiling_is_warned_about() -> None:
    """100 000 a year is 250 000 after thirty months; 80% of 300 000 is 240 000, passed in month 29."""
    text = HEAD.replace("wij: {bank", "wij: {steungrens: {eenheid: eur, kengetal: deminimis.algemeen}, bank").replace(
        "2033-12", "2030-12"
    )
    study = study_of(text + "subsidies: {dorp: {sjabloon: vast, verleend: 100000, voorschot: 100}}\n")
    raised = {item.signal.name: item for item in study.warnings}["boekhouding.wij.signalen.staatssteun"]
    assert str(raised.first) == "2029-05"
    assert any("de grens is € 300.000" in text for text in said(study))
