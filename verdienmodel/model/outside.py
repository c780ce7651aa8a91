"""The outside view: one shared factor on all lasten and one on all baten of the company, drawn from what others saw.

A factor is 1 in the begroting, so that it changes nothing there. Agreements (loans, grants, what gets its own settlement)
keep their amount.
"""

from __future__ import annotations

from verdienmodel.ground.address import join
from verdienmodel.ground.problem import nearest
from verdienmodel.ground.units import NUMBER
from verdienmodel.kengetallen.afwijkingen import DIRECTIONS, load_afwijkingen
from verdienmodel.language.tree import Expression, Name
from verdienmodel.model.drafts import Path, Workbench
from verdienmodel.model.graph import Leaf, Source
from verdienmodel.model.inputs import leaf_draft
from verdienmodel.model.uncertain import Spread
from verdienmodel.scenario.btw_rules import books_of_post
from verdienmodel.scenario.coverage import GIVEN
from verdienmodel.scenario.items import Bouwsteen, Post
from verdienmodel.scenario.schema import books_of_block

ROOM = "buitenblik"
ENOUGH = 3
"""From so many cases on each is as likely as another; fewer only tell the edges."""
ROOMS = ("posten", "onderdelen", "deelnemers")
"""Wages follow by the field `buitenblik` of their template: what is paid later must follow what was earned."""


def add_outside(bench: Workbench) -> None:
    """The factors that data exist for; none without `buitenblik:`."""
    asked = bench.scenario.buitenblik
    if asked is None:
        return
    known = load_afwijkingen()
    if asked.soort not in known.soorten:
        remedy = nearest(asked.soort, known.soorten) or f"kies uit: {', '.join(known.soorten)}"
        bench.problem("S134", (ROOM, "soort"), f"van ‘{asked.soort}’ kennen wij geen uitkomsten", "", remedy)
        return
    for direction in DIRECTIONS:
        ratios = known.ratios(asked.soort, direction)
        if ratios:
            _add(bench, direction, ratios, asked.soort)


def _add(bench: Workbench, direction: str, ratios: tuple[float, ...], soort: str) -> None:
    address = join(ROOM, direction)
    label = f"Buitenblik: {direction} ten opzichte van de begroting"
    source = Source("bron", f"afwijkingen bij {soort} (aantal: {len(ratios)})")
    why = "1 in de begroting. In een doorrekening met buitenblik: hoeveel het bij andere initiatieven werd."
    model = Leaf(
        address, address, NUMBER, "getal", 1.0, None, label, source, why, min(1.0, *ratios), max(1.0, *ratios), 0.0
    )
    bench.leaves[address] = model
    bench.add(leaf_draft(model, address, "", (ROOM,), (address,)))


def outside_spreads(bench: Workbench) -> tuple[Spread, ...]:
    """How the factors are drawn: each case as likely, or with fewer than three P10 and P90 at the cases and the begroting."""
    asked = bench.scenario.buitenblik
    found = []
    for direction in DIRECTIONS if asked else ():
        address, ratios = join(ROOM, direction), load_afwijkingen().ratios(asked.soort if asked else "", direction)
        if address not in bench.leaves:
            continue
        cases = "geval" if len(ratios) == 1 else "gevallen"
        origin = f"buitenblik: {len(ratios)} {cases}"
        if len(ratios) >= ENOUGH:
            found.append(Spread(address, (address,), "historie", ratios, origin, relative=True))
        else:
            edges = (min(1.0, *ratios), float("nan"), max(1.0, *ratios))
            found.append(Spread(address, (address,), "kwantielen", edges, origin, relative=True))
    return tuple(found)


def outside_factor(bench: Workbench, post: Post, unit: Bouwsteen | None, path: Path) -> list[Expression]:
    """The factor of a post of the company itself that is no agreement; nothing for any other."""
    agreed = post.vorm == "subsidie" or post.rubriek in GIVEN or not post.kas
    own = books_of_post(bench.scenario, path, post, unit) == books_of_block(bench.scenario)
    return [] if agreed or path[0] not in ROOMS or not own else _factor(bench, post.soort)


def outside_of(bench: Workbench, scope: str, direction: str) -> list[Expression]:
    """The factor of a quantity that its template marks with `buitenblik`; nothing for one in other books."""
    own = books_of_block(bench.scenario, bench.blocks.get(scope)) == books_of_block(bench.scenario)
    return _factor(bench, direction) if own else []


def _factor(bench: Workbench, direction: str) -> list[Expression]:
    address = join(ROOM, direction)
    return [Name(address)] if address in bench.leaves else []
