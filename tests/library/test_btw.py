"""Btw: what is price and what is tax, the key, the returns, the KOR, the gemeente, and herziening. All amounts by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.books import HEAD
from tests.support.btw import KOR, MIXED, company
from tests.support.scenarios import messages_of, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.study.study import Study
from verdienmodel.views.signals import sentence

BALANCE = "controles.balans.wij"


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(MIXED)


def at(study: Study, address: str, period: str) -> float:
    found = study.timeline.find_period(period)
    assert found is not None
    return study.value(address, found)


def said(study: Study) -> list[str]:
    return [sentence(study, raised) for raised in study.warnings]


def red_in(study: Study, address: str, month: int) -> set[str]:
    spoiled = np.array(np.broadcast_to(study.results.months(address), (1, len(study.timeline))))
    spoiled[0, month] += 0.01
    return {
        item.check.name for item in outcomes(evaluate(study.graph, corrupted={address: spoiled})) if not item.closes
    }


def test_all_books_close(study: Study) -> None:
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


@pytest.mark.parametrize("address", ["btw.wij.standen.te_betalen", "btw.wij.standen.te_vorderen"])
def test_a_wrong_btw_debt_is_red(study: Study, address: str) -> None:
    assert red_in(study, address, 20) == {BALANCE, "controles.btw.wij.verloop"}


def test_a_wrong_return_is_red(study: Study) -> None:
    assert "controles.btw.wij.aangiften" in red_in(study, "btw.wij.aangegeven", 23)


def test_btw_that_is_charged_but_not_received_is_red(study: Study) -> None:
    assert BALANCE in red_in(study, "posten.opdracht.incl", 20)


@pytest.mark.parametrize(
    ("address", "month", "amount"),
    [
        ("posten.klus", "2027-05", 1000),
        ("posten.klus.btw", "2027-05", 210),
        ("posten.opdracht", "2027-05", 2000),
        ("posten.opdracht.kas", "2027-05", 2420),
        ("posten.opdracht.kas", "2027-01", 0),
        ("posten.opdracht.nog_te_betalen", "2027-05", 2420),
        ("posten.materiaal", "2027-05", 500),
        ("posten.materiaal.nog_te_betalen", "2027-05", 605),
        ("posten.kantoor", "2027-05", 1052.50),
        ("posten.kantoor.niet_aftrekbaar", "2027-05", 52.50),
        ("posten.zaalkosten", "2027-05", 109),
        ("investeringen.bus.posten.aankoop", "2027-03", 12630),
        ("investeringen.bus.posten.afschrijving", "2027-03", 210.50),
        ("btw.wij.posten.teruggave", "2027-05", 787.50),
        ("btw.wij.posten.afdracht", "2027-07", 1102.50),
        ("btw.wij.standen.te_vorderen", "2027-03", 787.50),
        ("posten.kantoor", "2028-05", 1105),
        ("btw.wij.posten.afdracht", "2028-04", 1102.50),
        ("btw.wij.posten.afdracht", "2029-01", 1102.50 + 630),
    ],
)
def test_the_year_worked_out_by_hand(study: Study, address: str, month: str, amount: float) -> None:
    assert at(study, address, month) == pytest.approx(amount, abs=1e-9)


def test_the_key_is_rounded_up_to_whole_percents() -> None:
    """1 000 taxed of 3 000 is 33.3%: 34%. Gifts and grants are outside the fraction."""
    text = company("""
posten:
  a: {naam: A, soort: baten, btw: nul, waarde: 1000}
  b: {naam: B, soort: baten, btw: vrijgesteld, waarde: 2000}
  c: {naam: C, soort: baten, btw: buiten, waarde: 9000}
""")
    assert at(study_of(text), "btw.wij.sleutel", "2027") == pytest.approx(0.34, abs=1e-12)


def test_what_an_onderdeel_sells_decides_what_its_costs_get_back() -> None:
    text = company("""
onderdelen:
  groen: {posten: {werk: {naam: Werk, soort: baten, btw: hoog, waarde: 1200}, zaad: {naam: Zaad, soort: lasten, btw: laag, waarde: 120}}}
  zaal: {posten: {huur: {naam: Huur, soort: baten, btw: vrijgesteld, waarde: 1200}, zeep: {naam: Zeep, soort: lasten, btw: laag, waarde: 120}}}
""")
    study = study_of(text)
    assert at(study, "onderdelen.groen.posten.zaad", "2027") == pytest.approx(120)
    assert at(study, "onderdelen.zaal.posten.zeep", "2027") == pytest.approx(130.80)


def test_the_consumer_price_stays_when_the_rate_changes() -> None:
    """Laag was 6% to 2018-12 and is 9% since: 1.09 at the counter is 1.028302 before and 1 after."""
    head = (
        HEAD.replace("2027-01", "2018-01").replace("2033-12", "2019-12").replace("prijspeil: 2027", "prijspeil: 2018")
    )
    text = company(
        "posten:\n  entree: {naam: Entree, soort: baten, btw: laag, partij: bewoners, waarde: 13.08}\n", head=head
    )
    study = study_of(text.replace("wij: {}", "wij: {kor_grens: 20000}"))
    assert at(study, "posten.entree", "2018-12") == pytest.approx(1.09 / 1.06)
    assert at(study, "posten.entree", "2019-01") == pytest.approx(1.0)
    assert (
        at(study, "posten.entree.incl", "2018-12") == at(study, "posten.entree.incl", "2019-01") == pytest.approx(1.09)
    )


def test_the_kor_ends_in_the_month_that_passes_the_limit() -> None:
    """2027: 2 180 per month, month ten reaches 21 800. From then on 2 000 is left of it, and all of 2028. In 2028 21 000 / 1.09
    = 19 266 stays below, so 2029 begins in the KOR: 12 x 1 750 passes 20 000 in December (21 000). 2030 has btw again. 2031:
    2030 was 20 000 / 1.09, so the KOR holds, and exactly 20 000 stays in it."""
    study = study_of(KOR)
    expected = {
        "2027-01": 2180, "2027-09": 2180, "2027-10": 2000, "2027-12": 2000, "2028-01": 1750 / 1.09, "2028-12": 1750 / 1.09,
        "2029-01": 1750, "2029-11": 1750, "2029-12": 1750 / 1.09, "2030-06": 20000 / 12 / 1.09, "2031-01": 20000 / 12,
        "2031-12": 20000 / 12, "2032-12": 20000 / 12,
    }  # fmt: skip
    assert {month: at(study, "posten.entree", month) for month in expected} == pytest.approx(expected)
    assert at(study, "posten.zaad", "2027-09") == pytest.approx(121)
    assert at(study, "posten.zaad", "2027-10") == pytest.approx(100)
    assert all(outcome.closes for outcome in study.checks)


def test_the_board_reads_that_the_kor_ends() -> None:
    (text,) = [text for text in said(study_of(KOR)) if "KOR" in text]
    assert text.startswith("Van okt 2027 tot en met dec 2030")


def test_herziening_says_what_it_costs() -> None:
    """A machine of 12 000 in 2027 gave 2 520 back. From 2029 in the KOR: 2 520 / 5 = 504 per year goes back."""
    text = company(
        """
posten:
  werk: {naam: Werk, soort: baten, btw: hoog, partij: corporatie, waarde: 9000}
investeringen:
  machine: {sjabloon: lineair, bedrag: 12000, maand: 2027-01, levensduur: 5, posten: {aankoop: {btw: hoog, aftrek: belast}}}
""",
        "wij: {kor: {2027-01: nee, 2029-01: ja}}",
    )
    study = study_of(text)
    assert at(study, "btw.wij.herziening", "2028") == pytest.approx(0)
    assert at(study, "btw.wij.herziening", "2029") == pytest.approx(504)
    assert at(study, "btw.wij.herziening", "2032") == pytest.approx(0)
    (text,) = [text for text in said(study) if "anders dan toen" in text]
    assert "504" in text


@pytest.mark.parametrize(
    ("gemeente", "vorm", "cost"),
    [
        ("", "opdracht", 29040),
        ("\n  gemeente: {sjabloon: bcf}", "opdracht", 24000),
        ("\n  gemeente: {sjabloon: bcf}", "inkoop_individueel", 29040),
    ],
)
def test_what_the_gemeente_pays_depends_on_the_bcf(gemeente: str, vorm: str, cost: float) -> None:
    text = company(
        f"posten:\n  werk: {{naam: Werk, soort: baten, btw: hoog, partij: gemeente, vorm: {vorm}, waarde: 24000}}\n",
        "wij: {}" + gemeente,
    ).replace("boekhouding:\n", "boekhouding:\n  gemeente: {bank_begin: 90000, eigen_vermogen_begin: 90000}\n")
    study = study_of(text)
    assert at(study, "staten.exploitatie.gemeente.totaal_lasten", "2027") == pytest.approx(cost)
    assert at(study, "staten.exploitatie.wij.totaal_baten", "2027") == pytest.approx(24000)
    assert at(study, "staten.liquiditeit.gemeente.totaal_uitgaven", "2027") == pytest.approx(29040)
    back = at(study, "staten.liquiditeit.gemeente.totaal_ontvangsten", "2028-07")
    assert back == pytest.approx(29040 - cost)
    assert all(outcome.closes for outcome in study.checks)


def test_a_grant_that_is_payment_for_a_service_holds_btw() -> None:
    """12 100 a year incl. 21% is 10 000 and 2 100 btw, a cost of its own."""
    text = company("""
subsidies:
  traject: {sjabloon: vast, verleend: 12100, voorschot: 100, posten: {bate: {btw: hoog}}}
""")
    study = study_of(text)
    assert at(study, "staten.exploitatie.wij.saldo", "2027") == pytest.approx(10000)
    assert at(study, "btw.wij.posten.afdracht", "2027-04") == pytest.approx(525)
    assert all(outcome.closes for outcome in study.checks)


def test_a_grant_per_unit_holds_btw_unless_the_file_says_otherwise() -> None:
    """1 210 a month incl. 21% holds 210."""
    grant = "subsidies:\n  t: {sjabloon: per_eenheid, bedrag: 121, begroot: 120, maximum: 90000, voorschot: 100BTW}\n"
    taxed, outside = (study_of(company(grant.replace("BTW", more))) for more in ("", ", posten: {bate: {btw: buiten}}"))
    assert at(taxed, "staten.exploitatie.wij.saldo", "2027-03") == pytest.approx(1000)
    assert at(outside, "staten.exploitatie.wij.saldo", "2027-03") == pytest.approx(1210)
    assert any("Laat toetsen" in raised.signal.remedy for raised in taxed.warnings)
    assert all(outcome.closes for study in (taxed, outside) for outcome in study.checks)


def test_uncertain_btw_shows_both_outcomes() -> None:
    text = company("posten:\n  bad: {naam: Bad, soort: baten, btw: onzeker, partij: bewoners, waarde: 10900}\n")
    low, exempt = study_of(text), study_of(text.replace("wij: {}", "wij: {onzeker_belast: nee}"))
    assert at(low, "posten.bad", "2027") == pytest.approx(10000)
    assert at(exempt, "posten.bad", "2027") == pytest.approx(10900)
    assert (at(low, "btw.wij.sleutel", "2027"), at(exempt, "btw.wij.sleutel", "2027")) == (1, 0)
    for study in (low, exempt):
        assert any("niet zeker" in text and "900" in text for text in said(study))


@pytest.mark.parametrize(
    ("choice", "months"), [("per_maand: ja", (2, 3, 4)), ("per_jaar: ja", (13, 25)), ("vroeg: nee", (4, 7, 10))]
)
def test_returns_are_paid_the_month_after(choice: str, months: tuple[int, ...]) -> None:
    text = company("posten:\n  a: {naam: A, soort: baten, btw: hoog, waarde: 1200}\n", f"wij: {{{choice}}}")
    paid = study_of(text).results.months("btw.wij.posten.afdracht").reshape(-1)
    assert tuple(np.flatnonzero(paid)[: len(months)] + 1) == months


def test_a_rate_that_is_not_known_for_the_date_is_refused() -> None:
    head = (
        HEAD.replace("2027-01", "1990-01").replace("2033-12", "1991-12").replace("prijspeil: 2027", "prijspeil: 1990")
    )
    text = company(
        "posten:\n  a: {naam: A, soort: baten, btw: hoog, waarde: 1200}\n", "wij: {kor_grens: 20000}", head=head
    )
    (message,) = messages_of(text)
    assert "btw.wij.invoer.hoog: voor 1990-01 tot en met 1991-12 is er nog geen waarde" in message
    assert "proef.yaml:16" in message


def test_without_btw_in_the_books_nothing_changes() -> None:
    text = company("posten:\n  a: {naam: A, soort: baten, btw: hoog, partij: bewoners, waarde: 1210}\n")
    without = study_of(text.replace("btw:\n  wij: {}\n", ""))
    assert at(without, "posten.a", "2027") == 1210
    assert at(study_of(text), "posten.a", "2027") == pytest.approx(1000)
