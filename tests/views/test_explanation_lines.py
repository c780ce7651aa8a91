"""Explanations as people read them, line by line."""

from __future__ import annotations

import pytest

from tests.support.explained import lines_of, opened
from verdienmodel.model.changes import Change
from verdienmodel.study.explaining import explain
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study
from verdienmodel.views.explanation import explanation_rows

PLAN = "bron: Projectplan Ontwikkelpilot Kampen (2005)"


def kampen(*changes: Change, option: str = "") -> Study:
    study = open_study("kampen_ontwikkelpilot", changes, option).study
    assert study is not None
    return study


def test_kampen_projectleider_2005() -> None:
    assert lines_of(kampen(), "posten.projectleider", "2005") == [
        "Projectleider 2005: € 20.000 = 4/12 jaar × 400 uur × € 150 per uur",
        f"  Uren projectleider: 400 uur per jaar — {PLAN}",
        f"  Uurtarief gemeente: € 150 per uur — {PLAN}",
    ]


def test_a_whole_year_needs_no_part_of_a_year() -> None:
    first = lines_of(kampen(), "posten.projectleider", "2006")[0]
    assert first == "Projectleider 2006: € 60.000 = 400 uur per jaar × € 150 per uur"


def test_a_sum_has_a_line_for_each_term() -> None:
    assert lines_of(kampen(), "staten.exploitatie.vws_deel.saldo", "2005", depth=0) == [
        "Saldo van baten en lasten 2005: −€ 4.867",
        "  = € 48.333 Totaal baten",
        "  − € 53.200 Totaal lasten",
    ]


def test_published_total_with_its_rounding() -> None:
    lines = lines_of(kampen(), "staten.exploitatie.gemeente.totaal_lasten", "2007", depth=0)
    assert lines[0] == "Totaal lasten 2007: € 96.667"


def test_a_changed_input_says_so() -> None:
    lines = lines_of(kampen(Change("uren_projectleider", 500)), "posten.projectleider", "2006")
    assert f"  Uren projectleider: 500 uur per jaar (gewijzigd; in het bestand: 400 uur per jaar) — {PLAN}" in lines


def test_pm_is_said() -> None:
    lines = lines_of(kampen(), "posten.subsidie_provincie", "2006")
    assert lines == [
        "Verdere subsidie van de provincie 2006: p.m.",
        f"  Verdere subsidie van de provincie: p.m. — {PLAN}",
    ]


def test_what_does_not_take_part_says_why() -> None:
    lines = lines_of(kampen(), "posten.nulmeting", "2005")
    assert lines[0] == "0-meting 2005: € 0 = 0 van 4 maanden"
    assert "  0-meting: doet mee: nee — bron: scenario" in lines


def test_what_an_option_puts_in_peaks() -> None:
    lines = lines_of(kampen(option="metingen_in_pieken"), "posten.nulmeting", "2005", depth=1)
    assert lines[0] == "0-meting 2005: € 20.000 = 2/2 van de looptijd × € 20.000"
    assert "  0-meting: loopt vanaf okt 2005 en tot en met nov 2005: in 2 van de 4 maanden" in lines


HEAD = "naam: Proef\nvan: 2006-01\ntot_en_met: 2007-12\nprijspeil: 2006\n"


@pytest.fixture(scope="module")
def various() -> Study:
    return opened(
        HEAD
        + """
bronnen:
  lijst: {naam: Prijslijst, jaar: 2005}
indexen:
  loon: {naam: Loonindex, jaren: {2007: 3}, bron: cao}
tabellen:
  trap: {naam: Trap, zoekt_op: persoon, eenheid: eur/jaar, rijen: {klein: {tot_en_met: 10, waarde: 1000}, groot: {waarde: 3000}}, bron: verordening}
invoer:
  kosten: {naam: Kosten, eenheid: eur/maand, waarde: {2006-01: 100, 2006-04: 300}, bron: "aanname: geschat"}
  grens: {naam: Grens, eenheid: eur/maand, waarde: 200, bron: lijst}
  mensen: {naam: Mensen, eenheid: persoon, waarde: 12}
  loon: {naam: Loon, eenheid: eur/jaar, waarde: 30000}
  lening: {naam: Lening, eenheid: eur, waarde: 12000}
  rente: {naam: Rente, eenheid: "%/jaar", waarde: 6}
  termijnen: {naam: Termijnen, eenheid: maand, waarde: 24}
grootheden:
  vergoed: {naam: Vergoed, eenheid: eur/maand, formule: "min(kosten, grens)"}
  subsidie: {naam: Subsidie, eenheid: eur/jaar, formule: "staffel(mensen, trap)"}
  loonkosten: {naam: Loonkosten, eenheid: eur/jaar, formule: "loon * index(loon)"}
  termijn: {naam: Termijn, eenheid: eur/maand, formule: "annuiteit(lening, rente, termijnen)"}
  rendement: {naam: Rendement, eenheid: "%/jaar", formule: irr(kosten)}
  opgeteld: {naam: Opgeteld, eenheid: eur, formule: cumulatief(kosten)}
posten:
  vast: {naam: Vaste kosten, soort: lasten, eenheid: eur/maand, waarde: 100, van: 2006-03}
"""
    )


def test_a_cap_in_words(various: Study) -> None:
    assert lines_of(various, "vergoed", "2006", depth=0) == [
        "Vergoed 2006: € 2.100",
        "  = € 300 Kosten (gold in 3 van de 12 maanden)",
        "  + € 1.800 Grens (gold in 9 van de 12 maanden)",
        "  Dit is het kleinste van Kosten en Grens",
        "  Per maand: jan t/m mrt 2006 € 100; apr t/m dec 2006 € 200",
    ]


def test_months_of_a_monthly_amount(various: Study) -> None:
    lines = lines_of(various, "posten.vast", "2006")
    assert lines[0] == "Vaste kosten 2006: € 1.000 = 10 van 12 maanden × € 100 per maand"


def test_sources_of_every_sort(various: Study) -> None:
    text = "\n".join(lines_of(various, "vergoed", "2006"))
    assert "€ 100 per maand vanaf jan 2006 — aanname: geschat" in text
    assert "€ 200 per maand — bron: Prijslijst (2005)" in text
    assert "eigen aanname" in "\n".join(lines_of(various, "loonkosten", "2006"))
    parkwijk = open_study("wijkbedrijf_parkwijk").study
    assert parkwijk is not None
    price = "\n".join(lines_of(parkwijk, "onderdelen.groen_grijs.prijs_gazon", "2028"))
    assert "(graad " in price
    assert "laatst bekend" in price
    assert "prijsstijging van 2024 naar 2026" in price


def test_functions_speak_with_the_values_of_their_arguments(various: Study) -> None:
    table = "\n".join(lines_of(various, "subsidie", "2006"))
    assert "Dit is de tabel ‘Trap’ bij Mensen (12 personen)" in table
    assert "groot € 3.000 per jaar" in table
    assert "bron: verordening" in table
    loan = "\n".join(lines_of(various, "termijn", "2006"))
    assert "gelijke betaling voor Lening (€ 12.000) tegen Rente (0,5% per maand) in Termijnen (24 maanden)" in loan
    index = lines_of(various, "loonkosten", "2007")
    assert index[0] == "Loonkosten 2007: € 30.900 = € 30.000 per jaar × 1,03 (prijsindex Loonindex sinds 2006)"
    assert any("Loonindex in 2007 3%" in line for line in index)


def test_other_months_are_said(various: Study) -> None:
    lines = lines_of(various, "opgeteld", "2007", depth=0)
    assert lines[:2] == ["Opgeteld eind dec 2007: € 6.600", "  = € 6.600 Kosten in 2006 t/m 2007"]


def test_no_outcome_says_why(various: Study) -> None:
    lines = lines_of(various, "rendement", "2006", depth=0)
    assert lines[0] == "Rendement: geen uitkomst"
    assert "  Er is geen rendement: het geld gaat maar één kant op." in lines


def test_rows_carry_level_and_address_for_the_app() -> None:
    rows = explanation_rows(explain(kampen(), "posten.projectleider", "2005"))
    assert [(row.level, row.kind, row.address) for row in rows] == [
        (0, "som", "posten.projectleider"),
        (1, "invoer", "uren_projectleider"),
        (1, "invoer", "uurtarief_gemeente"),
    ]


def test_shares_that_do_not_end_keep_their_digits() -> None:
    parkwijk = open_study("wijkbedrijf_parkwijk").study
    assert parkwijk is not None
    text = "\n".join(lines_of(parkwijk, "onderdelen.groen_grijs.posten.gazon", "2028"))
    # Seven equal months: 1/7 each.
    assert "apr 0,1429; mei 0,1429" in text
