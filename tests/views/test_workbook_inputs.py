"""The input sheets: base and options apart, stored values right, rules on what may be typed, refusals."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import openpyxl
import pytest

from tests.support.scenarios import EVERYTHING, HEAD, study_of
from verdienmodel.ground.problem import ProblemsFound
from verdienmodel.study.study import Study
from verdienmodel.views.saving import save_atomically
from verdienmodel.views.workbook.limits import refused
from verdienmodel.views.workbook.writer import workbook_bytes, workbook_with_problems, write_workbook


def opened(study: Study, *, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)), data_only=values)


def rows_of(book: openpyxl.Workbook, sheet: str) -> dict[str, list[object]]:
    return {str(row[0].value): [cell.value for cell in row] for row in book[sheet].iter_rows(min_row=5)}


def test_a_chosen_option_stands_on_the_switch_and_not_under_basis() -> None:
    study = study_of(EVERYTHING).with_option("duur")
    study = study.with_values({"rente": 0.07, "aantal": 5000.0})
    book = opened(study)
    assert book["Invoer"]["E3"].value == 1
    found = rows_of(book, "Invoer")
    assert found["aantal"][5:7] == [2400, 5000]
    assert found["rente"][5:7] == [0.07, None]
    assert rows_of(opened(study, values=True), "Invoer")["aantal"][4] == 5000


def test_tables_store_their_real_values() -> None:
    book = opened(study_of(EVERYTHING), values=True)
    formulas = opened(study_of(EVERYTHING))["Tabellen"]
    stored = {cell.coordinate: cell.value for row in book["Tabellen"].iter_rows() for cell in row}
    derived = [c.coordinate for row in formulas.iter_rows(min_row=3) for c in row if str(c.value).startswith("=")]
    chain = [stored[place] for place in derived if "*(1+" in str(formulas[place].value)]
    assert chain == pytest.approx([1.025, 1.025**2, 1.025**3])
    assert 0 not in [stored[place] for place in derived if "-" in str(formulas[place].value)]


def test_pm_shows_an_amount_once_there_is_one() -> None:
    sheet = opened(study_of(EVERYTHING))["Invoer"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "posten.pm.waarde")
    positive, _, zero, _ = row[5].number_format.split(";")
    assert zero == '"p.m."'
    assert "0.00" in positive


def test_usual_bounds_of_a_percentage_read_as_a_percentage() -> None:
    text = (
        HEAD
        + 'invoer: {a: {eenheid: "%", waarde: 8, laag: 5, hoog: 10}}\nposten: {p: {naam: P, soort: lasten, waarde: 1}}'
    )
    sheet = opened(study_of(text))["Invoer"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "a")
    assert [(cell.value, cell.number_format) for cell in row[6:8]] == [(5, 'General"%"'), (10, 'General"%"')]


def test_every_input_cell_has_a_rule() -> None:
    sheet = opened(study_of(EVERYTHING))["Invoer"]
    ruled = {cell for rule in sheet.data_validations.dataValidation for cell in str(rule.sqref).split()}
    last = sheet.max_row
    assert {"E3", *(f"F{row}:H{row}" for row in range(6, last + 1))} == ruled
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "whole", "decimal"}


def test_names_that_would_be_the_same_are_refused() -> None:
    text = (
        HEAD
        + "invoer:\n  a_2026_09: {eenheid: eur, waarde: 1}\n  a: {eenheid: eur, waarde: {2026-09: 1, 2027-01: 2}}\n"
    )
    study = study_of(text + "posten: {p: {naam: P, soort: lasten, waarde: 1}}")
    problems = workbook_with_problems(study)[1]
    assert [(problem.code, problem.adres) for problem in problems] == [("X002", "a[2026-09]")]
    with pytest.raises(ProblemsFound):
        workbook_bytes(study)


def test_formulas_that_excel_refuses_are_named() -> None:
    assert refused("=" + "(" * 61 + "1" + ")" * 61)
    assert refused(f"=SUM({','.join(['A1'] * 256)})")
    assert refused("=" + "1+" * 4001 + "1")
    assert not refused('=IF(A1="((((",' + ",".join(["1"] * 2) + ")")


def test_a_new_file_is_for_everybody_who_may_read_here(tmp_path: Path) -> None:
    old = tmp_path / "oud.xlsx"
    old.write_bytes(b"oud")
    old.chmod(0o640)
    assert write_workbook(study_of(EVERYTHING), old) is None
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    before = os.umask(0o022)
    try:
        assert save_atomically(b"x", tmp_path / "nieuw.xlsx") is None
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "nieuw.xlsx").stat().st_mode) == 0o644


def test_a_locked_target_keeps_its_old_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "open.xlsx"
    target.write_bytes(b"oud")

    def refuse(self: Path, to: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    problem = write_workbook(study_of(EVERYTHING), target)
    assert problem is not None
    assert problem.code == "B030"
    assert target.read_bytes() == b"oud"
    assert [path.name for path in tmp_path.iterdir()] == ["open.xlsx"]
