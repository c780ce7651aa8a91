"""Small files with kengetallen: a good row that a test spoils in one cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from verdienmodel.kengetallen.rows import COLUMNS
from verdienmodel.kengetallen.store import Store, read_store

GOOD = {
    "sleutel": "proef.bedrag",
    "waarde": "10",
    "eenheid": "eur/uur",
    "geldig_van": "2025-01-01",
    "geldig_tot": "2025-12-31",
    "soort": "statistiek",
    "gebied": "Nederland",
    "graad": "A",
    "bron": "een bron",
    "gecontroleerd_op": "2026-01-15",
}


def _csv_text(*changes: dict[str, str]) -> str:
    lines = [",".join(COLUMNS)]
    for change in changes:
        cells = {**GOOD, **change}
        lines.append(",".join(f'"{cells.get(column, "")}"' for column in COLUMNS))
    return "\n".join(lines) + "\n"


@pytest.fixture
def csv_text() -> Callable[..., str]:
    """The text of a CSV file with the good row in each given change of it."""
    return _csv_text


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., tuple[Store, dict[str, str]]]:
    """Write rows to a file; gives the store and, per problem code, the whole message."""

    def write_and_read(*changes: dict[str, str]) -> tuple[Store, dict[str, str]]:
        path = tmp_path / "proef.csv"
        path.write_text(_csv_text(*changes), encoding="utf-8")
        store, problems = read_store([path])
        return store, {problem.code: problem.text() for problem in problems}

    return write_and_read
