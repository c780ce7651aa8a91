"""Colours and number formats: input blue on light yellow, formulas black, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format

EURO = '_-€ * #,##0_-;_-€ * -#,##0_-;_-€ * "-"_-;_-@_-'
CENTS = '_-€ * #,##0.00_-;_-€ * -#,##0.00_-;_-€ * "-"??_-;_-@_-'
EURO_PM = '_-€ * #,##0_-;_-€ * -#,##0_-;"p.m.";_-@_-'
CENTS_PM = '_-€ * #,##0.00_-;_-€ * -#,##0.00_-;"p.m.";_-@_-'
PRICE = CENTS.replace("0.00", "0.00##")
"""A price per m² of 0,165 is not 0,17."""
TIMES = {"jaar", "kwartaal", "maand", "week", "dag"}
COUNT = '#,##0;-#,##0;"-"'
"""Hours and other things that are counted in whole numbers."""
NUMBER = "#,##0.00####"
DATE = '0000"-"00'
YES_NO = '"ja";;"nee"'
RED = {"bg_color": "#F8D7DA", "font_color": "#8B0000", "bold": True}
GREEN = {"bg_color": "#D9EAD3", "font_color": "#1E5B1E", "bold": True}


@dataclass(frozen=True)
class Styles:
    """Every format in use, made once per workbook."""

    workbook: Workbook
    made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def make(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format({"font_name": "Calibri", "valign": "top", **properties})
        return self.made[key]

    def title(self) -> Format:
        return self.make(bold=True, font_size=16)

    def head(self, **more: object) -> Format:
        return self.make(bold=True, bg_color="#1F4E79", font_color="#FFFFFF", text_wrap=True, border=1, **more)

    def text(self, **more: object) -> Format:
        return self.make(text_wrap=True, **more)

    def band(self) -> Format:
        return self.make(bold=True, bg_color="#DDE6F0", text_wrap=False)

    def entry(self, shown: str, *, locked: bool = False, **more: object) -> Format:
        return self.make(font_color="#0000FF", bg_color="#FFF9D6", border=1, locked=locked, num_format=shown, **more)

    def given(self, shown: str = "General", **more: object) -> Format:
        """What comes from the scenario or the app and does not calculate: grey and slanted."""
        return self.make(italic=True, font_color="#595959", num_format=shown, **more)

    def value(self, shown: str, **more: object) -> Format:
        return self.make(num_format=shown, **more)


def shown_as(unit: str, *, pm: bool = False, shown_from: float = 0.0) -> str:
    """The number format that fits a unit. A p.m. shows as p.m. only as long as nobody filled in an amount.

    A count of people that is too small to print shows as < 5; the cell still calculates with it.
    """
    if shown_from:
        return f'[=0]0;[<{shown_from:g}]"< {shown_from:g}";{NUMBER}'
    if pm:
        return CENTS_PM
    if unit.startswith("%"):
        return "0.00##%"
    if unit == "datum":
        return DATE
    if unit == "ja/nee":
        return YES_NO
    money, *below = unit.split("/")
    if money != "eur":
        return NUMBER
    return CENTS if set(below) <= TIMES else PRICE


def bound_as(unit: str) -> str:
    """The same for a usual low or high, which is held as people write it: 8 for 8%."""
    return 'General"%"' if unit.startswith("%") else shown_as(unit)
