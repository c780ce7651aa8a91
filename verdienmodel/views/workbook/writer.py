"""From a study to a workbook: the sheets in the order in which a reader wants them."""

from __future__ import annotations

import io
from pathlib import Path

from xlsxwriter import Workbook

from verdienmodel.ground.problem import Problem, ProblemsFound
from verdienmodel.language.text import Place
from verdienmodel.study.study import Study
from verdienmodel.views.saving import save_atomically
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.grid import Grid
from verdienmodel.views.workbook.inputs import write_inputs
from verdienmodel.views.workbook.overview import write_signals, write_summary
from verdienmodel.views.workbook.sheets import (
    CONSTANTS,
    write_about,
    write_checks,
    write_fixed,
    write_months,
    write_statements,
)
from verdienmodel.views.workbook.style import Styles

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(study: Study, path: Path) -> Problem | None:
    """Write the workbook whole or not at all; a problem when it cannot be written."""
    content, problems = workbook_with_problems(study)
    return problems[0] if problems else save_atomically(content, path)


def workbook_bytes(study: Study) -> bytes:
    """The workbook in memory, for a download; ProblemsFound when a spreadsheet program would refuse it."""
    content, problems = workbook_with_problems(study)
    if problems:
        raise ProblemsFound(problems)
    return content


def workbook_with_problems(study: Study, cached: float | None = None) -> tuple[bytes, tuple[Problem, ...]]:
    """The workbook and what a spreadsheet program would refuse in it. `cached` is for the proof in the tests."""
    out = io.BytesIO()
    workbook = Workbook(out, OPTIONS)
    wrong = [outcome for outcome in study.checks if not outcome.closes]
    book = Book(workbook, Styles(workbook), cached, len(wrong))
    graph, grid = study.graph, Grid.of(study.graph)
    write_about(book, study)
    made = write_inputs(book, study)
    single = [a for a in graph.evaluated if a not in grid.rows]
    fixed = {address: len(CONSTANTS) + 7 + n for n, address in enumerate(single)}
    formulas = Formulas(graph, grid, made.names, fixed, Place(made.ranges))
    write_summary(book, study, formulas)
    write_statements(book, study, formulas)
    write_checks(book, study, formulas)
    write_signals(book, study, formulas)
    write_months(book, study, formulas, made)
    write_fixed(book, study, formulas)
    workbook.close()
    return out.getvalue(), tuple(book.problems)
