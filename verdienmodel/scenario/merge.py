"""An onderdeel built on a sjabloon: the library's fields with the scenario's laid over them.

A user's own figure always wins, and then shows as own: value, kengetal and source travel together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from verdienmodel.ground.problem import Problem, Problems, ProblemsFound, nearest
from verdienmodel.library import load as library
from verdienmodel.reading.yaml_text import Document, Path_

Raw = dict[str, Any]
ORIGIN = ("waarde", "kengetal", "bron")
PARTS = ("invoer", "grootheden", "posten")
NEEDED = {
    "invoer": ({"eenheid"}, {"kengetal"}),
    "grootheden": ({"formule"},),
    "posten": ({"soort"}, {"formule"}),
}
"""What an item of an onderdeel cannot do without when the template has none by that name."""
BASICS = ("rubrieken", "seizoenen", "indexen")


@dataclass
class Places:
    """Where every value of the merged scenario stands: in the scenario's file or in the library's."""

    own: Document
    templates: dict[str, Document] = field(default_factory=dict)

    def of(self, path: Path_) -> str:
        """file:line of the deepest part of the path that some file has."""
        if path[:1] == ("onderdelen",) and len(path) > 2 and not self.own.has(path):
            template = self.templates.get(path[1])
            if template is not None and template.has(path[2:]):
                return template.place(path[2:])
        if path[:1] and path[0] in BASICS and not self.own.has(path[:2]):
            basic = library.load("basis", path[0])
            if basic.has(path[1:]):
                return basic.place(path[1:])
        return self.own.place(path)

    def position(self, path: Path_) -> tuple[str, int, int]:
        """File, line and column of a value (for pointing inside a formula)."""
        document, inner = self.own, path
        if not self.own.has(path) and path[:1] == ("onderdelen",) and path[1] in self.templates:
            document, inner = self.templates[path[1]], path[2:]
        mark = document.values.get(inner)
        return (document.name, mark.line, mark.column) if mark else (self.own.name, 0, 0)


def with_user(problems: Iterable[Problem], places: Places) -> tuple[Problem, ...]:
    """An error inside a template also says where the scenario uses that template: the reader can repair only that."""
    return tuple(_with_user(problem, places) for problem in problems)


def _with_user(problem: Problem, places: Places) -> Problem:
    parts = problem.adres.split(".")
    if problem.ernst != "fout" or parts[0] != "onderdelen" or problem.plaats.startswith(places.own.name):
        return problem
    used = f"dit sjabloon gebruikt u op {places.own.place(tuple(parts[:2]))}"
    return replace(problem, waarom="; ".join(part for part in (problem.waarom, used) if part))


def with_library(raw: Raw, places: Places, problems: Problems) -> Raw:
    """The scenario with templates filled in and the library's rubrieken, seasons and indices underneath."""
    merged = dict(raw)
    units = raw.get("onderdelen")
    if isinstance(units, dict):
        merged["onderdelen"] = {
            name: _with_template(name, unit, places, problems) if isinstance(unit, dict) else unit
            for name, unit in units.items()
        }
    for basic in BASICS:
        own = raw.get(basic)
        if own is None or isinstance(own, dict):
            merged[basic] = {**library.load("basis", basic).data, **(own or {})}
    return merged


def _with_template(name: str, unit: Raw, places: Places, problems: Problems) -> Raw:
    template_name = unit.get("sjabloon")
    if not isinstance(template_name, str):
        return unit
    known = library.names("onderdelen")
    if template_name not in known:
        problems.add(
            Problem(
                "S020",
                places.own.place(("onderdelen", name, "sjabloon")),
                f"onderdelen.{name}.sjabloon",
                f"het sjabloon ‘{template_name}’ bestaat niet",
                "",
                nearest(template_name, known) or f"kies uit: {', '.join(known)}",
            )
        )
        return {key: value for key, value in unit.items() if key != "sjabloon"}
    try:
        template = library.load("onderdelen", template_name)
    except ProblemsFound as found:
        problems.extend(found.problems)
        return unit
    places.templates[name] = template
    base = {key: value for key, value in template.data.items() if key != "voorbeeld"}
    result = {**base, **unit}
    for part in PARTS:
        below: Any = base.get(part) or {}
        own = _without_strangers(name, part, below, unit.get(part), places, problems)
        result[part] = _merge_part(part, base.get(part), own)
    return result


def _without_strangers(name: str, part: str, base: Raw, own: Any, places: Places, problems: Problems) -> Any:
    """The scenario's items without those that only make sense on top of a template item that does not exist."""
    if not isinstance(own, dict):
        return own
    strangers = [key for key, item in own.items() if key not in base and not _stands_alone(part, item)]
    for key in strangers:
        path = ("onderdelen", name, part, key)
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


def _merge_part(part: str, base: Any, own: Any) -> Any:
    if own is None:
        return base or {}
    if not isinstance(own, dict) or not isinstance(base or {}, dict):
        return own
    merged: Raw = dict(base or {})
    for key, item in own.items():
        below = merged.get(key)
        short = part == "invoer" and not (isinstance(item, dict) and _is_fields(item))
        fields = {"waarde": item} if short else item
        merged[key] = _lay_over(below, fields) if isinstance(below, dict) and isinstance(fields, dict) else fields
    return merged


def _is_fields(item: Raw) -> bool:
    """Fields of an input, as against a dated series {2027-01: …} written straight behind the name."""
    return not item or not all(str(key)[:1].isdigit() for key in item)


def _lay_over(below: Raw, item: Raw) -> Raw:
    kept = below
    if "waarde" in item or "kengetal" in item or "formule" in item:
        kept = {key: value for key, value in below.items() if key not in (*ORIGIN, "formule")}
    return {**kept, **item}
