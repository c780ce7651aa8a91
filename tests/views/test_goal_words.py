"""Goal seek in words: one band, two, none, and which condition was understood."""

from __future__ import annotations

import pytest

from tests.support.goals import HEAD, asked_of, plan, sought
from tests.support.scenarios import study_of
from verdienmodel.views.goal_words import answer_words, condition_words, goal_text

VALLEY = f"""{HEAD}invoer:
  uren: {{naam: Uren, eenheid: uur/jaar, waarde: 400}}
  weinig: {{naam: Weinig, eenheid: uur/jaar, waarde: 200}}
  veel: {{naam: Veel, eenheid: uur/jaar, waarde: 600}}
  loon: {{naam: Loon, eenheid: eur/uur, waarde: 10}}
posten:
  winst: {{naam: Winst, soort: baten, formule: "loon * max(weinig - uren, uren - veel)"}}
"""
"""It pays to work 200 hours or less, and 600 or more."""


def test_two_solutions_are_both_said() -> None:
    found = sought(study_of(VALLEY), "uren", "saldo 2027 >= 0")
    assert (
        answer_words(found) == "Nodig: 200 uur per jaar of minder; of 600 uur per jaar of meer. Er zijn 2 oplossingen."
    )


def test_none_at_all_and_every_value() -> None:
    text = "Dit lukt met geen enkele waarde. Het dichtst in de buurt: € 4.000 per jaar; € 1.000 te weinig."
    assert answer_words(sought(plan(), "subsidie", "saldo 2027 >= 0", high="4000")) == text
    every = sought(plan(), "subsidie", "saldo 2027 >= 0", low="6000", high="9000")
    assert answer_words(every) == "Nodig: elke waarde van € 6.000 per jaar tot en met € 9.000 per jaar."


def test_what_makes_no_difference() -> None:
    found = sought(plan(more="  los: {naam: Los, eenheid: eur/jaar, waarde: 5}\n"), "los", "saldo 2027 >= 0")
    assert "deze knop verandert er niets aan" in answer_words(found)


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
