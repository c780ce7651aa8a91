"""Controles: every identity with both sides, and how many do not close."""

from __future__ import annotations

from verdienmodel.ground.timeline import Period
from verdienmodel.study.study import Study
from verdienmodel.views.check_words import MEANING
from verdienmodel.views.workbook.book import Book
from verdienmodel.views.workbook.correct import count_wrong, mark_words
from verdienmodel.views.workbook.formulas import Formulas
from verdienmodel.views.workbook.leaves import klopt
from verdienmodel.views.workbook.overview import FIRST_SIGNAL
from verdienmodel.views.workbook.style import CENTS, NUMBER


def write_checks(book: Book, study: Study, formulas: Formulas) -> None:
    """Every identity with both sides, the largest difference, and goed or fout in words."""
    sheet = book.sheet("Controles", f"Controles op het optellen en op de invoer. {MEANING}")
    for column, (head, width) in enumerate((("Controle", 54), ("Wat klopt er dan", 60), ("Links", 16), ("Rechts", 16),
                                            ("Grootste verschil in een maand", 18), ("Uitkomst", 12))):  # fmt: skip
        sheet.write_string(3, column, head, book.styles.head())
        sheet.set_column(column, column, width)
    everything = Period("", tuple(range(len(study.timeline))))
    for row, outcome in enumerate(study.checks, 4):
        check = outcome.check
        book.room(sheet, row, (check.label, 54), (check.explanation, 60))
        sheet.write_string(row, 0, check.label, book.styles.text())
        sheet.write_string(row, 1, check.explanation, book.styles.text())
        form = book.styles.value(CENTS if "eur" in study.quantity(check.left).unit.powers else NUMBER)
        for column, address in ((2, check.left), (3, check.right)):
            months = formulas.grid.whole(formulas.grid.rows[address], "Maand!")
            flow = study.quantity(address).aard == "stroom"
            text = f"=SUM({months})" if flow else f"=INDEX({months},1,Aantal_maanden)"  # a balance is that of the end
            book.formula(sheet, row, column, text, study.value(address, everything), form)
        months = formulas.grid.whole(formulas.grid.rows[check.difference], "Maand!")
        book.formula(sheet, row, 4, f"=MAX(MAX({months}),0-MIN({months}))", outcome.worst, form)
        test = f'=IF(ISNUMBER(E{row + 1}),IF(E{row + 1}<Controlegrens,"goed","fout"),"fout")'
        book.formula(sheet, row, 5, test, "goed" if outcome.closes else "fout", book.styles.text(bold=True))
    last = max(5, 4 + len(study.checks))
    sheet.write_string(1, 0, "Aantal fouten", book.styles.text(bold=True))
    inputs = count_wrong(study, klopt(study))
    said = f'="Invoer: "&{inputs}&IF({inputs}=1," cel klopt niet"," cellen kloppen niet")'
    book.formula(sheet, 2, 0, said, "Invoer: 0 cellen kloppen niet", book.styles.text())
    stops = [f"(Signalen!C{at}>0)" for at, item in enumerate(study.graph.signals, FIRST_SIGNAL) if item.forbidden]
    stopped = "+".join(stops) if stops else "0"
    wrong = len([outcome for outcome in study.checks if not outcome.closes])
    total = f'=COUNTIF(F5:F{last},"fout")+{inputs}+{stopped}'
    book.formula(sheet, 1, 1, total, wrong, book.styles.text(bold=True))
    book.define("Aantal_fouten", "=Controles!$B$2")
    mark_words(book, sheet, 5, 4, last)
    sheet.freeze_panes(4, 1)
    sheet.repeat_rows(3)
    sheet.set_row(3, 31)
