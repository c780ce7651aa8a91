"""One kengetal: a number that is worth nothing without its date, unit and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from verdienmodel.ground.address import is_id
from verdienmodel.ground.numbers import reads_two_ways
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.units import known_words, parse_unit
from verdienmodel.reading.tables import TableRow

Soort = Literal["wettelijk", "statistiek", "voorbeeld", "aanname"]
Graad = Literal["A", "B", "C", "D"]

# fmt: off
COLUMNS = (
    "sleutel", "waarde", "eenheid", "geldig_van", "geldig_tot", "prijspeil", "soort", "gebied", "laag",
    "hoog", "graad", "bron", "adres", "gecontroleerd_op", "vervangt", "toelichting",
)
# fmt: on
_NUMBER = re.compile(r"^-?\d{1,15}(\.\d{1,12})?$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_YEAR = re.compile(r"^(19|20)\d\d$")
_WEB = re.compile(r"^https?://[^\s<>\"']+$")


@dataclass(frozen=True)
class Kengetal:
    """One row: what a number was, in which days, according to whom."""

    sleutel: str
    """Name in lower-case parts with points between them: `groen.prijs_gazon`."""
    waarde: float
    """The number as people write it: 8 with unit %, not 0.08."""
    eenheid: str
    geldig_van: date
    geldig_tot: date | None
    """Last day; None when no end is known."""
    prijspeil: int | None
    """Year of the prices; None for an amount that is nominal and must not be indexed."""
    soort: Soort
    gebied: str
    laag: float | None
    hoog: float | None
    graad: Graad
    """A measured or legal, B benchmark, C expert, D guess."""
    bron: str
    adres: str
    gecontroleerd_op: date | None
    """The day on which somebody compared the number with (a piece of) its source."""
    vervangt: str
    """The `rij` of the row that this one corrects; empty for a new fact."""
    toelichting: str
    plaats: str
    nummer: int = 1
    """How many rows with this sleutel and geldig_van there are in the file up to and including this one."""

    @property
    def rij(self) -> str:
        """The lasting name of this row. It holds because rows are only added, below the others."""
        return f"{self.sleutel}@{self.geldig_van.isoformat()}#{self.nummer}"

    @property
    def value(self) -> float:
        """The number for the graph: 0.08 for 8 %."""
        return self._scaled(self.waarde)

    @property
    def lowest(self) -> float | None:
        return None if self.laag is None else self._scaled(self.laag)

    @property
    def highest(self) -> float | None:
        return None if self.hoog is None else self._scaled(self.hoog)

    @property
    def known_until(self) -> date:
        """The last day on which this row is knowledge; after it the number is only the last one known.

        A row without end is sure up to the day it was checked, because a law may change after that.
        """
        return self.geldig_tot or max(self.geldig_van, self.gecontroleerd_op or self.geldig_van)

    def holds_on(self, day: date) -> bool:
        return self.geldig_van <= day and (self.geldig_tot is None or day <= self.geldig_tot)

    def _scaled(self, number: float) -> float:
        return number / 100 if "%" in self.eenheid else number


def parse_row(row: TableRow, nummer: int) -> tuple[Kengetal | None, tuple[Problem, ...]]:
    """Read one line of a CSV; None when a cell cannot be read, with every unreadable cell as a problem."""
    cells = _Cells(row)
    kengetal = Kengetal(
        sleutel=cells.key(),
        waarde=cells.number("waarde") or 0.0,
        eenheid=cells.unit(),
        geldig_van=cells.day("geldig_van", required=True) or date.min,
        geldig_tot=cells.day("geldig_tot"),
        prijspeil=cells.year("prijspeil"),
        soort=cast(Soort, cells.word("soort", get_args(Soort))),
        gebied=cells.filled("gebied"),
        laag=cells.number("laag", required=False),
        hoog=cells.number("hoog", required=False),
        graad=cast(Graad, cells.word("graad", get_args(Graad))),
        bron=row.text("bron"),
        adres=cells.web_address(),
        gecontroleerd_op=cells.day("gecontroleerd_op"),
        vervangt=row.text("vervangt"),
        toelichting=row.text("toelichting"),
        plaats=row.plaats,
        nummer=nummer,
    )
    return (None if cells.problems else kengetal), tuple(cells.problems)


class _Cells:
    """The cells of one line, read one by one; what cannot be read becomes a problem and a stand-in."""

    def __init__(self, row: TableRow) -> None:
        self._row = row
        self.problems: list[Problem] = []

    def key(self) -> str:
        text = self._row.text("sleutel")
        if not text or not all(is_id(part) for part in text.split(".")):
            remedy = "Schrijf kleine letters, cijfers en _ met punten ertussen, zoals groen.prijs_gazon."
            self._wrong("K001", f"‘{text}’ is geen sleutel", remedy)
        return text

    def number(self, column: str, *, required: bool = True) -> float | None:
        text = self._row.text(column)
        if not text and not required:
            return None
        if not _NUMBER.match(text):
            self._wrong("K002", f"{column} ‘{text}’ is geen getal", "Schrijf een punt voor decimalen, zoals 14.71.")
            return None
        if reads_two_ways(text):
            remedy = f"Schrijf {text.replace('.', '')} voor duizendtallen of {text}0 voor decimalen."
            self._wrong("K002", f"{column} ‘{text}’ kan twee dingen betekenen", remedy)
        return float(text)

    def unit(self) -> str:
        text = self._row.text("eenheid")
        try:
            parse_unit(text)
        except ValueError as error:
            self._wrong("K003", str(error), nearest(text, known_words()) or f"Kies uit {', '.join(known_words())}.")
        return text

    def day(self, column: str, *, required: bool = False) -> date | None:
        text = self._row.text(column)
        if not text and not required:
            return None
        try:
            return date.fromisoformat(text if _DAY.match(text) else "")
        except ValueError:
            self._wrong("K004", f"{column} ‘{text}’ is geen dag", "Schrijf JJJJ-MM-DD, zoals 2026-01-01.")
            return None

    def year(self, column: str) -> int | None:
        text = self._row.text(column)
        if text and not _YEAR.match(text):
            remedy = "Schrijf vier cijfers, of niets als het bedrag nominaal is."
            self._wrong("K005", f"{column} ‘{text}’ is geen jaar", remedy)
        return int(text) if _YEAR.match(text) else None

    def word(self, column: str, known: tuple[str, ...]) -> str:
        text = self._row.text(column)
        if text not in known:
            remedy = nearest(text, known) or f"Kies uit {', '.join(known)}."
            self._wrong("K006", f"{column} ‘{text}’ bestaat niet", remedy)
        return text

    def filled(self, column: str) -> str:
        text = self._row.text(column)
        if not text:
            self._wrong("K007", f"{column} is niet ingevuld", "Schrijf bijvoorbeeld Nederland.")
        return text

    def web_address(self) -> str:
        text = self._row.text("adres")
        if text and not _WEB.match(text):
            self._wrong("K008", f"‘{text}’ is geen webadres", "Begin met https:// of laat de cel leeg.")
        return text

    def _wrong(self, code: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(code, self._row.plaats, self._row.text("sleutel"), what, herstel=remedy))
