"""What the matrix says in words, and what an effect rests on."""

from __future__ import annotations

import pytest

from tests.study.test_belanghebbenden import of_year
from tests.support.scenarios import study_of
from tests.support.stakeholders import SMALL
from verdienmodel.study.belanghebbenden import savings_of
from verdienmodel.study.study import Study
from verdienmodel.views import stakeholders as words
from verdienmodel.views.effects import EffectWords, effect_words
from verdienmodel.views.stakeholder_chart import stakeholder_chart, stakeholder_description
from verdienmodel.views.stakeholder_json import stakeholders_csv


def told(text: str, period: str = "2028") -> tuple[str, ...]:
    return words.sentences(of_year(study_of(text), period))


def effects(study: Study) -> list[EffectWords]:
    year = study.timeline.periods("jaar")[0]
    return [effect_words(study, saving, year) for saving in savings_of(study, year)]


def test_one_pays_and_another_gains() -> None:
    assert told(SMALL) == (
        "Gemeente Hoek betaalt in 2028 € 1.050 en bespaart in geld € 300.",
        "Rijk bespaart in 2028 € 900 en betaalt niets.",
        "Let op: wie betaalt en wie bespaart, zijn hier niet dezelfde. Gemeente Hoek betaalt meer dan er terugkomt.",
        words.SOME_NO_MONEY,
    )


def test_who_pays_saves_it_too() -> None:
    same = (
        SMALL.replace("waarde: 900", "waarde: 0")
        .replace("waarde: 300", "waarde: 3000")
        .replace("waarde: 700", "waarde: 9000")
    )
    assert told(same, "totaal") == (
        "Gemeente Hoek betaalt in alle jaren samen € 2.100 en bespaart in geld € 6.000.",
        words.MOST_NO_MONEY,
    )


def test_nobody_saves_money() -> None:
    none = SMALL.replace("incasseerbaarheid: 1", "incasseerbaarheid: 4")
    assert told(none) == ("Gemeente Hoek betaalt in 2028 € 1.050 en bespaart geen geld.", words.ALL_NO_MONEY)


def test_a_plan_that_does_not_say_what_is_saved() -> None:
    head, _, tail = SMALL.partition("effecten:\n")
    without = head + tail[tail.index("signalen:") :].replace(", {adres: effecten.werk.aan, zet: nee}", "")
    assert told(without) == ("Gemeente Hoek betaalt in 2028 € 1.050.", words.NOT_SAID)


def test_who_pays_less_and_saves_more_gains_as_well() -> None:
    paying = SMALL.replace(
        "  verkoop:", "  van_rijk: {naam: Van het Rijk, soort: baten, partij: rijk, waarde: 1000}\n  verkoop:"
    )
    said = told(paying)
    assert "Rijk betaalt in 2028 € 1.000 en bespaart in geld € 900." in said
    assert any(sentence.startswith("Let op") for sentence in said)


def test_what_costs_more_than_it_saves_is_said_so() -> None:
    said = told(SMALL.replace("waarde: 300", "waarde: -300"))
    assert said[0] == "Gemeente Hoek betaalt in 2028 € 1.050 en is daarbij nog € 300 extra kwijt."


def test_many_people_take_a_verb_in_the_plural() -> None:
    said = told(SMALL.replace("soort: rijk", "soort: leden"))
    assert "Rijk besparen in 2028 € 900 en betalen niets." in said


def test_a_row_per_party_and_nothing_where_there_is_no_such_row() -> None:
    matrix = of_year(study_of(SMALL))
    assert words.head(matrix.money) == ["Partij", "Krijgt", "Betaalt", "Bespaart in geld", "Saldo"]
    assert words.matrix_rows(matrix, matrix.money)[1] == ["Gemeente Hoek", "0", "−1.050", "300", "−750"]
    assert words.matrix_rows(matrix, matrix.others) == [
        ["Gemeente Hoek", "200", "", ""], ["Klanten", "", "", "700"], ["Iedereen samen", "200", "0", "700"],
    ]  # fmt: skip


def test_an_effect_says_whether_it_is_money_and_what_is_an_assumption() -> None:
    one, other, hours, social = effects(study_of(SMALL))
    assert one.about == "geld, dit jaar (1), elk jaar, taakveld 6.3 Inkomensregelingen"
    assert [item.text for item in one.inputs] == ["Minder uitkeringen: € 300 per jaar — bron: opgave van de gemeente"]
    assert other.inputs[0].text.endswith("— eigen aanname")
    assert other.taakveld == ""  # taakvelden are of gemeenten
    assert hours.kind == "vrije uren of ruimte, nog geen geld (3)"
    assert social.kind == "maatschappelijk, geen geld (5)"
    assert one.driver == "Mensen aan het werk: 10 personen"


def test_freed_hours_with_a_decision_are_money() -> None:
    decided = SMALL.replace("incasseerbaarheid: 3", "incasseerbaarheid: 3\n    besluit: raad 2026-11-05")
    hours = effects(study_of(decided))[2]
    assert hours.kind == "vrije uren of ruimte, na een besluit geld (3)"
    assert of_year(study_of(decided)).total.shown["bespaart"] == 1400


@pytest.mark.parametrize("shown", ["", ", toon_vanaf: 5"])
def test_so_few_people_are_not_counted_out_loud(shown: str) -> None:
    few = SMALL.replace("waarde: 10,", "waarde: 3,").replace("formule: mensen}", f"formule: mensen{shown}}}")
    driver = effects(study_of(few))[0].driver
    assert driver == "Mensen aan het werk: < 5 personen"


def test_the_picture_has_payments_on_the_left_and_says_the_same_in_words() -> None:
    matrix = of_year(study_of(SMALL))
    chart = stakeholder_chart(matrix).to_dict()
    bars = next(data for data in chart["datasets"].values() if len(data) > 1)
    left = {row["partij"] for row in bars if row["bedrag"] < 0}
    assert left == {"Wijkbedrijf", "Gemeente Hoek", "Klanten"}
    assert all(row["soort"] == "Betaalt" for row in bars if row["bedrag"] < 0)
    assert "Gemeente Hoek: krijgt 0, betaalt −1.050, bespaart in geld 300" in stakeholder_description(matrix)


def test_a_name_stays_text_in_a_spreadsheet() -> None:
    hostile = SMALL.replace("naam: Klanten,", "naam: '=HYPERLINK(1)',")
    lines = stakeholders_csv(of_year(study_of(hostile)), "stempel").split("\r\n")
    assert "2028;klanten;'=HYPERLINK(1);0,0;" in "\n".join(lines)
    assert len({line.count(";") for line in lines if line}) == 1


@pytest.mark.parametrize(
    ("post", "called"), [("aanbieder", "de aanbieder"), ("mensen", "de mensen zelf"), ("x", "anderen")]
)
def test_who_has_no_name_in_the_plan_is_still_said(post: str, called: str) -> None:
    text = SMALL.replace(
        "rijk: {naam: Minder uitkeringen voor het Rijk, soort: voordelen, partij: rijk",
        f"{post}: {{naam: Rest, soort: voordelen, partij: niemand",
    )
    assert next(item for item in effects(study_of(text)) if item.name.endswith("Rest")).party == called
