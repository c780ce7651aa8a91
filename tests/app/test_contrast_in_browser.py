"""Text that can be read, in light and in dark, on a wide and a narrow screen (WCAG 2.1: 1.4.3, 1.4.10, 2.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import WAIT, choose, open_section
from tests.support.contrast import measured, too_faint
from verdienmodel.views.charts import DARK, LIGHT, Palette

pytestmark = pytest.mark.browser


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Literal["light", "dark"]:
    chosen: Literal["light", "dark"] = request.param
    return chosen


@pytest.fixture
def page(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> Iterator[Page]:
    context = browser.new_context(
        locale="nl-NL", viewport={"width": 1280, "height": 900}, base_url=address, color_scheme=scheme
    )
    yield context.new_page()
    context.close()


def test_the_start_page(page: Page, scheme: str) -> None:
    page.goto("/")
    page.get_by_role("heading", name="Open een bestand").wait_for()
    page.wait_for_timeout(800)
    assert len(measured(page)) > 10
    assert too_faint(page) == []
    ground = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 25, 31)"}[scheme]


def test_the_form_of_a_new_plan(page: Page) -> None:
    page.goto("/")
    page.get_by_role("heading", name="Open een bestand").wait_for()
    open_section(page, "Beantwoord de vragen")
    page.get_by_label("Hoeveel jaar rekent u?", exact=True).fill("x")
    choose(page, "Welke onderdelen?", "Zwembad")
    page.keyboard.press("Escape")
    expect(page.get_by_text("‘x’ is geen getal")).to_be_visible(timeout=WAIT)
    page.wait_for_timeout(800)
    assert "Zwembad" in " ".join(str(item) for item in measured(page))
    assert too_faint(page) == []


def test_the_page_of_a_plan(page: Page) -> None:
    page.goto("/begroting?plan=kampen_ontwikkelpilot")
    page.locator("table").wait_for()
    for section in ("Over dit plan", "Uitgangspunten", "Totaal lasten 2005", "controles op het optellen: alle goed"):
        open_section(page, section)
    page.wait_for_timeout(1500)
    assert len(measured(page)) > 100
    assert too_faint(page) == []


def test_grey_on_white_is_seen(page: Page) -> None:
    page.goto("/")
    page.get_by_role("heading", name="Open een bestand").wait_for()
    page.evaluate(
        "const p = document.createElement('p'); p.textContent = 'flets'; p.style = 'color:#999;background:#fff'; document.querySelector('h1').after(p)"
    )
    assert [text for text in too_faint(page) if text.startswith("flets")] == ["flets: 2.85"]


def test_a_phone_needs_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/")
    page.get_by_role("heading", name="Open een bestand").wait_for()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    page.goto("/begroting?plan=wijkbedrijf_parkwijk")
    page.locator("table").wait_for()
    page.wait_for_timeout(800)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    page.evaluate("document.querySelector('h1').style.width = '600px'")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") > 390  # too wide is seen
    # The table scrolls by itself, and its first column stays.
    page.evaluate(
        "for (const n of document.querySelectorAll('[data-testid=stTable], [data-testid=stTable] *')) n.scrollLeft = 300"
    )
    box = page.locator("table tbody th").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    page.goto("/begroting?plan=kampen_ontwikkelpilot")
    expect(page.get_by_role("heading", name="Downloaden")).to_be_visible(timeout=WAIT)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(n => Number(n.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("palette", "page_colour"), [(LIGHT, "#ffffff"), (DARK, "#14191f")])
def test_the_chart_stands_out(palette: Palette, page_colour: str) -> None:
    assert contrast(palette.text, page_colour) >= 4.5
    assert min(contrast(colour, page_colour) for colour in (palette.baten, palette.lasten, palette.saldo)) >= 3
    assert contrast("#808495", "#ffffff") < 4.5  # what Streamlit's own chart style gives
