"""The app as a board member uses it, in Debian's own browser."""

from __future__ import annotations

import http.client
import io
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.support.tools import find_tool
from verdienmodel.cli import starting

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic"]  # fmt: skip
ENGLISH = ("Upload", "Browse files", "Choose an option", "Skip to main content", "Drag and drop", "Fullscreen",
           "Link to heading", "per file", "Download as", "Show data", "Main menu", "Deploy")  # fmt: skip
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    free = starting.free_port(8600)
    server = subprocess.Popen(starting.command(ROOT / "streamlit_app.py", free), cwd=ROOT)
    deadline = time.monotonic() + 60
    while not starting.answers(free):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    yield free
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def page(port: int) -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_tool("browser"), args=FLAGS)
        tab = browser.new_page(locale="nl-NL", viewport={"width": 1280, "height": 900}, accept_downloads=True)
        tab.goto(f"http://127.0.0.1:{port}/")
        expect(tab.get_by_role("heading", name="Sluit het?")).to_be_visible(timeout=60_000)
        yield tab
        browser.close()


def test_the_page_is_dutch(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "nl"
    page.wait_for_timeout(500)
    seen = page.locator("body").inner_text()
    labels = page.evaluate(
        "[...document.querySelectorAll('[aria-label],[title],[placeholder]')].flatMap("
        "n => ['aria-label','title','placeholder'].map(a => n.getAttribute(a)).filter(Boolean)).join('\\n')"
    )
    assert [word for word in ENGLISH if word in seen or word in labels] == []


def test_kampen_reads_48333_and_a_change_moves_the_saldo(page: Page) -> None:
    expect(page.locator("table")).to_contain_text("48.333")
    before = page.locator("table").inner_text()
    slider = page.get_by_role("slider", name="Uren projectleider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Gewijzigd ten opzichte van het bestand")).to_be_visible(timeout=20_000)
    expect(page.locator("table")).not_to_have_text(before)
    assert page.locator("table").inner_text() != before
    page.get_by_role("button", name="Laatste wijziging ongedaan maken").click()
    expect(page.locator("table")).to_contain_text("48.333", timeout=20_000)


def test_where_a_number_comes_from(page: Page) -> None:
    expect(page.get_by_role("heading", name="Waar komt dit vandaan?")).to_be_visible()
    expect(page.get_by_role("heading", name="Controles")).to_be_visible()
    expect(page.get_by_text("controles: alle goed")).to_be_visible()


def test_the_workbook_can_be_downloaded_and_opened(page: Page) -> None:
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Werkmap (Excel)").click()
    content = Path(waiting.value.path()).read_bytes()
    assert "Exploitatie" in openpyxl.load_workbook(io.BytesIO(content)).sheetnames


def test_a_wrong_file_gets_a_kind_message_with_its_line(page: Page) -> None:
    wrong = b"schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\nposten: {a: {naam: A, soort: last, waarde: 1}}\n"
    page.locator("input[type=file]").set_input_files({"name": "fout.yaml", "mimeType": "text/yaml", "buffer": wrong})
    expect(page.get_by_text("fout.yaml:5")).to_be_visible(timeout=20_000)


def test_only_known_hosts_and_safe_headers(port: int) -> None:
    for host, status in (("kwaad.example", 400), (f"127.0.0.1:{port}", 200)):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/", headers={"Host": host})
        answer = connection.getresponse()
        assert answer.status == status
        if status == 200:
            assert answer.getheader("X-Frame-Options") == "DENY"
            assert b'<html lang="nl">' in answer.read()
        connection.close()
