"""Step 2c: what it costs per visit, hour, participant or inhabitant, from the library, as quantities of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from verdienmodel.ground.address import join
from verdienmodel.ground.units import parse_unit
from verdienmodel.language.parser import parse
from verdienmodel.library import load as library
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Entry
from verdienmodel.model.selection import select
from verdienmodel.model.statements import ALL, Books, books_of

ROOM = "maten"
COSTS = "kosten"
COSTLY = {"soort": ("lasten",), "telt": ("ja",)}
PER = "als({noemer} > 0, {kosten} / {noemer}, 0)"


def add_measures(bench: Workbench, entries: tuple[Entry, ...]) -> None:
    """Every measure of which the plan has what it is counted in, for everybody with costs of his own."""
    data: Mapping[str, Any] = library.load("basis", ROOM).data
    chosen = {name: spec for name, spec in data[ROOM].items() if _counted(bench, spec)}
    for name, spec in chosen.items():
        _add(bench, join(ROOM, name), f"{spec['noemer']}, het hele jaar", spec["eenheid"], spec["formule"])
    for books in books_of(bench, entries) if chosen else ():
        if books.name != ALL and select(books.entries, COSTLY):
            _add_of(bench, books, data[COSTS], chosen)


def is_measure(address: str) -> bool:
    """Whether a quantity is a measure itself, and not what it is worked out from."""
    room, _, name = address.rpartition(".")
    return room.startswith(f"{ROOM}.") and name.startswith("per_") and "~" not in name


def _counted(bench: Workbench, spec: Mapping[str, str]) -> bool:
    """Whether what it is counted in exists, everywhere in the same unit; and in every onderdeel, as all costs count."""
    pattern = spec["nodig"]
    found = [
        draft
        for address, draft in bench.drafts.items()
        if fnmatchcase(address, pattern) and address.count(".") == pattern.count(".")
    ]
    if pattern.startswith("onderdelen.") and len(found) < len(bench.scenario.onderdelen):
        return False  # the laundry's costs would be shared out over the visits of another onderdeel
    wanted = parse_unit(spec["in"])
    return bool(found) and all(draft.unit is not None and draft.unit.dims == wanted.dims for draft in found)


def _add_of(bench: Workbench, books: Books, costs: Mapping[str, Any], chosen: Mapping[str, Any]) -> None:
    """The costs in these books, and each of them divided by what it is counted in."""
    party = bench.scenario.partijen.get(books.name)
    kind = party.soort if party else ""
    spec = next(item for item in costs.values() if kind in item.get("voor", [kind]))
    total = join(ROOM, books.name, COSTS)
    formula = spec["formule"].replace("{administratie}", books.name)
    _add(bench, total, f"{spec['naam']}, het hele jaar, {books.label}", "eur", formula)
    for name, measure in chosen.items():
        label = f"{spec['naam']} {measure['naam']}, {books.label}"
        formula = PER.replace("{noemer}", join(ROOM, name)).replace("{kosten}", total)
        _add(bench, join(ROOM, books.name, f"per_{name}"), label, f"eur/{measure['eenheid']}", formula)


def _add(bench: Workbench, address: str, label: str, unit: str, formula: str) -> None:
    bench.add(
        Draft(address, label, parse_unit(unit), unit, "grootheid", parse(formula), formula=formula, owner=address, force_row=True)
    )  # fmt: skip
