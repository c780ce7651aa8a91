"""What is not in a saldo: posts without an amount yet, uncertain ones and refused ones, by name."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from verdienmodel.ground.address import workbook_name
from verdienmodel.model.graph import Entry
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.book import Book

OPEN, UNCERTAIN, REFUSED = "p.m.", "nog onzeker", "geweigerd"
KINDS = {OPEN: "p.m. (nog geen bedrag)", UNCERTAIN: "nog onzeker", REFUSED: "geweigerd"}


def write_outside(book: Book, sheet: Worksheet, study: Study, row: int, width: int) -> None:
    """How many posts of each kind, and which; nothing when every post counts with its amount."""
    posts = {entry.post: entry for entry in study.graph.entries if entry.pm or _left_out(entry)}
    if not posts:
        return
    book.band(sheet, row, "Niet in deze bedragen", width)
    for at, entry in enumerate(posts.values(), row + 2):
        book.room(sheet, at, (entry.naam, 50))
        sheet.write_string(at, 0, entry.naam, book.styles.text(indent=1))
        _kind(book, sheet, study, entry, at)
    states = f"B{row + 3}:B{row + 2 + len(posts)}"
    counts = [f'COUNTIF({states},"{kind}")&" {words}"' for kind, words in KINDS.items()]
    text = f'="Let op: hier tellen niet mee: "&{counts[0]}&", "&{counts[1]}&" en "&{counts[2]}&"."'
    kinds = [kind_now(study, entry) for entry in posts.values()]
    said = [f"{kinds.count(kind)} {words}" for kind, words in KINDS.items()]
    value = f"Let op: hier tellen niet mee: {said[0]}, {said[1]} en {said[2]}."
    book.formula(sheet, row + 1, 0, text, value, book.styles.make(bold=True))


def _left_out(entry: Entry) -> bool:
    """A bate or last that does not count; the money and the balance that belong to it are the same thing once more."""
    return entry.telt == "nee" and entry.soort in ("baten", "lasten")


def kind_now(study: Study, entry: Entry) -> str:
    """Why a post is outside; empty for a p.m. that has an amount by now."""
    address = f"{entry.post}.waarde"
    known = address in study.graph.leaves and study.leaf_value(address)
    return OPEN if entry.pm and not known and entry.status != "geweigerd" else _without_amount(entry)


def _without_amount(entry: Entry) -> str:
    """Why a post is outside whatever its amount."""
    if entry.telt != "nee":
        return ""
    return REFUSED if entry.status == "geweigerd" else UNCERTAIN


def _kind(book: Book, sheet: Worksheet, study: Study, entry: Entry, row: int) -> None:
    kind, address = kind_now(study, entry), f"{entry.post}.waarde"
    if not entry.pm or entry.status == "geweigerd" or address not in study.graph.leaves:
        sheet.write_string(row, 1, kind, book.styles.make())
        return
    text = f'=IF({workbook_name(address)}=0,"{OPEN}","{_without_amount(entry)}")'
    book.formula(sheet, row, 1, text, kind, book.styles.make())
