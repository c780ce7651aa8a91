"""The sheets with input cells: Invoer, and Tabellen for seasons, indices, brackets and profiles."""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.address import workbook_name
from verdienmodel.model.graph import Leaf, Source, Table
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.style import NUMBER, bound_as, shown_as
from verdienmodel.views.workbook.validation import entry_rule, option_rule

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
    sheet.repeat_rows(4)
    _tables(book, study, made)
    return made


def _switch(book: Book, sheet: Worksheet, study: Study) -> int:
    options = study.graph.options
    sheet.write_string(2, 0, "Optie", book.styles.text(bold=True))
    names = "; ".join(["0 = basis", *(f"{n} = {option.name}" for n, option in enumerate(options, 1))])
    sheet.write_string(2, 1, names, book.styles.text())
    book.room(sheet, 2, (names, 44))
    names_of = [option.name for option in options]
    now = names_of.index(study.stamp.optie) + 1 if study.stamp.optie in names_of else 0
    sheet.write_number(2, USED, now, book.styles.entry("0"))
    sheet.data_validation(2, USED, 2, USED, option_rule(len(options)))
    book.define("optie", f"=Invoer!${xl_col_to_name(USED)}$3")
    return 4


def _heads(book: Book, sheet: Worksheet, study: Study, row: int) -> None:
    options = [f"Optie {n}: {option.label}" for n, option in enumerate(study.graph.options, 1)]
    heads = ["Code", "Uitgangspunt", "Eenheid", "Vanaf", "In gebruik", "Basis", *options, "Laag", "Hoog", "Bron"]
    for column, head in enumerate(heads):
        sheet.write_string(row, column, head, book.styles.head())
    book.room(sheet, row, *((head, 15) for head in heads))
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 3, 12)
    sheet.set_column(USED, BASE + len(options) + 2, 16)
    sheet.set_column(BASE + len(options) + 3, BASE + len(options) + 3, 60)


def _leaf(book: Book, sheet: Worksheet, study: Study, leaf: Leaf, row: int, made: Inputs) -> None:
    shown, options = shown_as(leaf.shown_unit, pm=leaf.pm), study.graph.options
    book.room(sheet, row, (leaf.address, 30), (leaf.label, 44), (source_text(leaf.source), 60))
    for column, text in enumerate((leaf.address, leaf.label, leaf.shown_unit)):
        sheet.write_string(row, column, text, book.styles.text())
    if leaf.month:
        sheet.write_number(row, 3, leaf.month.code, book.styles.value(shown_as("datum")))
    base_value, option_values = _entered(study, leaf)
    sheet.write_number(row, BASE, base_value, book.styles.entry(shown))
    for n, value in enumerate(option_values, 1):
        if value is None:
            sheet.write_blank(row, BASE + n, None, book.styles.entry(shown))
        else:
            sheet.write_number(row, BASE + n, value, book.styles.entry(shown))
    sheet.data_validation(row, BASE, row, BASE + len(options), entry_rule(leaf, study.timeline))
    base, last = xl_col_to_name(BASE), xl_col_to_name(BASE + len(options))
    span = f"{base}{row + 1}:{last}{row + 1}"
    chosen = f'=IF(INDEX({span},optie+1)="",{base}{row + 1},INDEX({span},optie+1))'
    book.formula(sheet, row, USED, chosen, study.leaf_value(leaf.address), book.styles.value(shown, bold=True))
    edge = BASE + len(options) + 1
    for column, bound in ((edge, leaf.low), (edge + 1, leaf.high)):
        if bound is not None:
            sheet.write_number(row, column, bound, book.styles.value(bound_as(leaf.shown_unit)))
    sheet.write_string(row, edge + 2, source_text(leaf.source), book.styles.text(italic=leaf.source.kind == "aanname"))
    name = book.unique(workbook_name(leaf.address), leaf.address)
    made.names[leaf.address] = name
    book.define(name, f"='{sheet.get_name()}'!${xl_col_to_name(USED)}${row + 1}")


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


def source_text(source: Source) -> str:
    """Source in words; what nobody has verified says so first."""
    known = " (laatst bekend)" if source.last_known else ""
    return f"{'AANNAME: ' if source.kind == 'aanname' else ''}{source.text}{known}"


def _tables(book: Book, study: Study, made: Inputs) -> None:
    sheet = book.sheet("Tabellen", "Tabellen: seizoenen, prijsindexen, staffels")
    row = 3
    if not study.graph.tables:
        sheet.write_string(row, 0, "Dit plan gebruikt geen seizoenen, indexen, staffels of profielen.")
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
        _chain(book, sheet, study, table, row, extra)
    elif table.kind == "profielen":
        sheet.write_string(row - 1, extra, "Leeftijd (maanden)", book.styles.head())
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
            sheet.write_string(row - 1, extra, "Stap", book.styles.head())
            for n, step in enumerate(study.table_values(table.name), 1):
                text = f"={used}{row + n + 1}-{used}{row + n}"
                book.formula(sheet, row + n, extra, text, step, book.styles.value(NUMBER))


def _chain(book: Book, sheet: Worksheet, study: Study, table: Table, row: int, extra: int) -> None:
    """Price level per year from the rates: the first year is 1."""
    used, own = xl_col_to_name(USED), xl_col_to_name(extra)
    sheet.write_string(row - 1, extra, "Prijsniveau", book.styles.head())
    sheet.write_number(row, extra, 1, book.styles.value(NUMBER))
    for at, level in enumerate(study.table_values(table.name)[1:], row + 1):
        book.formula(sheet, at, extra, f"={own}{at}*(1+{used}{at + 1})", level, book.styles.value(NUMBER))
