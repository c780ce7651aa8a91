"""What the reader takes along can be opened, and says the same as the page."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import WAIT, download, expect_cell, expect_changed, make_and_download
from verdienmodel.study.opening import open_bytes

pytestmark = pytest.mark.browser


@pytest.fixture
def changed(kampen: Page) -> Page:
    kampen.get_by_role("slider", name="Uren projectleider").focus()
    kampen.keyboard.press("ArrowRight")
    expect_changed(kampen, "van 400 uur per jaar naar 420 uur per jaar")
    return kampen


def test_from_start_to_workbook(kampen: Page) -> None:
    expect_cell(kampen, "Totaal lasten", 1, "48.333")
    kampen.get_by_role("slider", name="Uren projectleider").focus()
    kampen.keyboard.press("ArrowRight")
    expect_cell(kampen, "Saldo van baten en lasten", 1, "−49.333")
    content = make_and_download(kampen, "Maak de werkmap voor Excel", "Bewaar de werkmap", "ontwikkelpilot_kampen.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    assert "Projectleider" in values
    assert any(isinstance(value, float | int) and abs(value - 49333.3333) < 0.001 for value in values)


def test_the_table_as_csv(changed: Page) -> None:
    text = download(changed, "Bewaar deze tabel (CSV)", "ontwikkelpilot_kampen.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][5:] == ["2005", "2006", "2007", "Totaal"]
    total = next(row for row in rows if row[3] == "Totaal lasten")
    assert float(total[5].replace(",", ".")) == pytest.approx(49333.3333, abs=0.001)


def test_the_scenario_opens_again_with_the_same_numbers(changed: Page) -> None:
    content = make_and_download(
        changed, "Maak het scenario met uw wijzigingen", "Bewaar het scenario (YAML)", "ontwikkelpilot_kampen.yaml"
    )
    study = open_bytes(content, "terug.yaml").study
    assert study is not None
    assert study.leaf_value("uren_projectleider") == 420
    assert study.changed == {}
    lasten = study.graph.quantities["staten.exploitatie.gemeente.totaal_lasten"]
    assert study.value(lasten.address, study.timeline.periods("jaar")[0]) == pytest.approx(49333.3333, abs=0.001)
    assert "# Getallen uit het plan, behalve waar “aanname” staat.".encode() in content


def test_an_unchanged_scenario_is_the_file_itself(kampen: Page) -> None:
    from verdienmodel.study.opening import SCENARIOS

    assert (
        download(kampen, "Bewaar het scenario (YAML)", "ontwikkelpilot_kampen.yaml")
        == (SCENARIOS / "kampen_ontwikkelpilot.yaml").read_bytes()
    )


def test_a_file_belongs_to_the_numbers_of_now(changed: Page) -> None:
    changed.get_by_role("button", name="Maak de werkmap voor Excel").click()
    ready = changed.get_by_role("button", name="Bewaar de werkmap")
    ready.wait_for()
    changed.get_by_role("button", name="Laatste wijziging ongedaan maken").click()
    expect(ready).to_have_count(0, timeout=WAIT)
