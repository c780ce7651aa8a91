"""Colours and number formats: input blue on light yellow, formulas black, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

EURO = '_-€ * #,##0_-;-€ * #,##0_-;_-€ * "-"_-;_-@_-'
CENTS = '_-€ * #,##0.00_-;-€ * #,##0.00_-;_-€ * "-"??_-;_-@_-'
NUMBER = "#,##0.00####"
DATE = '0000"-"00'


@dataclass(frozen=True)
class Styles:
    """Every format in use, made once per workbook."""

    workbook: Workbook

    def make(self, **properties: object) -> Format:
        return self.workbook.add_format({"font_name": "Calibri", "valign": "top", **properties})

    def title(self) -> Format:
        return self.make(bold=True, font_size=16)

    def head(self) -> Format:
        return self.make(bold=True, bg_color="#1F4E79", font_color="#FFFFFF", text_wrap=True, border=1)

    def text(self, **more: object) -> Format:
        return self.make(text_wrap=True, **more)

    def entry(self, shown: str) -> Format:
        return self.make(font_color="#0000FF", bg_color="#FFF9D6", border=1, locked=False, num_format=shown)

    def value(self, shown: str, **more: object) -> Format:
        return self.make(num_format=shown, **more)


def shown_as(unit: str, *, pm: bool = False) -> str:
    """The number format that fits a unit."""
    if pm:
        return '"p.m."'
    if unit.startswith("%"):
        return "0.00##%"
    if unit == "datum":
        return DATE
    if unit == "ja/nee":
        return '"ja";;"nee"'
    return CENTS if unit.split("/", maxsplit=1)[0] == "eur" else NUMBER
