"""Finds and reads the library's YAML files, once per process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from verdienmodel.ground.problem import ProblemsFound
from verdienmodel.reading.yaml_text import Document, read_file

ROOT = Path(__file__).parent


def names(room: str) -> tuple[str, ...]:
    """The files in a room of the library, by name: onderdelen, staten, controles, basis.

    What begins with _ is only there for others to build on.
    """
    return tuple(sorted(path.stem for path in (ROOT / room).glob("[!_]*.yaml")))


@cache
def load(room: str, name: str) -> Document:
    """One library file. ProblemsFound when it is not readable: the library itself is then broken."""
    document, problems = read_file(ROOT / room / f"{name}.yaml", f"bibliotheek/{room}/{name}.yaml")
    if problems.errors:
        raise ProblemsFound(problems)
    return document
