"""What a post is worth as cover: certain or not, and whether a giver counts it among the costs.

Certain is what a party has decided, and own income. A grant or loan of which the file says no status is not certain:
nobody has said yes.
"""

from __future__ import annotations

import re

from verdienmodel.scenario.items import Bouwsteen, Post
from verdienmodel.scenario.schema import Scenario, books_of_block

DECIDED = ("verleend", "vastgesteld", "toegezegd")
HOPED = ("idee", "aangevraagd")
GIVEN = ("subsidie", "fondsen", "dekking_subsidie", "dekking_fonds", "dekking_lening", "bijdrage_investering")
"""Headings of money that somebody else decides on."""
CONTRIBUTION = "bijdrage_investering"
IN_KIND = "in_natura"
GUARANTEE = 40
"""From this rank on a giver carries what is left, and counts only with a decision that is named."""
NOT_ELIGIBLE = ("onvoorzien", "vpb", "btw_over_subsidie", "oninbaar", "in_natura_lasten")
"""Costs that a giver does not count unless the post says so."""


def cover_of(post: Post, room: str, status: str, block: Bouwsteen | None) -> str:
    """zeker, onzeker, natura, or nothing for what covers no costs."""
    if post.soort not in ("baten", "ontvangsten", "onttrekkingen") or status == "geweigerd":
        return ""
    if post.rubriek == IN_KIND:
        return "natura"
    undecided = room == "subsidies" and rank_of(block) >= GUARANTEE and not dated(block)
    asked = room in ("subsidies", "leningen") or post.rubriek in GIVEN or post.vorm == "subsidie"
    if status in HOPED or undecided or (asked and status not in DECIDED):
        return "onzeker"
    return "zeker"


def dated(block: Bouwsteen | None) -> bool:
    """Whether a block names a decision with the year in which it was taken."""
    return bool(block and block.besluit and re.search(r"\b(19|20)\d{2}\b", block.besluit))


def rank_of(block: Bouwsteen | None) -> int:
    """When a block is settled in a year; 0 for own income, posts and everything else that nobody settles."""
    return (block.rang if block else None) or 0


def eligible(scenario: Scenario, post: Post, room: str, books: str) -> bool:
    """Whether a giver counts these costs: what the post says, else real costs that no grant pays for already."""
    if post.subsidiabel is not None:
        return post.subsidiabel
    if post.soort != "lasten" or post.rubriek in NOT_ELIGIBLE or (post.rubriek == "vrijwilligers" and not post.kas):
        return False
    return not (room == "investeringen" and _paid_for(scenario, books))


def _paid_for(scenario: Scenario, books: str) -> bool:
    """Whether a giver pays for what these books buy. A contribution that is off counts too: an option may switch it on."""
    return any(
        any(post.rubriek == CONTRIBUTION for post in block.posten.values())
        and books_of_block(scenario, block) == books
        and (block.status is None or block.status in scenario.tel_mee)
        for block in scenario.subsidies.values()
    )
