"""The app as a board member uses it: read, move, type, and go back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import WAIT, choose, expect_cell, expect_changed, open_section, press

pytestmark = pytest.mark.browser


def test_kampen_reads_48333(kampen: Page) -> None:
    expect_cell(kampen, "Totaal lasten", 1, "48.333")
    expect_cell(kampen, "Totaal lasten", 2, "145.000")
    expect_cell(kampen, "Saldo van baten en lasten", 3, "−96.667")
    assert kampen.locator("table th[scope=row]").count() > 5
    expect(kampen.get_by_text("Van 2005 tot en met 2007 samen is er een tekort van € 290.000.")).to_be_visible()
    for figure in ("tekort € 290.000", "2006: tekort € 145.000"):
        expect(kampen.get_by_test_id("stMetric").filter(has_text=figure)).to_be_visible()
    expect(kampen.get_by_test_id("stMetric").filter(has_text="Meldingen")).to_contain_text("3")
    expect(kampen.get_by_text("Het project loopt 4 maanden langer dan de begroting")).to_be_visible()
    expect(kampen.get_by_text("23 controles op het optellen: alle goed")).to_be_visible()
    expect(kampen.locator("[data-testid=stVegaLiteChart]")).to_have_attribute("aria-label", chart_words())


def chart_words() -> str:
    said = "2005: tekort € 48.333; 2006: tekort € 145.000; 2007: tekort € 96.667"
    return f"Staafdiagram van baten en lasten, met het saldo als lijn, over 3 perioden. {said}. De tabel eronder heeft alle getallen."


def test_a_slider_moves_the_saldo_by_keyboard_and_undo_brings_it_back(kampen: Page) -> None:
    slider = kampen.get_by_role("slider", name="Uren projectleider")
    slider.focus()
    kampen.keyboard.press("ArrowRight")
    expect_changed(kampen, "Uren projectleider: van 400 uur per jaar naar 420 uur per jaar")
    expect(kampen.get_by_text("(zonder uw wijzigingen: tekort € 290.000)")).to_be_visible()
    expect_cell(kampen, "Saldo van baten en lasten", 1, "−49.333")
    # The focus stays, so that the next press goes on from here.
    kampen.keyboard.press("ArrowRight")
    expect_changed(kampen, "van 400 uur per jaar naar 440 uur per jaar")
    press(kampen, "Laatste wijziging ongedaan maken")
    expect_changed(kampen, "van 400 uur per jaar naar 420 uur per jaar")
    press(kampen, "Laatste wijziging ongedaan maken")
    expect(kampen.get_by_text("Alles staat weer zoals in het bestand.")).to_be_visible(timeout=WAIT)
    expect_cell(kampen, "Saldo van baten en lasten", 1, "−48.333")
    expect(slider).to_have_attribute("aria-valuetext", "400 uur per jaar")
    press(kampen, "Toch weer doen")
    expect_changed(kampen, "van 400 uur per jaar naar 420 uur per jaar")
    expect_cell(kampen, "Saldo van baten en lasten", 1, "−49.333")


def test_a_number_beside_its_slider_moves_it_and_can_be_put_back_alone(kampen: Page) -> None:
    field = kampen.get_by_label("Uurtarief gemeente (euro per uur)")
    field.fill("200,50")
    field.press("Enter")
    expect_changed(kampen, "Uurtarief gemeente: van € 150 per uur naar € 200,50 per uur")
    expect(kampen.get_by_text("Wij lezen: € 200,50 per uur")).to_be_visible()
    expect(kampen.get_by_role("slider", name="Uurtarief gemeente")).to_have_attribute(
        "aria-valuetext", "€ 200,50 per uur"
    )
    kampen.get_by_role("slider", name="Uren projectleider").focus()
    kampen.keyboard.press("ArrowRight")
    expect_changed(kampen, "Uren projectleider: van 400 uur per jaar naar 420 uur per jaar")
    expect(
        kampen.get_by_text("Wij lezen: € 200,50 per uur")
    ).to_be_visible()  # it stays, also when something else changes
    press(kampen, "Gewijzigd. Terug naar € 150 per uur")
    expect(kampen.get_by_text("Uurtarief gemeente: van")).to_have_count(0, timeout=WAIT)
    expect(kampen.get_by_text("Uren projectleider: van 400")).to_be_visible()


def test_back_to_the_file_asks_first_and_can_be_undone(kampen: Page) -> None:
    kampen.get_by_role("slider", name="Uurtarief gemeente").focus()
    kampen.keyboard.press("ArrowLeft")
    expect_changed(kampen, "Uurtarief gemeente: van € 150 per uur naar € 145 per uur")
    press(kampen, "Terug naar het bestand")
    expect(kampen.get_by_text("U raakt dan één wijziging kwijt.")).to_be_visible()
    press(kampen, "Ja, terug naar het bestand")
    expect(kampen.get_by_text("Alles staat weer zoals in het bestand.")).to_be_visible(timeout=WAIT)
    expect_cell(kampen, "Totaal lasten", 1, "48.333")
    press(kampen, "Laatste wijziging ongedaan maken")
    expect_changed(kampen, "van € 150 per uur naar € 145 per uur")


def test_a_typed_amount_is_read_as_dutch_and_said_back(kampen: Page) -> None:
    open_section(kampen, "Bedragen op de begroting")
    field = kampen.get_by_label("Activiteiten (euro per jaar)")
    expect(field).to_have_value("40.000")
    field.fill("€ 41.250,50")
    field.press("Enter")
    expect(kampen.get_by_text("Wij lezen: € 41.250,50 per jaar")).to_be_visible(timeout=WAIT)
    expect_changed(kampen, "Activiteiten: van € 40.000 per jaar naar € 41.250,50 per jaar")
    assert kampen.locator("input[type=number]").count() == 0


def test_an_unclear_amount_is_refused_and_nothing_changes(kampen: Page) -> None:
    open_section(kampen, "Uitgangspunten")
    field = kampen.get_by_label("Uren Usus (uur per jaar)")
    field.fill("12.5")
    field.press("Enter")
    expect(kampen.get_by_text("kan twee dingen betekenen")).to_be_visible()
    expect(kampen.get_by_text("Schrijf een getal zoals 1.250 of 1250,5")).to_be_visible()
    expect(kampen.get_by_text("U hebt nog niets gewijzigd.")).to_be_visible()


def test_a_month_is_chosen_from_two_lists(kampen: Page) -> None:
    open_section(kampen, "Uitgangspunten")
    choose(kampen, "Maand (Einde van het project (hoofdstuk 5))", "oktober")
    expect_changed(kampen, "Einde van het project (hoofdstuk 5): van dec 2007 naar okt 2007")
    expect(kampen.get_by_text("Het project loopt 2 maanden langer dan de begroting")).to_be_visible(timeout=WAIT)


def test_a_post_can_be_left_out(kampen: Page) -> None:
    open_section(kampen, "Bedragen op de begroting")
    kampen.get_by_text("Projectleider: doet mee").click()
    expect_changed(kampen, "Projectleider: doet mee: van ja naar nee")
    expect(kampen.get_by_text("alle jaren samen: tekort € 170.000")).to_be_visible(timeout=WAIT)


def test_other_books_other_periods_another_variant(kampen: Page) -> None:
    choose(kampen, "Van wie", "VWS-deel van het project")
    expect(kampen.get_by_text("Van 2005 tot en met 2007 samen is er een tekort van € 29.200.")).to_be_visible(
        timeout=WAIT
    )
    expect_cell(kampen, "Totaal lasten", 1, "53.200")
    choose(kampen, "Per", "kwartaal")
    expect(kampen.get_by_role("heading", name="Exploitatiebegroting per kwartaal")).to_be_visible(timeout=WAIT)
    choose(kampen, "Overzicht", "Baten en lasten per partij")
    expect(kampen.locator("table")).to_contain_text("Ministerie van VWS", timeout=WAIT)
    choose(kampen, "Variant", "Metingen in de maanden waarin zij worden gedaan")
    expect(kampen.get_by_text("Van aug 2007 tot en met okt 2007")).to_have_count(0)
    expect(kampen.get_by_text("zijn er kosten voor de vervolgmeting")).to_be_visible(timeout=WAIT)


def test_the_keyboard_reaches_the_first_slider(kampen: Page) -> None:
    kampen.keyboard.press("Tab")
    for _ in range(60):
        if kampen.evaluate("document.activeElement.getAttribute('type')") == "range":
            break
        kampen.keyboard.press("Tab")
    assert kampen.evaluate("document.activeElement.getAttribute('aria-label')") == "Uren projectleider"


def test_a_page_that_is_loaded_again_still_has_the_example(kampen: Page) -> None:
    assert "plan=kampen_ontwikkelpilot" in kampen.url
    kampen.reload()
    expect(kampen.get_by_role("heading", name="Ontwikkelpilot Kampen")).to_be_visible(timeout=WAIT)


def test_without_a_plan_the_page_shows_the_way(window: Page) -> None:
    window.get_by_role("link", name="Begroting").click()
    expect(window.get_by_role("heading", name="Er is nog geen plan open.")).to_be_visible(timeout=WAIT)
    window.get_by_role("link", name="Naar de startpagina").click()
    expect(window.get_by_role("heading", name="Bekijk een voorbeeld")).to_be_visible(timeout=WAIT)


def test_what_cannot_be_read_says_why_under_its_field(kampen: Page) -> None:
    field = kampen.get_by_label("Uren projectleider (uur per jaar)", exact=True)
    for text, why in (("abc", "‘abc’ is geen getal"), ("42.50", "kan twee dingen betekenen")):
        field.fill(text)
        field.press("Enter")
        expect(kampen.get_by_text(why)).to_be_visible()
        expect(kampen.get_by_text("Schrijf een getal zoals 1.250 of 1250,5")).to_be_visible()
    field.fill("420 uur")
    field.press("Enter")
    expect_changed(kampen, "Uren projectleider: van 400 uur per jaar naar 420 uur per jaar")
