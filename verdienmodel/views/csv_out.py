"""A statement as CSV for a Dutch spreadsheet program: semicolons, decimal commas, text that stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from verdienmodel.study.tables import Row, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HEADER = ("staat", "administratie", "adres", "post", "soort regel")
STAMP = "stempel"


def csv_text(tables: Sequence[Table], stamp: str = "") -> str:
    """All tables under one header line, unrounded; the last line says what made the numbers."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = tables[0].columns if tables else ()
    writer.writerow([*HEADER, *columns])
    for table in tables:
        for row in table.rows:
            writer.writerow(_cells(table, row, len(columns)))
    if stamp:
        writer.writerow([STAMP, "", "", safe(stamp), STAMP, *("" for _ in columns)])
    return out.getvalue()


def _cells(table: Table, row: Row, columns: int) -> list[str]:
    statement, line = table.statement, row.line
    kind = "p.m." if line.pm else line.style
    words = [statement.label, statement.administratie_label, line.address, line.label, kind]
    return [*(safe(word) for word in words), *([decimal(value) for value in row.values] or [""] * columns)]


def safe(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets a quote in front."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def decimal(value: float) -> str:
    """The unrounded number with a decimal comma."""
    return repr(value).replace(".", ",")
