"""From a study to a workbook: the sheets in the order in which a reader wants them."""

from __future__ import annotations

import io
from pathlib import Path

from xlsxwriter import Workbook

from verdienmodel.ground.problem import Problem, ProblemsFound
from verdienmodel.language.text import Place
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.study.study import Study
from verdienmodel.study.vergelijken import Comparison
from verdienmodel.views.saving import save_atomically
from verdienmodel.views.workbook import comparison
from verdienmodel.views.workbook.about import ABOUT, write_about
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.checks import write_checks
from verdienmodel.views.workbook.comparison import write_comparison
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.goals import CONTENT as GOALS_CONTENT
from verdienmodel.views.workbook.goals import SHEET as GOALS
from verdienmodel.views.workbook.goals import write_goals
from verdienmodel.views.workbook.grid import Grid
from verdienmodel.views.workbook.inputs import write_inputs
from verdienmodel.views.workbook.leaves import variant_label
from verdienmodel.views.workbook.legal import CONTENT as LEGAL_CONTENT
from verdienmodel.views.workbook.legal import SHEET as LEGAL
from verdienmodel.views.workbook.legal import write_legal
from verdienmodel.views.workbook.months import CONSTANTS, write_fixed, write_months
from verdienmodel.views.workbook.overview import write_signals, write_summary
from verdienmodel.views.workbook.statements import statement_sheets, write_statements
from verdienmodel.views.workbook.style import Styles
from verdienmodel.views.workbook.tables import write_tables
from verdienmodel.views.workbook.uncertainty import CONTENT, SHEET, write_uncertainty

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(
    study: Study, path: Path, drawn: Doorrekening | None = None, compared: Comparison | None = None
) -> Problem | None:
    """Write the workbook whole or not at all, with a sheet of its own for draws and for options; a problem when it cannot be."""
    content, problems = workbook_with_problems(study, drawn=drawn, compared=compared)
    return problems[0] if problems else save_atomically(content, path)


def workbook_bytes(study: Study, drawn: Doorrekening | None = None, compared: Comparison | None = None) -> bytes:
    """The workbook in memory, for a download; ProblemsFound when a spreadsheet program would refuse it."""
    content, problems = workbook_with_problems(study, drawn=drawn, compared=compared)
    if problems:
        raise ProblemsFound(problems)
    return content


def workbook_with_problems(
    study: Study,
    cached: float | None = None,
    drawn: Doorrekening | None = None,
    compared: Comparison | None = None,
) -> tuple[bytes, tuple[Problem, ...]]:
    """The workbook and what a spreadsheet program would refuse in it. `cached` is for the proof in the tests."""
    out = io.BytesIO()
    workbook = Workbook(out, OPTIONS)
    workbook.set_properties({"title": study.scenario.naam, "comments": study.stamp.line()})
    wrong = [outcome for outcome in study.checks if not outcome.closes]
    book = Book(workbook, Styles(workbook), cached, len(wrong), variant_label(study, study.stamp.optie))
    graph, grid = study.graph, Grid.of(study.graph)
    contents = sheet_order(study, drawn=drawn is not None, compared=compared is not None)
    for name in (ABOUT, *contents):
        workbook.add_worksheet(name)
    write_about(book, study, contents)
    made = write_inputs(book, study)
    write_tables(book, study, made)
    single = [a for a in graph.evaluated if a not in grid.rows]
    fixed = {address: len(CONSTANTS) + 7 + n for n, address in enumerate(single)}
    formulas = Formulas(graph, grid, made.names, fixed, Place(made.ranges))
    write_summary(book, study, formulas)
    write_statements(book, study, formulas)
    if drawn is not None:
        write_uncertainty(book, drawn)
    if compared is not None:
        write_comparison(book, compared)
    write_checks(book, study, formulas)
    write_signals(book, study, formulas)
    write_goals(book, study, formulas)
    write_legal(book, study, formulas)
    write_months(book, study, formulas, made)
    write_fixed(book, study, formulas)
    workbook.close()
    return out.getvalue(), tuple(book.problems)


def sheet_order(study: Study, *, drawn: bool = False, compared: bool = False) -> dict[str, str]:
    """The sheets as a reader wants them, after Lees mij: what they hold, in one sentence each."""
    labels = {statement.name: statement.label for statement in study.statements}
    statements = {
        sheet: f"{labels[name]} per {'kalenderjaar' if per == 'jaar' else per}."
        for sheet, (name, per) in statement_sheets(study).items()
    }
    signals = {"Signalen": "Waar dit plan zelf voor waarschuwt, en of dat nu geldt."} if study.graph.signals else {}
    tables = (
        {"Tabellen": "Seizoenen, prijsindexen, staffels en profielen. Ook hier staan gele cellen."}
        if study.graph.tables
        else {}
    )
    return {
        "Samenvatting": "Op één bladzijde: baten, lasten en saldo per jaar, en welke posten daar niet in zitten.",
        **signals,
        **({GOALS: GOALS_CONTENT} if study.scenario.doelen else {}),
        **({LEGAL: LEGAL_CONTENT} if study.graph.toetsen else {}),
        **statements,
        **({SHEET: CONTENT} if drawn else {}),
        **({comparison.SHEET: comparison.CONTENT} if compared else {}),
        "Invoer": "Alle uitgangspunten met eenheid en bron. Hier verandert u getallen.",
        **tables,
        "Maand": "Alle berekeningen per maand. Alle andere bladen tellen deze maanden op.",
        "Vast": "Getallen die in elke maand gelijk zijn.",
        "Controles": "Of alle optellingen op elkaar aansluiten.",
    }
