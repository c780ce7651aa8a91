"""The answer in words: tekort and overschot, never a negative number."""

from __future__ import annotations

import pytest

from tests.support.scenarios import study_of
from verdienmodel.study.opening import open_study
from verdienmodel.study.tables import TOTAL, Table, make_table
from verdienmodel.views.verdict import Balance, balances, lowest, sentences

PLAN = """schema: 1
naam: Proef
van: 2026-01
tot_en_met: {last}
administratie: wij
partijen: {{wij: {{naam: Wij, soort: organisatie, boeken: ja}}}}
invoer: {{baten: {{eenheid: eur/jaar, waarde: {baten}}}}}
posten:
  subsidie: {{naam: Subsidie, soort: baten, formule: baten}}
  huur: {{naam: Huur, soort: lasten, waarde: 100}}
  koffie: {{naam: Koffie, soort: lasten, waarde: 20}}
"""


def table_of(name: str, key: str, per: str = "jaar") -> Table:
    study = open_study(name).study
    assert study is not None
    return make_table(study, study.graph.statement(key), per)


def plan(baten: str, last: str = "2028-12") -> Table:
    study = study_of(PLAN.format(baten=baten, last=last))
    return make_table(study, study.statements[0])


def test_kampen() -> None:
    table = table_of("kampen_ontwikkelpilot", "exploitatie.vws_deel")
    assert [(item.period, item.text) for item in balances(table)] == [
        ("2005", "tekort € 4.867"), ("2006", "tekort € 14.600"), ("2007", "tekort € 9.733"), ("Totaal", "tekort € 29.200"),
    ]  # fmt: skip
    assert sentences(table) == (
        "Van 2005 tot en met 2007 samen is er een tekort van € 29.200.",
        "In elk jaar is er een tekort; het grootste is € 14.600, in 2006.",
        "Het meest tellen mee: bij de baten Subsidie VWS (€ 290.000 van € 290.000), en bij de lasten Procesmanager (€ 135.000 van € 319.200).",
    )


@pytest.mark.parametrize(
    ("baten", "first", "second"),
    [
        ("120", "Van 2026 tot en met 2028 samen sluit de begroting precies.", "In geen enkel jaar is er een tekort."),
        ("150", "Van 2026 tot en met 2028 samen is er een overschot van € 90.", "In geen enkel jaar is er een tekort."),
        ("{2026-01: 200, 2027-01: 100}", "Van 2026 tot en met 2028 samen is er een overschot van € 40.",
         "In 2027 en 2028 is er een tekort; het grootste is € 20, in 2027."),
        ("{2026-01: 200, 2027-01: 100, 2028-01: 150}", "Van 2026 tot en met 2028 samen is er een overschot van € 90.",
         "Alleen in 2027 is er een tekort: € 20."),
    ],
)  # fmt: skip
def test_what_is_said(baten: str, first: str, second: str) -> None:
    assert sentences(plan(baten))[:2] == (first, second)


def test_more_than_four_years_are_counted_as_years() -> None:
    assert sentences(plan("{2026-01: 100, 2031-01: 500}", "2031-12"))[1].startswith("In 5 jaren is er een tekort;")


def test_one_year_is_said_once() -> None:
    first, second = sentences(plan("100", "2026-12"))
    assert first == "In 2026 is er een tekort van € 20."
    assert second.startswith("Het meest tellen mee: bij de baten Subsidie (€ 100 van € 100)")


def test_a_balance_that_is_zero_is_neither() -> None:
    assert {item.text for item in balances(plan("120"))} == {"sluit precies"}


def test_the_lowest_year_is_never_the_whole() -> None:
    found = (Balance("2026", 20), Balance("2027", -5), Balance("2028", -5), Balance(TOTAL, -90))
    assert lowest(found).period == "2027"
