"""Which posts several onderdelen share, over which of them, and what is wrong with a key (verdeling)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verdienmodel.ground import limits
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.scenario.btw_rules import books_of_post
from verdienmodel.scenario.items import Bouwsteen, Post
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, all_posts, books_of_block

Path = tuple[str, ...]
SHARED = {"baten": "verdeelde_baten", "lasten": "verdeelde_lasten"}
"""The soort of the part of a shared post that goes to an onderdeel: no bate or last of its own, only a view of it."""
WHOLE = 100


def key_of(post: Post, block: Bouwsteen | None, room: str) -> str | Mapping[str, float] | None:
    """The key by which a post is divided; none when it belongs to an onderdeel already."""
    if post.soort not in SHARED or room == "onderdelen":
        return None
    return post.verdeling or (block.verdeling if block else None)


def sharers(scenario: Scenario, key: str | Mapping[str, float], books: str) -> tuple[str, ...]:
    """The onderdelen over which a key divides: those it names, or all in these books that have the quantity."""
    if not isinstance(key, str):
        return tuple(key)
    return tuple(
        name
        for name, unit in scenario.onderdelen.items()
        if key in unit.grootheden and books_of_block(scenario, unit) == books
    )


def check_sharing(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Every key: onderdelen that exist, shares that are everything together, a quantity that some onderdeel has."""
    for path, post, block in all_posts(scenario):
        key = key_of(post, block, path[0])
        where = (*path, "verdeling") if post.verdeling else (*path[:2], "verdeling")
        if isinstance(key, str) and not sharers(scenario, key, books_of_post(scenario, path, post, block)):
            known = {name for unit in scenario.onderdelen.values() for name in unit.grootheden}
            remedy = nearest(key, known) or "kies een grootheid van de onderdelen, zoals gewerkte_uren"
            yield _wrong(
                places, where, f"geen enkel onderdeel heeft ‘{key}’", "dan is er niets om naar te verdelen", remedy
            )
        elif key and not isinstance(key, str):
            yield from _shares(scenario, places, where, key)


def _shares(scenario: Scenario, places: Places, where: Path, key: Mapping[str, float]) -> Iterator[Problem]:
    for name in key:
        if name not in scenario.onderdelen:
            remedy = (
                nearest(name, scenario.onderdelen)
                or f"kies uit: {', '.join(scenario.onderdelen) or '(er zijn geen onderdelen)'}"
            )
            yield _wrong(places, (*where, name), f"het onderdeel ‘{name}’ bestaat niet", "", remedy)
    total = sum(key.values())
    if abs(total - WHOLE) > limits.SHARES_TOLERANCE * WHOLE or min(key.values()) < 0:
        said = f"{total:g}%".replace(".", ",")
        yield _wrong(
            places,
            where,
            f"de verdeling is samen {said}",
            "samen moet zij 100% zijn, en geen deel is negatief",
            "pas de delen aan",
        )


def _wrong(places: Places, where: Path, what: str, why: str, remedy: str) -> Problem:
    return Problem("S094", places.of(where), ".".join(where), what, why, remedy)
