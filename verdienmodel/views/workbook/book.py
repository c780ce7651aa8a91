"""The workbook being written: sheets, names and formulas in one place."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground import limits
from verdienmodel.ground.problem import Problem
from verdienmodel.views.workbook.style import Styles


@dataclass
class Book:
    """A workbook with our conventions. `cached` replaces every stored value: only for proving recalculation."""

    workbook: Workbook
    styles: Styles
    cached: float | None = None
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    cells: int = 0

    def sheet(self, name: str, title: str) -> Worksheet:
        """A sheet with its title, ready to print on A4."""
        sheet = self.workbook.add_worksheet(name)
        sheet.write_string(0, 0, title, self.styles.title())
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&F – &A&RPagina &P van &N")
        sheet.hide_gridlines(2)
        return sheet

    def unique(self, name: str) -> str:
        """A name that no other input has, also when capitals do not count."""
        found, number = name, 2
        while found.lower() in self.used:
            found, number = f"{name}_{number}", number + 1
        self.used.add(found.lower())
        return found

    def define(self, name: str, target: str) -> None:
        self.workbook.define_name(name, target)

    def formula(self, sheet: Worksheet, row: int, column: int, text: str, value: float | str, form: Format) -> None:
        """A formula with the value it has now; refused when a spreadsheet program would refuse it."""
        if len(text) > limits.EXCEL_FORMULA_CHARACTERS:
            place = f"{sheet.get_name()}!{row + 1}"
            self.problems.append(Problem("X001", place, "", "deze formule is te lang voor een werkmap", "",
                                         "splits de grootheid in delen"))  # fmt: skip
            return
        self.cells += 1
        stored = "geen" if isinstance(value, float) and not math.isfinite(value) else value
        sheet.write_formula(row, column, text, form, stored if self.cached is None else self.cached)
