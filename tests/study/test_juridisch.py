"""Legal points: amounts by hand, a ceiling that nobody knows, and a state that turns."""

from __future__ import annotations

import pytest

from tests.support.scenarios import study_of
from tests.support.workbook import opened
from verdienmodel.study.juridisch import LegalPoint, legal_points
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study
from verdienmodel.views.legal_words import legal_dict, legal_line

PLAN = """schema: 1
naam: Proef
van: {first}-01
tot_en_met: {last}-12
administratie: bedrijf
partijen:
  bedrijf: {{naam: Bedrijf, soort: organisatie, rechtsvorm: cooperatie}}
  gemeente: {{naam: Gemeente, soort: gemeente}}
  fonds: {{naam: Fonds, soort: fonds}}
posten:
  steun: {{naam: Subsidie, soort: baten, rubriek: subsidie, vorm: subsidie, partij: gemeente, waarde: 90000}}
  gift: {{naam: Fonds, soort: baten, rubriek: fondsen, vorm: subsidie, partij: fonds, waarde: 60000}}
  groen: {{naam: Groen, soort: baten, rubriek: omzet, vorm: opdracht, partij: gemeente, waarde: 55250}}
  klant: {{naam: Klanten, soort: baten, rubriek: omzet, waarde: 9999999}}
  loon: {{naam: Loon, soort: lasten, waarde: 160000}}
  aangevraagd: {{naam: Nog meer, soort: baten, vorm: subsidie, partij: gemeente, waarde: 500000, status: aangevraagd}}
{more}"""


def plan(more: str = "", first: int = 2026, last: int = 2031) -> Study:
    return study_of(PLAN.format(more=more, first=first, last=last))


def points(study: Study) -> dict[str, LegalPoint]:
    return {point.toets.name: point for point in legal_points(study)}


def seen(point: LegalPoint) -> list[object]:
    return [point.state, point.measured, point.ceiling]


@pytest.fixture(scope="module")
def study() -> Study:
    return plan()


def test_support_over_three_years_by_hand(study: Study) -> None:
    """90 000 a year of the gemeente: 270 000 in 36 months, whatever a fund gives and what is only asked for."""
    point = points(study)["staatssteun.bedrijf.algemeen"]
    assert seen(point) == ["binnen", pytest.approx(270000), 300000]
    year = study.timeline.periods("jaar")[0]
    assert study.value("juridisch.staatssteun.bedrijf.gemeten", year) == pytest.approx(90000)
    assert point.last_known  # the regulation ends in 2030 and the plan a year later


def test_a_change_turns_the_state_and_only_that_one(study: Study) -> None:
    """110 000 a year: 330 000 is over 300 000 and under 750 000. This is also the point seen red."""
    found = points(study.with_values({"posten.steun.waarde": 110000}))
    assert [found[f"staatssteun.bedrijf.{name}"].state for name in ("algemeen", "daeb")] == ["boven", "binnen"]
    assert found["staatssteun.bedrijf.algemeen"].measured == pytest.approx(330000)


def test_a_contract_at_the_threshold_must_be_put_out_to_tender(study: Study) -> None:
    """55 250 a year for 48 months is 221 000 exactly, and a euro less is not."""
    point = points(study)["aanbesteding.bedrijf.gemeente.diensten"]
    assert seen(point)[:2] == ["boven", pytest.approx(221000)]
    less = points(study.with_values({"posten.groen.waarde": 55249}))["aanbesteding.bedrijf.gemeente.diensten"]
    assert seen(less)[:2] == ["binnen", pytest.approx(220996)]


def test_an_own_threshold_goes_before_the_kengetal() -> None:
    found = points(plan("juridisch:\n  aanbesteding: {diensten: {waarde: 300000, bron: besluit}}\n"))
    point = found["aanbesteding.bedrijf.gemeente.diensten"]
    assert (point.state, point.ceiling, point.last_known) == ("binnen", 300000, False)


def test_grants_together_against_the_costs(study: Study) -> None:
    """150 000 of gemeente and fund against 160 000 of costs; with 110 000 it is 170 000."""
    assert points(study)["cumulatie.bedrijf.kosten"].state == "binnen"
    more = points(study.with_values({"posten.steun.waarde": 110000}))["cumulatie.bedrijf.kosten"]
    assert seen(more) == ["boven", pytest.approx(170000), pytest.approx(160000)]


def test_what_no_data_have_is_asked_and_never_guessed() -> None:
    old = plan(first=2010, last=2012)
    point = points(old)["aanbesteding.bedrijf.gemeente.diensten"]
    assert (point.state, point.ceiling) == ("onbekend", None)
    assert "vul de drempel in" in legal_line(old, point)
    assert legal_dict(old, point)["grens"] is None


def test_kampen_by_hand() -> None:
    """145 000 a year for 24 months; the de-minimis data begin in 2014."""
    kampen = open_study("kampen_ontwikkelpilot").study
    assert kampen is not None
    point = points(kampen)["staatssteun.vws_deel.algemeen"]
    assert seen(point)[:2] == ["onbekend", pytest.approx(290000)]


def test_signals_and_schemes_are_on_the_same_list() -> None:
    grant = "subsidies:\n  zon: {sjabloon: vast, verleend: {2026-01: 9, 2029-01: 1}, voorschot: 0, loopt_al: 40, regeling: sce, besluit: 2026-01, status: verleend}\n"
    found = points(plan(grant))
    assert found["verlaging"].state == "speelt"
    assert "cooperatie" in found["regeling.zon"].toets.settled


def test_a_plan_without_public_money_has_no_list() -> None:
    assert not legal_points(
        study_of(
            "schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\nposten: {a: {naam: A, soort: lasten, waarde: 1}}\n"
        )
    )


def test_the_sheet_lives_with_the_numbers(study: Study) -> None:
    sheet = opened(study)["Juridisch"]
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=5) if row[0].value}
    cells = rows["Aanbesteding, gewone diensten (Gemeente)"]
    assert str(cells[1].value).startswith("=IF(MIN(Maand!")
    assert str(cells[2].value).startswith("=INDEX(Maand!")
    shown = opened(study, values=True)["Juridisch"]
    assert [cell.value for cell in shown[cells[0].row]][1:4] == ["boven de grens", pytest.approx(221000), 221000]


def test_grants_without_costs_have_nothing_to_be_measured_against() -> None:
    """Two grants and no costs: there is a begroting, and no point about grants together."""
    alone = PLAN.replace("  loon: {{naam: Loon, soort: lasten, waarde: 160000}}\n", "")
    assert "cumulatie.bedrijf.kosten" not in points(study_of(alone.format(more="", first=2026, last=2027)))
