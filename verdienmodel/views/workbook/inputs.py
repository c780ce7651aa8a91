"""Invoer: the sheet with the input cells, per onderdeel; every value with its unit, source and mark."""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from verdienmodel.model.graph import Leaf
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import VARIANT, Book
from verdienmodel.views.workbook.correct import mark_words, write_verdict
from verdienmodel.views.workbook.leaves import BASE, FROM, USED, Inputs, bron, klopt, write_heads, write_leaf
from verdienmodel.views.workbook.validation import option_rule

HEAD = 4
PARTS = {"fasen": "Fasen", "posten": "Posten"}


def write_inputs(book: Book, study: Study) -> Inputs:
    """Every leaf that is in no table, under a heading per onderdeel."""
    made = Inputs()
    sheet = book.sheet("Invoer", "Invoer: verander alleen de gele cellen")
    _switch(book, sheet, study)
    row = write_heads(book, sheet, study, HEAD)
    for part, quantities in _parts(study).items():
        book.band(sheet, row, part, bron(study) + 2)
        row += 1
        for quantity, leaves in quantities.items():
            if len(leaves) > 1:
                first, value = (
                    f"Invoer!${c}${row + 1}:${c}${row + len(leaves)}" for c in map(xl_col_to_name, (FROM, USED))
                )
                made.series[quantity] = (first, value)
            for leaf in leaves:
                write_leaf(book, sheet, study, leaf, row, made)
                row += 1
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, row - 1, bron(study) + 1)  # the code is for machines
    return made


def _switch(book: Book, sheet: Worksheet, study: Study) -> None:
    options = study.graph.options
    names = "; ".join(["0 = basis", *(f"{n} = {option.label}" for n, option in enumerate(options, 1))])
    sheet.write_string(2, 0, f"Optie ({names})", book.styles.text(bold=True))
    book.room(sheet, 2, (names, 30))
    names_of = [option.name for option in options]
    now = names_of.index(study.stamp.optie) + 1 if study.stamp.optie in names_of else 0
    sheet.write_number(2, USED, now, book.styles.entry("0"))
    cell = f"{xl_col_to_name(USED)}3"
    demands = [f"ISNUMBER({cell})", f"INT({cell})={cell}", f"{cell}>=0", f"{cell}<={len(options)}"]
    write_verdict(book, sheet, 2, klopt(study), demands)
    mark_words(book, sheet, klopt(study), 2, 2)
    sheet.data_validation(2, USED, 2, USED, option_rule(len(options)))
    book.define("optie", f"=Invoer!${xl_col_to_name(USED)}$3")
    heads = f"{xl_col_to_name(BASE)}{HEAD + 1}:{xl_col_to_name(BASE + len(options))}{HEAD + 1}"
    book.formula(sheet, 2, BASE, f"=INDEX({heads},optie+1)", book.variant, book.styles.make(bold=True))
    book.define(VARIANT, f"=Invoer!${xl_col_to_name(BASE)}$3")


def _parts(study: Study) -> dict[str, dict[str, list[Leaf]]]:
    """Leaves per heading and per quantity; within a heading what is on or off comes last."""
    in_tables = {address for table in study.graph.tables.values() for address in table.leaves}
    found: dict[str, dict[str, list[Leaf]]] = {}
    for leaf in sorted(study.graph.leaves.values(), key=lambda leaf: leaf.is_switch):
        if leaf.address not in in_tables:
            found.setdefault(_part(study, leaf), {}).setdefault(leaf.quantity, []).append(leaf)
    return dict(sorted(found.items(), key=lambda item: ["Algemeen", *PARTS.values(), item[0]].index(item[0])))


def _part(study: Study, leaf: Leaf) -> str:
    """The heading under which an input stands."""
    head, _, rest = leaf.quantity.partition(".")
    if head != "onderdelen":
        return PARTS.get(head, "Algemeen")
    name = rest.partition(".")[0]
    return f"Onderdeel: {study.scenario.onderdelen[name].naam or name}"
