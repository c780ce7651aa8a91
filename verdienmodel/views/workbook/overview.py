"""The sheets for who reads one page: Samenvatting (totals per year per administratie) and Signalen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from xlsxwriter.worksheet import Worksheet

from verdienmodel.language.text import HEAD_CODE, HEAD_NUMBER, whole
from verdienmodel.model.graph import Line, Signal, Statement
from verdienmodel.study.study import Raised, Study
from verdienmodel.views.signals import sentence
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.formulas import Formulas, literal
from verdienmodel.views.workbook.outside import write_outside
from verdienmodel.views.workbook.statements import BOOK_YEAR, YEAR_WORDS, write_blocks
from verdienmodel.views.workbook.style import DATE, RED

SIGNAL_HEADS = (("Signaal", 36), ("Geldt nu", 10), ("Aantal maanden", 10), ("Eerste maand", 11), ("Laatste maand", 13),
                ("Wat het zegt (getallen: bij het maken van deze werkmap)", 46), ("Wat u kunt doen", 40))  # fmt: skip
HOLDS_NOT = "Dit signaal geldt niet."
HOLDS_NOW = "Dit signaal geldt nu, door een keuze of een getal in deze werkmap. Zie ‘Wat u kunt doen’."
"""A sentence with the months and amounts of now would need a formula per amount; the months stand beside it."""
FIRST_SIGNAL = 5


def write_summary(book: Book, study: Study, formulas: Formulas) -> None:
    """Totals and saldo of every administratie, per year of its books; below them what these leave out."""
    per = BOOK_YEAR if study.timeline.book_year_starts != 1 else "jaar"
    sheet = book.sheet("Samenvatting", f"Samenvatting per {YEAR_WORDS[per]} ({study.statements[0].amounts})")
    totals = [replace(statement, lines=tuple(_totals(statement))) for statement in _first_of_each(study)]
    row = write_blocks(book, sheet, study, formulas, totals, per)
    write_outside(book, sheet, study, row, len(study.timeline.periods(per)) + 2)
    sheet.activate()  # what a treasurer wants to see first; Lees mij stays one tab to the left


def _totals(statement: Statement) -> Iterator[Line]:
    """The totals; those with the same name as another after the heading that they stand under."""
    found = [line for line in statement.lines if line.style in ("totaal", "saldo")]
    twice = {label for label, times in Counter(line.label for line in found).items() if times > 1}
    head = ""
    for line in statement.lines:
        head = line.label if line.style == "kop" else head
        if line in found:
            yield replace(line, label=f"{head}: {line.label.lower()}") if line.label in twice and head else line


def _first_of_each(study: Study) -> tuple[Statement, ...]:
    """The first statement of every administratie: the order of the library decides which that is."""
    found: dict[str, Statement] = {}
    for statement in study.statements:
        found.setdefault(statement.administratie, statement)
    return tuple(found.values())


def write_signals(book: Book, study: Study, formulas: Formulas) -> None:
    """Every warning of the scenario: whether it holds now, and from when until when."""
    if not study.graph.signals:
        return
    sheet = book.sheet("Signalen", "Signalen: waar dit plan zelf voor waarschuwt")
    for column, (head, width) in enumerate(SIGNAL_HEADS):
        sheet.write_string(FIRST_SIGNAL - 2, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    sheet.freeze_panes(FIRST_SIGNAL - 1, 1)
    sheet.repeat_rows(FIRST_SIGNAL - 2)
    sheet.set_row(FIRST_SIGNAL - 2, 31)
    raised = {item.signal.name: item for item in study.warnings}
    for at, signal in enumerate(study.graph.signals, FIRST_SIGNAL):
        _signal(book, sheet, study, formulas, signal, raised.get(signal.name), at)
    last = FIRST_SIGNAL + len(study.graph.signals)
    sheet.conditional_format(FIRST_SIGNAL - 1, 1, last - 1, 1, {
        "type": "cell", "criteria": "==", "value": '"ja"', "format": book.styles.make(**RED),
    })  # fmt: skip


def _signal(
    book: Book, sheet: Worksheet, study: Study, formulas: Formulas, signal: Signal, raised: Raised | None, at: int
) -> None:
    grid, text = formulas.grid, book.styles.text()
    months = grid.whole(grid.rows[signal.address], "Maand!")
    number, code = (grid.fill(whole(-head), grid.first, 0, "Maand!") for head in (HEAD_NUMBER, HEAD_CODE))
    first = f"Aantal_maanden+1-SUMPRODUCT(MAX(({months}<>0)*(Aantal_maanden+1-{number})))"
    last = f"SUMPRODUCT(MAX(({months}<>0)*{number}))"
    count, date = book.styles.value("0"), book.styles.value(DATE)
    begin, end = (raised.first.code, raised.last.code) if raised else ("geen", "geen")
    sheet.write_string(at - 1, 0, signal.label, text)
    book.formula(sheet, at - 1, 1, f'=IF(C{at}=0,"nee","ja")', "ja" if raised else "nee", book.styles.text(bold=True))
    book.formula(sheet, at - 1, 2, f"=SUMPRODUCT(({months}<>0)*1)", len(raised.months) if raised else 0, count)
    book.formula(sheet, at - 1, 3, f'=IF(C{at}=0,"geen",INDEX({code},{first}))', begin, date)
    book.formula(sheet, at - 1, 4, f'=IF(C{at}=0,"geen",INDEX({code},{last}))', end, date)
    holds = sentence(study, raised) if raised else HOLDS_NOW
    book.room(sheet, at - 1, (signal.label, 36), (holds, 46), (signal.remedy, 40))
    said = f"=IF(C{at}=0,{literal(HOLDS_NOT)},{literal(holds)})"
    book.formula(sheet, at - 1, 5, said, holds if raised else HOLDS_NOT, book.styles.text())
    sheet.write_string(at - 1, 6, signal.remedy, text)
