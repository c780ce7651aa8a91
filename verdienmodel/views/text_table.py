"""A statement for the terminal: whole euros, years as columns, what does not count told apart."""

from __future__ import annotations

from verdienmodel.study.tables import Row, Table
from verdienmodel.views.format import number

LABEL = 46


def text_table(table: Table) -> str:
    """The table as lines of text."""
    width = max(11, *(len(label) for label in table.columns))
    title = f"{table.statement.label} · {table.statement.administratie_label} (in euro)"
    head = " ".ljust(LABEL) + "".join(f" {label:>{width}}" for label in table.columns)
    lines = [title, head, *(_line(row, width) for row in table.rows)]
    if table.differs_by_rounding:
        lines.append("(een bedrag dat één euro scheelt: verschillen door afronding)")
    return "\n".join(lines)


def _line(row: Row, width: int) -> str:
    label = ("  " * row.line.level + row.line.label)[:LABEL].ljust(LABEL)
    if not row.shown:
        return f"\n{row.line.label}"
    cells = ["p.m." if row.line.pm else number(amount) for amount in row.shown]
    text = label + "".join(f" {cell:>{width}}" for cell in cells)
    return f"\n{text}" if row.line.style == "saldo" else text
