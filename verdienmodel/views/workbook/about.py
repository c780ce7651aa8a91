"""Lees mij: what this is, what the colours and signs mean, what stands where, how to unlock a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from babel.dates import format_date
from xlsxwriter.worksheet import Worksheet

from verdienmodel.study.study import Study
from verdienmodel.views.format import LOCALE
from verdienmodel.views.signals import sentence
from verdienmodel.views.workbook.book import Book

ABOUT = "Lees mij"
TEXT_WIDTH = 95
RULES = (
    ("Plus en min", "Baten en lasten zijn allebei positief. Het saldo is baten min lasten. Een min voor het saldo is een tekort."),
    ("Btw", "Bedragen zijn in euro en exclusief btw, tenzij er boven het blad iets anders staat. Houdt het plan btw bij, dan is de exploitatie zonder btw die terugkomt; bank en balans zijn met btw."),
    ("Afronding", "U ziet hele euro's. De werkmap rekent met alle decimalen, dus een optelling kan één euro verschillen."),
    ("Jaren", "Begint of eindigt het plan midden in een jaar? Dan staan in dat jaar alleen de maanden van het plan."),
    ("Optie", "Met de cel ‘Optie’ boven aan het blad Invoer kiest u een variant. 0 is de basis."),
    ("AANNAME", "Dit getal is niet geverifieerd. Een letter is de graad van het kengetal: A is het zekerst, D is een schatting."),
    ("Controles", "Boven elk blad staat hoeveel controles niet kloppen. Bij 0 fouten kloppen alle optellingen en kan alles wat in de gele cellen staat."),
    ("Beveiliging", "Elk blad is beveiligd zonder wachtwoord, zodat u niet per ongeluk een formule overschrijft."),
    ("Beveiliging eraf", "Excel: tabblad Controleren, Beveiliging blad opheffen. LibreOffice: menu Extra, Blad beveiligen."),
    ("Regel erbij", "Voegt u zelf een regel toe op het blad Maand? Dan telt die niet vanzelf mee in de totalen."),
)  # fmt: skip


def write_about(book: Book, study: Study, contents: Mapping[str, str]) -> None:
    """The first sheet. `contents` says in one sentence what stands on each sheet."""
    sheet = book.sheet(ABOUT, study.scenario.naam)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, TEXT_WIDTH)
    row = _lines(book, sheet, 2, [
        ("Waarover", study.scenario.samenvatting or "Een begroting per maand en per jaar."),
        ("Gemaakt op", format_date(datetime.now().astimezone(), "d MMMM y", locale=LOCALE)),
        ("Gemaakt met", study.stamp.line()),
        *(("Let op (bij het maken)", sentence(study, raised)) for raised in study.warnings),
    ])  # fmt: skip
    row = _colours(book, sheet, row + 1, len(study.timeline))
    row = _contents(book, sheet, row + 1, contents)
    book.band(sheet, row + 1, "Afspraken", 2)
    _lines(book, sheet, row + 2, RULES)


def _lines(book: Book, sheet: Worksheet, row: int, lines: Sequence[tuple[str, str]]) -> int:
    for subject, text in lines:
        sheet.write_string(row, 0, subject, book.styles.text(bold=True))
        sheet.write_string(row, 1, text, book.styles.text())
        book.room(sheet, row, (text, TEXT_WIDTH))
        row += 1
    return row


def _colours(book: Book, sheet: Worksheet, row: int, months: int) -> int:
    """One sample cell of each kind."""
    book.band(sheet, row, "Wat de cellen betekenen", 2)
    sheet.write_number(row + 1, 0, 1234, book.styles.entry("#,##0", locked=True, align="left"))
    book.formula(sheet, row + 2, 0, "=Aantal_maanden", months, book.styles.value('0" maanden"', align="left"))
    sheet.write_string(row + 3, 0, "uit het scenario", book.styles.given())
    for n, text in enumerate(("Geel met blauwe letters: een getal dat u mag veranderen (dit is een voorbeeld).",
                              "Zwart: een formule. Die rekent zelf mee.",
                              "Grijs en schuin: komt uit het scenario of de app. Verander het daar."), 1):  # fmt: skip
        sheet.write_string(row + n, 1, text, book.styles.text())
    return row + 4


def _contents(book: Book, sheet: Worksheet, row: int, contents: Mapping[str, str]) -> int:
    """A link to every sheet, with what stands there."""
    book.band(sheet, row, "Wat waar staat", 2)
    for name, text in contents.items():
        row += 1
        link = book.styles.text(font_color="#0563C1", underline=1)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, name, f"Ga naar {name}")
        sheet.write_string(row, 1, text, book.styles.text())
        book.room(sheet, row, (text, TEXT_WIDTH))
    return row + 1
