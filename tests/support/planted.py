"""Comparing a recalculated workbook with the engine, and spoiling one function's Excel face on purpose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl

from verdienmodel.language.text import Text
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.grid import Grid

WRONG = -987654.32
"""What stands in every formula cell until a program recalculates it."""


def number(cell: object) -> float:
    """A cell as a number; 'geen' is no number in both worlds, and an error equals nothing."""
    if isinstance(cell, int | float):
        return float(cell)
    return np.nan if cell == "geen" else -np.inf


def differences(path: Path, study: Study) -> tuple[int, list[str]]:
    """How many cells, and the quantities in which one differs."""
    grid, found, count = Grid.of(study.graph), [], 0
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    rows = list(book["Maand"].iter_rows(values_only=True))
    fixed = {str(row[0]): row[3:4] for row in book["Vast"].iter_rows(values_only=True)}
    book.close()
    for address in study.graph.evaluated:
        if address in grid.rows:
            values = study.results.months(address)
            cells = rows[grid.rows[address] - 1][grid.first : grid.first + len(values)]
        else:
            values, cells = study.results[address][0], fixed[address]
        count += len(cells)
        numbers = np.array([number(cell) for cell in cells])
        if not np.allclose(numbers, values, rtol=1e-9, atol=1e-6, equal_nan=True):
            found.append(address)
    return count, found


def spoiled(right: Any, spoil: Callable[[str], str]) -> Any:
    def excel(self: Any, args: Any, place: Any, call: Any) -> Text:
        text = right(self, args, place, call)
        condition = spoil(text.condition) if text.condition else ""
        return Text(spoil(text.text), text.precedence, condition)

    return excel
