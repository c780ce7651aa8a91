"""What a treasurer meets: the order of sheets, what is locked, the legend, the links, how it prints."""

from __future__ import annotations

import openpyxl
import pytest

from tests.support.people import PEOPLE
from tests.support.scenarios import EVERYTHING, HEAD, study_of
from tests.support.workbook import BASE, SWITCH, input_rows, opened
from verdienmodel.views.workbook.style import NUMBER

ORDER = [
    "Lees mij",
    "Samenvatting",
    "Signalen",
    "Exploitatie",
    "Liquiditeit",
    "Balans",
    "Dekking",
    "Gemeentelijk",
    "Per partij",
    "Per fase",
    "Belanghebbenden",
]


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return opened(study_of(EVERYTHING))


def test_the_begroting_comes_before_the_inputs_and_the_checks_last(book: openpyxl.Workbook) -> None:
    names = book.sheetnames
    years = [name for name in ORDER[3:] if name in names]
    assert names == [
        *ORDER[:3],
        *years,
        *(f"{name} boekjaar" for name in years),
        "Invoer",
        "Tabellen",
        "Maand",
        "Vast",
        "Controles",
    ]
    assert "Exploitatie" in years
    assert book.active is not None
    assert book.active.title == "Samenvatting"


def test_the_checks_say_what_they_cannot_judge(book: openpyxl.Workbook) -> None:
    assert book["Controles"]["A1"].value == (
        "Controles op het optellen en op de invoer. Of de aannames kloppen, kunt alleen u zien."
    )


def test_only_input_cells_are_unlocked_and_there_is_no_password(book: openpyxl.Workbook) -> None:
    rows = [*input_rows(book["Invoer"]).values(), *input_rows(book["Tabellen"]).values()]
    inputs = {(c.parent.title, c.coordinate) for row in rows for c in row[BASE : BASE + 3]} | {("Invoer", SWITCH)}
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {(cell.parent.title, cell.coordinate) for cell in cells if not cell.protection.locked} == inputs
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.formatColumns  # openpyxl: False means allowed
        assert not sheet.protection.formatCells


def test_lees_mij_shows_the_colours_and_leads_everywhere(book: openpyxl.Workbook) -> None:
    sheet = book["Lees mij"]
    links = {str(cell.hyperlink.location) for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{name}'!A1" for name in book.sheetnames[1:]}
    text = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    for word in (
        "Baten en lasten zijn allebei positief",
        "exclusief btw",
        "Gemaakt op",
        "zonder wachtwoord",
        "AANNAME",
    ):
        assert word in text
    entry = input_rows(book["Invoer"])["aantal"][BASE]
    samples = [
        cell for row in sheet.iter_rows(max_col=1) for cell in row if cell.fill.fgColor.rgb == entry.fill.fgColor.rgb
    ]
    assert [cell.font.color.rgb for cell in samples] == [entry.font.color.rgb]


def test_every_sheet_prints_on_a4_with_its_name(book: openpyxl.Workbook) -> None:
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.oddFooter.left.text == "&F – &A"
        assert sheet.oddFooter.right.text == "Pagina &P van &N"
        wide = sheet.title == "Maand"  # a year per page: everything on one page would be too small to read
        fit = sheet.sheet_properties.pageSetUpPr
        assert bool(fit and fit.fitToPage) is not wide
        if sheet.title not in ("Lees mij", "Tabellen"):
            assert sheet.print_title_rows


def test_inputs_stand_under_their_onderdeel_with_mark_source_and_explanation() -> None:
    study = study_of(
        HEAD + "invoer: {a: {eenheid: stuk, waarde: 1, bron: Rekening 2025, uitleg: Geteld}}\n"
        "onderdelen: {tuin: {naam: Tuinploeg, invoer: {b: {eenheid: stuk, waarde: 2}}}}\n"
        "posten: {p: {naam: P, soort: lasten, waarde: 1}}"
    )
    sheet = opened(study)["Invoer"]
    first = [cell.value for cell in sheet["A"]]
    rows = input_rows(sheet)
    assert first.index("Algemeen") < rows["a"][0].row - 1 < first.index("Posten") < first.index("Onderdeel: Tuinploeg")
    assert first.index("Onderdeel: Tuinploeg") < rows["onderdelen.tuin.b"][0].row - 1
    assert [cell.value for cell in rows["a"][BASE + 4 : BASE + 7]] == ["", "Rekening 2025", "Geteld"]
    assert [cell.value for cell in rows["onderdelen.tuin.b"][BASE + 4 : BASE + 6]] == ["AANNAME", "eigen aanname"]
    assert rows["a"][BASE].number_format == NUMBER


def test_hours_are_no_euros() -> None:
    """A statement of hours has whole numbers, and no euro sign."""
    book = opened(study_of(PEOPLE))
    shown = {
        cell.number_format
        for row in book["Uren"].iter_rows(min_row=5, min_col=2)
        for cell in row
        if cell.value is not None
    }
    hours = next(row for row in book["Controles"].iter_rows(min_row=5) if "Uren aanwezig" in str(row[0].value))
    shown |= {cell.number_format for cell in hours[2:5]}
    assert len(shown) == 2
    assert not [text for text in shown if "€" in text]
    assert any("€" in cell.number_format for row in book["Exploitatie"].iter_rows(min_row=5, min_col=2) for cell in row)
