"""For who uses no mouse or sees no screen: a name for every control, focus that shows, a chart with words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.browsing import choose, open_section, settled

pytestmark = pytest.mark.browser

NAMELESS = """() => [...document.querySelectorAll("input, select, textarea, button, summary, [role=slider], a[href]")]
  .filter(node => node.checkVisibility() || node.type === "range")
  .filter(node => !(node.getAttribute("aria-label") || node.title || node.textContent.trim() || [...(node.labels || [])].some(label => label.textContent.trim())
    || (node.getAttribute("aria-labelledby") || "").split(" ").some(id => document.getElementById(id)?.textContent.trim())))
  .map(node => node.outerHTML.slice(0, 120))"""
LOOK = """node => { const around = [node];
  for (let up = node.parentElement, n = 0; up && n < 4; up = up.parentElement, n++) around.push(up);
  return JSON.stringify([...around, ...node.querySelectorAll("*")].map(item => { const s = getComputedStyle(item);
    return [s.outlineStyle + s.outlineColor + s.outlineWidth, s.boxShadow, s.borderColor, s.backgroundColor]; })); }"""
NAME = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.slice(0, 50) || document.activeElement.tagName"


def all_open(page: Page) -> None:
    for section in (
        "Over dit plan",
        "Uitgangspunten",
        "Bedragen op de begroting",
        "controles op het optellen: alle goed",
    ):
        open_section(page, section)
    page.get_by_label("Activiteiten (euro per jaar)").wait_for()
    page.wait_for_timeout(500)


def without_visible_focus(page: Page, stops: int) -> list[str]:
    """The controls that look the same with and without the focus, of so many presses of Tab."""
    wrong = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # round the end of the page
        page.wait_for_timeout(150)  # Streamlit fades its rings in
        name, focused = page.evaluate(f"[{NAME}, ({LOOK})(document.activeElement)]")
        page.evaluate("window.left = document.activeElement; window.left.blur()")
        page.wait_for_timeout(150)
        if page.evaluate(f"({LOOK})(window.left)") == focused:
            wrong.append(name)
        page.evaluate("window.left.focus({focusVisible: true})")
    return wrong


def test_every_control_has_a_name(kampen: Page) -> None:
    all_open(kampen)
    assert kampen.locator("input").count() > 20
    assert kampen.evaluate(NAMELESS) == []
    kampen.evaluate("document.querySelector('h1').append(document.createElement('input'))")
    assert kampen.evaluate(NAMELESS) == ["<input>"]


def test_the_form_of_a_new_plan_has_names_and_shows_its_focus(window: Page) -> None:
    open_section(window, "Beantwoord de vragen")
    choose(window, "Hoeveel mensen per groep?", "Dagbesteding")
    window.keyboard.press("Escape")
    window.get_by_label("Hoeveel mensen: Dagbesteding", exact=True).wait_for()
    assert window.evaluate(NAMELESS) == []
    window.get_by_label("Wie is de klant?", exact=True).focus()
    assert without_visible_focus(window, 30) == []


def test_the_focus_is_seen_wherever_it_comes(kampen: Page) -> None:
    kampen.wait_for_timeout(500)
    assert without_visible_focus(kampen, 30) == []


def test_a_focus_that_is_not_seen_is_found(window: Page) -> None:
    window.evaluate("""const style = document.createElement('style');
      style.textContent = '* { outline: none !important; box-shadow: none !important; border-color: red !important; background: white !important }';
      document.head.append(style)""")
    assert without_visible_focus(window, 4) != []


def test_the_chart_is_one_picture_with_words(kampen: Page) -> None:
    chart = kampen.get_by_test_id("stVegaLiteChart")
    assert "2005: tekort € 48.333" in str(chart.get_attribute("aria-label"))
    chart.locator(".role-mark path").first.wait_for(state="attached")
    assert kampen.locator("[role=graphics-symbol]:not([aria-hidden=true]):not([aria-label])").count() == 0


def test_the_table_can_be_reached_and_scrolled_without_a_mouse(kampen: Page) -> None:
    choose(kampen, "Per", "kwartaal")  # three years fit beside each other, twelve quarters do not
    settled(kampen)
    kampen.set_viewport_size({"width": 390, "height": 800})
    box = kampen.get_by_role("region", name="Tabel")
    box.focus()
    for _ in range(5):
        kampen.keyboard.press("ArrowRight")
    kampen.wait_for_timeout(800)  # it glides
    assert box.evaluate("node => node.scrollLeft") > 0
