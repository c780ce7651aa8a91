"""Reading a written workbook back: the rows of inputs by address."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from verdienmodel.study.study import Study
from verdienmodel.views.workbook.leaves import BASE, USED
from verdienmodel.views.workbook.writer import workbook_bytes

SWITCH = "D3"


def opened(study: Study, *, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)), data_only=values)


def input_rows(sheet: Worksheet) -> dict[str, tuple[Cell, ...]]:
    """The rows of a sheet with inputs, by the address in the column Code."""
    code = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == "Code") - 1
    return {str(row[code].value): row for row in sheet.iter_rows() if row[code].value not in (None, "Code")}


def set_inputs(book: openpyxl.Workbook, values: dict[str, float], switch: int | None = None) -> None:
    """Type these values under Basis, as a user would."""
    rows = {key: row for name in ("Invoer", "Tabellen") if name in book for key, row in input_rows(book[name]).items()}
    for address, value in values.items():
        rows[address][BASE].value = value
    if switch is not None:
        book["Invoer"][SWITCH].value = switch


__all__ = ["BASE", "SWITCH", "USED", "input_rows", "opened", "set_inputs"]
