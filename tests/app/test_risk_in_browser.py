"""The page Onzekerheid as a board member uses it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.app.test_accessible_in_browser import NAMELESS, without_visible_focus
from tests.support.browsing import WAIT, choose, download, settled

pytestmark = pytest.mark.browser


@pytest.fixture
def uncertain(kampen: Page) -> Page:
    """Kampen, worked out many times."""
    kampen.get_by_role("link", name="Onzekerheid").click()
    kampen.get_by_role("heading", name="Hoe vaak gaat het goed?").wait_for(timeout=WAIT)
    settled(kampen)
    return kampen


def test_the_answer_the_pictures_and_the_tables(uncertain: Page) -> None:
    expect(
        uncertain.get_by_text(re.compile(r"In \d+ van de 20 mogelijke uitkomsten is er in 20\d\d een tekort"))
    ).to_be_visible()
    for head in ("Het saldo per jaar", "Waar hangt het van af?", "Hoe precies is dit antwoord?"):
        expect(uncertain.get_by_role("heading", name=head)).to_be_visible()
    expect(uncertain.get_by_text("4.096 doorrekeningen (Sobol, acht delen, zaad 20260101).")).to_be_visible()
    assert uncertain.locator("canvas, svg.marks").count() >= 2
    expect(uncertain.locator("table tbody tr").filter(has_text="hele plan")).to_have_count(1)


def test_another_year_and_other_books(uncertain: Page) -> None:
    choose(uncertain, "Van wie", "VWS-deel")
    settled(uncertain)
    uncertain.get_by_label("Jaar", exact=True).click()
    uncertain.get_by_role("option", name="2006").click()
    expect(uncertain.get_by_text(re.compile("In 2006 is er in .* doorrekeningen een tekort"))).to_be_visible(
        timeout=WAIT
    )


def test_what_it_hangs_on_is_worked_out_when_asked(uncertain: Page) -> None:
    uncertain.get_by_role("button", name="Reken uit welke aannames het meest uitmaken").click()
    uncertain.get_by_role("heading", name="Wanneer slaat de uitkomst om?").wait_for(timeout=WAIT)
    expect(uncertain.locator("table tbody tr").filter(has_text="Uurtarief")).to_have_count(2, timeout=WAIT)


def test_the_outcomes_can_be_taken_along(uncertain: Page) -> None:
    data = json.loads(download(uncertain, "Bewaar de uitkomsten (JSON)", "doorrekening.json"))
    assert data["stempel"]["trekkingen"] == 4096
    text = download(uncertain, "Bewaar elke doorrekening (CSV)", "trekkingen.csv").decode("utf-8-sig")
    assert len(text.splitlines()) == 1 + 4096 + 1


def test_many_draws_show_how_far_they_are_and_arrive(uncertain: Page) -> None:
    choose(uncertain, "Doorrekeningen", "65.536")
    expect(uncertain.get_by_text("65.536 doorrekeningen (Sobol, acht delen, zaad 20260101).")).to_be_visible(
        timeout=60_000
    )


def test_for_who_uses_no_mouse_or_sees_no_screen(uncertain: Page) -> None:
    assert uncertain.evaluate(NAMELESS) == []
    uncertain.get_by_label("Van wie", exact=True).focus()
    assert without_visible_focus(uncertain, 8) == []
    labels = uncertain.evaluate(
        "[...document.querySelectorAll('[aria-label]')].map(node => node.getAttribute('aria-label'))"
    )
    assert any(str(label).startswith("Twintig stippen.") for label in labels)


def test_on_a_phone_nothing_moves_sideways(uncertain: Page) -> None:
    uncertain.set_viewport_size({"width": 390, "height": 844})
    settled(uncertain)
    wide = (
        "[...document.querySelectorAll('[data-testid=stMain]')].some(node => node.scrollWidth > node.clientWidth + 1)"
    )
    assert not uncertain.evaluate(wide)


FITS = """
  () => {
    const table = document.querySelector('[data-testid=stTable]');
    return !!table && table.querySelector('table').scrollWidth <= table.clientWidth + 1;
  }
"""
HIGHEST = """
  () => Math.max(...[...document.querySelectorAll('[data-testid=stTable] td')].map(node => node.getBoundingClientRect().height))
"""


def test_on_a_phone_a_number_stands_on_one_line_and_a_legend_is_whole(window: Page) -> None:
    window.set_viewport_size({"width": 390, "height": 2400})
    window.goto("/gemeente?plan=zwembad_de_zwaoi")
    window.get_by_role("heading", name="Wie krijgt, betaalt en bespaart").wait_for(timeout=60_000)
    settled(window)
    canvas = window.locator("canvas, svg.marks").first
    canvas.wait_for(timeout=WAIT)
    box = canvas.bounding_box()
    assert box is not None
    assert box["width"] <= 358
    window.wait_for_function(FITS, timeout=WAIT)  # a table and its cells are drawn after the run has ended
    window.add_style_tag(content="body [data-testid=stTable] td { min-width: 12rem; }")
    assert not window.evaluate(FITS)  # what sticks out is seen
    window.goto("/onzekerheid?plan=zwembad_de_zwaoi")
    window.get_by_role("heading", name="Het saldo per jaar").wait_for(timeout=60_000)
    settled(window)
    window.wait_for_function(f"0 < ({HIGHEST})() && ({HIGHEST})() < 45", timeout=WAIT)
    window.add_style_tag(content="body [data-testid=stTable] td p { width: 3rem; white-space: normal !important; }")
    assert window.evaluate(HIGHEST) > 45  # what wraps is seen


def test_a_long_run_can_be_stopped(window: Page) -> None:
    window.get_by_role("button", name="Bekijk Zwembad De Zwaoi").click()
    window.get_by_role("link", name="Hoe zeker is dit?").click()
    window.get_by_role("heading", name="Hoe vaak gaat het goed?").wait_for(timeout=60_000)
    choose(window, "Doorrekeningen", "65.536")
    window.get_by_role("button", name="Stop").click(timeout=WAIT)
    expect(window.get_by_text("4.096 doorrekeningen (Sobol, acht delen, zaad 20260101).")).to_be_visible(timeout=60_000)


def test_every_picture_has_its_table(uncertain: Page) -> None:
    uncertain.locator("summary").filter(has_text="Bekijk als tabel").first.click()
    expect(uncertain.locator("table tbody tr").filter(has_text="Geen tekort")).to_be_visible(timeout=WAIT)


def test_options_side_by_side(window: Page) -> None:
    window.get_by_role("button", name="Bekijk Ontwikkelpilot Kampen").click()
    window.get_by_role("heading", name="Sluit de begroting?").wait_for()
    window.get_by_role("link", name="Vergelijken").click()
    window.get_by_role("heading", name="Wat verandert elke optie?").wait_for(timeout=60_000)
    expect(window.locator("table tbody tr").filter(has_text="Het plan zelf").first).to_be_visible()
    assert window.evaluate(NAMELESS) == []
