"""The workbook being written: sheets, names and formulas in one place."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.problem import Problem
from verdienmodel.views.workbook.limits import refused
from verdienmodel.views.workbook.style import GREEN, RED, Styles

WITHOUT_STATUS = ("Controles", "Maand")
"""Sheets that have no room under their title, or say it themselves."""
WITHOUT_VARIANT = ("Lees mij", "Invoer", "Tabellen", "Maand", "Vast")
"""Sheets that report nothing, or hold the choice itself."""
SNAPSHOTS = ("Onzekerheid", "Vergelijking")
"""Sheets with values of the moment: a state and a choice that live would stand above numbers that do not."""
VARIANT = "Gekozen_variant"
VARIANT_COLUMN = {"Controles": 2}
"""Beside the state of the checks: on the second column, but not on this sheet."""
HIGHEST_ROW = 409
"""Excel refuses a higher one."""
ALLOWED = {"format_cells": True, "format_columns": True, "format_rows": True}
"""What a protected sheet still lets people do: make it look as they like."""


@dataclass
class Book:
    """A workbook with our conventions. `wrong` is the number of checks that do not close, `variant` the chosen one.

    `cached` replaces every stored value: only for proving recalculation.
    """

    workbook: Workbook
    styles: Styles
    cached: float | None = None
    wrong: int = 0
    variant: str = ""
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    cells: int = 0

    def sheet(self, name: str, title: str) -> Worksheet:
        """A sheet with its title: protected without a password, ready to print on A4."""
        sheet = self.workbook.get_worksheet_by_name(name)
        assert sheet is not None, f"{name} is missing in the order of sheets"
        sheet.protect("", ALLOWED)
        sheet.write_string(0, 0, title, self.styles.title())
        sheet.set_row(0, 24)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&F – &A&RPagina &P van &N")
        sheet.hide_gridlines(2)
        if name in SNAPSHOTS:
            sheet.write_string(1, 0, f"Gemaakt met variant: {self.variant}", self.styles.make(bold=True))
            return sheet
        if name not in WITHOUT_STATUS:
            self.status(sheet)
        if name not in WITHOUT_VARIANT:
            self.formula(sheet, 1, VARIANT_COLUMN.get(name, 1), f'="Variant: "&{VARIANT}', f"Variant: {self.variant}",
                         self.styles.make(bold=True))  # fmt: skip
        return sheet

    def status(self, sheet: Worksheet) -> None:
        """Under the title: whether all checks close, in words and in colour."""
        text = '="Controles: "&Aantal_fouten&IF(Aantal_fouten=1," fout"," fouten")&IF(Aantal_fouten=0,"",", zie de bladen Controles en Signalen")'
        value = f"Controles: {self.wrong} {'fout' if self.wrong == 1 else 'fouten'}"
        value += ", zie de bladen Controles en Signalen" if self.wrong else ""
        self.formula(sheet, 1, 0, text, value, self.styles.make(bold=True))
        for criteria, colours in (("==", GREEN), (">", RED)):
            sheet.conditional_format(1, 0, 1, 0, {"type": "formula", "format": self.styles.make(**colours),
                                                  "criteria": f"=Aantal_fouten{criteria.replace('==', '=')}0"})  # fmt: skip

    def band(self, sheet: Worksheet, row: int, text: str, width: int) -> None:
        """A heading over so many columns, without merged cells."""
        form = self.styles.band()
        sheet.write_string(row, 0, text, form)
        for column in range(1, width):
            sheet.write_blank(row, column, None, form)

    def room(self, sheet: Worksheet, row: int, *texts: tuple[str, int]) -> None:
        """Make a row as high as its longest text (with the width of its column) needs: not every program does."""
        lines = max(math.ceil(len(text) / (width + width // 8)) for text, width in texts)
        if lines > 1:
            sheet.set_row(row, min(15 * lines + 1, HIGHEST_ROW))

    def unique(self, name: str, address: str) -> str:
        """The name of an input's cell; refused when another input has it, also when capitals do not count."""
        if name.lower() in self.used:
            self.problems.append(Problem("X002", "Invoer", address, "twee adressen krijgen in de werkmap dezelfde naam",
                                         f"de naam is {name}", "geef één van beide een andere naam in het scenario"))  # fmt: skip
        self.used.add(name.lower())
        return name

    def define(self, name: str, target: str) -> None:
        self.workbook.define_name(name, target)

    def formula(self, sheet: Worksheet, row: int, column: int, text: str, value: float | str, form: Format) -> None:
        """A formula with the value it has now; refused when a spreadsheet program would refuse it."""
        reason = refused(text)
        if reason:
            place = f"{sheet.get_name()}!{row + 1}"
            self.problems.append(Problem("X001", place, "", reason, "", "splits de grootheid in delen"))
            return
        self.cells += 1
        stored = "geen" if isinstance(value, float) and not math.isfinite(value) else value
        sheet.write_formula(row, column, text, form, stored if self.cached is None else self.cached)
