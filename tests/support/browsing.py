"""Short ways to do in the browser what a reader does."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

WAIT = 20_000


def open_section(page: Page, text: str) -> None:
    """Open the part of the page with this heading."""
    page.locator("summary").filter(has_text=text).first.click()


def expect_cell(page: Page, row: str, column: int, text: str) -> None:
    """What the table shows, as soon as it has been worked out; column 1 is the first period."""
    found = page.locator("table tbody tr").filter(has_text=row).first.locator("td").nth(column - 1)
    expect(found).to_have_text(text, timeout=WAIT)


def settled(page: Page) -> None:
    """Nothing is being worked out any more, so that no list closes by itself."""
    page.wait_for_timeout(150)
    expect(page.locator("[data-test-script-state=running]")).to_have_count(0, timeout=WAIT)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by its label and by keyboard: a list that is open closes when the page scrolls to it."""
    page.get_by_label(label, exact=True).wait_for(timeout=WAIT)
    settled(page)
    page.get_by_label(label, exact=True).focus()
    page.wait_for_timeout(300)
    page.keyboard.type(option, delay=20)
    expect(page.get_by_role("option").first).to_contain_text(option, timeout=WAIT)
    page.keyboard.press("Enter")


def download(page: Page, button: str, name: str) -> bytes:
    """The bytes behind a button, which arrive under this name."""
    settled(page)  # until then the button still holds the numbers of before
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.suggested_filename == name
    return Path(waiting.value.path()).read_bytes()


def make_and_download(page: Page, make: str, button: str, name: str) -> bytes:
    """The bytes of a file that is made when it is asked for."""
    page.get_by_role("button", name=make).click()
    page.get_by_text("Bezig met het bestand…").wait_for(state="detached", timeout=WAIT)
    page.get_by_role("button", name=button).wait_for(timeout=WAIT)
    return download(page, button, name)


def upload(page: Page, name: str, content: bytes) -> None:
    """Choose a file of one's own on the start page."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/yaml", "buffer": content})


def expect_changed(page: Page, text: str) -> None:
    """The list of what was changed has this line."""
    expect(page.get_by_text("Gewijzigd ten opzichte van het bestand:")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text(text)).to_be_visible(timeout=WAIT)


def press(page: Page, name: str) -> None:
    """Press the one button of that name, when a page that is being drawn anew no longer shows it twice."""
    button = page.get_by_role("button", name=name)
    settled(page)
    expect(button).to_have_count(1, timeout=WAIT)
    button.click()
