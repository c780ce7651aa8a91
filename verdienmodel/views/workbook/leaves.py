"""One input on one row: what it is, its value for the basis and each option, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.address import workbook_name
from verdienmodel.model.graph import Leaf, Source
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.correct import demands_of, mark_words, write_verdict
from verdienmodel.views.workbook.style import bound_as, shown_as
from verdienmodel.views.workbook.validation import entry_rule

FROM, USED, BASE = 2, 3, 4
BASIS = "Basis"
LABEL_WIDTH, SOURCE_WIDTH = 40, 36
LAST_HEADS = (
    ("Laag", 13),
    ("Hoog", 13),
    ("Graad", 12),
    ("Bron", SOURCE_WIDTH),
    ("Toelichting", SOURCE_WIDTH),
    ("Code", 40),
)


@dataclass
class Inputs:
    """The names of input cells and the ranges of tables and series, gathered while writing."""

    names: dict[str, str] = field(default_factory=dict)
    series: dict[str, tuple[str, str]] = field(default_factory=dict)
    ranges: dict[str, str] = field(default_factory=dict)


def bron(study: Study) -> int:
    """The column of the source: it moves with the number of options."""
    return klopt(study) + 4


def klopt(study: Study) -> int:
    """The column right of the input cells, that says whether they can be."""
    return BASE + len(study.graph.options) + 1


def variant_label(study: Study, name: str) -> str:
    """How a variant is called above its column and on every report: Basis, or an option with its number."""
    labels = {option.name: f"Optie {n}: {option.label}" for n, option in enumerate(study.graph.options, 1)}
    return labels.get(name, BASIS)


def write_heads(book: Book, sheet: Worksheet, study: Study, row: int) -> int:
    """The names and widths of the columns; gives the row below them."""
    options = [(variant_label(study, option.name), 14) for option in study.graph.options]
    heads = [("Uitgangspunt", LABEL_WIDTH), ("Eenheid", 13), ("Vanaf", 9), ("In gebruik", 14), (BASIS, 14)]
    for column, (head, width) in enumerate([*heads, *options, ("Klopt", 7), *LAST_HEADS]):
        sheet.write_string(row, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    mark_words(book, sheet, klopt(study), row)
    book.room(sheet, row, *((head, 12) for head, _ in [*heads, *options]))
    return row + 1


def write_leaf(
    book: Book, sheet: Worksheet, study: Study, leaf: Leaf, row: int, made: Inputs, *, note: bool = True
) -> None:
    """The row of one input, and the name of its cell; `note`: with its explanation."""
    name = book.unique(workbook_name(leaf.address), leaf.address)
    made.names[leaf.address] = name
    book.define(name, f"='{sheet.get_name()}'!${xl_col_to_name(USED)}${row + 1}")
    sheet.write_string(row, 0, leaf.label, book.styles.text())
    sheet.write_string(row, 1, leaf.shown_unit, book.styles.text())
    if leaf.month:
        sheet.write_number(row, FROM, leaf.month.code, book.styles.given(shown_as("datum")))
    _values(book, sheet, study, leaf, row)
    _origin(book, sheet, study, leaf, row, note=note)


def _values(book: Book, sheet: Worksheet, study: Study, leaf: Leaf, row: int) -> None:
    """The input cells, and the one formula that chooses among them."""
    shown = shown_as(leaf.shown_unit, pm=leaf.pm, shown_from=leaf.shown_from)
    base_value, option_values = _entered(study, leaf)
    for column, value in enumerate((base_value, *option_values), BASE):
        if value is None:
            sheet.write_blank(row, column, None, book.styles.entry(shown))
        else:
            sheet.write_number(row, column, value, book.styles.entry(shown))
    last = BASE + len(option_values)
    sheet.data_validation(row, BASE, row, last, entry_rule(leaf, study.timeline, f"{xl_col_to_name(BASE)}{row + 1}"))
    base = xl_col_to_name(BASE)
    span = f"{base}{row + 1}:{xl_col_to_name(last)}{row + 1}"
    chosen = f'=IF(INDEX({span},optie+1)="",{base}{row + 1},INDEX({span},optie+1))'
    book.formula(sheet, row, USED, chosen, study.leaf_value(leaf.address), book.styles.value(shown, bold=True))
    demands = demands_of(study, leaf, f"{base}{row + 1}", span, f"{xl_col_to_name(USED)}{row + 1}")
    write_verdict(book, sheet, row, klopt(study), demands)


def _origin(book: Book, sheet: Worksheet, study: Study, leaf: Leaf, row: int, *, note: bool) -> None:
    """Usual bounds, mark, source, explanation and code."""
    column = bron(study)
    for at, bound in ((column - 3, leaf.low), (column - 2, leaf.high)):
        if bound is not None:
            sheet.write_number(row, at, bound, book.styles.given(bound_as(leaf.shown_unit)))
    source = source_text(leaf.source)
    said = " ".join(filter(None, (leaf.explanation, leaf.source.note))) if note else ""
    sheet.write_string(row, column - 1, mark(leaf.source), book.styles.text(bold=leaf.source.kind == "aanname"))
    sheet.write_string(row, column, source, book.styles.text())
    sheet.write_string(row, column + 1, said, book.styles.text())
    sheet.write_string(row, column + 2, leaf.address, book.styles.given())
    book.room(
        sheet, row, (leaf.label, LABEL_WIDTH), (leaf.shown_unit, 13), (source, SOURCE_WIDTH), (said, SOURCE_WIDTH)
    )


def _entered(study: Study, leaf: Leaf) -> tuple[float, list[float | None]]:
    """What stands under Basis and under each option; a change of what the chosen option sets belongs to it."""
    options = study.graph.options
    values = [option.values.get(leaf.address) for option in options]
    now = study.changed.get(leaf.address, leaf.value)
    chosen = [option.name for option in options].index(study.stamp.optie) if study.stamp.optie else -1
    if chosen >= 0 and values[chosen] is not None:
        values[chosen] = now
        return leaf.value, values
    return now, values


def mark(source: Source) -> str:
    """AANNAME where nobody has verified the value, and the grade of a kengetal."""
    return " ".join(filter(None, ("AANNAME" if source.kind == "aanname" else "", source.grade)))


def source_text(source: Source) -> str:
    """Source in words."""
    known = " (laatst bekend)" if source.last_known else ""
    return f"{source.text.removeprefix('aanname: ')}{known}"
