"""Taakvelden: the codes in which a gemeente must write its begroting, each valid in its years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from verdienmodel.ground.problem import Problem, ProblemsFound, nearest
from verdienmodel.reading.tables import TableRow, read_table

COLUMNS = ("code", "naam", "geldig_van", "geldig_tot", "bron", "adres", "toelichting")
_FILE = Path(__file__).parent / "gegevens_taakvelden" / "taakvelden.csv"


@dataclass(frozen=True)
class Taakveld:
    """One code with its name in some calendar years; `last_year` None means that it still holds."""

    code: str
    naam: str
    first_year: int
    last_year: int | None
    bron: str
    adres: str
    toelichting: str
    plaats: str

    def holds_in(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@dataclass(frozen=True)
class Taakvelden:
    """All codes that are known, over all generations of the national list."""

    rows: tuple[Taakveld, ...] = ()

    def known(self, code: str, year: int) -> bool:
        """Whether a begroting of this year may use this code."""
        return self._find(code, year) is not None

    def name(self, code: str, year: int) -> str:
        """The name of the code in that year; empty when the code does not exist then."""
        found = self._find(code, year)
        return found.naam if found else ""

    def codes(self, year: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.code for row in self.rows if row.holds_in(year)))

    def when(self, code: str) -> str:
        """The years in which a code does hold, with its name; empty for a code that never did."""
        rows = [row for row in self.rows if row.code == code]
        if not rows:
            return ""
        first, last = rows[0].first_year, rows[-1].last_year
        return f"{code} {rows[-1].naam} {f'gold van {first} tot en met {last}' if last else f'geldt vanaf {first}'}"

    def instead(self, code: str, year: int) -> str:
        """What a code of another year became, by its number or else by its name; of an unknown code what looks like it."""
        then = [row for row in self.rows if row.holds_in(year)]
        heirs = [row for row in then if row.code.startswith(code.rstrip("abcdefgh"))]
        found = heirs or self._by_name(code, then)
        if found:
            listed = ", ".join(f"{row.code} {row.naam}" for row in found)
            return f"in {year} {'zijn het' if heirs else 'lijken er het meest op'}: {listed}"
        return "" if self.when(code) else nearest(code, self.codes(year))

    def _by_name(self, code: str, then: list[Taakveld]) -> list[Taakveld]:
        """The rows whose name begins with the same words as that of the code, or as what its number became later."""
        names = [row.naam for row in self.rows if row.code.rstrip("abcdefgh") == code or row.code == code]
        shared = {row: max((_same_words(row.naam, name) for name in names), default=0) for row in then}
        most = max(shared.values(), default=0)
        return [row for row in then if most and shared[row] == most]

    def _find(self, code: str, year: int) -> Taakveld | None:
        return next((row for row in self.rows if row.code == code and row.holds_in(year)), None)


def _same_words(one: str, other: str) -> int:
    """How many words two names have in common at their beginning."""
    pairs = zip(one.lower().split(), other.lower().split(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def read_taakvelden(path: Path) -> tuple[Taakvelden, tuple[Problem, ...]]:
    """Read the CSV with taakvelden; years begin on 1 January and end on 31 December."""
    table = read_table(path, COLUMNS)
    if table.problems:
        return Taakvelden(), table.problems
    problems = [problem for row in table.rows for problem in _row_problems(row)]
    if problems:
        return Taakvelden(), tuple(problems)
    rows = tuple(_taakveld(row) for row in table.rows)
    return Taakvelden(rows), tuple(_overlaps(rows))


def _row_problems(row: TableRow) -> Iterator[Problem]:
    first, last = row.text("geldig_van"), row.text("geldig_tot")
    if not (_is_year_edge(first, "-01-01") and (not last or _is_year_edge(last, "-12-31"))):
        what = f"‘{first}’ tot ‘{last}’ zijn geen hele jaren"
        yield Problem("K040", row.plaats, row.text("code"), what, herstel="Schrijf JJJJ-01-01 en JJJJ-12-31.")
    elif last and last < first:
        yield Problem("K040", row.plaats, row.text("code"), f"geldig_tot {last} ligt voor geldig_van {first}")
    if not (row.text("code") and row.text("naam") and row.text("bron")):
        yield Problem("K041", row.plaats, row.text("code"), "code, naam en bron moeten ingevuld zijn")


def _is_year_edge(text: str, edge: str) -> bool:
    return len(text) == len("2026-01-01") and text[:4].isascii() and text[:4].isdigit() and text.endswith(edge)


def _taakveld(row: TableRow) -> Taakveld:
    last = row.text("geldig_tot")
    words = (row.text("bron"), row.text("adres"), row.text("toelichting"), row.plaats)
    years = int(row.text("geldig_van")[:4]), int(last[:4]) if last else None
    return Taakveld(row.text("code"), row.text("naam"), *years, *words)


def _overlaps(rows: tuple[Taakveld, ...]) -> Iterator[Problem]:
    for position, row in enumerate(rows):
        for other in rows[:position]:
            if other.code == row.code and (other.holds_in(row.first_year) or row.holds_in(other.first_year)):
                what = f"taakveld {row.code} staat ook in {other.plaats}, voor dezelfde jaren"
                yield Problem("K042", row.plaats, row.code, what)


@cache
def load_taakvelden() -> Taakvelden:
    """The taakvelden that come with the package."""
    taakvelden, problems = read_taakvelden(_FILE)
    if problems:
        raise ProblemsFound(problems)
    return taakvelden
