"""verdienmodel start: the app, on this computer only."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verdienmodel.cli.problems import show_problems
from verdienmodel.ground.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1"  # only this computer: the figures of a village are nobody else's business
FIRST_PORT = 8501
TRIES = 450
"""Five a second: a minute and a half for a slow computer."""
QUIET = {"server.headless": "true", "logger.hideWelcomeMessage": "true", "browser.gatherUsageStats": "false"}
"""Streamlit opens no browser and says nothing: we do that in Dutch."""


def add_command(commands: Any) -> None:
    """Add `start`."""
    command = commands.add_parser("start", help="start de app in uw browser")
    command.add_argument("--poort", type=int, metavar="GETAL", help=f"poort op deze computer (vanaf {FIRST_PORT})")
    command.add_argument("--geen-browser", action="store_true", help="open geen browser")
    command.set_defaults(command=start)


def start(arguments: argparse.Namespace) -> int:
    """Run the app on 127.0.0.1 until it stops."""
    script = ROOT / "streamlit_app.py"
    port = arguments.poort or free_port()
    if problem := _obstacle(script, port):
        return show_problems((problem,))
    if not arguments.poort and port != FIRST_PORT:
        print(f"Poort {FIRST_PORT} is al in gebruik. We nemen poort {port}.")
    print("De app start ...", flush=True)
    server = subprocess.Popen(command(script, port), cwd=ROOT)  # noqa: S603 - our own app
    try:
        return _attend(server, port, browser=not arguments.geen_browser)
    except KeyboardInterrupt:
        print("\nDe app is gestopt.")
        return 0
    finally:
        server.terminate()
        server.wait()


def _attend(server: subprocess.Popen[bytes], port: int, *, browser: bool) -> int:
    """Wait until the app answers, show where it is, and stay until it ends."""
    if not _answered(server, port):
        print("De app is niet gestart. Hierboven staat waarom.", file=sys.stderr)
        return 1
    url = f"http://{ADDRESS}:{port}"
    print(f"De app staat klaar op {url}\nAlleen deze computer kan erbij. Stoppen: druk op Ctrl+C.", flush=True)
    if browser and has_screen(os.environ, sys.platform):
        webbrowser.open(url)
    return server.wait()


def _answered(server: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the app came up before it ended or took too long."""
    for _ in range(TRIES):
        if answers(port):
            return True
        if server.poll() is not None:
            return False
        time.sleep(0.2)
    return False


def _obstacle(script: Path, port: int) -> Problem | None:
    if not script.exists():
        return Problem("B025", script.name, "", "de app staat niet bij dit programma", "",
                       "download het hele project en start het met python3 start.py")  # fmt: skip
    if not free(port):
        return Problem("B026", f"--poort {port}", "", "deze poort is niet vrij", "er draait al iets op, of hij bestaat niet",
                       f"laat --poort weg, of kies een getal vanaf {FIRST_PORT}")  # fmt: skip
    return None


def command(script: Path, port: int) -> list[str]:
    """How the app is started."""
    settings = {"server.address": ADDRESS, "server.port": str(port), **QUIET}
    words = [word for name, value in settings.items() for word in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(script), *words]


def free_port(first: int = FIRST_PORT) -> int:
    """The first free port of fifty; the first of all when none is free."""
    return next((port for port in range(first, first + 50) if free(port)), first)


def free(port: int) -> bool:
    """Whether nothing uses this port yet."""
    with socket.socket() as probe:
        if os.name != "nt":  # on Windows this option would also take over a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError):
            return False
    return True


def answers(port: int) -> bool:
    """Whether the app answers yet; asked directly, so that a proxy does not get in between."""
    with contextlib.closing(http.client.HTTPConnection(ADDRESS, port, timeout=2)) as connection:
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Whether opening a browser makes sense here."""
    if environment.get("CI"):
        return False
    return not system.startswith("linux") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
