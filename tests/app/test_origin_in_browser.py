"""Behind every number: the sum, part by part, down to the source."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import WAIT, choose, open_section

pytestmark = pytest.mark.browser


def test_a_number_is_followed_to_its_source(kampen: Page) -> None:
    expect(kampen.get_by_text("Saldo van baten en lasten 2005: −€ 48.333")).to_be_visible()
    open_section(kampen, "Totaal lasten 2005: € 48.333")
    expect(kampen.get_by_text("+ € 20.000 Beleidsambtenaren")).to_be_visible(timeout=WAIT)
    open_section(kampen, "Projectleider 2005: € 20.000 = 4/12 jaar × 400 uur × € 150 per uur")
    expect(kampen.get_by_text("Uurtarief gemeente: € 150 per uur — bron: Projectplan Ontwikkelpilot Kampen (2005)")).to_be_visible(timeout=WAIT)  # fmt: skip


def test_parts_start_closed_and_open_by_keyboard(kampen: Page) -> None:
    part = kampen.locator("summary").filter(has_text="Totaal lasten 2005: € 48.333")
    deeper = kampen.locator("summary").filter(has_text="Projectleider 2005")
    expect(part).to_be_visible()
    expect(deeper).to_have_count(0)
    part.focus()
    kampen.keyboard.press("Enter")
    expect(deeper).to_be_visible(timeout=WAIT)


def test_any_line_and_period_can_be_asked_by_keyboard(kampen: Page) -> None:
    kampen.get_by_label("Welk getal").focus()
    kampen.keyboard.type("Externe partners")
    kampen.keyboard.press("Enter")
    choose(kampen, "Welke periode", "Totaal")
    expect(kampen.get_by_text("Externe partners, personeels- en activiteitenbudget totaal: € 50.000")).to_be_visible(timeout=WAIT)  # fmt: skip


def test_a_changed_number_says_what_the_file_has(kampen: Page) -> None:
    kampen.get_by_role("slider", name="Uren projectleider").focus()
    kampen.keyboard.press("ArrowRight")
    choose(kampen, "Welk getal", "Projectleider")
    expect(kampen.get_by_text("420 uur per jaar (gewijzigd; in het bestand: 400 uur per jaar)")).to_be_visible(timeout=WAIT)  # fmt: skip
