"""Btw between two sets of books: who sells writes the post, and a gemeente says whether her btw comes back."""

from __future__ import annotations

from collections.abc import Iterator

from verdienmodel.ground.problem import Problem
from verdienmodel.scenario.btw_rules import PURCHASES, RATED, Path, btw_of, partij_of
from verdienmodel.scenario.items import Bouwsteen, Post
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, all_posts


def check_btw(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """A sale in the buyer's books, and an assignment from a gemeente that says nothing of the fund."""
    silent: set[str] = set()
    for path, post, block in all_posts(scenario) if scenario.btw else ():
        partij = partij_of(path, post, block)
        yield from _sale_of_other(scenario, places, path, post, partij)
        if _comes_back(scenario, path, post, block, partij) and partij not in silent:
            silent.add(partij)
            yield Problem(
                "S063",
                places.of(path),
                f"partijen.{partij}",
                f"de btw op deze opdracht telt nu als kosten van ‘{scenario.partijen[partij].naam}’",
                "een gemeente krijgt de btw op haar publieke taken terug uit het btw-compensatiefonds",
                f"zet bij btw: de regel {partij}: {{sjabloon: bcf}}",
                "melding",
            )


def _sale_of_other(scenario: Scenario, places: Places, path: Path, post: Post, partij: str) -> Iterator[Problem]:
    keeper = scenario.partijen.get(partij)
    if post.soort in PURCHASES and post.btw in RATED and partij in scenario.btw and keeper and keeper.boeken:
        yield Problem(
            "S062",
            places.of((*path, "btw")),
            ".".join((*path, "btw")),
            f"‘{keeper.naam}’ verkoopt dit en houdt zelf btw bij",
            "de btw hoort in de boeken van wie verkoopt",
            f"maak hiervan een post met soort: baten en administratie: {partij}; de last volgt vanzelf",
        )


def _comes_back(scenario: Scenario, path: Path, post: Post, block: Bouwsteen | None, partij: str) -> bool:
    buyer = scenario.partijen.get(partij)
    sold = btw_of(scenario, path, post, block)
    return (
        sold is not None
        and sold.side == "verkoop"
        and buyer is not None
        and buyer.soort == "gemeente"
        and buyer.boeken
        and partij not in scenario.btw
        and post.vorm in (None, "opdracht")
    )
