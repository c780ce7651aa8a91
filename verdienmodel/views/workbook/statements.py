"""The statements: one sheet each per kalenderjaar and, when it differs, per boekjaar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.timeline import Period
from verdienmodel.language.text import whole
from verdienmodel.model.graph import Line, Statement
from verdienmodel.study.study import Study
from verdienmodel.study.tables import make_table
from verdienmodel.views.format import LOCALE
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.style import COUNT, EURO, EURO_PM

BOOK_YEAR = "boekjaar"
LABEL_WIDTH = 50
YEARS = {"jaar": 3, BOOK_YEAR: 5}
"""Kinds of year, with the header row of Maand that holds their number."""
YEAR_WORDS = {"jaar": "kalenderjaar", BOOK_YEAR: BOOK_YEAR}


FIRST = 3
"""Under the title, the checks and the years."""


def write_statements(book: Book, study: Study, formulas: Formulas) -> None:
    """Every statement on its sheet, one block per administratie."""
    for sheet_title, (name, per) in statement_sheets(study).items():
        statements = [statement for statement in study.statements if statement.name == name]
        title = f"{statements[0].label} per {YEAR_WORDS[per]} ({statements[0].amounts})"
        write_blocks(book, book.sheet(sheet_title, title), study, formulas, statements, per)


def statement_sheets(study: Study) -> dict[str, tuple[str, str]]:
    """The sheets of the statements in order, each with its statement and kind of year."""
    kinds = tuple(YEARS) if study.timeline.book_year_starts != 1 else ("jaar",)
    names = dict.fromkeys(statement.name for statement in study.statements)
    return {sheet_name(name, per): (name, per) for per in kinds for name in names}


def sheet_name(statement: str, per: str) -> str:
    """The sheet of a statement, no longer than Excel allows."""
    end = f" {per}" if per == BOOK_YEAR else ""
    return statement.replace("_", " ").capitalize()[: 31 - len(end)] + end


def write_blocks(
    book: Book, sheet: Worksheet, study: Study, formulas: Formulas, statements: Sequence[Statement], per: str
) -> int:
    """The years once, repeated on every page, and below them one block per administratie; gives the row after."""
    periods = study.timeline.periods(per)
    starts = format_date(date(2000, study.timeline.book_year_starts, 1), "MMMM", locale=LOCALE)
    head = "Kalenderjaar" if per == "jaar" else f"Boekjaar (begint in {starts})"
    sheet.write_string(FIRST - 1, 0, head, book.styles.head())
    for column, period in enumerate(periods, 1):
        year, _, rest = period.label.partition("/")  # the cell holds the first year: formulas look for it
        shown = book.styles.head(align="right", num_format=f'0"/{rest}"' if rest else "0")
        sheet.write_number(FIRST - 1, column, int(year), shown)
    last = make_table(study, statements[0]).columns[-1]
    sheet.write_string(FIRST - 1, len(periods) + 1, last, book.styles.head(align="right"))
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, len(periods) + 1, 13)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(0, FIRST - 1)
    row = FIRST
    for statement in statements:
        row = _block(book, sheet, study, formulas, statement, row, per) + 2
    return row


def _block(
    book: Book, sheet: Worksheet, study: Study, formulas: Formulas, statement: Statement, row: int, per: str
) -> int:
    """One administratie from a row on; gives the last row it used."""
    book.band(sheet, row, statement.administratie_label, len(study.timeline.periods(per)) + 2)
    for line in statement.lines:
        row += 1
        strong = {"bold": line.style != "post"}
        book.room(sheet, row, (line.label, LABEL_WIDTH - 2 * line.level))
        sheet.write_string(row, 0, line.label, book.styles.text(indent=line.level, align="left", **strong))
        if line.address:
            _amounts(book, sheet, study, formulas, line, row, per)
    return row


def _amounts(book: Book, sheet: Worksheet, study: Study, formulas: Formulas, line: Line, row: int, per: str) -> None:
    """One formula per year over the months of Maand, and their total."""
    periods, grid = study.timeline.periods(per), formulas.grid
    money = "eur" in study.quantity(line.address).unit.powers
    form = book.styles.value(
        (EURO_PM if line.pm else EURO) if money else COUNT,
        top=int(line.style in ("totaal", "saldo")),
        bold=line.style != "post",
    )
    years = grid.fill(whole(-YEARS[per]), grid.first, 0, "Maand!")
    months = grid.whole(grid.rows[line.address], "Maand!")
    flow = study.quantity(line.address).aard == "stroom"
    for column, period in enumerate(periods, 1):
        year = f"{xl_col_to_name(column)}${FIRST}"
        text = f"=ROUND(SUMIFS({months},{years},{year}),{DUST})" if flow else _stand(months, years, year, line.shows)
        book.formula(sheet, row, column, text, _clean(study.value(line.address, period, shows=line.shows)), form)
    everything = Period("", tuple(range(len(study.timeline))))
    ends = (f"B{row + 1}", f"{xl_col_to_name(len(periods))}{row + 1}")
    total = "=" + (f"ROUND(SUM({{0}}:{{1}}),{DUST})" if flow else OVER_ALL.get(line.shows, "{1}")).format(*ends)
    over_all = study.value(line.address, everything, shows=line.shows)
    book.formula(sheet, row, len(periods) + 1, total, _clean(over_all), form)


DUST = 8
"""So many decimals stay: what comes to nothing is then nothing, and does not read as -0."""
OVER_ALL = {"begin": "{0}", "laagste": "MIN({0}:{1})"}
"""A stand over the whole plan: where it begins, its lowest, or else where it ends."""


def _stand(months: str, years: str, year: str, shows: str) -> str:
    """The last, first or lowest month of a year; the months stand in order."""
    last = f'INDEX({months},1,COUNTIF({years},"<="&{year}))'
    first = f'INDEX({months},1,COUNTIF({years},"<"&{year})+1)'
    return "=" + {"begin": first, "laagste": f"MIN({first}:{last})"}.get(shows, last)


def _clean(value: float) -> float:
    return float(f"{value:.{DUST}f}") or 0.0  # also -0.0 is then 0
