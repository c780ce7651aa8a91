"""docs/taal.md and docs/meldingen.md say what the code has, both ways."""

from __future__ import annotations

import re
from pathlib import Path

from verdienmodel.language.function import REGISTRY
from verdienmodel.language.functions import __all__ as rooms
from verdienmodel.language.parser import HIDDEN

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'"([A-Z]\d{3})"')


def test_every_function_has_its_row() -> None:
    text = (ROOT / "docs" / "taal.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE))
    written = {name for name, function in REGISTRY.items() if not function.internal} - HIDDEN
    assert rows == written
    assert all(f"`{name}`" in text for name, function in REGISTRY.items() if function.internal)
    assert "memory" in rooms


def test_every_message_has_its_row() -> None:
    text = (ROOT / "docs" / "meldingen.md").read_text("utf-8")
    rows = set(re.findall(r"^\| ([A-Z]\d{3}) \|", text, flags=re.MULTILINE))
    used = {code for path in (ROOT / "verdienmodel").rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}
    assert used - rows == set()
    assert rows - used == set()
