"""Who pays first, what a giver does not count, and when a grant that gets lower needs a term. All amounts by hand first."""

from __future__ import annotations

import pytest

from tests.library.test_btw import at, said
from tests.support.books import HEAD
from tests.support.scenarios import messages_of, study_of

GUARANTEE = "sjabloon: tekortgarantie, status: verleend, besluit: raad 2026, maximum: 50000"
DEFICIT = HEAD + "posten:\n  loon: {naam: Loon, soort: lasten, waarde: 12000}\nsubsidies:\n"
BUS = "investeringen:\n  bus: {sjabloon: lineair, bedrag: 6000, maand: 2027-01, levensduur: 5}\n"
COSTS = "  kosten: {sjabloon: werkelijke_kosten, status: verleend, verleend: 90000, voorschot: 0}\n"
GIFT = "  bus: {sjabloon: %s, bedrag: 6000, maand: 2027-01, levensduur: 5%s}\n"
RETURNED = "termijn: 10, verkoopmaand: 2031-12"
AWB = "art. 4:51"


def guarantees(first: str, second: str) -> str:
    return DEFICIT + f"  a: {{{GUARANTEE}, {first}}}\n  b: {{{GUARANTEE}, {second}}}\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("aandeel: 100, tot_en_met: 2028-12", "aandeel: 100, van: 2029-01"),
        ("aandeel: {2027-01: 100, 2029-01: 0}", "aandeel: {2027-01: 0, 2029-01: 100}"),
    ],
)
def test_a_giver_after_the_other_covers_nothing_twice(first: str, second: str) -> None:
    """12 000 a year: the first giver pays all of 2027 and 2028, the second all that comes after."""
    study = study_of(guarantees(first, second))
    paid = [[at(study, f"subsidies.{name}.posten.bate", year) for year in ("2028", "2029")] for name in "ab"]
    assert paid == [pytest.approx([12000, 0]), pytest.approx([0, 12000])]
    assert all(outcome.closes for outcome in study.checks)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("aandeel: 100, tot_en_met: 2029-01", "aandeel: 100, van: 2029-01"),
        ("aandeel: {2027-01: 50, 2029-01: 60}", "aandeel: 50"),
    ],
)
def test_one_month_together_is_twice(first: str, second: str) -> None:
    (message,) = messages_of(guarantees(first, second))
    assert "dekken hetzelfde tekort dubbel" in message


@pytest.mark.parametrize(
    ("gift", "counted"),
    [
        (GIFT % ("investeringsbijdrage", ", status: verleend"), 0),
        (GIFT % ("investeringsbijdrage_terug", f", status: verleend, {RETURNED}"), 0),
        (GIFT % ("investeringsbijdrage", ", status: geweigerd"), 1200),
        (GIFT % ("investeringsbijdrage", ", status: verleend, aan: nee"), 0),
        (GIFT % ("investeringsbijdrage", ", status: verleend, administratie: gemeente"), 1200),
    ],
)
def test_depreciation_counts_unless_a_giver_paid_for_it(gift: str, counted: float) -> None:
    """A bus of 6 000 in five years: 1 200 a year, and nothing of it when a giver in the same books pays the bus, or may
    do so in an option."""
    study = study_of(HEAD + BUS + "subsidies:\n" + gift + COSTS)
    assert at(study, "subsidies.kosten.kosten", "2027") == pytest.approx(counted)


@pytest.mark.parametrize(("kind", "paid"), [("bestemmingsreserve", 12000), ("bestemmingsfonds", 7000)])
def test_own_reserves_come_after_a_guarantee_and_a_fund_of_a_giver_before(kind: str, paid: float) -> None:
    """A deficit of 12 000 and 5 000 set apart. Own money lowers no guarantee; what another giver gave for it does."""
    text = DEFICIT.replace("bank_begin: 20000", "bank_begin: 60000") + f"  a: {{{GUARANTEE}, aandeel: 100}}\n"
    study = study_of(text + f"reserves:\n  pot: {{sjabloon: {kind}, stand_begin: 40000, onttrekking: 5000}}\n")
    assert at(study, "subsidies.a.posten.bate", "2027") == pytest.approx(paid)
    assert at(study, "staten.dekking.wij.totaal_onzeker", "2027") == 0
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


LOWERED = {
    "werkelijke_kosten": "verleend: {2027-01: 9000, 2030-01: 6000}",
    "per_eenheid": "bedrag: 50, begroot: 240, maximum: {2027-01: 9000, 2030-01: 6000}",
    "matching": "maximum: {2027-01: 9000, 2030-01: 6000}, grootheden: {bijdragen: {formule: posten.loon}}",
    "tekortgarantie": "aandeel: 100, maximum: {2027-01: 9000, 2030-01: 6000}",
}


@pytest.mark.parametrize("kind", LOWERED)
@pytest.mark.parametrize(("more", "warned"), [("", True), (", aangekondigd: 12", False), (", aan: nee", False)])
def test_what_is_settled_afterwards_needs_a_term_too(kind: str, more: str, warned: bool) -> None:
    """Three years of at most 9 000 and then 6 000: the giver says less, whatever it cost."""
    study = study_of(DEFICIT + f"  a: {{sjabloon: {kind}, voorschot: 0, {LOWERED[kind]}{more}}}\n")
    assert any(AWB in sentence for sentence in said(study)) is warned


def test_lower_costs_are_no_lower_grant() -> None:
    text = DEFICIT.replace("waarde: 12000", "waarde: {2027-01: 12000, 2030-01: 3000}") + COSTS
    assert not any(AWB in sentence for sentence in said(study_of(text)))


def test_a_taper_was_announced_when_it_was_granted() -> None:
    text = HEAD + "subsidies:\n  a: {sjabloon: aanloop, verleend: 12000, start: 2027-01, jaren: 5, voorschot: 100}\n"
    assert not any(AWB in sentence for sentence in said(study_of(text)))


def test_a_contribution_counts_as_support_in_the_month_it_is_received() -> None:
    """6 000 at once in January 2027 counts wholly for 36 months, though it becomes income over five years."""
    text = HEAD + "subsidies:\n" + GIFT % ("investeringsbijdrage", ", status: verleend")
    study = study_of(text)
    months = ("2027-01", "2029-12", "2030-01")
    assert [at(study, "boekhouding.wij.steun_drie_jaar", month) for month in months] == [6000, 6000, 0]


def test_an_option_that_covers_a_deficit_twice_is_told() -> None:
    """The file is right with one giver; the option adds a second one, and 24 000 is paid for a deficit of 12 000."""
    text = guarantees("aandeel: 100", "aandeel: 100, aan: nee")
    text += "opties:\n  erbij: {naam: Erbij, wijzigingen: [{adres: subsidies.b.aan, zet: ja}]}\n"
    study = study_of(text)
    assert not any("meer dan het tekort" in sentence for sentence in said(study))
    assert any("meer dan het tekort" in sentence for sentence in said(study.with_option("erbij")))


def test_givers_of_half_each_are_no_fault() -> None:
    assert not any("meer dan het tekort" in said_ for said_ in said(study_of(guarantees("aandeel: 50", "aandeel: 50"))))
