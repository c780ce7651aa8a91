"""The month model (Maand: one row per quantity, one formula per row) and the numbers without months (Vast)."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.limits import CHECK_TOLERANCE, TOLERANCE
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.grid import FIRST_ROW
from verdienmodel.views.workbook.leaves import Inputs
from verdienmodel.views.workbook.style import DATE, shown_as

CONSTANTS = {"Tolerantie": TOLERANCE, "Controlegrens": CHECK_TOLERANCE, "Maanden_per_jaar": 12,
             "Maanden_per_kwartaal": 3, "Kwartalen_per_jaar": 4}  # fmt: skip
LABEL_WIDTH = 58


def write_fixed(book: Book, study: Study, formulas: Formulas) -> None:
    """Numbers that are the same in every month, and the constants that formulas name."""
    sheet = book.sheet("Vast", "Vaste getallen")
    for column, (head, width) in enumerate((("Code", 40), ("Grootheid", 50), ("Eenheid", 14), ("Waarde", 18))):
        sheet.write_string(2, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    constants = {**CONSTANTS, "Eerste_jaar": study.timeline.first.year, "Aantal_maanden": len(study.timeline)}
    for row, (name, value) in enumerate(constants.items(), 3):
        sheet.write_string(row, 0, name, book.styles.text())
        sheet.write_number(row, 3, value, book.styles.given())
        book.define(name, f"=Vast!$D${row + 1}")
    for address, at in formulas.fixed.items():
        quantity = study.quantity(address)
        for column, text in enumerate((address, quantity.label, quantity.shown_unit)):
            sheet.write_string(at - 1, column, text, book.styles.text())
        assert quantity.expression is not None
        template = formulas.template(quantity.expression)
        text = formulas.grid.fill(template, formulas.grid.first, at, "Maand!")
        value = float(study.results[address][0, 0])
        book.room(sheet, at - 1, (address, 40), (quantity.label, 50))
        book.formula(
            sheet,
            at - 1,
            3,
            text,
            value,
            book.styles.value(shown_as(quantity.shown_unit, shown_from=quantity.shown_from)),
        )
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 1)


def write_months(book: Book, study: Study, formulas: Formulas, made: Inputs) -> None:
    """One row per quantity, one formula per row over all months."""
    grid, sheet = formulas.grid, book.sheet("Maand", "")
    months = study.timeline.months
    heads = {
        "Nummer van de maand": [n for n, _ in enumerate(months, 1)],
        "Jaar en maand": [month.code for month in months],
        "Kalenderjaar": [month.year for month in months],
        "Maand van het jaar": [month.month for month in months],
        "Boekjaar": [study.timeline.book_year(month) for month in months],
    }
    for row, (label, numbers) in enumerate(heads.items()):
        sheet.write_string(row, 0, label, book.styles.text(bold=True))
        sheet.write_row(row, grid.first, numbers, book.styles.value(DATE if row == 1 else "0", bold=True))
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 20)
    sheet.set_column(3, grid.first - 1, 1)
    sheet.set_column(grid.first, grid.last, 12)
    for column, head in enumerate(("Grootheid", "Eenheid", "Code")):
        sheet.write_string(FIRST_ROW - 2, column, head, book.styles.head())
    for address, at in grid.rows.items():
        _month_row(book, sheet, study, formulas, made, address, at)
    sheet.freeze_panes(FIRST_ROW - 1, 1)
    sheet.repeat_rows(0, FIRST_ROW - 2)
    sheet.repeat_columns(0)
    sheet.set_margins(left=0.3, right=0.3)
    sheet.set_print_scale(45)  # a year per page: all months on one page would be too small to read
    sheet.set_v_pagebreaks([grid.first + n for n, month in enumerate(months) if n and month.month == 1])


def _month_row(
    book: Book, sheet: Worksheet, study: Study, formulas: Formulas, made: Inputs, address: str, at: int
) -> None:
    quantity, grid = study.quantity(address), formulas.grid
    sheet.write_string(at - 1, 0, quantity.label, book.styles.text())
    sheet.write_string(at - 1, 1, str(quantity.unit), book.styles.text())
    sheet.write_string(at - 1, 2, address, book.styles.given())
    book.room(sheet, at - 1, (quantity.label, LABEL_WIDTH), (str(quantity.unit), 12))
    node = quantity.expression
    template = formulas.series(made.series[address]) if node is None else formulas.template(node)
    form = book.styles.value(shown_as(quantity.shown_unit, shown_from=quantity.shown_from))
    values = study.results.months(address)
    for n in range(len(study.timeline)):
        column = grid.first + n
        book.formula(sheet, at - 1, column, grid.fill(template, column, at), float(values[n]), form)
