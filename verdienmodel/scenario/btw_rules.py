"""Which btw belongs to a post: what the file says, and what holds when it says nothing.

Nothing happens in books that have no `btw`: every amount is then what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from verdienmodel.scenario.items import Bouwsteen, Post
from verdienmodel.scenario.schema import COMPANY, NOBODY, OF_BOOKS, Scenario

Path = tuple[str, ...]
SALES, PURCHASES = ("baten", "ontvangsten"), ("lasten", "uitgaven")
RATED = ("hoog", "laag", "onzeker")
TAXED = (*RATED, "nul")
CONSUMERS = ("klanten", "leden", "deelnemers")
"""Parties whose prices are incl. btw when the post does not say: what people pay at the counter."""


@dataclass(frozen=True)
class Btw:
    """The btw of one post."""

    books: str
    side: Literal["verkoop", "inkoop"]
    rate: str
    """Input of the btw block that holds the rate: hoog or laag."""
    included: bool
    """Whether the amount of the post holds the btw."""
    deduction: str
    """Which share a buyer gets back: belast, vrijgesteld, niet_economisch or gemengd."""
    uncertain: bool = False


def books_of_post(scenario: Scenario, path: Path, post: Post, block: Bouwsteen | None) -> str:
    """In whose books a post stands."""
    return post.administratie or of_block(path, block, "administratie") or scenario.administratie or COMPANY


def of_block(path: Path, block: Bouwsteen | None, field: str) -> str:
    """What a block says for everything in it; the books of an administratie are its own."""
    if field == "administratie" and path[0] in OF_BOOKS:
        return path[1]
    return (getattr(block, field) if block else None) or ""


def partij_of(path: Path, post: Post, block: Bouwsteen | None) -> str:
    """Who pays or receives: what the post says, else its block; nobody else when the post says so."""
    return "" if post.partij == NOBODY else post.partij or of_block(path, block, "partij")


def btw_of(scenario: Scenario, path: Path, post: Post, block: Bouwsteen | None) -> Btw | None:
    """The btw of a post whose books keep it; none for exempt, outside, nil or in books without btw."""
    books = books_of_post(scenario, path, post, block)
    if books not in scenario.btw or post.btw not in RATED or post.soort not in (*SALES, *PURCHASES):
        return None
    sold = post.soort in SALES
    partij = partij_of(path, post, block)
    return Btw(
        books,
        "verkoop" if sold else "inkoop",
        "hoog" if post.btw == "hoog" else "laag",
        _included(scenario, partij) if post.btw_inbegrepen is None and sold else bool(post.btw_inbegrepen),
        deduction_of(post, block),
        post.btw == "onzeker",
    )


def _included(scenario: Scenario, partij: str) -> bool:
    known = scenario.partijen.get(partij)
    return known is not None and known.soort in CONSUMERS


def deduction_of(post: Post, block: Bouwsteen | None) -> str:
    """What the post says, else what its building block sells; costs that serve everything are mixed."""
    return post.aftrek or _sold(block.posten.values() if block else ())


def _sold(posts: Iterable[Post]) -> str:
    kinds = {post.btw for post in posts if post.soort == "baten" and post.btw}
    if kinds and kinds <= set(TAXED):
        return "belast"
    return "vrijgesteld" if kinds == {"vrijgesteld"} else "gemengd"
