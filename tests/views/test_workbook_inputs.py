"""The input sheets: base and options apart, stored values right, rules on what may be typed, refusals."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import openpyxl
import pytest

from tests.support.scenarios import EVERYTHING, HEAD, study_of
from tests.support.workbook import BASE, SWITCH, USED, input_rows, opened
from verdienmodel.ground.problem import ProblemsFound
from verdienmodel.views.saving import save_atomically
from verdienmodel.views.workbook.limits import refused
from verdienmodel.views.workbook.style import shown_as
from verdienmodel.views.workbook.writer import workbook_bytes, workbook_with_problems, write_workbook


def values_of(book: openpyxl.Workbook, address: str) -> list[object]:
    return [cell.value for cell in input_rows(book["Invoer"])[address]]


def test_a_chosen_option_stands_on_the_switch_and_not_under_basis() -> None:
    study = study_of(EVERYTHING).with_option("duur")
    study = study.with_values({"rente": 0.07, "aantal": 5000.0})
    book = opened(study)
    assert book["Invoer"][SWITCH].value == 1
    assert values_of(book, "aantal")[BASE : BASE + 2] == [2400, 5000]
    assert values_of(book, "rente")[BASE : BASE + 2] == [0.07, None]
    assert values_of(opened(study, values=True), "aantal")[USED] == 5000


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
    positive, _, zero, _ = input_rows(sheet)["posten.pm.waarde"][BASE].number_format.split(";")
    assert zero == '"p.m."'
    assert "0.00" in positive


def test_usual_bounds_of_a_percentage_read_as_a_percentage() -> None:
    text = (
        HEAD
        + 'invoer: {a: {eenheid: "%", waarde: 8, laag: 5, hoog: 10}}\nposten: {p: {naam: P, soort: lasten, waarde: 1}}'
    )
    sheet = opened(study_of(text))["Invoer"]
    bounds = input_rows(sheet)["a"][BASE + 2 : BASE + 4]
    assert [(cell.value, cell.number_format) for cell in bounds] == [(5, 'General"%"'), (10, 'General"%"')]


def test_every_input_cell_has_a_rule() -> None:
    sheet = opened(study_of(EVERYTHING))["Invoer"]
    ruled = {cell for rule in sheet.data_validations.dataValidation for cell in str(rule.sqref).split()}
    rows = [cells[0].row for cells in input_rows(sheet).values()]
    assert {SWITCH, *(f"E{row}:G{row}" for row in rows)} == ruled
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "custom", "decimal"}


def test_a_rule_has_the_bounds_of_its_input() -> None:
    text = HEAD + (
        'invoer: {a: {eenheid: "%", waarde: 8, minimaal: 1, maximaal: 100}, b: {eenheid: datum, waarde: 2027-01},'
        " c: {eenheid: eur, waarde: 1}}\nposten: {p: {naam: P, soort: lasten, waarde: 1}}"
    )
    sheet = opened(study_of(text))["Invoer"]
    cells = {address: cells[BASE].coordinate for address, cells in input_rows(sheet).items()}
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    share, month, money = (rules[cells[name]] for name in "abc")
    assert (float(share.formula1), float(share.formula2)) == (0.01, 1)
    assert share.error == "Schrijf een getal (%) vanaf 1 tot en met 100. Een percentage schrijft u met %."
    assert f"MOD({cells['b']},100)<=12" in month.formula1
    assert "202609" in month.formula1
    assert float(money.formula1) == -1e12


def test_a_price_per_unit_shows_four_decimals() -> None:
    shown = {unit: shown_as(unit) for unit in ("eur", "eur/jaar", "eur/m2", "eur/m2/jaar", "eur/uur")}
    assert ["0.00##" in form for form in shown.values()] == [False, False, True, True, True]


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
