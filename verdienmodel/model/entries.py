"""Posts as they stand in each administratie, with the attributes by which statements select them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from verdienmodel.ground.address import join
from verdienmodel.model.graph import Entry
from verdienmodel.scenario.checks import all_posts
from verdienmodel.scenario.schema import Post, Scenario

ATTRIBUTES = (
    "administratie",
    "partij",
    "soort",
    "rubriek",
    "onderdeel",
    "fase",
    "taakveld",
    "kas",
    "telt",
    "intern",
    "status",
    "structureel",
    "post",
)
COMPANY = "organisatie"
OTHER = {"baten": "lasten", "lasten": "baten"}


def entries_of(scenario: Scenario) -> tuple[Entry, ...]:
    """Every post once in its own books and, mirrored, in those of the other side when that keeps books too."""
    found: list[Entry] = []
    for path, post, holder in all_posts(scenario):
        unit = path[1] if path[0] == "onderdelen" else ""
        address = join(*path)
        phase = post.fase or (holder.fase if holder else None) or ""
        own = _entry(scenario, address, unit, phase, post)
        found.append(own)
        other = scenario.partijen.get(post.partij or "")
        if own.intern == "ja" and other is not None:
            mirror = scenario.rubrieken[post.rubriek].spiegel if post.rubriek in scenario.rubrieken else None
            found.append(
                replace(
                    own,
                    administratie=post.partij or "",
                    partij=own.administratie,
                    soort=OTHER[own.soort],
                    rubriek=mirror or f"overige_{OTHER[own.soort]}",
                )
            )
    return tuple(sorted(found, key=lambda entry: _position(scenario, entry)))


def _entry(scenario: Scenario, address: str, unit: str, phase: str, post: Post) -> Entry:
    books = post.administratie or scenario.administratie or COMPANY
    counts = post.status is None or post.status in scenario.tel_mee
    other = scenario.partijen.get(post.partij or "")
    intern = other is not None and other.boeken and post.partij != books
    return Entry(
        address,
        books,
        post.partij or "",
        post.soort,
        post.rubriek or f"overige_{post.soort}",
        unit,
        phase,
        post.taakveld or "",
        _yes(post.kas),
        _yes(counts),
        _yes(intern),
        post.naam,
        post.status or "",
        "" if post.structureel is None else _yes(post.structureel),
        isinstance(post.waarde, str) and post.waarde.lower() in ("pm", "p.m."),
    )


def _yes(value: object) -> str:
    return "ja" if value else "nee"


def _position(scenario: Scenario, entry: Entry) -> tuple[object, ...]:
    """Books in order of appearance, baten before lasten, rubrieken in the order of the list."""
    books = list(scenario.partijen)
    rubrieken = list(scenario.rubrieken)
    return (
        books.index(entry.administratie) if entry.administratie in books else -1,
        entry.soort,
        entry.telt == "nee",
        rubrieken.index(entry.rubriek) if entry.rubriek in rubrieken else len(rubrieken),
    )


def select(entries: Iterable[Entry], selection: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    """The entries that have one of the given values for every attribute."""
    return tuple(
        entry for entry in entries if all(entry.matches(attribute, values) for attribute, values in selection.items())
    )
