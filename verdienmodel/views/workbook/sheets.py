"""The derived sheets: Vast, Maand, one per statement, Controles, Lees mij."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.limits import CHECK_TOLERANCE, TOLERANCE
from verdienmodel.ground.timeline import Period
from verdienmodel.language.text import whole
from verdienmodel.model.graph import Statement
from verdienmodel.study.study import Study
from verdienmodel.views.signals import sentence
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.grid import FIRST_ROW
from verdienmodel.views.workbook.inputs import Inputs
from verdienmodel.views.workbook.style import CENTS, DATE, EURO, EURO_PM, GREEN, RED, shown_as

CONSTANTS = {"Tolerantie": TOLERANCE, "Controlegrens": CHECK_TOLERANCE, "Maanden_per_jaar": 12,
             "Maanden_per_kwartaal": 3, "Kwartalen_per_jaar": 4}  # fmt: skip
ABOUT = (
    "Gele cellen met blauwe letters op het blad Invoer (en Tabellen) kunt u veranderen. Alle andere cellen rekenen mee.",
    "Baten en lasten zijn allebei positief. Het saldo is baten min lasten.",
    "Bedragen zijn exclusief btw, tenzij er iets anders bij staat. Btw wordt in deze versie nog niet gerekend.",
    "Met de cel ‘Optie’ op het blad Invoer kiest u een variant. 0 is de basis.",
    "Voegt u zelf een regel toe op het blad Maand? Dan telt die niet vanzelf mee in de totalen.",
    "AANNAME betekent: dit getal is niet geverifieerd.",
)


def write_about(book: Book, study: Study) -> None:
    """What this is, for whom, how to use it, and from which scenario it was made."""
    sheet = book.sheet("Lees mij", study.scenario.naam)
    sheet.set_column(0, 0, 110)
    wrap = book.styles.text()
    signals = [f"Let op: {sentence(study, raised)}" for raised in study.warnings]
    lines = [study.scenario.samenvatting, "", *ABOUT, "", *signals, "", study.stamp.line()]
    for row, line in enumerate(lines, 2):
        sheet.write_string(row, 0, line, wrap)
        book.room(sheet, row, (line, 110))
    sheet.write_formula(1, 0, '="Controles: "&IF(Aantal_fouten=0,"alle goed",Aantal_fouten&" fout")',
                        book.styles.text(bold=True), "Controles: alle goed")  # fmt: skip


def write_fixed(book: Book, study: Study, formulas: Formulas) -> None:
    """Numbers that are the same in every month, and the constants that formulas name."""
    sheet = book.sheet("Vast", "Vaste getallen")
    for column, (head, width) in enumerate((("Code", 40), ("Grootheid", 50), ("Eenheid", 14), ("Waarde", 18))):
        sheet.write_string(2, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    constants = {**CONSTANTS, "Eerste_jaar": study.timeline.first.year, "Aantal_maanden": len(study.timeline)}
    for row, (name, value) in enumerate(constants.items(), 3):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 3, value, book.styles.value("General"))
        book.define(name, f"=Vast!$D${row + 1}")
    for address, at in formulas.fixed.items():
        quantity = study.quantity(address)
        for column, text in enumerate((address, quantity.label, quantity.shown_unit)):
            sheet.write_string(at - 1, column, text, book.styles.text())
        assert quantity.expression is not None
        template = formulas.template(quantity.expression)
        text = formulas.grid.fill(template, formulas.grid.first, at, "Maand!")
        value = float(study.results[address][0, 0])
        book.formula(sheet, at - 1, 3, text, value, book.styles.value(shown_as(quantity.shown_unit)))


def write_months(book: Book, study: Study, formulas: Formulas, made: Inputs) -> None:
    """One row per quantity, one formula per row over all months."""
    grid, sheet = formulas.grid, book.sheet("Maand", "")
    months = study.timeline.months
    heads = {
        "nr": [n for n, _ in enumerate(months, 1)],
        "maand (code)": [month.code for month in months],
        "jaar": [month.year for month in months],
        "maand": [month.month for month in months],
        "boekjaar": [study.timeline.book_year(month) for month in months],
    }
    for row, (label, numbers) in enumerate(heads.items()):
        sheet.write_string(row, 0, label, book.styles.text(bold=True))
        sheet.write_row(row, grid.first, numbers, book.styles.value(DATE if row == 1 else "0", bold=True))
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 58)
    sheet.set_column(2, 2, 14)
    sheet.set_column(3, grid.first - 1, 2)
    sheet.set_column(grid.first, grid.last, 12)
    for column, head in enumerate(("Code", "Grootheid", "Eenheid")):
        sheet.write_string(FIRST_ROW - 2, column, head, book.styles.head())
    for address, at in grid.rows.items():
        _month_row(book, sheet, study, formulas, made, address, at)
    sheet.freeze_panes(FIRST_ROW - 1, 2)
    sheet.repeat_rows(0, FIRST_ROW - 2)
    sheet.repeat_columns(0, 1)
    sheet.set_print_scale(50)  # a year per page: all months on one page would be too small to read
    sheet.set_v_pagebreaks([grid.first + n for n, month in enumerate(months) if n and month.month == 1])


def _month_row(
    book: Book, sheet: Worksheet, study: Study, formulas: Formulas, made: Inputs, address: str, at: int
) -> None:
    quantity, grid = study.quantity(address), formulas.grid
    for column, text in enumerate((address, quantity.label, str(quantity.unit))):
        sheet.write_string(at - 1, column, text, book.styles.make())
    node = quantity.expression
    template = formulas.series(made.series[address]) if node is None else formulas.template(node)
    form = book.styles.value(shown_as(quantity.shown_unit))
    values = study.results.months(address)
    for n in range(len(study.timeline)):
        column = grid.first + n
        book.formula(sheet, at - 1, column, grid.fill(template, column, at), float(values[n]), form)


BOOK_YEAR = "boekjaar"
YEARS = {"jaar": 3, BOOK_YEAR: 5}
"""Kinds of year, with the header row of Maand that holds their number."""


def write_statements(book: Book, study: Study, formulas: Formulas) -> None:
    """Per statement one sheet per kalenderjaar and, when it differs, one per boekjaar."""
    by_name: dict[str, list[Statement]] = {}
    for statement in study.statements:
        by_name.setdefault(statement.name, []).append(statement)
    for per in YEARS if study.timeline.book_year_starts != 1 else ("jaar",):
        for name, statements in by_name.items():
            title = f"{statements[0].label} per {'kalenderjaar' if per == 'jaar' else per} (in euro, excl. btw)"
            sheet = book.sheet(sheet_name(name, per), title)
            sheet.set_column(0, 0, 52)
            sheet.set_column(1, 40, 15)
            sheet.freeze_panes(2, 1)
            sheet.repeat_rows(0, 1)
            row = 2
            for statement in statements:
                row = statement_block(book, sheet, study, formulas, statement, row, per) + 2


def sheet_name(statement: str, per: str) -> str:
    """The sheet of a statement."""
    return (statement.replace("_", " ").capitalize() + (f" {per}" if per == BOOK_YEAR else ""))[:31]


def statement_block(
    book: Book, sheet: Worksheet, study: Study, formulas: Formulas, statement: Statement, row: int, per: str
) -> int:
    """One statement from a row on, with its own header; gives the last row it used."""
    periods, grid = study.timeline.periods(per), formulas.grid
    sheet.write_string(row, 0, statement.administratie_label, book.styles.head())
    for column, period in enumerate(periods, 1):
        sheet.write_number(row, column, int(period.label[:4]), book.styles.head())
    sheet.write_string(row, len(periods) + 1, "Totaal", book.styles.head(align="right"))
    last = xl_col_to_name(len(periods))
    everything = Period("", tuple(range(len(study.timeline))))
    years = grid.fill(whole(-YEARS[per]), grid.first, 0, "Maand!")
    head = row + 1
    for line in statement.lines:
        row += 1
        strong = {"bold": line.style != "post"}
        book.room(sheet, row, (line.label, 50))
        sheet.write_string(row, 0, line.label, book.styles.make(indent=line.level, align="left", **strong))
        if not line.address:
            continue
        form = book.styles.value(EURO_PM if line.pm else EURO, top=int(line.style in ("totaal", "saldo")), **strong)
        months = grid.whole(grid.rows[line.address], "Maand!")
        for column, period in enumerate(periods, 1):
            text = f"=SUMIFS({months},{years},{xl_col_to_name(column)}${head})"
            book.formula(sheet, row, column, text, study.value(line.address, period), form)
        total = study.value(line.address, everything)
        book.formula(sheet, row, len(periods) + 1, f"=SUM(B{row + 1}:{last}{row + 1})", total, form)
    return row


def write_checks(book: Book, study: Study, formulas: Formulas) -> None:
    """Every identity with both sides, the largest difference, and goed or fout in words."""
    sheet = book.sheet("Controles", "Controles")
    for column, (head, width) in enumerate((("Controle", 54), ("Wat klopt er dan", 60), ("Links", 16), ("Rechts", 16),
                                            ("Grootste verschil in een maand", 18), ("Uitkomst", 12))):  # fmt: skip
        sheet.write_string(3, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    everything = Period("", tuple(range(len(study.timeline))))
    for row, outcome in enumerate(study.checks, 4):
        check = outcome.check
        book.room(sheet, row, (check.label, 54), (check.explanation, 60))
        sheet.write_string(row, 0, check.label, book.styles.text())
        sheet.write_string(row, 1, check.explanation, book.styles.text())
        for column, address in ((2, check.left), (3, check.right)):
            months = formulas.grid.whole(formulas.grid.rows[address], "Maand!")
            value = study.value(address, everything)
            book.formula(sheet, row, column, f"=SUM({months})", value, book.styles.value(CENTS))
        months = formulas.grid.whole(formulas.grid.rows[check.difference], "Maand!")
        book.formula(sheet, row, 4, f"=MAX(MAX({months}),0-MIN({months}))", outcome.worst, book.styles.value(CENTS))
        test = f'=IF(ISNUMBER(E{row + 1}),IF(E{row + 1}<Controlegrens,"goed","fout"),"fout")'
        book.formula(sheet, row, 5, test, "goed" if outcome.closes else "fout", book.styles.text(bold=True))
    last = max(5, 4 + len(study.checks))
    sheet.write_string(1, 0, "Aantal fouten", book.styles.text(bold=True))
    wrong = len([outcome for outcome in study.checks if not outcome.closes])
    book.formula(sheet, 1, 1, f'=COUNTIF(F5:F{last},"fout")', wrong, book.styles.text(bold=True))
    book.define("Aantal_fouten", "=Controles!$B$2")
    for word, colours in (("fout", RED), ("goed", GREEN)):
        form = book.styles.make(**colours)
        sheet.conditional_format(
            4, 5, last, 5, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
        )
    sheet.freeze_panes(4, 1)
    sheet.repeat_rows(3)
    sheet.set_row(3, 31)
