"""A statement for the terminal: whole euros, years as columns, what does not count told apart."""

from __future__ import annotations

from verdienmodel.study.tables import Row, Table
from verdienmodel.views.format import number

LABEL = 60
"""Wider names are cut off, visibly."""
NARROW = 11
COLUMNS = 13
"""A year of months and the total stand side by side; more columns continue below."""
DIFFERS = "(een getal dat één scheelt: verschil door afronding)"


def text_table(table: Table) -> str:
    """The table as lines of text, in parts when it has many columns."""
    title = f"{table.statement.label} · {table.statement.administratie_label} ({table.statement.amounts})"
    parts = [_part(table, range(first, last)) for first, last in _parts(len(table.columns))]
    return "\n".join([title, "\n\n".join(parts), *([DIFFERS] if table.differs_by_rounding else [])])


def _parts(columns: int) -> list[tuple[int, int]]:
    """First and one past the last column of each part: whole years of months, the rest with the total."""
    if columns <= COLUMNS:
        return [(0, columns)]
    firsts = list(range(0, columns - 1, COLUMNS - 1))
    return list(zip(firsts, [*firsts[1:], columns], strict=True))


def _part(table: Table, columns: range) -> str:
    heads = [table.columns[column] for column in columns]
    width = max(NARROW, *(len(head) for head in heads))
    labels = min(LABEL, max(len(_label(row)) for row in table.rows)) if table.rows else LABEL
    head = " ".ljust(labels) + "".join(f" {head:>{width}}" for head in heads)
    return "\n".join([head, *(_line(row, columns, labels, width) for row in table.rows)])


def _label(row: Row) -> str:
    return "  " * row.line.level + row.line.label


def _line(row: Row, columns: range, labels: int, width: int) -> str:
    if not row.shown:
        return f"\n{row.line.label}"
    label = _label(row)
    text = label.ljust(labels) if len(label) <= labels else f"{label[: labels - 1]}…"
    text += "".join(f" {_cell(row, column):>{width}}" for column in columns)
    return f"\n{text}" if row.line.style == "saldo" else text


def _cell(row: Row, column: int) -> str:
    return "p.m." if row.line.pm else number(row.shown[column])
