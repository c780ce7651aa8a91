"""Older files keep working: each step turns the raw data of one schema version into the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verdienmodel.ground.problem import Problem

Raw = dict[str, Any]
CURRENT = 1


def _from_0(raw: Raw) -> Raw:
    """Version 0, of the first trials: a description, start/einde, and posts as a list with an id each."""
    renamed = {"omschrijving": "samenvatting", "start": "van", "einde": "tot_en_met"}
    result = {renamed.get(key, key): value for key, value in raw.items()}
    if isinstance(result.get("posten"), list):
        result["posten"] = _by_id([dict(post) for post in result["posten"] if isinstance(post, dict)])
    return result


def _by_id(posts: list[Raw]) -> Raw:
    """A list could name two posts alike; both are kept, the second under an id of its own."""
    found: Raw = {}
    for number, post in enumerate(posts, 1):
        key = str(post.pop("id", f"post_{number}"))
        found[f"{key}_{number}" if key in found else key] = post
    return found


STEPS: dict[int, Callable[[Raw], Raw]] = {0: _from_0}


def migrate(raw: Raw, place: str) -> tuple[Raw, Problem | None]:
    """Bring raw data to the current schema, step by step; a problem when its version is unknown."""
    version = raw.get("schema")
    if not isinstance(version, int | float) or isinstance(version, bool):
        return raw, Problem(
            "S003", place, "schema", "de eerste regel mist het schema", "", f"begin het bestand met schema: {CURRENT}"
        )
    if version != CURRENT and version not in STEPS:
        return raw, Problem(
            "S003",
            place,
            "schema",
            f"schema {version:g} is onbekend",
            f"deze versie van verdienmodel leest schema {CURRENT} en ouder",
            "gebruik een nieuwere versie van verdienmodel",
        )
    for step in range(int(version), CURRENT):
        raw = {**STEPS[step](raw), "schema": step + 1}
    return raw, None
