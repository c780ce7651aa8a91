"""Doelen: every target with its value, its bound and its outcome, living with the numbers; those in words as words."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from verdienmodel.language.tree import Name
from verdienmodel.model.goal import OUTCOMES
from verdienmodel.study.doelen import GoalResult, goal_results
from verdienmodel.study.study import Study
from verdienmodel.views.target_words import words_only
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.style import CENTS, GREEN, NUMBER, RED

SHEET = "Doelen"
CONTENT = "Wat het plan wil bereiken, en of dat met deze getallen lukt."
HEADS = (("Doel", 52), ("Uitkomst", 18), ("Waarde", 16), ("Richting", 11), ("Grens", 16), ("Tolerantie", 14),
         ("Eenheid", 12), ("Wanneer", 14), ("Bron", 46))  # fmt: skip
FIRST = 5


def write_goals(book: Book, study: Study, formulas: Formulas) -> None:
    """The sheet; none for a plan without targets."""
    if not study.scenario.doelen:
        return
    sheet = book.sheet(SHEET, "Doelen van het plan")
    for column, (head, width) in enumerate(HEADS):
        sheet.write_string(FIRST - 2, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    book.room(sheet, FIRST - 2, *HEADS)
    sheet.freeze_panes(FIRST - 1, 1)
    results = goal_results(study)
    for at, result in enumerate(results, FIRST):
        _goal(book, sheet, study, formulas, result, at)
    for at, told in enumerate(words_only(study.scenario), FIRST + len(results)):
        book.room(sheet, at - 1, (told, 52))
        sheet.write_string(at - 1, 0, told, book.styles.text())
        sheet.write_string(at - 1, 1, "niet uitgerekend", book.styles.text())
    for word, colours in ((OUTCOMES[0], RED), (OUTCOMES[-1], GREEN)):
        sheet.conditional_format(FIRST - 1, 1, FIRST + len(results), 1, {
            "type": "cell", "criteria": "==", "value": f'"{word}"', "format": book.styles.make(**colours),
        })  # fmt: skip


def _goal(book: Book, sheet: Worksheet, study: Study, formulas: Formulas, result: GoalResult, at: int) -> None:
    goal, text = result.goal, book.styles.text()
    form = book.styles.value(CENTS if "eur" in study.quantity(goal.value).unit.powers else NUMBER)
    book.room(sheet, at - 1, (goal.label, 52), (goal.source, 46))
    for column, said in ((0, goal.label), (3, "minstens" if goal.at_least else "hoogstens"), (6, result.unit),
                         (7, goal.period), (8, goal.source or "eigen aanname")):  # fmt: skip
        sheet.write_string(at - 1, column, said, text)
    outcome, (missed, within, reached) = _cell(formulas, goal.outcome, goal.month), OUTCOMES
    chosen = f'=IF({outcome}=2,"{reached}",IF({outcome}=1,"{within}","{missed}"))'
    book.formula(sheet, at - 1, 1, chosen, result.outcome, book.styles.text(bold=True))
    amounts = ((2, goal.value, result.value), (4, goal.bound, result.bound), (5, goal.tolerance, result.tolerance))
    for column, address, value in amounts:
        if address:
            book.formula(sheet, at - 1, column, f"={_cell(formulas, address, goal.month)}", value, form)


def _cell(formulas: Formulas, address: str, month: int) -> str:
    """The cell of one month of a row, or the one cell of what has no months."""
    row = formulas.grid.rows.get(address)
    if row is None:
        return formulas.template(Name(address)).removeprefix("=")
    return f"INDEX({formulas.grid.whole(row, 'Maand!')},{month + 1})"
