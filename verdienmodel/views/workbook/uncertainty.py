"""The sheet Onzekerheid: what many draws gave. Values of the moment, marked so: a spreadsheet cannot draw them again."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from verdienmodel.analysis.risk import Risk
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.views.risk_words import (
    advice_words,
    begroting_sentence,
    deficit_sentence,
    draws_words,
    money_sentences,
    shift_words,
)
from verdienmodel.views.target_words import chance_lines
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.style import EURO

SHEET = "Onzekerheid"
CONTENT = "Hoe vaak er een tekort is, en hoe laag het geld kan komen: uitkomsten van de doorrekeningen."
MARK = "Deze getallen komen uit het programma en rekenen niet mee: verandert u iets in de gele cellen, laat dan opnieuw doorrekenen."
SHARES = (5, 25, 50, 75, 95)
HEADS = ("Jaar", "Begroting", *(f"P{share}" for share in SHARES), "Gemiddeld", "Kans op tekort", "Standaardfout")
WIDTH = len(HEADS)
REASONS = 5
PERCENT = "0.0%"
LABEL_WIDTH = 30


def write_uncertainty(book: Book, found: Doorrekening) -> None:
    """Per administratie the years and the reasons, then the money per month, with how it was made."""
    sheet = book.sheet(SHEET, "Onzekerheid: wat er kan uitkomen")
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, WIDTH - 1, 14)
    row = write_lines(book, sheet, 3, (MARK, draws_words(found), advice_words(found), found.stamp.line()))
    goals = chance_lines(found)
    if goals:
        book.band(sheet, row + 1, "Doelen: hoe vaak zij worden gehaald", WIDTH)
        row = write_lines(book, sheet, row + 2, goals)
    for saldo in found.saldos:
        book.band(sheet, row + 1, f"Saldo per jaar: {saldo.label}", WIDTH)
        row = write_heads(book, sheet, row + 2, HEADS)
        for year in (*found.years(saldo), found.whole(saldo)):
            _risk(book, sheet, row, year.period.label, year.risk, entered=year.entered)
            sheet.write_number(row, WIDTH - 2, year.deficit.value, book.styles.given(PERCENT))
            sheet.write_number(row, WIDTH - 1, year.deficit.error, book.styles.given(PERCENT))
            row += 1
        worst = found.worst_year(saldo)
        shifts = found.explained(found.outcome(saldo.address, worst.period))[:REASONS]
        clear = [shift_words(found, item) for item in shifts if item.shift.clear]
        reasons = (
            [f"In de slechtste tien procent van {worst.period.label} is anders dan gemiddeld:", *clear] if clear else []
        )
        row = write_lines(book, sheet, row, (deficit_sentence(worst), begroting_sentence(worst), *reasons))
    for item in found.money:
        book.band(sheet, row + 1, f"{item.label}, aan het eind van elke maand", WIDTH)
        row = write_lines(book, sheet, row + 2, money_sentences(found, item))
        row = write_heads(book, sheet, row, ("Maand", "", *HEADS[2:-2]))
        for month, risk in zip(found.study.timeline.months, found.months(item), strict=True):
            _risk(book, sheet, row, str(month), risk)
            row += 1
    sheet.freeze_panes(3, 1)


def _risk(book: Book, sheet: Worksheet, row: int, label: str, risk: Risk, entered: float | None = None) -> None:
    """One row: the entered amount when there is one, percentiles, mean."""
    form = book.styles.given(EURO)
    sheet.write_string(row, 0, label, book.styles.given())
    if entered is not None:
        sheet.write_number(row, 1, entered, form)
    for column, share in enumerate(SHARES, 2):
        sheet.write_number(row, column, risk.percentiles[share].value, form)
    sheet.write_number(row, WIDTH - 3, risk.mean.value, form)


def write_heads(book: Book, sheet: Worksheet, row: int, heads: Sequence[str]) -> int:
    """The heads of a table; gives the row below."""
    for column, head in enumerate(heads):
        sheet.write_string(row, column, head, book.styles.head(**({"align": "right"} if column else {})))
    return row + 1


def write_lines(book: Book, sheet: Worksheet, row: int, lines: Sequence[str]) -> int:
    """Sentences that run on over the columns beside them."""
    for line in lines:
        sheet.write_string(row, 0, line, book.styles.make(italic=True))
        row += 1
    return row
