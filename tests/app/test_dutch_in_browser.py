"""Dutch only: whatever a reader sees, hears or may open, in many states of both pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import WAIT, choose, expect_changed, open_section, upload
from tests.support.dutch_page import english, english_on

pytestmark = pytest.mark.browser


def dutch(page: Page) -> None:
    """Nothing English, once the page has come to rest."""
    page.wait_for_timeout(400)
    assert english_on(page) == {}


def test_the_page_says_that_it_is_dutch(window: Page) -> None:
    assert window.evaluate("document.documentElement.lang") == "nl"
    assert window.title() == "Verdienmodel"


def test_the_start_page(window: Page) -> None:
    dutch(window)
    upload(window, "fout.yaml", b"schema: 1\nnaam: X\nposten: {a: {soort: last}}\n")
    expect(window.get_by_text("Wij kunnen ‘fout.yaml’ nog niet openen.")).to_be_visible(timeout=WAIT)
    dutch(window)
    upload(window, "groot.yaml", b"#" * 1_500_000)
    expect(window.get_by_text("Dit bestand is te groot: 512 kB is het meest.")).to_be_visible(timeout=WAIT)
    window.locator("input[type=file]").set_input_files({"name": "foto.png", "mimeType": "image/png", "buffer": b"x"})
    expect(window.get_by_text("Kies een bestand met de naam .yaml.")).to_be_visible(timeout=WAIT)
    for reason in window.locator("[data-testid=stFileChip] [role=alert]").all():
        box = reason.bounding_box()
        assert box is not None
        assert box["width"] > 100  # a text for screen readers alone is one pixel wide, and counts as visible
        assert box["height"] > 10
    dutch(window)


def test_the_page_of_a_plan_with_everything_open(kampen: Page) -> None:
    for section in (
        "Over dit plan",
        "Uitgangspunten",
        "Bedragen op de begroting",
        "controles op het optellen: alle goed",
        "Totaal lasten 2005",
    ):
        open_section(kampen, section)
        dutch(kampen)
    kampen.locator("[data-testid=stVegaLiteChart]").hover()
    dutch(kampen)
    kampen.get_by_role("button", name="Toon getallen").click()
    dutch(kampen)


def test_lists_fields_and_questions(kampen: Page) -> None:
    kampen.get_by_label("Van wie", exact=True).click()
    dutch(kampen)
    kampen.keyboard.type("zzz")
    expect(kampen.get_by_text("Niets gevonden")).to_be_visible(timeout=WAIT)
    dutch(kampen)
    kampen.keyboard.press("Escape")
    open_section(kampen, "Uitgangspunten")
    field = kampen.get_by_label("Uren Usus (uur per jaar)")
    field.fill("12.5")
    dutch(kampen)
    field.press("Enter")
    dutch(kampen)
    field.fill("120")
    field.press("Enter")
    expect_changed(kampen, "Uren Usus: van 100 uur per jaar naar 120 uur per jaar")
    kampen.get_by_role("button", name="Terug naar het bestand").click()
    dutch(kampen)


def test_parkwijk_per_month_with_its_remarks(window: Page) -> None:
    window.get_by_role("button", name="Bekijk Wijkbedrijf Parkwijk").click()
    window.get_by_role("heading", name="Sluit de begroting?").wait_for()
    open_section(window, "Meldingen bij dit plan")
    open_section(window, "Groen & Grijs")
    choose(window, "Per", "maand")
    expect(window.get_by_role("heading", name="Exploitatiebegroting per maand")).to_be_visible(timeout=WAIT)
    dutch(window)


def test_on_a_phone(kampen: Page) -> None:
    kampen.set_viewport_size({"width": 390, "height": 800})
    kampen.get_by_role("button", name="Menu openen").click()
    expect(kampen.get_by_role("button", name="Menu sluiten")).to_be_visible(timeout=WAIT)
    dutch(kampen)


def test_a_page_that_does_not_exist(window: Page) -> None:
    window.goto("/bestaatniet")
    window.get_by_role("heading", name="Bekijk een voorbeeld").wait_for()
    dutch(window)


def test_an_unknown_english_word_is_seen(window: Page) -> None:
    window.evaluate(
        "document.querySelector('h1').append('Please choose something'); document.body.title = 'Show all rows'"
    )
    window.wait_for_timeout(300)  # the bar is measured, and its words are translated, a moment later
    assert english_on(window) == {
        "Please choose something": ["please", "choose"], "Show all rows": ["show", "all", "rows"],
    }  # fmt: skip


def test_built_in_words_are_translated_wherever_they_appear(window: Page) -> None:
    window.evaluate(
        "for (const text of ['Browse files', 'Press Enter to apply', '2 more', 'View 3 more']) {"
        " const node = document.createElement('button'); node.textContent = text; node.title = text; document.body.append(node); }"
    )
    window.wait_for_timeout(200)
    dutch(window)


def test_words_that_a_plan_uses_are_left_alone(window: Page) -> None:
    upload(
        window,
        "eigen.yaml",
        b"schema: 1\nnaam: Upload\nsamenvatting: Search\nvan: 2026-01\ntot_en_met: 2026-12\nadministratie: w\npartijen: {w: {naam: Stop, soort: organisatie, boeken: ja}}\nposten: {p: {naam: Close, soort: lasten, waarde: 10}}\n",
    )
    window.get_by_role("heading", name="Sluit de begroting?").wait_for()
    expect(window.get_by_role("heading", name="Upload")).to_be_visible()
    assert "Close" in window.locator("table").inner_text()


@pytest.mark.parametrize(("text", "words"), [
    ("Drag and drop file here", ["drag", "and", "drop", "file"]),
    ("Kies een optie uit de lijst", []),
    ("Schrijf een getal zoals 1.250", []),
    ("Watch Out", []),
    ("staten.exploitatie.all", []),
])  # fmt: skip
def test_the_word_list(text: str, words: list[str]) -> None:
    assert [word for word in english(text) if word != "here"] == words
