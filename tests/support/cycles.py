"""A cell that needs itself, through a range or a chain: LibreOffice calculates it, Excel refuses it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

_REFERENCE = re.compile(r"(?:'?([A-Za-z_ ]+)'?!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![A-Za-z0-9_(])")
Cell = tuple[str, str]


def reads(sheet: str, formula: str) -> Iterator[Cell]:
    """Every cell that a formula names, ranges spelled out."""
    bare = re.sub(r'"[^"]*"', '""', formula)
    for name, reference in _REFERENCE.findall(bare):
        left, top, right, bottom = range_boundaries(reference.replace("$", ""))
        for row in range(int(top or 0), int(bottom or 0) + 1):
            for column in range(int(left or 0), int(right or 0) + 1):
                yield name or sheet, f"{get_column_letter(column)}{row}"


def cycle(book: openpyxl.Workbook) -> list[Cell]:
    """Cells that wait for each other, or an empty list. Cells that have all they need are taken away in turn."""
    needs: dict[Cell, set[Cell]] = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    needs[sheet.title, cell.coordinate] = set(reads(sheet.title, cell.value))
    users: dict[Cell, list[Cell]] = {}
    for cell, read in needs.items():
        read.intersection_update(needs)
        for other in read:
            users.setdefault(other, []).append(cell)
    ready = [cell for cell, read in needs.items() if not read]
    while ready:
        done = ready.pop()
        del needs[done]
        for user in users.get(done, []):
            needs[user].discard(done)
            if not needs[user]:
                ready.append(user)
    return sorted(needs)
