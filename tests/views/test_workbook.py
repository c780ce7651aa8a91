"""The workbook's shape: one formula per row, no text taken for a formula, files whole or not at all."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.formula.translate import Translator

from tests.support.scenarios import EVERYTHING, HEAD, example_of, study_of
from verdienmodel.views.saving import save_atomically
from verdienmodel.views.workbook.grid import Grid
from verdienmodel.views.workbook.statements import statement_sheets
from verdienmodel.views.workbook.writer import workbook_bytes, write_workbook


def test_one_formula_per_row() -> None:
    study = study_of(EVERYTHING)
    grid = Grid.of(study.graph)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)))["Maand"]
    for row in grid.rows.values():
        first = sheet.cell(row, grid.first + 1)
        for month in range(1, len(study.timeline)):
            cell = sheet.cell(row, grid.first + 1 + month)
            assert Translator(first.value, first.coordinate).translate_formula(cell.coordinate) == cell.value


def test_nothing_newer_than_2010_and_no_volatile_functions() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(study_of(EVERYTHING))))
    formulas = [str(c.value) for s in book for row in s.iter_rows() for c in row if str(c.value).startswith("=")]
    assert len(formulas) > 1000
    assert not [f for f in formulas if re.search(r"OFFSET|INDIRECT|XLOOKUP|LET\(|_xlfn", f)]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    study = study_of(HEAD + 'posten: {a: {naam: "=1+1", soort: lasten, waarde: 12}}')
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)))
    shared = [c for s in book for row in s.iter_rows() for c in row if c.value == "=1+1"]
    assert shared
    raw = zipfile.ZipFile(io.BytesIO(workbook_bytes(study)))
    sheets = [raw.read(name).decode() for name in raw.namelist() if "worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if "<f>1+1</f>" in sheet]


def test_old_file_stays_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "map.xlsx"
    target.mkdir()
    problem = save_atomically(b"nieuw", target)
    assert problem is not None
    assert problem.code == "B030"
    assert [path.name for path in tmp_path.iterdir()] == ["map.xlsx"]
    assert write_workbook(study_of(EVERYTHING), tmp_path / "bestaat-niet" / "x.xlsx") is not None


def test_what_comes_to_nothing_is_nothing() -> None:
    """Everybody together nets to nil up to 1e-11, which a spreadsheet shows as -0."""
    study = example_of("zwembad_de_zwaoi")
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)), data_only=True)
    sheets = [book[name] for name in statement_sheets(study)]
    values = [cell.value for sheet in sheets for row in sheet.iter_rows(min_row=4, min_col=2) for cell in row]
    numbers = [value for value in values if isinstance(value, int | float)]
    assert len(numbers) > 1000
    assert not [value for value in numbers if 0 < abs(value) < 1e-6 or str(value) == "-0.0"]
    formulas = openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)))["Belanghebbenden"]
    assert all(str(cell.value).startswith("=ROUND(SUM") for cell in formulas[formulas.max_row][1:])
