"""A cell that needs itself, through a range or a chain: LibreOffice calculates it, Excel refuses it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

import numpy as np
import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

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
    """Cells that wait for each other, or an empty list: the strongly connected parts of what reads what."""
    found = [
        ((sheet.title, cell.coordinate), cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    number = {cell: position for position, (cell, _) in enumerate(found)}
    users, read = array("l"), array("l")
    for position, ((sheet, _), formula) in enumerate(found):
        needed = {number[other] for other in reads(sheet, formula) if other in number}
        users.extend([position] * len(needed))
        read.extend(needed)
    edges = coo_array((np.ones(len(users), dtype=np.int8), (users, read)), shape=(len(found), len(found)))
    _, part = connected_components(edges.tocsr(), directed=True, connection="strong")
    itself = {user for user, other in zip(users, read, strict=True) if user == other}
    together = np.bincount(part)[part] > 1
    return sorted(cell for position, (cell, _) in enumerate(found) if together[position] or position in itself)
