"""One app and one browser for all browser tests; each test has a window of its own that watches what goes out."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.support.tools import find_tool
from verdienmodel.cli import starting

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic"]  # fmt: skip
SLOW = 30_000
expect.set_options(timeout=20_000)  # a busy machine is no fault of the page


@dataclass
class Watched:
    """Where a window asked for something, and what its console complained about."""

    addresses: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def saw_request(self, request: Request) -> None:
        self.addresses.append(request.url)

    def saw_message(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.complaints.append(message.text)

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left this computer."""
        local = ("127.0.0.1", None)  # data: and blob: addresses have no host
        return [address for address in self.addresses if urlsplit(address).hostname not in local]


@pytest.fixture(scope="session")
def port() -> Iterator[int]:
    free = starting.free_port(8600)
    environment = {name: value for name, value in os.environ.items() if name != "VERDIENMODEL_HOSTS"}
    server = subprocess.Popen(starting.command(ROOT / "streamlit_app.py", free), cwd=ROOT, env=environment)
    deadline = time.monotonic() + 60
    while not starting.answers(free):
        assert time.monotonic() < deadline, "the app does not answer"
        time.sleep(0.2)
    yield free
    server.terminate()
    server.wait()


@pytest.fixture(scope="session")
def address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=find_tool("browser"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def window(browser: Browser, address: str, watched: Watched) -> Iterator[Page]:
    """An empty window on the start page. Afterwards: nothing left this computer, and no policy was broken."""
    context = browser.new_context(
        locale="nl-NL", viewport={"width": 1280, "height": 900}, accept_downloads=True, base_url=address
    )
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.on("request", watched.saw_request)
    page.on("websocket", lambda socket: watched.addresses.append(socket.url))
    page.on("console", watched.saw_message)
    page.goto("/")
    page.get_by_role("heading", name="Bekijk een voorbeeld").wait_for()
    yield page
    context.close()
    assert watched.addresses
    assert watched.elsewhere == []
    assert watched.complaints == []


@pytest.fixture
def kampen(window: Page) -> Page:
    """The plan of Kampen, opened from its card."""
    window.get_by_role("button", name="Bekijk Ontwikkelpilot Kampen").click()
    window.get_by_role("heading", name="Sluit de begroting?").wait_for()
    window.locator("table").wait_for()
    return window
