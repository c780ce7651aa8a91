"""From a file to a frozen scenario: read, migrate, fill in the library, validate, check references. In that order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from verdienmodel.ground.problem import Problem, Problems
from verdienmodel.reading.yaml_text import Document, Path_, read_bytes, read_file
from verdienmodel.scenario.checks import check
from verdienmodel.scenario.merge import Places, with_library, with_user
from verdienmodel.scenario.messages import translate
from verdienmodel.scenario.migrations import migrate
from verdienmodel.scenario.schema import BLOCKS, Scenario
from verdienmodel.scenario.size import refuse_size
from verdienmodel.scenario.templates import PARTS

FOLLOWS = ("S038", "E030", "E031", "E032", "E034", "E036", "W001")
"""What does not exist, perhaps only because it was left out: said when the rest is right."""
HARMLESS = ("S035", "S036", "S037", "S038", "S039", "S040", "S041", "S042", "S043", "S049")
"""Mistakes of one item against another after which formulas and units can still be judged."""
UNSAFE = ("B007", "B008")
"""Too deep, or with references: what such a file says is not looked into, so nothing else can be said of it."""


@dataclass(frozen=True)
class Loaded:
    """A validated scenario with the places of its values and the warnings met on the way."""

    scenario: Scenario
    places: Places
    problems: tuple[Problem, ...]
    partial: bool = False
    """Items that cannot be read were left out, so that what is wrong with the rest is said as well."""


def read_scenario(path: Path) -> tuple[Loaded | None, tuple[Problem, ...]]:
    """Read a scenario file; with an error at most the part that can be looked into further, never to be used."""
    return _finish(*read_file(path, guard=refuse_size))


def read_scenario_bytes(raw: bytes, name: str) -> tuple[Loaded | None, tuple[Problem, ...]]:
    """The same for the bytes of an upload."""
    return _finish(*read_bytes(raw, name, refuse_size))


def _finish(document: Document, problems: Problems) -> tuple[Loaded | None, tuple[Problem, ...]]:
    if not document.data or any(problem.code in UNSAFE for problem in problems):
        return None, tuple(problems)
    raw, problem = migrate(
        document.data, document.place(("schema",)) if document.has(("schema",)) else f"{document.name}:1"
    )
    if problem:
        problems.add(problem)
        return None, tuple(problems)
    places = Places(document)
    raw = with_library(raw, places, problems)
    scenario = _validate(raw, places, problems)
    if partial := bool(problems.errors):
        scenario = _rest_of(raw, problems)
    if scenario is None:
        return None, with_user(problems, places)
    found = [item for item in check(scenario, places) if not (partial and item.code in FOLLOWS)]
    problems.extend(found)
    if any(item.ernst == "fout" and item.code not in HARMLESS for item in found):
        return None, with_user(problems, places)
    return Loaded(scenario, places, tuple(problems), bool(problems.errors)), tuple(problems)


def _rest_of(raw: dict[str, Any], problems: Problems) -> Scenario | None:
    """The scenario without the items in which something could not be read; none when more than items is wrong."""
    rest = deepcopy(raw)
    for problem in problems.errors:
        *above, name = _item(tuple(problem.adres.split(".")))
        holder: Any = rest
        for part in above:
            holder = holder.get(part) if isinstance(holder, dict) else None
        if not above or not isinstance(holder, dict):
            return None
        holder.pop(name, None)
    try:
        return Scenario.model_validate(rest)
    except ValidationError:
        return None


def _item(address: Path_) -> Path_:
    """The post, input, … that an address lies in: posten.huur of posten.huur.soort."""
    inside = address[:1] and address[0] in BLOCKS and len(address) > 3 and address[2] in PARTS
    return address[:4] if inside else address[:2]


def _validate(raw: dict[str, Any], places: Places, problems: Problems) -> Scenario | None:
    try:
        return Scenario.model_validate(raw)
    except ValidationError as failure:
        found = failure.errors(include_url=False)
        for position, error in enumerate(found):
            if problems.full:
                problems.leave_out(len(found) - position)
                break
            path = _path(error["loc"])
            code, what, remedy = translate(error, {**_fields_at(path[:-1]), **places.inputs_at(path[:-1])})
            remedy = _driver(raw, path) or remedy
            problems.add(Problem(code, places.of(path), ".".join(path), what, _meant(raw, path[:-1]), remedy))
        return None


def _driver(raw: Any, path: Path_) -> str:
    """The line to type when nobody said what an effect depends on; empty for anything else."""
    if path[:1] != ("effecten",) or path[2:] != ("grootheden", "omvang", "formule"):
        return ""
    asked = raw["effecten"][path[1]]["grootheden"]["omvang"]
    unit, hint = str(asked.get("eenheid", "")), re.search(r"[a-z]+(?:\.[a-z_]+)+", str(asked.get("uitleg", "")))
    groups = raw.get("deelnemers")
    group = next(iter(groups), "GROEP") if isinstance(groups, dict) else "GROEP"
    driver = f"deelnemers.{group}.aantal" if unit == "persoon" else hint[0] if hint else "ADRES"
    return f"schrijf een regel zoals grootheden: {{omvang: {{formule: {driver}}}}}; de eenheid is {unit}"


def _meant(raw: dict[str, Any], path: Path_) -> str:
    """What the library says that a quantity or post is for, when a scenario must still give it."""
    item: Any = raw
    for part in path:
        item = item.get(part) if isinstance(item, dict) else None
    return str(item.get("uitleg", "")) if isinstance(item, dict) and len(path) > 2 else ""


def _path(location: tuple[int | str, ...]) -> Path_:
    """Pydantic's location without the marks it adds for keys and union members."""
    parts = [str(part) for part in location if part != "[key]"]
    return tuple(part for part in parts if not part.startswith(("function-", "dict[", "float", "str", "bool")))


def _fields_at(path: Path_) -> Mapping[str, Any]:
    """The field names that the schema knows at a place, for suggestions."""
    model: Any = Scenario
    for part in path:
        if isinstance(model, type) and issubclass(model, BaseModel):
            names = {(info.alias or name): info.annotation for name, info in model.model_fields.items()}
            model = names.get(part)
            inner = [arg for arg in get_args(model) if isinstance(arg, type) and issubclass(arg, BaseModel)]
            if inner and not str(model).startswith(("dict", "list")):
                model = inner[0]
        else:
            inner = [arg for arg in get_args(model) if isinstance(arg, type) and issubclass(arg, BaseModel)]
            model = inner[0] if inner else None
    if isinstance(model, type) and issubclass(model, BaseModel):
        return {(info.alias or name): info for name, info in model.model_fields.items()}
    return {}
