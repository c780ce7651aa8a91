"""The workbook calculates what the engine calculates: proved by LibreOffice on wrong stored values."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from tests.library.test_bezit import OWNED
from tests.library.test_personeel import STAFF
from tests.library.test_subsidy_forms import FORMS, ORDER
from tests.support import tiers
from tests.support.books import BOOKS, GRANTS
from tests.support.btw import KOR, MIXED
from tests.support.office import recalculated
from tests.support.people import PEOPLE
from tests.support.scenarios import EVERYTHING, study_of
from tests.support.tiers import LONG
from tests.support.workbook import set_inputs
from verdienmodel.ground.timeline import Period
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.grid import Grid
from verdienmodel.views.workbook.statements import FIRST, statement_sheets
from verdienmodel.views.workbook.writer import workbook_with_problems

WRONG = -987654.32
pytestmark = pytest.mark.libreoffice


def load(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def compare(path: Path, study: Study) -> tuple[int, list[str]]:
    """How many cells were compared, and which differ from the engine."""
    book = openpyxl.load_workbook(path, data_only=True)
    grid, wrong, count = Grid.of(study.graph), [], 0
    sheet = book["Maand"]
    for address, row in grid.rows.items():
        values = study.results.months(address)
        for month, value in enumerate(values):
            found = sheet.cell(row, grid.first + month + 1).value
            count += 1
            if not isinstance(found, int | float) or abs(found - value) > 0.005:
                wrong.append(f"{address} {month}: {found} in plaats van {value}")
    fixed = {row[0].value: row[3].value for row in book["Vast"].iter_rows(min_row=4)}
    for address in set(study.graph.evaluated) - set(grid.rows):
        value, found = float(study.results[address][0, 0]), fixed[address]
        count += 1
        equal = found == "geen" if np.isnan(value) else isinstance(found, int | float) and abs(found - value) < 0.005
        if not equal:
            wrong.append(f"{address}: {found} in plaats van {value}")
    return count + compare_statements(book, study, wrong), wrong


def is_rest(value: object) -> bool:
    """A stored value that was never recalculated, or an error."""
    return value == WRONG or (isinstance(value, str) and value.startswith("#"))


def compare_statements(book: openpyxl.Workbook, study: Study, wrong: list[str]) -> int:
    count = 0
    cells = [(sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row]
    wrong += [f"{title}!{cell.coordinate}: {cell.value}" for title, cell in cells if is_rest(cell.value)]
    sheets = [(name, *of) for name, of in statement_sheets(study).items()]
    for statement, title, per in (
        (s, title, per) for s in study.statements for title, name, per in sheets if name == s.name
    ):
        rows = [[cell.value for cell in row] for row in book[title].iter_rows(min_row=FIRST + 1)]
        start = next(
            i for i, row in enumerate(rows) if row[0] == statement.administratie_label and set(row[1:]) <= {None}
        )
        for line, row in zip(statement.lines, rows[start + 1 :], strict=False):
            periods = [*study.timeline.periods(per), Period("", tuple(range(len(study.timeline))))]
            for period, found in zip(periods if line.address else [], row[1:], strict=False):
                value = study.value(line.address, period, shows=line.shows)
                count += 1
                if not isinstance(found, int | float) or abs(found - value) > 0.005:
                    wrong.append(f"{statement.key} {line.label} {period.label}: {found} in plaats van {value}")
    return count + compare_checks(book, study, wrong)


def compare_checks(book: openpyxl.Workbook, study: Study, wrong: list[str]) -> int:
    """Both sides of every check as the app would say them: a balance is that of the end."""
    everything = Period("", tuple(range(len(study.timeline))))
    for outcome, row in zip(study.checks, book["Controles"].iter_rows(min_row=5), strict=False):
        for address, cell in ((outcome.check.left, row[2]), (outcome.check.right, row[3])):
            value = study.value(address, everything)
            if not isinstance(cell.value, int | float) or abs(cell.value - value) > 0.005:
                wrong.append(f"Controles {cell.coordinate}: {cell.value} in plaats van {value}")
    return 2 * len(study.checks)


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Study]]:
    """Every workbook of this module, recalculated in one call; every option of each in the long tier."""
    folder = tmp_path_factory.mktemp("werkmappen")
    studies = {name: study for name in tiers.proved() if (study := open_study(name).study)}
    studies["alles"] = study_of(EVERYTHING)
    studies["boeken"] = study_of(BOOKS)
    studies["subsidies"] = study_of(GRANTS)
    studies["btw"] = study_of(MIXED)
    studies["kor"] = study_of(KOR)
    studies |= {
        name: study_of(text)
        for name, text in {
            "bezit": OWNED,
            "vormen": FORMS,
            "personeel": STAFF,
            "volgorde": ORDER,
            "mensen": PEOPLE,
        }.items()
    }
    made: dict[str, tuple[Path, Study]] = {}
    for name, study in studies.items():
        content, problems = workbook_with_problems(study, cached=WRONG)
        assert problems == ()
        chosen = [
            leaf
            for leaf in study.graph.leaves.values()
            if leaf.value and not leaf.is_date and not leaf.is_switch
            if not leaf.address.startswith("boekhouding.")  # an opening bank without its equity is rightly red
        ]
        changed = {leaf.address: leaf.value * 1.25 for leaf in (chosen[0], chosen[len(chosen) // 2], chosen[-1])}
        variants: dict[str, tuple[dict[str, float], int, Study]] = {
            "gewijzigd": (changed, 0, study.with_values(changed))
        }
        if LONG:  # per commit a book is proved changed, as a user would have it
            variants["basis"] = ({}, 0, study)
        for number, option in enumerate(study.graph.options if LONG else study.graph.options[:1], 1):
            variants[f"optie{number}"] = ({}, number, study.with_option(option.name))
        for variant, (values, switch, expected) in variants.items():
            book = load(content)
            set_inputs(book, values, switch)
            path = folder / f"{name}-{variant}.xlsx"
            book.save(path) if variant != "basis" else path.write_bytes(content)
            made[path.stem] = (path, expected)
    made["kapot"] = (folder / "kapot.xlsx", studies["alles"])
    book = load(workbook_with_problems(studies["alles"], cached=WRONG)[0])
    grid = Grid.of(studies["alles"].graph)
    group = next(a for a in grid.rows if a.startswith("staten.exploitatie.bedrijf.baten."))
    book["Maand"].cell(grid.rows[group], grid.first + 3).value = 1
    book.save(folder / "kapot.xlsx")
    out = recalculated([path for path, _ in made.values()], folder)
    return {name: (path, study) for (name, (_, study)), path in zip(made.items(), out, strict=True)}


def test_every_cell_equals_the_engine(proved: dict[str, tuple[Path, Study]]) -> None:
    total = 0
    for name, (path, study) in proved.items():
        if name == "kapot":
            continue
        count, wrong = compare(path, study)
        assert wrong == [], f"{name}: {wrong[:5]}"
        total += count
    assert total > 50_000


def test_checks_say_good(proved: dict[str, tuple[Path, Study]]) -> None:
    for name, (path, study) in proved.items():
        if name != "kapot":
            sheet = openpyxl.load_workbook(path, data_only=True)["Controles"]
            said = [sheet.cell(row, 6).value for row in range(5, 5 + len(study.checks))]
            assert said == ["goed"] * len(study.checks)


def test_a_broken_formula_is_seen(proved: dict[str, tuple[Path, Study]]) -> None:
    """The test of the test: one cell of a group row overwritten by hand."""
    path, study = proved["kapot"]
    _, wrong = compare(path, study)
    assert wrong
    book = openpyxl.load_workbook(path, data_only=True)
    assert book["Controles"]["B2"].value >= 1
    wrong_checks = book["Controles"]["B2"].value
    for name in ("Lees mij", "Samenvatting", *statement_sheets(study)):
        assert f"Controles: {wrong_checks} fout" in str(book[name]["A2"].value)
