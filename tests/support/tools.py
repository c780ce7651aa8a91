"""Programs outside Python that some tests need: where each system keeps them, and how to get them."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import NamedTuple


class Tool(NamedTuple):
    """One program, by the marker of the tests that need it."""

    label: str
    commands: tuple[str, ...]
    places: dict[str, tuple[str, ...]]
    install: dict[str, str]


TOOLS = {
    "libreoffice": Tool(
        label="LibreOffice (soffice)",
        commands=("soffice", "libreoffice"),
        places={
            "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
            "win32": (r"C:\Program Files\LibreOffice\program\soffice.exe",),
        },
        install={
            "apt": "sudo apt install libreoffice-calc-nogui",
            "brew": "brew install --cask libreoffice",
            "winget": "winget install TheDocumentFoundation.LibreOffice",
            "": "installeer libreoffice met het pakketbeheer van uw systeem",
        },
    ),
    "browser": Tool(
        label="Chromium",
        commands=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
        places={
            "darwin": (
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ),
            "win32": (
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
            ),
        },
        install={
            "apt": "sudo apt install chromium",
            "brew": "brew install --cask google-chrome",
            "winget": "winget install Google.Chrome",
            "": "installeer chromium met het pakketbeheer van uw systeem",
        },
    ),
}


def find_tool(name: str) -> str | None:
    """Path of LibreOffice ("libreoffice") or Chromium ("browser") on this computer, or None."""
    tool = TOOLS[name]
    on_path = [shutil.which(command) for command in tool.commands]
    in_place = [place for place in tool.places.get(sys.platform, ()) if Path(place).exists()]
    return next((found for found in [*on_path, *in_place] if found), None)


def package_manager(system: str) -> str:
    """The program with which people install things on this system; empty when unknown."""
    fixed = {"darwin": "brew", "win32": "winget"}
    return fixed.get(system) or ("apt" if shutil.which("apt") or shutil.which("apt-get") else "")


def remedies(missing: list[str], manager: str) -> list[str]:
    """What is missing, and how to get it."""
    lines = [
        f"- {tool.label} ontbreekt. Zo komt het er: {tool.install[manager]}" for tool in map(TOOLS.get, missing) if tool
    ]
    return ["Een deel van de tests kan hier niet draaien:", *lines] if lines else []
