"""Klopt: whether what stands in the yellow cells can be, as a formula beside them."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.address import workbook_name
from verdienmodel.ground.timeline import Timeline
from verdienmodel.model.graph import Leaf
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.style import GREEN, RED
from verdienmodel.views.workbook.validation import limits

LAST_ROW = 9_999
GOOD, BAD = "goed", "fout"


def mark_words(book: Book, sheet: Worksheet, column: int, first: int = 0, last: int = LAST_ROW) -> None:
    """Goed and fout also in colour."""
    for word, colours in ((BAD, RED), (GOOD, GREEN)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": book.styles.make(**colours)}
        sheet.conditional_format(first, column, last, column, rule)


def write_verdict(book: Book, sheet: Worksheet, row: int, column: int, demands: list[str]) -> None:
    """One cell that says goed when every demand holds; what cannot be worked out is fout."""
    text = f'=IFERROR(IF(AND({",".join(demands)}),"{GOOD}","{BAD}"),"{BAD}")'
    book.formula(sheet, row, column, text, GOOD, book.styles.text(bold=True))


def demands_of(study: Study, leaf: Leaf, base: str, span: str, used: str) -> list[str]:
    """What must be true of an input: numbers in every filled cell, Basis filled, within its bounds, in order."""
    demands = [f"ISNUMBER({base})", f"COUNT({span})=COUNTA({span})", *_bounds(leaf, study.timeline, span)]
    scope, _, field = leaf.address.rpartition(".")
    begin = study.graph.leaves.get(f"{scope}.van")
    if field == "tot_en_met" and begin is not None and begin.is_date:
        demands.append(f"{workbook_name(begin.address)}<={used}")
    return demands


def _bounds(leaf: Leaf, timeline: Timeline, span: str) -> list[str]:
    if leaf.is_switch:
        return [f'SUMPRODUCT(({span}<>"")*({span}<>0)*({span}<>1))=0']
    if leaf.is_date:
        strange = f"(MOD({span},100)<1)+(MOD({span},100)>12)+(INT({span})<>{span})"
        inside = [f"MIN({span})>={timeline.first.code}", f"MAX({span})<={timeline.last.code}"]
        return [*inside, f'SUMPRODUCT(({span}<>"")*({strange}))=0']
    low, high = limits(leaf)
    return [f"MIN({span})>={low!r}-Tolerantie", f"MAX({span})<={high!r}+Tolerantie"]


def adds_to_one(column: int, first: int, count: int) -> str:
    """The twelve shares of a season, together 1."""
    name = xl_col_to_name(column)
    return f"ABS(SUM({name}{first}:{name}{first + count - 1})-1)<=Tolerantie"


def count_wrong(study: Study, column: int) -> str:
    """How many cells in the columns Klopt say fout, as spreadsheet text."""
    name = xl_col_to_name(column)
    sheets = ("Invoer", "Tabellen") if study.graph.tables else ("Invoer",)
    return "+".join(f'COUNTIF({sheet}!${name}$1:${name}${LAST_ROW + 1},"{BAD}")' for sheet in sheets)
