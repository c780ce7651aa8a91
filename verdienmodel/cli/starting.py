"""verdienmodel start: the app, on this computer only."""

from __future__ import annotations

import argparse
import contextlib
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from verdienmodel.cli.problems import show_problems
from verdienmodel.ground.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
QUIET = {"server.headless": "true", "logger.hideWelcomeMessage": "true", "browser.gatherUsageStats": "false"}
"""Streamlit opens no browser and says nothing: we do that in Dutch."""


def add_command(commands: Any) -> None:
    """Add `start`."""
    command = commands.add_parser("start", help="start de app in uw browser")
    command.add_argument("--poort", type=int, metavar="GETAL", help=f"poort op deze computer (vanaf {FIRST_PORT})")
    command.set_defaults(command=start)


def start(arguments: argparse.Namespace) -> int:
    """Run the app on 127.0.0.1 until it stops."""
    script = ROOT / "streamlit_app.py"
    port = arguments.poort or next((port for port in range(FIRST_PORT, FIRST_PORT + 50) if free(port)), FIRST_PORT)
    if problem := _obstacle(script, port):
        return show_problems((problem,))
    print(f"De app staat op http://{ADDRESS}:{port}. Stoppen: Ctrl+C.", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        return subprocess.call(command(script, port), cwd=ROOT)  # noqa: S603 - our own app
    return 0


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


def free(port: int) -> bool:
    """Whether nothing uses this port yet."""
    with socket.socket() as probe:
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError):
            return False
    return True
