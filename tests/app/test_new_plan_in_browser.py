"""Starting a plan of one's own in the browser, by keyboard, on a wide and a narrow window."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import WAIT, choose, download, open_section, settled
from tests.support.dutch_page import english_on
from verdienmodel.study.opening import open_bytes

pytestmark = pytest.mark.browser


def fill(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.focus()
    field.fill(text)
    page.keyboard.press("Tab")
    settled(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_from_three_questions_to_an_answer(window: Page, width: int) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    settled(window)
    open_section(window, "Beantwoord de vragen")
    fill(window, "Wie is de klant?", "bewoners")
    fill(window, "Welk dorp of welke wijk?", "Sleen")
    fill(window, "Hoeveel jaar rekent u?", "x")
    expect(window.get_by_text("‘x’ is geen getal")).to_be_visible(timeout=WAIT)
    expect(window.get_by_role("button", name="Open dit plan")).to_have_count(0)
    fill(window, "Hoeveel jaar rekent u?", "3")
    choose(window, "Welke onderdelen?", "Groen & Grijs")
    settled(window)
    assert english_on(window) == {}  # with the list of choices open
    window.keyboard.press("Escape")
    choose(window, "Hoeveel mensen per groep?", "Vrijwilligers")
    fill(window, "Hoeveel mensen: Vrijwilligers", "6")
    expect(window.get_by_role("button", name="Open dit plan")).to_be_visible(timeout=WAIT)
    assert english_on(window) == {}
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    kept = open_bytes(download(window, "Bewaar dit plan (YAML)", "sleen.yaml"), "sleen.yaml").study
    assert kept is not None
    assert kept.scenario.naam == "Plan voor Sleen"
    button = window.get_by_role("button", name="Open dit plan")
    button.focus()
    window.keyboard.press("Enter")
    expect(window.get_by_role("heading", name="Sluit de begroting?")).to_be_visible(timeout=WAIT)
    expect(window.get_by_role("heading", name="Plan voor Sleen")).to_be_visible()
    expect(window.locator("table").first).to_contain_text(re.compile("Coördinator|Personeel"), timeout=WAIT)
