"""Nonsense typed in a yellow cell is counted as a fault on every sheet: recalculated by LibreOffice."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.support.books import BOOKS
from tests.support.office import recalculated
from tests.support.scenarios import EVERYTHING, study_of
from tests.support.tiers import some
from tests.support.workbook import BASE, SWITCH, input_rows
from verdienmodel.study.opening import examples, open_study
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.writer import workbook_bytes

pytestmark = pytest.mark.libreoffice

KAMPEN = "kampen_ontwikkelpilot"
SEASON = "seizoenen.zomer[{}]"
NONSENSE: dict[str, tuple[dict[str, object], int]] = {
    "emptied": ({"aantal": None}, 1),
    "text": ({"aantal": "veel"}, 1),
    "text for a month": ({"start_lening": "2026-10"}, 1),
    "below the minimum": ({"looptijd": 0}, 1),
    "above the maximum": ({"korting": 40}, 1),
    "a negative amount": ({"aantal": -1}, 1),
    "month 13": ({"start_lening": 202613}, 1),
    "month 0": ({"start_lening": 202700}, 1),
    "half a month": ({"start_lening": 202610.5}, 1),
    "a month before the plan": ({"start_lening": 200510}, 1),
    "a month after the plan": ({"start_lening": 203001}, 1),
    "the end before the begin": ({"posten.eenmalig.van": 202806}, 1),
    "neither yes nor no": ({"posten.kamp.aan": 2}, 1),
    "a season of 1.4": ({SEASON.format(4): 0.5}, 1),
    "an option that is not there": ({}, 3),  # its season and its months cannot be known either
    "two cells": ({"aantal": None, "looptijd": 0}, 2),
}  # fmt: skip
TEXT = EVERYTHING.replace("looptijd: {eenheid: maand,", "looptijd: {eenheid: maand, minimaal: 1,").replace(
    "  aanloop: {", '  korting: {eenheid: "%", waarde: 5, minimaal: 0, maximaal: 100}\n  aanloop: {'
)


def spoiled(study: Study, values: dict[str, object], option: int) -> openpyxl.Workbook:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(study)))
    rows = {**input_rows(book["Invoer"]), **input_rows(book["Tabellen"])}
    for address, value in values.items():
        rows[address][BASE].value = value
    book["Invoer"][SWITCH].value = option
    return book


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, openpyxl.Workbook]:
    folder, study = tmp_path_factory.mktemp("onzin"), study_of(TEXT)
    made = {name: spoiled(study, values, 9 if "option" in name else 0) for name, (values, _) in NONSENSE.items()}
    made["in an option"] = spoiled(study, {}, 0)
    input_rows(made["in an option"]["Invoer"])["aantal"][BASE + 1].value = "veel"
    for option in range(3):
        made[f"good {option}"] = spoiled(study, {}, option)
    made["an amount for p.m."] = spoiled(study, {"posten.pm.waarde": 100}, 0)
    untouched = {name: open_study(name).study for name in [*some(examples(), 6), KAMPEN]} | {"books": study_of(BOOKS)}
    paths = {name: folder / f"{name.replace(' ', '_')}.xlsx" for name in (*made, *(f"good {n}" for n in untouched))}
    for name, book in made.items():
        book.save(paths[name])
    for name, example in untouched.items():
        assert example is not None
        paths[f"good {name}"].write_bytes(workbook_bytes(example))
    found = recalculated(list(paths.values()), folder)
    return {name: openpyxl.load_workbook(path, data_only=True) for name, path in zip(paths, found, strict=True)}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_counted(books: dict[str, openpyxl.Workbook], name: str) -> None:
    count, sheet = NONSENSE[name][1], books[name]["Controles"]
    assert sheet["A3"].value == f"Invoer: {count} {'cel klopt' if count == 1 else 'cellen kloppen'} niet"
    assert sheet["B2"].value >= count
    assert str(books[name]["Samenvatting"]["A2"].value).startswith(f"Controles: {sheet['B2'].value} fout")


def test_nonsense_under_an_option_is_counted_before_it_is_chosen(books: dict[str, openpyxl.Workbook]) -> None:
    assert books["in an option"]["Controles"]["B2"].value == 1


def test_every_report_says_which_variant_is_chosen(books: dict[str, openpyxl.Workbook]) -> None:
    for option, label in enumerate(("Basis", "Optie 1: Duurder", "Optie 2: Anders")):
        book = books[f"good {option}"]
        reports = set(book.sheetnames) - {"Lees mij", "Invoer", "Tabellen", "Maand", "Vast"}
        assert {book[name]["C2" if name == "Controles" else "B2"].value for name in reports} == {f"Variant: {label}"}
    kampen = books[f"good {KAMPEN}"]
    assert kampen["Signalen"]["B2"].value == "Variant: Basis"


def test_a_pm_is_told_until_it_has_an_amount(books: dict[str, openpyxl.Workbook]) -> None:
    for name, count, word in (("good 0", 1, "p.m."), ("an amount for p.m.", 0, "")):
        rows = [[cell.value or "" for cell in row[:2]] for row in books[name]["Samenvatting"].iter_rows()]
        assert rows[-1] == ["Onbekend", word]
        expected = f"Let op: hier tellen niet mee: {count} p.m. (nog geen bedrag), 0 nog onzeker en 0 geweigerd."
        assert rows[-2][0] == expected


def test_the_summary_follows_the_book_year_and_names_it_in_full(books: dict[str, openpyxl.Workbook]) -> None:
    study, book = study_of(TEXT), books["good 0"]
    assert book["Samenvatting"]["A1"].value == "Samenvatting per boekjaar (in euro, excl. btw)"
    periods = study.timeline.periods("boekjaar")
    for name in ("Samenvatting", "Exploitatie boekjaar"):
        heads = book[name][3][1 : len(periods) + 1]
        shown = [f"{cell.value}{cell.number_format[1:].replace(chr(34), '').replace(chr(92), '')}" for cell in heads]
        assert shown == [period.label for period in periods]
    saldo = next(line for line in study.statements[0].lines if line.style == "saldo")
    row = next(row for row in book["Samenvatting"].iter_rows(values_only=True) if row[0] == saldo.label)
    assert row[1 : 1 + len(periods)] == pytest.approx([study.value(saldo.address, item) for item in periods])


def test_an_untouched_file_has_no_faults(books: dict[str, openpyxl.Workbook]) -> None:
    good = {name: book["Controles"]["B2"].value for name, book in books.items() if name.startswith("good ")}
    assert set(good.values()) == {0}, good
    assert len(good) >= 6
    for name in good:
        assert books[name]["Controles"]["A3"].value == "Invoer: 0 cellen kloppen niet"
