"""The sheets with input cells: Invoer, and Tabellen for seasons, indices, brackets and profiles."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.address import workbook_name
from verdienmodel.model.graph import Leaf, Source, Table
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.style import NUMBER, shown_as

USED, BASE = 4, 5


@dataclass
class Inputs:
    """The names of input cells and the ranges of tables and series, gathered while writing."""

    names: dict[str, str] = field(default_factory=dict)
    series: dict[str, tuple[str, str]] = field(default_factory=dict)
    ranges: dict[str, str] = field(default_factory=dict)


def write_inputs(book: Book, study: Study) -> Inputs:
    """Both sheets; every leaf stands once, with its unit and source."""
    made = Inputs()
    in_tables = {address for table in study.graph.tables.values() for address in table.leaves}
    sheet = book.sheet("Invoer", "Invoer: verander alleen de gele cellen")
    row = _switch(book, sheet, study)
    _heads(book, sheet, study, row)
    groups: dict[str, list[Leaf]] = {}
    for leaf in study.graph.leaves.values():
        if leaf.address not in in_tables:
            groups.setdefault(leaf.quantity, []).append(leaf)
    row += 1
    for quantity, leaves in groups.items():
        if len(leaves) > 1:
            columns = (xl_col_to_name(3), xl_col_to_name(USED))
            made.series[quantity] = tuple(f"Invoer!${c}${row + 1}:${c}${row + len(leaves)}" for c in columns)  # type: ignore[assignment]
        for leaf in leaves:
            _leaf(book, sheet, study, leaf, row, made)
            row += 1
    sheet.freeze_panes(5, 2)
    _tables(book, study, made)
    return made


def _switch(book: Book, sheet: Worksheet, study: Study) -> int:
    options = study.graph.options
    sheet.write_string(2, 0, "Optie", book.styles.text(bold=True))
    names = "; ".join(["0 = basis", *(f"{n} = {option.name}" for n, option in enumerate(options, 1))])
    sheet.write_string(2, 1, names, book.styles.text())
    sheet.write_number(2, USED, 0, book.styles.entry("0"))
    sheet.data_validation(2, USED, 2, USED, {
        "validate": "integer", "criteria": "between", "minimum": 0, "maximum": len(options),
        "error_title": "Deze optie bestaat niet", "error_message": f"Kies 0 tot en met {len(options)}.",
    })  # fmt: skip
    book.define("optie", f"=Invoer!${xl_col_to_name(USED)}$3")
    return 4


def _heads(book: Book, sheet: Worksheet, study: Study, row: int) -> None:
    options = [f"Optie {n}: {option.label}" for n, option in enumerate(study.graph.options, 1)]
    heads = ["Code", "Uitgangspunt", "Eenheid", "Vanaf", "In gebruik", "Basis", *options, "Laag", "Hoog", "Bron"]
    for column, head in enumerate(heads):
        sheet.write_string(row, column, head, book.styles.head())
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 3, 12)
    sheet.set_column(USED, BASE + len(options) + 2, 16)
    sheet.set_column(BASE + len(options) + 3, BASE + len(options) + 3, 60)


def _leaf(book: Book, sheet: Worksheet, study: Study, leaf: Leaf, row: int, made: Inputs) -> None:
    shown, options = shown_as(leaf.shown_unit, pm=leaf.pm), study.graph.options
    for column, text in enumerate((leaf.address, leaf.label, leaf.shown_unit)):
        sheet.write_string(row, column, text, book.styles.text())
    if leaf.month:
        sheet.write_number(row, 3, leaf.month.code, book.styles.value(shown_as("datum")))
    sheet.write_number(row, BASE, study.changed.get(leaf.address, leaf.value), book.styles.entry(shown))
    for n, option in enumerate(options, 1):
        if leaf.address in option.values:
            sheet.write_number(row, BASE + n, option.values[leaf.address], book.styles.entry(shown))
        else:
            sheet.write_blank(row, BASE + n, None, book.styles.entry(shown))
    base, last = xl_col_to_name(BASE), xl_col_to_name(BASE + len(options))
    span = f"{base}{row + 1}:{last}{row + 1}"
    chosen = f'=IF(INDEX({span},optie+1)="",{base}{row + 1},INDEX({span},optie+1))'
    book.formula(sheet, row, USED, chosen, study.leaf_value(leaf.address), book.styles.value(shown, bold=True))
    edge = BASE + len(options) + 1
    for column, bound in ((edge, leaf.low), (edge + 1, leaf.high)):
        if bound is not None:
            sheet.write_number(row, column, bound, book.styles.value("General"))
    sheet.write_string(row, edge + 2, source_text(leaf.source), book.styles.text(italic=leaf.source.kind == "aanname"))
    name = book.unique(workbook_name(leaf.address))
    made.names[leaf.address] = name
    book.define(name, f"='{sheet.get_name()}'!${xl_col_to_name(USED)}${row + 1}")


def source_text(source: Source) -> str:
    """Source in words; what nobody has verified says so first."""
    known = " (laatst bekend)" if source.last_known else ""
    return f"{'AANNAME: ' if source.kind == 'aanname' else ''}{source.text}{known}"


def _tables(book: Book, study: Study, made: Inputs) -> None:
    sheet = book.sheet("Tabellen", "Tabellen: seizoenen, prijsindexen, staffels")
    row = 3
    for table in study.graph.tables.values():
        sheet.write_string(row, 0, table.label, book.styles.text(bold=True))
        _heads(book, sheet, study, row + 1)
        for n, address in enumerate(table.leaves):
            _leaf(book, sheet, study, study.leaf(address), row + 2 + n, made)
        _ranges(book, sheet, study, table, row + 2, made)
        row += len(table.leaves) + 4


def _ranges(book: Book, sheet: Worksheet, study: Study, table: Table, row: int, made: Inputs) -> None:
    """Ranges that functions ask for, with the derived columns to the right of the source."""
    extra = BASE + len(study.graph.options) + 4
    count = len(table.leaves)

    def area(column: int, first: int, length: int) -> str:
        name = xl_col_to_name(column)
        return f"Tabellen!${name}${row + first + 1}:${name}${row + first + length}"

    if table.kind == "seizoenen":
        made.ranges[f"{table.name}.share"] = area(USED, 0, count)
    elif table.kind == "indexen":
        made.ranges[f"{table.name}.factor"] = area(extra, 0, count)
        _chain(book, sheet, table, row, extra)
    elif table.kind == "profielen":
        for n in range(count):
            sheet.write_number(row + n, extra, n, book.styles.value("0"))
        made.ranges[f"{table.name}.age"], made.ranges[f"{table.name}.share"] = (
            area(extra, 0, count),
            area(USED, 0, count),
        )
    else:
        half = (count + 1) // 2
        made.ranges[f"{table.name}.value"] = area(USED, 0, half)
        if half > 1:
            made.ranges[f"{table.name}.bound"] = area(USED, half, count - half)
            made.ranges[f"{table.name}.step"] = area(extra, 1, half - 1)
            used = xl_col_to_name(USED)
            for n in range(1, half):
                book.formula(
                    sheet, row + n, extra, f"={used}{row + n + 1}-{used}{row + n}", 0, book.styles.value(NUMBER)
                )


def _chain(book: Book, sheet: Worksheet, table: Table, row: int, extra: int) -> None:
    """Price level per year from the rates: the first year is 1."""
    used, own = xl_col_to_name(USED), xl_col_to_name(extra)
    sheet.write_string(row - 1, extra, "Prijsniveau", book.styles.head())
    sheet.write_number(row, extra, 1, book.styles.value(NUMBER))
    for n in range(1, len(table.leaves)):
        at = row + n
        book.formula(sheet, at, extra, f"={own}{at}*(1+{used}{at + 1})", 0, book.styles.value(NUMBER))
