"""Juridisch: every legal point with what is measured, its ceiling and its state, living with the numbers."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from verdienmodel.language.text import HEAD_CODE, whole
from verdienmodel.language.tree import Name
from verdienmodel.study.juridisch import LegalPoint, legal_points
from verdienmodel.study.study import Study
from verdienmodel.views.legal_words import MEANING, STATES, TITLE, state_words
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.style import CENTS, DATE, RED

SHEET = "Juridisch"
CONTENT = "Wat u moet laten toetsen, en hoe ver het plan van elke grens zit."
HEADS = (("Punt", 52), ("Stand", 30), ("Gemeten", 16), ("Grens", 16), ("Maand met de minste ruimte", 14),
         ("Wat u kunt doen", 46), ("Bron", 46))  # fmt: skip
FIRST = 5


def write_legal(book: Book, study: Study, formulas: Formulas) -> None:
    """The sheet; none for a plan to which no point applies."""
    points = legal_points(study)
    if not points:
        return
    sheet = book.sheet(SHEET, f"{TITLE}. {MEANING}")
    for column, (head, width) in enumerate(HEADS):
        sheet.write_string(FIRST - 2, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    book.room(sheet, FIRST - 2, *HEADS)
    sheet.freeze_panes(FIRST - 1, 1)
    for at, point in enumerate(points, FIRST):
        _point(book, sheet, formulas, point, at)
    sheet.conditional_format(FIRST - 1, 1, FIRST + len(points) - 2, 1, {
        "type": "cell", "criteria": "==", "value": f'"{STATES["boven"]}"', "format": book.styles.make(**RED),
    })  # fmt: skip


def _point(book: Book, sheet: Worksheet, formulas: Formulas, point: LegalPoint, at: int) -> None:
    toets, text = point.toets, book.styles.text()
    book.room(sheet, at - 1, (toets.label, 52), (toets.remedy, 46), (toets.source, 46))
    sheet.write_string(at - 1, 0, toets.label, text)
    for column, said in ((5, toets.remedy), (6, toets.source)):
        sheet.write_string(at - 1, column, said, text)
    state = _state(formulas, point)
    if state:
        book.formula(sheet, at - 1, 1, state, state_words(point), book.styles.text(bold=True))
    else:
        sheet.write_string(at - 1, 1, state_words(point), book.styles.text(bold=True))
    if point.measured is not None:
        _amounts(book, sheet, formulas, point, at)


def _state(formulas: Formulas, point: LegalPoint) -> str:
    """The state as a formula; empty for what was settled when the file was read, or has no ceiling."""
    toets, grid = point.toets, formulas.grid
    if toets.room:
        least = f"MIN({grid.whole(grid.rows[toets.room], 'Maand!')})"
        passed = f"{least}<=Tolerantie" if toets.from_ceiling else f"{least}<-Tolerantie"
        return f'=IF({passed},"{STATES["boven"]}","{STATES["binnen"]}")'
    if toets.signals:
        rows = "+".join(f"SUM({grid.whole(grid.rows[address], 'Maand!')})" for address in toets.signals)
        return f'=IF({rows}=0,"{STATES["speelt niet"]}","{STATES["speelt"]}")'
    return ""


def _amounts(book: Book, sheet: Worksheet, formulas: Formulas, point: LegalPoint, at: int) -> None:
    """Measured and ceiling in the month with the least room; without a ceiling in that of the largest amount."""
    toets, grid = point.toets, formulas.grid
    deciding = grid.whole(grid.rows[toets.room or toets.measured], "Maand!")
    place = f"MATCH({'MIN' if toets.room else 'MAX'}({deciding}),{deciding},0)"
    form = book.styles.value(CENTS)

    def then(address: str) -> str:
        row = grid.rows.get(address)
        whole_row = grid.whole(row, "Maand!") if row else ""
        return f"=INDEX({whole_row},{place})" if row else formulas.template(Name(address))

    book.formula(sheet, at - 1, 2, then(toets.measured), point.measured or 0.0, form)
    if point.ceiling is None:
        sheet.write_string(at - 1, 3, "vul de drempel in", book.styles.text())
    else:
        book.formula(sheet, at - 1, 3, then(toets.ceiling), point.ceiling, form)
    codes = grid.fill(whole(-HEAD_CODE), grid.first, 0, "Maand!")
    book.formula(sheet, at - 1, 4, f"=INDEX({codes},{place})", point.code, book.styles.value(DATE))
