"""A file of one's own: right, wrong, hostile, or without an outcome."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import WAIT, expect_cell, open_section, press, upload
from verdienmodel.app.markup import JOINER
from verdienmodel.ground.limits import FILE_BYTES
from verdienmodel.study.opening import SCENARIOS

pytestmark = pytest.mark.browser

WRONG = b"schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\nposten:\n  a: {naam: A, soort: last, waarde: 1.000}\n"
HOSTILE = """schema: 1
naam: '<script>window.kwaad = 1</script> ![x](http://kwaad.example/a.png) <img src=x onerror="window.kwaad=1">'
samenvatting: '**vet** $x$ :material/home: www.kwaad.example kwaad@kwaad.example https://kwaad.example [hier](http://kwaad.example)'
van: 2026-01
tot_en_met: 2026-12
administratie: wij
partijen: {wij: {naam: '# [wij](http://kwaad.example)', soort: organisatie, boeken: ja}}
invoer:
  a: {naam: '`a` _b_ <b>c</b>', eenheid: eur/jaar, waarde: 100, knop: ja, laag: 0, hoog: 200, uitleg: '<u>d</u> [e](http://kwaad.example)', bron: '![f](http://kwaad.example/f.png)'}
posten:
  p: {naam: '=1+1 | <h1>p</h1> ![q](http://kwaad.example/q.png)', soort: lasten, formule: a, toelichting: '<i>r</i>'}
"""
DIVIDES = """schema: 1
naam: Delen
van: 2026-01
tot_en_met: 2026-12
administratie: wij
partijen: {wij: {naam: Wij, soort: organisatie, boeken: ja}}
invoer:
  bedrag: {eenheid: eur/jaar, waarde: 100}
  aantal: {naam: Aantal, eenheid: getal, waarde: 2, knop: ja, laag: 0, hoog: 2}
posten: {p: {naam: P, soort: lasten, formule: bedrag / aantal}}
"""


def test_a_good_file_opens(window: Page) -> None:
    upload(window, "mijn_plan.yaml", (SCENARIOS / "kampen_ontwikkelpilot.yaml").read_bytes())
    expect(window.get_by_role("heading", name="Ontwikkelpilot Kampen")).to_be_visible(timeout=WAIT)
    expect_cell(window, "Totaal lasten", 1, "48.333")


def test_a_wrong_file_gets_kind_messages_with_their_line(kampen: Page) -> None:
    kampen.get_by_role("link", name="Start").click()
    upload(kampen, "fout.yaml", WRONG)
    expect(kampen.get_by_text("Wij kunnen ‘fout.yaml’ nog niet openen.")).to_be_visible(timeout=WAIT)
    expect(kampen.get_by_text("Regel 6 (fout.yaml)").first).to_be_visible()
    expect(kampen.get_by_text("‘1.000’ kan 1000 of 1,000 betekenen")).to_be_visible()
    expect(kampen.get_by_text("Zo lost u het op:").first).to_be_visible()
    expect(kampen.get_by_text("Het plan dat al open was, is er nog.")).to_be_visible()
    kampen.get_by_role("button", name="Verder met Ontwikkelpilot Kampen").click()
    expect(kampen.get_by_role("heading", name="Ontwikkelpilot Kampen")).to_be_visible(timeout=WAIT)


def test_a_file_that_is_too_large_is_refused_with_its_size(window: Page) -> None:
    upload(window, "groot.yaml", b"#" * (FILE_BYTES + 10))
    expect(window.get_by_text("Dit bestand is te groot (512 kB)")).to_be_visible(timeout=WAIT)


def test_hostile_text_stays_text(window: Page) -> None:
    upload(window, "kwaad.yaml", HOSTILE.encode())
    window.get_by_role("heading", name="Sluit de begroting?").wait_for()
    open_section(window, "Totaal lasten")
    window.wait_for_timeout(1500)
    seen = window.locator("[data-testid=stMain]").inner_text().replace(JOINER, "")
    for planted in ("<script>window.kwaad = 1</script>", "**vet** $x$ :material/home: www.kwaad.example", "`a` _b_ <b>c</b>",
                    "[hier](http://kwaad.example)", "=1+1 | <h1>p</h1> ![q](http://kwaad.example/q.png)"):  # fmt: skip
        assert planted in seen
    assert window.evaluate("window.kwaad === undefined")
    assert (
        window.locator("a[href*=kwaad], img[src*=kwaad], [data-testid=stMain] b, [data-testid=stMain] u").count() == 0
    )


def test_a_value_without_outcome_says_so_and_leads_back(window: Page) -> None:
    upload(window, "delen.yaml", DIVIDES.encode())
    slider = window.get_by_role("slider", name="Aantal")
    slider.focus()
    window.keyboard.press("Home")
    expect(window.get_by_text("Met deze getallen kan het plan niet worden uitgerekend.")).to_be_visible(timeout=WAIT)
    expect(window.get_by_text("Aantal: van 2 naar 0")).to_be_visible()
    press(window, "Laatste wijziging ongedaan maken")
    expect(window.get_by_text("In 2026 is er een tekort van € 50.")).to_be_visible(timeout=WAIT)
