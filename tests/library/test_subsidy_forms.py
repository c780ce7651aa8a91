"""Every other form of subsidy, and the order in which they are settled: one example each, worked out by hand first."""

from __future__ import annotations

import pytest

from tests.library.test_btw import at, said
from tests.support.books import HEAD
from tests.support.scenarios import messages_of, study_of
from verdienmodel.study.study import Study

FORMS = (
    HEAD
    + """
invoer:
  inwoners: {eenheid: inwoner, waarde: 4000}
  vast_bedrag: {eenheid: eur/jaar, waarde: 5000}
  per_inwoner: {eenheid: eur/inwoner/maand, waarde: 0.65}
posten:
  acties: {naam: Acties, soort: baten, rubriek: bijdragen, waarde: 6000}
  minder_zorg: {naam: Minder zorg, soort: baten, administratie: gemeente, waarde: 10000}
subsidies:
  start: {sjabloon: aanloop, verleend: 12000, start: 2027-07, jaren: 4, voorschot: 100}
  waterland: {sjabloon: formule, voorschot: 100, grootheden: {toegekend: {formule: vast_bedrag + inwoners * per_inwoner}}}
  straks: {sjabloon: direct_vastgesteld, verleend: 2400}
  fonds: {sjabloon: matching, maximum: 4000, voorschot: 50, grootheden: {bijdragen: {formule: posten.acties}}}
  delen: {sjabloon: besparing, aandeel: 40, maximum: 9000, grootheden: {besparing: {formule: posten.minder_zorg}}}
  uren: {sjabloon: in_natura, aantal: 100, tarief: 20}
  taak: {sjabloon: taakoverdracht, productbudget: 100000, overhead: 20000, kapitaallasten: 10000, btw_budget: 5000, aandeel: 80, start: 2027-01, stijging: 2, achterblijvend: 10, frictieduur: 12}
"""
)


@pytest.fixture(scope="module")
def forms() -> Study:
    return study_of(FORMS)


def years(study: Study, address: str, *periods: str) -> list[float]:
    return [at(study, f"subsidies.{address}", period) for period in periods]


def test_all_books_close(forms: Study) -> None:
    assert [outcome.check.name for outcome in forms.checks if not outcome.closes] == []


def test_a_start_grant_gets_smaller_every_calendar_year(forms: Study) -> None:
    """12 000 a year from July 2027 in four calendar years: half of it, then 75%, 50%, 25%, nothing."""
    assert years(forms, "start.posten.bate", "2027", "2028", "2029", "2030", "2031") == [6000, 9000, 6000, 3000, 0]


def test_a_formula(forms: Study) -> None:
    """Waterland, published: 5 000 plus 0.65 per inhabitant per month; with 4 000 inhabitants 36 200."""
    assert years(forms, "waterland.posten.bate", "2028") == pytest.approx([36200])


def test_directly_settled_leaves_nothing_for_later(forms: Study) -> None:
    assert years(forms, "straks.posten.nabetaling", "2027", "2028") == [0, 0]
    assert years(forms, "straks.posten.voorschot", "2027") == [2400]


def test_matching(forms: Study) -> None:
    """500 a month is doubled until 4 000 is reached in August; 2 000 in advance, 2 000 in October of the next year."""
    assert years(forms, "fonds.posten.bate", "2027-08", "2027-09", "2027") == pytest.approx([500, 0, 4000])
    assert years(forms, "fonds.posten.nabetaling", "2028-10") == pytest.approx([2000])


def test_sharing_in_a_saving_is_paid_a_year_later(forms: Study) -> None:
    assert years(forms, "delen.posten.bate", "2027") == pytest.approx([4000])
    assert years(forms, "delen.posten.nabetaling", "2027", "2028-10") == pytest.approx([0, 4000])


def test_in_kind_is_a_bate_and_a_last_without_money(forms: Study) -> None:
    assert years(forms, "uren.posten.bate", "2027") == years(forms, "uren.posten.last", "2027") == pytest.approx([2000])
    lines = [line.address for item in forms.statements if item.name == "liquiditeit" for line in item.lines]
    assert not [address for address in lines if "uren" in address]


def test_a_task_taken_over(forms: Study) -> None:
    """100 000 - 20 000 - 10 000 - 5 000 = 65 000, 80% is 52 000; 2% more in 2028; 10% stays behind in the first year."""
    assert years(forms, "taak.posten.vergoeding", "2027", "2028") == pytest.approx([52000, 53040])
    assert years(forms, "taak.blijft_achter", "2027", "2028") == pytest.approx([5200, 0])
    assert any("nog € 5.200 in 2027 kwijt" in text for text in said(forms))


ORDER = (
    HEAD
    + """
posten:
  omzet: {naam: Omzet, soort: baten, waarde: 10000}
  loon: {naam: Loon, soort: lasten, rubriek: personeel, waarde: 27000}
  onvoorzien: {naam: Onvoorzien, soort: lasten, rubriek: onvoorzien, waarde: 3000}
subsidies:
  vast: {sjabloon: vast, status: verleend, verleend: 8000, voorschot: 100}
  kosten: {sjabloon: werkelijke_kosten, status: verleend, verleend: 5000, aandeel: 20, voorschot: 100}
  eerste: {sjabloon: tekortgarantie, status: verleend, besluit: raad 2026, aandeel: 50, maximum: 3000, voorschot: 80}
  tweede: {sjabloon: tekortgarantie, status: verleend, besluit: raad 2026, aandeel: 100, maximum: 9000, rang: 41}
"""
)


def test_the_order_of_settlement() -> None:
    """Eligible 27 000 (onvoorzien is not): 20% is 5 400, at most 5 000. Deficit 30 000 - 10 000 - 8 000 - 5 000 = 7 000. The first
    guarantor pays 50%, at most 3 000, of which 80% of 3 000 = 2 400 in advance; the second what is left: 4 000. Saldo nil."""
    study = study_of(ORDER)
    assert years(study, "kosten.posten.bate", "2028") == pytest.approx([5000])
    assert years(study, "eerste.posten.bate", "2028") == pytest.approx([3000])
    assert years(study, "eerste.posten.voorschot", "2028") == pytest.approx([2400])
    assert years(study, "eerste.posten.nabetaling", "2028-10") == pytest.approx([600])
    assert years(study, "tweede.posten.bate", "2028") == pytest.approx([4000])
    assert at(study, "staten.exploitatie.wij.saldo", "2028") == pytest.approx(0)
    assert all(outcome.closes for outcome in study.checks)


def test_an_advance_on_a_guarantee_that_is_not_needed_goes_back() -> None:
    study = study_of(ORDER.replace("waarde: 10000", "waarde: 40000"))
    assert years(study, "eerste.posten.bate", "2028") == [0]
    assert years(study, "eerste.standen.vooruit", "2027-12") == pytest.approx([2400])
    assert years(study, "eerste.posten.terugbetaling", "2028-10") == pytest.approx([2400])
    assert all(outcome.closes for outcome in study.checks)


def test_two_givers_of_one_rank_share_and_never_cover_the_same_euro_twice() -> None:
    shared = ORDER.replace("aandeel: 100, maximum: 9000, rang: 41", "aandeel: 50, maximum: 9000")
    study = study_of(shared)
    assert years(study, "eerste.posten.bate", "2028") + years(study, "tweede.posten.bate", "2028") == [3000, 3500]
    (message,) = messages_of(shared.replace("aandeel: 50, maximum: 9000", "aandeel: 51, maximum: 9000"))
    assert "‘eerste’ en ‘tweede’ dekken hetzelfde tekort dubbel" in message


@pytest.mark.parametrize(("announced", "warned"), [(0, True), (11, True), (12, False)])
def test_a_long_running_grant_that_stops_needs_a_term(announced: int, warned: bool) -> None:
    """Running since 2027; lowered in January 2030, after 36 months."""
    text = (
        HEAD
        + "subsidies:\n  dorp: {sjabloon: vast, verleend: {2027-01: 12000, 2030-01: 6000}, voorschot: 100, aangekondigd: %d}\n"
    )
    assert any("art. 4:51" in sentence for sentence in said(study_of(text % announced))) is warned


def test_a_grant_of_two_years_may_stop() -> None:
    text = HEAD + "subsidies:\n  dorp: {sjabloon: vast, verleend: {2027-01: 12000, 2029-01: 0}, voorschot: 100}\n"
    assert not any("art. 4:51" in sentence for sentence in said(study_of(text)))


def test_an_advance_above_the_whole_is_refused() -> None:
    (message,) = messages_of(ORDER.replace("verleend: 8000, voorschot: 100", "verleend: 8000, voorschot: 101"))
    assert "het grootste is 100" in message


def test_costs_that_two_grants_pay_for_are_refused() -> None:
    """Found by a reader: twice 100% of the same 12 000 gave 24 000 of certain cover."""
    text = (
        HEAD
        + """
posten: {loon: {naam: Loon, soort: lasten, waarde: 12000}}
subsidies:
  a: {sjabloon: werkelijke_kosten, status: verleend, verleend: 12000, voorschot: 100}
  b: {sjabloon: werkelijke_kosten, status: verleend, verleend: 12000, voorschot: 100, rang: 21}
"""
    )
    assert any("Kosten zijn dubbel gedekt" in message for message in messages_of(text))
    study_of(text.replace("verleend: 12000", "verleend: 5000"))


def test_a_decision_names_a_year() -> None:
    """Found by a reader: any text counted as a decision."""
    certain = study_of(ORDER)
    assert at(certain, "staten.dekking.wij.totaal_onzeker", "2028") == 0
    hoped = study_of(ORDER.replace("besluit: raad 2026", "besluit: nog geen"))
    assert at(hoped, "staten.dekking.wij.totaal_onzeker", "2028") == pytest.approx(7000)


def test_a_loan_that_was_refused_warns_of_nothing_but_the_investment_is_not_covered() -> None:
    """Found by a reader: a refused loan still had a debt at the end, and its investment seemed covered."""
    text = (
        HEAD
        + """
investeringen: {pomp: {sjabloon: lineair, bedrag: 9000, maand: 2027-03, levensduur: 9}}
leningen: {pomp: {sjabloon: lineair, bedrag: 9000, rente: 3, looptijd: 240, opname: 2027-03, status: STATUS}}
"""
    )
    names = {raised.signal.name for raised in study_of(text.replace("STATUS", "geweigerd")).warnings}
    assert "leningen.pomp.signalen.blijft_open" not in names
    assert "investering.wij" in names
    names = {raised.signal.name for raised in study_of(text.replace("STATUS", "toegezegd")).warnings}
    assert {"leningen.pomp.signalen.blijft_open"} <= names
    assert "investering.wij" not in names
