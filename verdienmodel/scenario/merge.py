"""An onderdeel built on a sjabloon: the library's fields with the scenario's laid over them.

A user's own figure always wins, and then shows as own: value, kengetal and source travel together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from verdienmodel.ground.address import in_words
from verdienmodel.ground.problem import Problem, Problems, ProblemsFound, nearest
from verdienmodel.library import load as library
from verdienmodel.reading.yaml_text import Document, Path_
from verdienmodel.scenario.items import Bouwsteen
from verdienmodel.scenario.schema import BLOCKS, COMPANY, OF_BOOKS
from verdienmodel.scenario.templates import PARTS, Raw, Template, load_template, merge_part, usual

NEEDED = {
    "invoer": ({"eenheid"}, {"kengetal"}),
    "grootheden": ({"formule"},),
    "posten": ({"soort"}, {"formule"}),
    "standen": ({"zijde"},),
    "signalen": ({"als"},),
    "controles": ({"links"},),
}
"""What an item of an onderdeel cannot do without when the template has none by that name."""
HOURS, PEOPLE = "uren", "deelnemers"
ALWAYS_SOMEBODY = {"sjabloon": "zonder_groepen"}
BASICS = ("rubrieken", "seizoenen", "indexen")


@dataclass
class Places:
    """Where every value of the merged scenario stands: in the scenario's file or in the library's."""

    own: Document
    templates: dict[Path_, Template] = field(default_factory=dict)
    short: set[Path_] = field(default_factory=set)
    """Blocks in which an input of the template is written as a field: leningen.start.rente: 4."""

    def of(self, path: Path_) -> str:
        """file:line of the deepest part of the path that some file has."""
        path = self.written(path)
        template = self.templates.get(path[:2])
        if template is not None and len(path) > 2 and not self.own.has(path) and template.has(path[2:]):
            return template.place(path[2:])
        if path[:1] and path[0] in BASICS and not self.own.has(path[:2]):
            basic = library.load("basis", path[0])
            if basic.has(path[1:]):
                return basic.place(path[1:])
        return self.own.place(path)

    def written(self, path: Path_) -> Path_:
        """Where the file itself writes what stands at this path: a short input has no `invoer` above it."""
        short = (*path[:2], *path[3:4])
        return (*short, *path[4:]) if path[2:3] == ("invoer",) and short in self.short else path

    def inputs_at(self, path: Path_) -> Raw:
        """The inputs that may be written straight under a block, by the name its template gives them."""
        template = self.templates.get(path)
        inputs: Any = template.data.get("invoer") if template is not None else None
        return dict(inputs or {})

    def position(self, path: Path_) -> tuple[str, int, int]:
        """File, line and column of a value (for pointing inside a formula)."""
        document, inner = self.own, self.written(path)
        if not self.own.has(inner) and path[:2] in self.templates:
            document, inner = self.templates[path[:2]].document(path[2:]), path[2:]
        mark = document.values.get(inner)
        return (document.name, mark.line, mark.column) if mark else (self.own.name, 0, 0)


def with_user(problems: Iterable[Problem], places: Places) -> tuple[Problem, ...]:
    """An error inside a template also says where the scenario uses that template: the reader can repair only that."""
    return tuple(_with_user(problem, places) for problem in problems)


def _with_user(problem: Problem, places: Places) -> Problem:
    parts = problem.adres.split(".")
    if problem.ernst != "fout" or parts[0] not in BLOCKS or problem.plaats.startswith(places.own.name):
        return problem
    used = f"dit sjabloon gebruikt u op {places.own.place(tuple(parts[:2]))}"
    return replace(problem, waarom="; ".join(part for part in (problem.waarom, used) if part))


def with_library(raw: Raw, places: Places, problems: Problems) -> Raw:
    """The scenario with templates filled in and the library's rubrieken, seasons and indices underneath."""
    merged = dict(raw) | _hours(raw)
    for room in BLOCKS:
        units = merged.get(room)
        if isinstance(units, dict):
            merged[room] = {
                name: _with_template((room, str(name)), unit or {}, raw, places, problems)
                if isinstance(unit, dict) or unit is None
                else unit
                for name, unit in units.items()
            }
    for basic in BASICS:
        own = raw.get(basic)
        if own is None or isinstance(own, dict):
            merged[basic] = {**library.load("basis", basic).data, **(own or {})}
    return merged


def _hours(raw: Raw) -> Raw:
    """The hours of every company that has people or a business unit of the library: nobody writes that down himself."""
    given = raw.get(HOURS) or {}
    people, units = _books_in(raw, PEOPLE), _books_in(raw, "onderdelen")
    found = {books: {} if books in people else ALWAYS_SOMEBODY for books in (*people, *units)}
    if (
        not found
        or not isinstance(given, dict)
        or not all(own is None or isinstance(own, dict) for own in given.values())
    ):
        return {}
    return {HOURS: {books: {**found.get(books, {}), **(given.get(books) or {})} for books in {**found, **given}}}


def _books_in(raw: Raw, room: str) -> dict[str, None]:
    """The books of the groups of people, or of the business units of the library."""
    units = raw.get(room)
    built = [unit for unit in units.values() if isinstance(unit, dict)] if isinstance(units, dict) else []
    usual_books = raw.get("administratie") or COMPANY
    return dict.fromkeys(
        str(unit.get("administratie") or usual_books) for unit in built if room == PEOPLE or "sjabloon" in unit
    )


def _with_template(path: Path_, unit: Raw, raw: Raw, places: Places, problems: Problems) -> Raw:
    """A block with its template underneath."""
    known = library.names(path[0])
    template_name = unit.get("sjabloon", usual(path, raw, known))
    if not isinstance(template_name, str):
        return unit
    if template_name not in known:
        problems.add(
            Problem(
                "S020",
                places.own.place((*path, "sjabloon")),
                ".".join((*path, "sjabloon")),
                f"het sjabloon ‘{template_name}’ bestaat niet",
                "",
                nearest(template_name, known) or f"kies uit: {', '.join(known)}",
            )
        )
        return {key: value for key, value in unit.items() if key != "sjabloon"}
    try:
        template = load_template(path[0], template_name)
    except ProblemsFound as found:
        problems.extend(found.problems)
        return unit
    places.templates[path] = template
    base = _filled_in(template.data, _names(path, unit, raw, template.data))
    unit = _short_inputs(path, unit, base, places)
    result = {**base, **unit}
    if "naam" not in unit and path[0] not in OF_BOOKS and (path[0] != "onderdelen" or _twice(raw, template_name)):
        result["naam"] = in_words(path[1])  # two loans of one template must not have one name
    for part in PARTS:
        below: Any = base.get(part) or {}
        own = _without_strangers(path, part, below, unit.get(part), places, problems)
        if below or own is not None:
            result[part] = merge_part(part, below, own)
    return result


def _twice(raw: Raw, template: str) -> bool:
    """Whether two onderdelen are built on one template."""
    units: Any = raw.get("onderdelen") or {}
    return [unit.get("sjabloon") for unit in units.values() if isinstance(unit, dict)].count(template) > 1


def _names(path: Path_, unit: Raw, raw: Raw, base: Raw) -> dict[str, str]:
    """What a template may mention between braces: its address and id, whose books, its rank, and its name (last: free text)."""
    books = path[1] if path[0] in OF_BOOKS else unit.get("administratie") or raw.get("administratie") or COMPANY
    usual_name = base.get("naam") if path[0] == "onderdelen" and not _twice(raw, str(unit.get("sjabloon"))) else None
    called = str(unit.get("naam") or usual_name or path[1].replace("_", " "))
    rank = unit.get("rang") or base.get("rang") or 0
    shown = f"{rank:g}" if isinstance(rank, int | float) else str(rank)
    return {"{dit}": ".".join(path), "{id}": path[1], "{administratie}": str(books), "{rang}": shown, "{naam}": called}


def _filled_in(value: Any, names: dict[str, str]) -> Any:
    """A template's text with the names of this block in it. Ids hold nothing but letters, digits and _."""
    if isinstance(value, dict):
        return {key: _filled_in(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled_in(item, names) for item in value]
    if isinstance(value, str) and "{" in value:
        for mark, name in names.items():
            value = value.replace(mark, name)
    return value


def _short_inputs(path: Path_, unit: Raw, base: Raw, places: Places) -> Raw:
    """Inputs of the template that the file writes straight under the block, moved to `invoer`."""
    short = [key for key in unit if key in (base.get("invoer") or {}) and key not in Bouwsteen.model_fields]
    if not short:
        return unit
    places.short.update((*path, key) for key in short)
    own = unit.get("invoer")
    inputs = {**(own if isinstance(own, dict) else {}), **{key: unit[key] for key in short}}
    return {**{key: value for key, value in unit.items() if key not in short}, "invoer": inputs}


def _without_strangers(block: Path_, part: str, base: Raw, own: Any, places: Places, problems: Problems) -> Any:
    """The scenario's items without those that only make sense on top of a template item that does not exist."""
    if not isinstance(own, dict):
        return own
    strangers = [key for key, item in own.items() if key not in base and not _stands_alone(part, item)]
    for key in strangers:
        path = (*block, part, key)
        problems.add(
            Problem(
                "S022",
                places.own.place(path),
                ".".join(path),
                f"het sjabloon heeft geen ‘{key}’ bij {part}",
                "",
                nearest(key, base) or f"kies uit: {', '.join(base)}; of vul bij ‘{key}’ alle velden in",
            )
        )
    return {key: item for key, item in own.items() if key not in strangers}


def _stands_alone(part: str, item: Any) -> bool:
    """Whether an item says enough to be one of its own."""
    return isinstance(item, dict) and any(needed <= set(item) for needed in NEEDED[part])
