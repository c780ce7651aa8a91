"""verdienmodel start: the app, on this computer only."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def add_commands(commands: Any) -> None:
    """Add `start`."""
    command = commands.add_parser("start", help="start de app in uw browser")
    command.add_argument("--poort", default="8501", help="poort op deze computer")
    command.set_defaults(command=start)


def start(arguments: argparse.Namespace) -> int:
    """Run the app bound to 127.0.0.1 until it stops."""
    app = ["-m", "streamlit", "run", str(ROOT / "streamlit_app.py")]
    only_here = ["--server.address", "127.0.0.1", "--server.port", arguments.poort]
    return subprocess.call([sys.executable, *app, *only_here])  # noqa: S603 - our own app
