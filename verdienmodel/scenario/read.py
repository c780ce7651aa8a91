"""From a file to a frozen scenario: read, migrate, fill in the library, validate, check references. In that order."""

from __future__ import annotations

from collections.abc import Mapping
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
from verdienmodel.scenario.schema import LATER, Scenario
from verdienmodel.scenario.size import refuse_size

UNSAFE = ("B007", "B008")
"""Too deep, or with references: what such a file says is not looked into, so nothing else can be said of it."""


@dataclass(frozen=True)
class Loaded:
    """A validated scenario with the places of its values and the warnings met on the way."""

    scenario: Scenario
    places: Places
    problems: tuple[Problem, ...]


def read_scenario(path: Path) -> tuple[Loaded | None, tuple[Problem, ...]]:
    """Read a scenario file; no scenario when there is at least one error, and then all of them."""
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
    raw = with_library(_without_later(raw, places, problems), places, problems)
    scenario = _validate(raw, places, problems)
    if scenario is not None:
        problems.extend(check(scenario, places))
    if scenario is None or problems.errors:
        return None, with_user(problems, places)
    return Loaded(scenario, places, tuple(problems)), tuple(problems)


def _without_later(raw: dict[str, Any], places: Places, problems: Problems) -> dict[str, Any]:
    for name in LATER:
        if name in raw:
            problems.add(
                Problem(
                    "S021",
                    places.of((name,)),
                    name,
                    f"‘{name}’ wordt in een latere versie berekend",
                    "dit onderdeel telt nu niet mee",
                    "reken het voorlopig met grootheden en posten",
                    "waarschuwing",
                )
            )
    return {key: value for key, value in raw.items() if key not in LATER}


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
            problems.add(Problem(code, places.of(path), ".".join(path), what, "", remedy))
        return None


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
