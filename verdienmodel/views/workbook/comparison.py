"""The sheet Vergelijking: options side by side on the same draws. Values of the moment, marked so."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.study.vergelijken import Comparison
from verdienmodel.views.comparison_tables import Cell, Side, within, years_table
from verdienmodel.views.comparison_words import better_sentence, bridge_sides, changes_text, other_sides, saldo_sides
from verdienmodel.views.risk_words import draws_words
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.style import CENTS, EURO
from verdienmodel.views.workbook.uncertainty import MARK, PERCENT, write_heads, write_lines

SHEET = "Vergelijking"
CONTENT = "De opties naast elkaar, op dezelfde doorrekeningen: voor wie welke optie beter is, en welke posten het verschil maken."
COLUMNS = 12
WIDE = 48
"""For the names of options, that are sentences."""


def write_comparison(book: Book, found: Comparison) -> None:
    """For whom what is better, then every table, then what each option changes."""
    sheet = book.sheet(SHEET, "Vergelijking: de opties naast elkaar")
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, COLUMNS, 16)
    base = found.base.found
    said = [better_sentence(found, option, saldo) for option in found.others for saldo in found.saldos]
    row = write_lines(book, sheet, 3, (MARK, draws_words(base), base.stamp.line(), "", *said))
    years = (years_table(found, saldo) for saldo in found.saldos)
    for side in (*saldo_sides(found), *years, *other_sides(found), *bridge_sides(found)):
        row = _side(book, sheet, row + 1, side)
    for option in found.options[1:]:
        row = write_lines(book, sheet, row + 1, (f"{within(option)} verandert:", *changes_text(option)))
    sheet.freeze_panes(3, 1)


def _side(book: Book, sheet: Worksheet, row: int, side: Side) -> int:
    book.band(sheet, row, side.title, len(side.heads))
    row = write_heads(book, sheet, row + 1, side.heads)
    for cells in side.rows:
        for column, cell in enumerate(cells):
            _cell(book, sheet, (row, column), cell, CENTS if side.cents else EURO)
        row += 1
    return row


def _cell(book: Book, sheet: Worksheet, at: tuple[int, int], cell: Cell, amount: str) -> None:
    """A number or a text, never a formula: what a scenario calls itself may begin with =."""
    if isinstance(cell, str):
        sheet.write_string(*at, cell, book.styles.given())
    elif isinstance(cell, Estimate):
        sheet.write_number(*at, cell.value, book.styles.given(PERCENT))
    else:
        sheet.write_number(*at, cell, book.styles.given(amount))
