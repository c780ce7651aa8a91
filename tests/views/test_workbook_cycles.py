"""No written formula needs its own cell: Excel would refuse what LibreOffice calculates."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.cycles import cycle
from tests.support.scenarios import EVERYTHING, study_of
from tests.support.tiers import proved
from verdienmodel.study.opening import open_study
from verdienmodel.views.workbook.grid import Grid
from verdienmodel.views.workbook.writer import workbook_bytes


def book_of(name: str) -> openpyxl.Workbook:
    study = study_of(EVERYTHING) if name == "alles" else open_study(name).study
    assert study is not None
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)))


@pytest.mark.parametrize("name", ["alles", *proved()])
def test_no_cell_needs_itself(name: str) -> None:
    assert cycle(book_of(name)) == []


def test_planted_cycles_are_found() -> None:
    study = study_of(EVERYTHING)
    grid, row = Grid.of(study.graph), Grid.of(study.graph).rows["posten.verkoop"]
    for formula in (f"=SUMIFS({grid.whole(row)},{grid.whole(3)},2027)", f"=INDEX({grid.whole(row)},3)"):
        book = book_of("alles")
        book["Maand"].cell(row, grid.first + 5).value = formula
        assert ("Maand", book["Maand"].cell(row, grid.first + 5).coordinate) in cycle(book)
