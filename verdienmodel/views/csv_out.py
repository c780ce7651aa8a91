"""A statement as CSV for a Dutch spreadsheet program: semicolons, decimal commas, text that stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from verdienmodel.study.tables import Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(tables: Sequence[Table]) -> str:
    """All tables under one header line, unrounded."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = tables[0].columns if tables else ()
    writer.writerow(["staat", "administratie", "adres", "post", "soort regel", *columns])
    for table in tables:
        statement = table.statement
        for row in table.rows:
            cells = [statement.label, statement.administratie_label, row.line.address, row.line.label, row.line.style]
            writer.writerow([*(safe(cell) for cell in cells), *(decimal(value) for value in row.values)])
    return out.getvalue()


def safe(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets a quote in front."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def decimal(value: float) -> str:
    """The unrounded number with a decimal comma."""
    return repr(value).replace(".", ",")
