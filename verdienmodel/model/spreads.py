"""Step 7, spreads: how uncertain every input is, as entered or by the ordinary rule for its source (docs/onzekerheid.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verdienmodel.ground.address import join
from verdienmodel.ground.units import NUMBER, TIME
from verdienmodel.model.drafts import Path, Workbench
from verdienmodel.model.graph import Leaf
from verdienmodel.model.spread_values import read_spread
from verdienmodel.model.uncertain import Spread
from verdienmodel.scenario.schema import OF_BOOKS, all_posts, blocks
from verdienmodel.scenario.spread import Verdeling

BY_GRADE = {"A": 0.0, "B": 0.1, "C": 0.2, "D": 0.35}
"""In 8 of 10 cases the truth lies within this share of the value: measured or law, benchmark, expert, guess."""
RANGE = "gewone spreiding: laag en hoog"
NOT_BY_ITSELF = (*OF_BOOKS, "leningen", "subsidies")
"""Rooms whose numbers are agreements or rules: uncertain only when the file says so."""


def build_spreads(bench: Workbench) -> tuple[Spread, ...]:
    """Every input that varies, in the order of the file."""
    by_quantity: dict[str, list[Leaf]] = {}
    for leaf in bench.leaves.values():
        by_quantity.setdefault(leaf.quantity, []).append(leaf)
    found = []
    for path, address, asked in _asked(bench):
        leaves = next((by_quantity[name] for name in _names(address) if name in by_quantity), [])
        spread = _spread(bench, path, address, asked, leaves) if leaves else None
        if spread is not None:
            found.append(spread)
    return _shared(bench, found)


def _shared(bench: Workbench, found: list[Spread]) -> tuple[Spread, ...]:
    """What replaces another block (zelfde_als) meets the same chance: its inputs take the draws of those of that block."""
    known = {spread.address for spread in found}
    twins = {
        join(*path, name): join(path[0], block.zelfde_als, name)
        for path, block in blocks(bench.scenario)
        if block.zelfde_als
        for name in block.invoer
    }
    return tuple(
        replace(spread, group=twins[spread.address])
        if not spread.group and twins.get(spread.address) in known
        else spread
        for spread in found
    )


def _names(address: str) -> tuple[str, ...]:
    """Where the leaves of an input may hang: itself, or what it was before a price rise or a path."""
    return (address, *(join(address, name) for name in ("nominaal", "gewoon")))


def _asked(bench: Workbench) -> Iterator[tuple[Path, str, Verdeling | None]]:
    for name, item in bench.scenario.invoer.items():
        yield ("invoer", name), name, item.onzekerheid
    for path, unit in blocks(bench.scenario):
        for name, item in unit.invoer.items():
            yield (*path, "invoer", name), join(*path, name), item.onzekerheid
    for post_path, post, _ in all_posts(bench.scenario):
        if post.waarde is not None:
            yield post_path, join(*post_path, "waarde"), post.onzekerheid


def _spread(bench: Workbench, path: Path, address: str, asked: Verdeling | None, leaves: list[Leaf]) -> Spread | None:
    if asked is not None and asked.pad is None:
        return read_spread(bench, (*path, "onzekerheid"), address, asked, leaves)
    if asked is not None or not bench.scenario.gewone_spreiding or path[0] in NOT_BY_ITSELF:
        return None
    return _usual(address, leaves, ranged=_belongs(bench, path))


def _belongs(bench: Workbench, path: Path) -> bool:
    """Whether value and range are of one hand: a library's range says little about a number that somebody filled in."""
    written, own = bench.places.written(path), bench.places.own
    fields = [own.has((*written, field)) for field in ("waarde", "laag")]
    short = own.has(written) and not isinstance(own.at(written), dict)  # schade: 5000
    return (fields[0] or short) == fields[1]


def _usual(address: str, leaves: list[Leaf], *, ranged: bool) -> Spread | None:
    """Nobody said how uncertain it is: the usual range around the value, or a share of it by the grade of its source."""
    first = leaves[0]
    if not _varies(first) or all(leaf.value == 0 for leaf in leaves):
        return None
    names = tuple(leaf.address for leaf in leaves)
    low, high = (None if edge is None else first.from_written(edge) for edge in (first.low, first.high))
    guess = first.source.kind == "aanname"
    known = guess or (first.source.kind == "kengetal" and first.source.grade != "A")
    if ranged and known and len(leaves) == 1 and low is not None and high is not None and low <= first.value <= high:
        edges = (low, first.value, high)
        return Spread(address, names, "pert", edges, RANGE, usual=True) if low < high else None
    grade = first.source.grade or ("D" if guess else "B")
    share = BY_GRADE[grade]
    if not share:
        return None
    return Spread(
        address, names, "kwantielen", (1 - share, 1.0, 1 + share), f"gewone spreiding: graad {grade}",
        relative=True, usual=True,
    )  # fmt: skip


def _varies(leaf: Leaf) -> bool:
    """An amount, price or share; never a month, a switch, a duration or a bare count, which are decisions."""
    unit = leaf.unit
    duration = all(base == TIME for base, _ in unit.dims)
    decision = leaf.is_date or leaf.is_switch or leaf.pm or (unit == NUMBER and not leaf.percent)
    return not decision and (leaf.percent or not duration)
