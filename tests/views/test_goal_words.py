"""Goal seek in words: one band, two, none, and which condition was understood."""

from __future__ import annotations

import pytest

from tests.support.goals import HEAD, asked_of, plan, sought
from tests.support.scenarios import study_of
from verdienmodel.views.goal_words import EARLY, answer_words, condition_words, goal_text

VALLEY = f"""{HEAD}invoer:
  uren: {{naam: Uren, eenheid: uur/jaar, waarde: 400}}
  weinig: {{naam: Weinig, eenheid: uur/jaar, waarde: 200}}
  veel: {{naam: Veel, eenheid: uur/jaar, waarde: 600}}
  loon: {{naam: Loon, eenheid: eur/uur, waarde: 10}}
posten:
  winst: {{naam: Winst, soort: baten, formule: "loon * max(weinig - uren, uren - veel)"}}
"""
"""It pays to work 200 hours or less, and 600 or more."""


PLAIN = """schema: 1
naam: Club
van: 2027-01
tot_en_met: 2029-12
administratie: club
gewone_spreiding: nee
partijen:
  club: {naam: Club, soort: organisatie, boeken: ja}
  dorp: {naam: Dorp, soort: gemeente, boeken: ja}
invoer:
  subsidie: {naam: Subsidie, eenheid: eur/jaar, waarde: 1000}
  kosten: {naam: Kosten, eenheid: eur/jaar, waarde: 5000}
posten:
  subsidie: {naam: Subsidie, soort: baten, partij: dorp, formule: subsidie}
  kosten: {naam: Kosten, soort: lasten, formule: kosten}
boekhouding: {club: {bank_begin: 1000}}
"""


def test_two_solutions_are_both_said() -> None:
    found = sought(study_of(VALLEY), "uren", "saldo 2027 >= 0")
    assert (
        answer_words(found) == "Nodig: 200 uur per jaar of minder; of 600 uur per jaar of meer. Er zijn 2 oplossingen."
    )


def test_none_at_all_and_every_value() -> None:
    text = "Dit lukt met geen enkele waarde van € 0 per jaar tot en met € 4.000 per jaar. Het dichtst in de buurt: € 4.000 per jaar; € 1.000 te weinig."
    assert answer_words(sought(plan(), "subsidie", "saldo 2027 >= 0", high="4000")) == text
    every = sought(plan(), "subsidie", "saldo 2027 >= 0", low="6000", high="9000")
    assert answer_words(every) == "Nodig: elke waarde van € 6.000 per jaar tot en met € 9.000 per jaar."


def test_what_makes_no_difference() -> None:
    found = sought(plan(more="  los: {naam: Los, eenheid: eur/jaar, waarde: 5}\n"), "los", "saldo 2027 >= 0")
    assert "deze knop verandert er niets aan" in answer_words(found)


OFF = """subsidies:
  vast: {sjabloon: vast, aan: nee, partij: dorp, verleend: 1000, voorschot: 100, besluit: 2026}
opties:
  betaald: {naam: Betaald, wijzigingen: [{adres: subsidies.vast.aan, zet: ja}]}
  anders: {naam: Anders, wijzigingen: [{adres: kosten, zet: 1}]}
"""


def test_what_is_off_says_how_to_switch_it_on() -> None:
    study = study_of(PLAIN + OFF)
    found = sought(study, "subsidies.vast.verleend", "saldo 2027 >= 0")
    assert answer_words(found).endswith("niets aan. ‘subsidies.vast’ staat in dit plan uit.")
    assert found.problems[0].herstel == "zet het aan met --optie betaald of met --zet subsidies.vast.aan=ja"
    on = sought(study.beside("betaald"), "subsidies.vast.verleend", "saldo samen >= 0")
    assert on.value
    assert on.switch == ""


@pytest.mark.parametrize(
    ("high", "said"),
    [
        ("4000", "Let op: € 5.000 per jaar ligt buiten wat gebruikelijk is (€ 500 per jaar tot € 4.000 per jaar)."),
        ("2000", "Let op: € 5.000 per jaar ligt ver buiten wat gebruikelijk is (€ 500 per jaar tot € 2.000 per jaar)."),
        ("5000", ""),
    ],
)
def test_a_value_that_is_not_usual(high: str, said: str) -> None:
    lines = goal_text(sought(plan(subsidy=f"1000, laag: 500, hoog: {high}"), "subsidie", "saldo 2028 >= 0"))
    assert [line for line in lines if line.startswith("Let op")] == [said] * bool(said)


def test_the_best_is_said_once_and_in_dutch() -> None:
    found = sought(plan(costs="6400000"), "subsidie", "saldo 2027 >= 0", high="6300000")
    said = "\n".join((*goal_text(found), *(problem.text() for problem in found.problems)))
    assert said.count("100.000") == 1
    assert "6300000" not in said


@pytest.mark.parametrize(
    ("sentence", "early"),
    [
        ("bank >= 900", False),  # each year costs more than it brings: tightest at the end
        ("bank in 2027 >= 900", False),  # only the first year was asked
        ("saldo >= 0", False),  # a loan is no help
    ],
)
def test_when_it_is_not_early_nothing_is_said(sentence: str, early: bool) -> None:
    assert sought(plan(), "subsidie", sentence).early is early


def test_tight_in_the_beginning() -> None:
    start = "  start: {naam: Start, eenheid: eur/jaar, waarde: {2027-01: 9000, 2028-01: 0}}\n"
    study = study_of(PLAIN.replace("invoer:\n", "invoer:\n" + start).replace("formule: kosten", "formule: start"))
    assert any(EARLY in line for line in goal_text(sought(study, "subsidie", "bank >= 0")))


def test_already_and_with_steps_that_differ() -> None:
    lines = goal_text(sought(plan(subsidy="6000"), "subsidie", "saldo 2027 >= 0"))
    assert "Met € 6.000 per jaar, zoals nu, lukt het al." in lines
    lines = goal_text(sought(plan(subsidy="{2027-01: 1000, 2028-01: 2000}"), "subsidie", "saldo 2027 >= 0"))
    assert "Met de waarden van nu, lukt het niet." in lines


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("saldo >= 0", "Saldo, Club: in elk jaar van het hele plan minstens € 0"),
        ("saldo 2028 >= 0", "Saldo, Club: in 2028 minstens € 0"),
        ("saldo van dorp samen <= -500", "Saldo, Dorp: in het hele plan samen hoogstens −€ 500"),
        (
            "met 97,5% zekerheid: vrij besteedbaar in 2027-2028 >= 10.000",
            "Vrij besteedbaar, Club: in elke maand van 2027-2028 minstens € 10.000, met 97,5% zekerheid",
        ),
        (
            "bank in 2027-03 t/m 2027-05 >= 1",
            "Geld op de bank, Club: in elke maand van 2027-03 tot en met 2027-05 minstens € 1",
        ),
        ("bank 2027-03 >= 1", "Geld op de bank, Club: in 2027-03 minstens € 1"),
    ],
)
def test_the_condition_as_it_was_understood(sentence: str, words: str) -> None:
    assert condition_words(asked_of(plan(), sentence)) == words
