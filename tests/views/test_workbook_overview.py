"""Samenvatting and Signalen equal the engine, also after a change in the file: proved by LibreOffice."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.books import HEAD
from tests.support.office import recalculated
from tests.support.scenarios import study_of
from tests.support.workbook import set_inputs
from verdienmodel.ground.timeline import Period
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.formulas import literal
from verdienmodel.views.workbook.overview import FIRST_SIGNAL, HOLDS_NOT, HOLDS_NOW
from verdienmodel.views.workbook.writer import workbook_with_problems

WRONG = -987654.32
CHANGED = {"uren_procesmanager": 900.0, "einde_project": 200710.0, "budget_partners": 30000.0}
pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[openpyxl.Workbook, Study]]:
    folder = tmp_path_factory.mktemp("overzicht")
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    content = workbook_with_problems(study, cached=WRONG)[0]
    book = openpyxl.load_workbook(io.BytesIO(content))
    set_inputs(book, CHANGED)
    paths = [folder / "basis.xlsx", folder / "gewijzigd.xlsx"]
    paths[0].write_bytes(content)
    book.save(paths[1])
    found = [openpyxl.load_workbook(path, data_only=True) for path in recalculated(paths, folder)]
    return list(zip(found, (study, study.with_values(CHANGED)), strict=True))


def test_every_total_of_the_summary_equals_the_engine(books: list[tuple[openpyxl.Workbook, Study]]) -> None:
    count = 0
    for book, study in books:
        rows = [[cell.value for cell in row] for row in book["Samenvatting"].iter_rows()]
        for statement in [item for item in study.statements if item.name == study.statements[0].name]:
            start = next(n for n, row in enumerate(rows) if row[0] == statement.administratie_label)
            lines = [line for line in statement.lines if line.style in ("totaal", "saldo")]
            periods = [*study.timeline.periods("jaar"), Period("", tuple(range(len(study.timeline))))]
            for line, row in zip(lines, rows[start + 1 :], strict=False):
                assert row[0] == line.label
                values = [study.value(line.address, period) for period in periods]
                assert row[1 : 1 + len(values)] == pytest.approx(values, abs=0.005)
                count += len(values)
    assert count >= 72


def test_signals_hold_in_the_same_months(books: list[tuple[openpyxl.Workbook, Study]]) -> None:
    said = []
    for book, study in books:
        raised = {item.signal.label: item for item in study.warnings}
        for row in book["Signalen"].iter_rows(min_row=FIRST_SIGNAL, values_only=True):
            item = raised.get(str(row[0]))
            expected = ("ja", len(item.months), item.first.code, item.last.code) if item else ("nee", 0, "geen", "geen")
            assert row[1:5] == expected
            assert (row[5] == HOLDS_NOT) is (item is None)
            said.append(row[1])
    assert said.count("ja") >= 2
    assert said.count("nee") >= 2


def test_a_signal_that_the_file_raises_or_ends_is_told_in_one_way(
    books: list[tuple[openpyxl.Workbook, Study]],
) -> None:
    """The second file is the first with other numbers: its sentences were written before they were typed."""
    before = {item.signal.label for item in books[0][1].warnings}
    now = {item.signal.label for item in books[1][1].warnings}
    said = {str(row[0]): row[5] for row in books[1][0]["Signalen"].iter_rows(min_row=FIRST_SIGNAL, values_only=True)}
    assert {label for label, text in said.items() if text == HOLDS_NOW} == now - before
    assert {label for label, text in said.items() if text == HOLDS_NOT} == set(said) - now
    assert before != now


def test_a_long_text_in_a_formula_is_cut_in_pieces() -> None:
    assert literal("a" * 300) == '"' + "a" * 255 + '"&"' + "a" * 45 + '"'
    assert literal('zeg "ja"') == '"zeg ""ja"""'


def test_the_summary_names_what_is_not_in_it(books: list[tuple[openpyxl.Workbook, Study]]) -> None:
    for book, _ in books:
        rows = [[cell.value for cell in row[:2]] for row in book["Samenvatting"].iter_rows()]
        start = next(n for n, row in enumerate(rows) if row[0] == "Niet in deze bedragen")
        said = "Let op: hier tellen niet mee: 3 p.m. (nog geen bedrag), 0 nog onzeker en 1 geweigerd."
        assert rows[start + 1][0] == said
        assert {tuple(row) for row in rows[start + 2 :]} == {
            ("Besparing op openbaar groen door de groenbrigade", "p.m."),
            ("Gemeentelijke post Regionaal Indicatie Orgaan (functie 6.620.5.10.0)", "p.m."),
            ("Verdere subsidie van de provincie", "p.m."),
            ("Aanvraag Liever Actief!", "geweigerd"),
        }


def test_a_grant_that_is_only_asked_for_is_named_once_and_not_with_its_money() -> None:
    grant = "subsidies: {dorp: {sjabloon: vast, verleend: 12000, voorschot: 80, status: aangevraagd}}\n"
    content, _ = workbook_with_problems(study_of(HEAD + grant))
    cells = openpyxl.load_workbook(io.BytesIO(content))["Samenvatting"].iter_rows(values_only=True)
    assert [row[0] for row in cells if row[1] == "nog onzeker"] == ["Subsidie dorp"]


def test_every_sheet_says_whether_the_checks_close(books: list[tuple[openpyxl.Workbook, Study]]) -> None:
    for book, _ in books:
        for name in ("Lees mij", "Samenvatting", "Invoer", "Exploitatie", "Per fase", "Signalen"):
            assert book[name]["A2"].value == "Controles: 0 fouten"


def test_nothing_is_left_of_the_wrong_stored_values(books: list[tuple[openpyxl.Workbook, Study]]) -> None:
    for book, _ in books:
        assert WRONG not in [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
