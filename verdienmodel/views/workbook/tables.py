"""Tabellen: seasons, indices, brackets and profiles, with the columns that follow from them."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.model.graph import Table
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.correct import adds_to_one, write_verdict
from verdienmodel.views.workbook.leaves import USED, Inputs, bron, klopt, write_heads, write_leaf
from verdienmodel.views.workbook.style import NUMBER


def write_tables(book: Book, study: Study, made: Inputs) -> None:
    """Every table with its values as input cells; nothing when the plan has none."""
    if not study.graph.tables:
        return
    sheet = book.sheet("Tabellen", "Tabellen: seizoenen, prijsindexen, staffels")
    row = 3
    for table in study.graph.tables.values():
        season = table.kind == "seizoenen"
        book.band(sheet, row, table.label + (" (de aandelen zijn samen 1)" if season else ""), bron(study) + 2)
        if season:
            write_verdict(book, sheet, row, klopt(study), [adds_to_one(USED, row + 3, len(table.leaves))])
        write_heads(book, sheet, study, row + 1)
        for n, address in enumerate(table.leaves):
            write_leaf(book, sheet, study, study.leaf(address), row + 2 + n, made, note=n == 0)
        _ranges(book, sheet, study, table, row + 2, made)
        row += len(table.leaves) + 3
    sheet.freeze_panes(3, 1)


def _ranges(book: Book, sheet: Worksheet, study: Study, table: Table, row: int, made: Inputs) -> None:
    """Ranges that functions ask for, with the derived columns to the right of the source."""
    extra = bron(study) + 3
    count = len(table.leaves)

    def area(column: int, first: int, length: int) -> str:
        name = xl_col_to_name(column)
        return f"Tabellen!${name}${row + first + 1}:${name}${row + first + length}"

    if table.kind == "seizoenen":
        made.ranges[f"{table.name}.share"] = area(USED, 0, count)
    elif table.kind == "indexen":
        made.ranges[f"{table.name}.factor"] = area(extra, 0, count)
        _chain(book, sheet, study, table, row, extra)
    elif table.kind == "profielen":
        sheet.write_string(row - 1, extra, "Leeftijd (maanden)", book.styles.head())
        for n in range(count):
            sheet.write_number(row + n, extra, n, book.styles.value("0"))
        made.ranges[f"{table.name}.age"], made.ranges[f"{table.name}.share"] = (
            area(extra, 0, count),
            area(USED, 0, count),
        )
    else:
        half = (count + 1) // 2
        made.ranges[f"{table.name}.value"] = area(USED, 0, half)
        if half > 1:
            made.ranges[f"{table.name}.bound"] = area(USED, half, count - half)
            made.ranges[f"{table.name}.step"] = area(extra, 1, half - 1)
            used = xl_col_to_name(USED)
            sheet.write_string(row - 1, extra, "Stap", book.styles.head())
            for n, step in enumerate(study.table_values(table.name), 1):
                text = f"={used}{row + n + 1}-{used}{row + n}"
                book.formula(sheet, row + n, extra, text, step, book.styles.value(NUMBER))


def _chain(book: Book, sheet: Worksheet, study: Study, table: Table, row: int, extra: int) -> None:
    """Price level per year from the rates: the first year is 1."""
    used, own = xl_col_to_name(USED), xl_col_to_name(extra)
    sheet.write_string(row - 1, extra, "Prijsniveau", book.styles.head())
    sheet.write_number(row, extra, 1, book.styles.value(NUMBER))
    for at, level in enumerate(study.table_values(table.name)[1:], row + 1):
        book.formula(sheet, at, extra, f"={own}{at}*(1+{used}{at + 1})", level, book.styles.value(NUMBER))
