"""More that the schema cannot say: sources that exist, and values of indices and tables that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verdienmodel.ground.address import is_id
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, blocks
from verdienmodel.scenario.surroundings import Tabel
from verdienmodel.scenario.values import read_number

Path = tuple[str, ...]
YEAR = re.compile(r"^\d{4}$")


def check_sources(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """A source that is written as an id must stand in bronnen; otherwise a typing error would pass for a source."""
    for path, text in _sources(scenario):
        if text is None or text in scenario.bronnen or not is_id(text):
            continue
        near = nearest(text, scenario.bronnen)
        if near or "_" in text:
            yield Problem(
                "S049",
                places.of((*path, "bron")),
                ".".join((*path, "bron")),
                f"‘{text}’ staat niet bij bronnen:",
                "zo kan niemand nazoeken waar het getal vandaan komt",
                near or f"voeg {text} toe bij bronnen:, of schrijf de bron in gewone woorden",
            )


def _sources(scenario: Scenario) -> Iterator[tuple[Path, str | None]]:
    for room in ("seizoenen", "indexen", "tabellen", "profielen", "invoer", "posten"):
        for name, item in getattr(scenario, room).items():
            yield (room, name), item.bron
    for path, unit in blocks(scenario):
        for room in ("invoer", "posten"):
            for name, item in getattr(unit, room).items():
                yield (*path, room, name), item.bron


def check_indices(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Percentages per calendar year, also of an index that no formula uses yet."""
    for name, index in scenario.indexen.items():
        path = ("indexen", name)
        for year, entered in index.jaren.items():
            where = (*path, "jaren", year)
            if not YEAR.match(year):
                yield Problem(
                    "S010",
                    places.of(where),
                    ".".join(where),
                    f"‘{year}’ is geen jaar",
                    "een index heeft één percentage per kalenderjaar",
                    "schrijf een jaar, zoals 2027",
                )
            yield from _unreadable(entered, "%", where, places)
        if index.daarna is not None:
            yield from _unreadable(index.daarna, "%", (*path, "daarna"), places)


def check_tables(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Brackets that join up and hold numbers, also of a table that no formula uses yet."""
    for name, table in scenario.tabellen.items():
        path = ("tabellen", name, "rijen")
        if not _joins_up(table):
            yield Problem(
                "S048",
                places.of(path),
                ".".join(path),
                f"de treden van ‘{table.naam}’ sluiten niet aan",
                "",
                "geef elke trede een tot_en_met, oplopend, en laat die bij de laatste weg",
            )
        for row_name, row in table.rijen.items():
            yield from _unreadable(row.waarde, table.eenheid, (*path, row_name, "waarde"), places)


def _joins_up(table: Tabel) -> bool:
    bounds = [row.tot_en_met for row in table.rijen.values()]
    known = [bound for bound in bounds[:-1] if bound is not None]
    return len(known) == len(bounds) - 1 and bounds[-1] is None and known == sorted(set(known))


def _unreadable(entered: object, unit: str, path: Path, places: Places) -> Iterator[Problem]:
    wrong = "hier hoort één getal, geen reeks"
    if not isinstance(entered, dict):
        try:
            read_number(entered, unit)
        except ValueError as error:
            wrong = str(error)
        else:
            return
    yield Problem("S012", places.of(path), ".".join(path), wrong, f"de eenheid is {unit}", "vul één getal in")
