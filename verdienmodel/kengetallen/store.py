"""All kengetallen together: read once, checked, never changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

from verdienmodel.ground.problem import Problem, Problems, ProblemsFound
from verdienmodel.kengetallen.checks import check_rows, in_force
from verdienmodel.kengetallen.rows import COLUMNS, Kengetal, parse_row
from verdienmodel.reading.tables import read_table

_FOLDER = Path(__file__).parent / "gegevens"


@dataclass(frozen=True)
class Store:
    """The kengetallen of some files, with the corrected rows kept so that an old result can be remade."""

    all_rows: tuple[Kengetal, ...] = ()

    @cached_property
    def _in_force(self) -> dict[str, tuple[Kengetal, ...]]:
        found: dict[str, tuple[Kengetal, ...]] = {}
        for row in in_force(self.all_rows):
            found[row.sleutel] = (*found.get(row.sleutel, ()), row)
        return found

    def keys(self) -> tuple[str, ...]:
        return tuple(self._in_force)

    def rows(self, sleutel: str) -> tuple[Kengetal, ...]:
        """The rows of this key that hold, in order of time, without the rows that were corrected."""
        return self._in_force.get(sleutel, ())

    def row(self, rij: str) -> Kengetal | None:
        """The row with this lasting name, also when it was corrected afterwards: a stamp may name it."""
        return next((row for row in self.all_rows if row.rij == rij), None)

    def search(self, term: str) -> tuple[Kengetal, ...]:
        """The rows that hold with this text in key, source or explanation; capitals do not matter."""
        wanted = term.strip().casefold()
        rows = (row for group in self._in_force.values() for row in group)
        return tuple(row for row in rows if wanted in f"{row.sleutel}\n{row.bron}\n{row.toelichting}".casefold())

    @cached_property
    def version(self) -> str:
        """Twelve characters that change with any fact, and not with line ends or the order of files."""
        facts = sorted(repr([(name, getattr(row, name)) for name in _FACTS]) for row in self.all_rows)
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:12]


_FACTS = tuple(field.name for field in fields(Kengetal) if field.name != "plaats")


def read_store(paths: Iterable[Path]) -> tuple[Store, tuple[Problem, ...]]:
    """Read CSV files into one store: the store holds what could be read, the problems say the rest."""
    problems = Problems()
    rows: list[Kengetal] = []
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted(paths, key=lambda path: path.name):
        table = read_table(path, COLUMNS)
        problems.extend(table.problems)
        for row in () if table.problems else table.rows:
            counts[row.text("sleutel"), row.text("geldig_van")] += 1
            kengetal, found = parse_row(row, counts[row.text("sleutel"), row.text("geldig_van")])
            problems.extend(found)
            rows += [kengetal] if kengetal else []
    problems.extend(check_rows(tuple(rows)))
    return Store(tuple(rows)), tuple(problems)


@cache
def load_store() -> Store:
    """The kengetallen that come with the package; a mistake in them stops everything."""
    store, problems = read_store(_FOLDER.glob("*.csv"))
    if problems:
        raise ProblemsFound(problems)
    return store
