"""Afwijkingen: what comparable initiatives budgeted and what it became. A small table, and it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verdienmodel.ground.problem import Problem, ProblemsFound
from verdienmodel.reading.tables import TableRow, read_table

COLUMNS = (
    "initiatief", "soort", "richting", "grootheid", "begroot", "werkelijk", "eenheid", "jaar", "bron", "adres", "noot"
)  # fmt: skip
DIRECTIONS = ("lasten", "baten")
NONE = "geen"
"""A row that compares no begroting with what it became of lasten or baten: shown, and never used as a factor."""
_FOLDER = Path(__file__).parent / "gegevens_afwijkingen"


@dataclass(frozen=True)
class Afwijking:
    """One initiative in one year; begroot and werkelijk in the same unit."""

    initiatief: str
    soort: str
    richting: str
    grootheid: str
    begroot: float
    werkelijk: float
    eenheid: str
    jaar: str
    bron: str
    adres: str
    noot: str

    @property
    def ratio(self) -> float:
        """What it became, as a share of what was budgeted: 1.2 is a fifth more."""
        return self.werkelijk / self.begroot


@dataclass(frozen=True)
class Afwijkingen:
    """Every row that is known, in the order of the files."""

    rows: tuple[Afwijking, ...] = ()

    @property
    def soorten(self) -> tuple[str, ...]:
        """The kinds of initiative of which a ratio is known."""
        return tuple(dict.fromkeys(row.soort for row in self.rows if row.richting != NONE))

    def ratios(self, soort: str, richting: str) -> tuple[float, ...]:
        """The realised shares of one kind and direction, lowest first."""
        return tuple(sorted(row.ratio for row in self.rows if (row.soort, row.richting) == (soort, richting)))


def read_afwijkingen(path: Path) -> tuple[Afwijkingen, tuple[Problem, ...]]:
    """Read one CSV file; a row that is not whole is a problem and no row."""
    table = read_table(path, COLUMNS)
    problems = [*table.problems, *(problem for row in table.rows for problem in _wrong(row))]
    rows = () if problems else tuple(_row(row) for row in table.rows)
    return Afwijkingen(rows), tuple(problems)


def _wrong(row: TableRow) -> Iterator[Problem]:
    who = row.text("initiatief")
    if not all(row.text(column) for column in ("initiatief", "soort", "grootheid", "bron", "adres")):
        yield Problem("S137", row.plaats, who, "initiatief, soort, grootheid, bron en adres moeten ingevuld zijn")
    if row.text("richting") not in (*DIRECTIONS, NONE):
        remedy = f"kies uit: {', '.join((*DIRECTIONS, NONE))}"
        yield Problem("S137", row.plaats, who, f"‘{row.text('richting')}’ is geen richting", "", remedy)
    for column in ("begroot", "werkelijk"):
        if not _positive(row.text(column)):
            what = f"‘{row.text(column)}’ bij {column} is geen getal boven nul"
            yield Problem("S137", row.plaats, who, what, "", "schrijf een getal met een punt voor decimalen")


def _positive(text: str) -> bool:
    return text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit() and float(text) > 0


def _row(row: TableRow) -> Afwijking:
    words = {column: row.text(column) for column in COLUMNS if column not in ("begroot", "werkelijk")}
    return Afwijking(**words, begroot=float(row.text("begroot")), werkelijk=float(row.text("werkelijk")))


@cache
def load_afwijkingen() -> Afwijkingen:
    """The deviations that come with the package, of all files in the order of their names."""
    found = [read_afwijkingen(path) for path in sorted(_FOLDER.glob("*.csv"))]
    problems = tuple(problem for _, wrong in found for problem in wrong)
    if problems:
        raise ProblemsFound(problems)
    return Afwijkingen(tuple(row for book, _ in found for row in book.rows))
