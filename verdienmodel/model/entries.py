"""Posts as they stand in each administratie, with the attributes by which statements select them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from verdienmodel.ground.address import join
from verdienmodel.model.graph import Entry
from verdienmodel.scenario.btw_rules import RATED, Btw, books_of_post, btw_of, deduction_of, of_block, partij_of
from verdienmodel.scenario.coverage import cover_of, eligible, rank_of
from verdienmodel.scenario.items import Bouwsteen, Post
from verdienmodel.scenario.schema import BLOCKS, COMPANY, NOBODY, Effect, Scenario, all_posts, blocks
from verdienmodel.scenario.sharing import SHARED, key_of, sharers

Path = tuple[str, ...]
MONEY, FREED = (1, 2), 3
OTHERS = "anderen"
"""Everybody without a name: staff, suppliers, the tax office."""
SOORTEN = (
    "baten",
    "lasten",
    "ontvangsten",
    "uitgaven",
    "toevoegingen",
    "onttrekkingen",
    "voordelen",
    "activa",
    "passiva",
    *SHARED.values(),
)
OTHER = {
    "baten": "lasten", "lasten": "baten", "ontvangsten": "uitgaven", "uitgaven": "ontvangsten",
    "activa": "passiva", "passiva": "activa",
}  # fmt: skip
"""What one party books, the other books on this side. A reserve has no other side."""

GOVERNMENTS = ("gemeente", "rijk", "provincie", "waterschap", "zorgkantoor", "uwv", "sw_bedrijf", "school")
"""Parties that spend public money: what they give may be state aid, what they buy may have to be put out to tender."""


def entries_of(scenario: Scenario) -> tuple[Entry, ...]:
    """Every post once in its own books and, mirrored, in those of the other side when that keeps books too."""
    found: list[Entry] = []
    for path, post, holder in all_posts(scenario):
        own = _entry(scenario, path, post, holder)
        found += _with_btw(scenario, own, _in_both_books(scenario, own), btw_of(scenario, path, post, holder))
        found += _parts(scenario, own, key_of(post, holder, path[0]))
        if post.oninbaar is not None and post.kas:
            found += _in_both_books(scenario, _cost(own, "oninbaar", "oninbaar"))
    for stand in _stands(scenario):
        found += _in_both_books(scenario, stand)
    placed = (_with_other_side(scenario, entry) for entry in found)
    return tuple(sorted(placed, key=lambda entry: _position(scenario, entry)))


def _with_other_side(scenario: Scenario, entry: Entry) -> Entry:
    """What is known of who is on the other side."""
    known = scenario.partijen.get(entry.partij)
    return replace(
        entry, buiten=_outside(scenario, entry), partijsoort=known.soort if known else "",
        overheid=government(scenario, entry.partij),
    )  # fmt: skip


def _outside(scenario: Scenario, entry: Entry) -> str:
    """Who gets or gives what these books give or get, when it is nobody with books here."""
    if entry.intern == "ja":
        return ""
    known = scenario.partijen.get(entry.partij)
    return OTHERS if known is None or known.boeken else entry.partij


def _parts(scenario: Scenario, own: Entry, key: str | Mapping[str, float] | None) -> Iterator[Entry]:
    """The part of each onderdeel in a shared post: selected only by who asks for it."""
    for name in sharers(scenario, key, own.administratie) if key else ():
        yield replace(
            own, post=f"{own.post}.deel_{name}", soort=SHARED[own.soort], verzameling="onderdelen", bouwsteen=name,
            onderdeel=name, kas="nee", intern="nee", btw="", aftrek="", subsidiabel="nee", zekerheid="",
        )  # fmt: skip


def _in_both_books(scenario: Scenario, own: Entry) -> list[Entry]:
    """An entry and, when the other side keeps books too, what stands there."""
    if own.intern == "nee":
        return [own]
    mirror = scenario.rubrieken[own.rubriek].spiegel if own.rubriek in scenario.rubrieken else None
    rubriek = mirror or f"overige_{OTHER[own.soort]}"
    other = replace(own, administratie=own.partij, partij=own.administratie, soort=OTHER[own.soort], rubriek=rubriek)
    return [own, replace(other, btw="", aftrek="")]


def _with_btw(scenario: Scenario, own: Entry, entries: list[Entry], btw: Btw | None) -> list[Entry]:
    """The btw of a sale as a cost: of the buyer who does not get it back, or of the seller when it is in a grant.

    What a gemeente buys for a public task comes back from the btw-compensatiefonds when her books say so (btw: bcf).
    """
    if btw is None or own.soort != "baten":
        return entries
    cost = replace(_cost(own, "btw", "btw_over_subsidie"), intern="nee")
    if own.kas == "nee":
        return [*entries, cost]
    if own.intern == "nee":
        return entries
    if own.partij in scenario.btw and own.vorm in ("", "opdracht"):
        return [entries[0], replace(entries[1], aftrek="bcf")]
    return [*entries, replace(cost, administratie=own.partij, partij=own.administratie, rubriek="btw_kosten")]


def _cost(own: Entry, row: str, rubriek: str) -> Entry:
    """A row of a bate that is a cost of its own."""
    return replace(
        own,
        post=f"{own.post}.{row}",
        soort="lasten",
        rubriek=rubriek,
        kas="nee",
        btw="",
        aftrek="",
        vorm="",
        subsidiabel="nee",
        zekerheid="",
        pm=False,
    )


def government(scenario: Scenario, partij: str) -> str:
    """Whether a party is a government (ja, nee); empty when the file does not say what it is."""
    party = scenario.partijen.get(partij)
    if party is None or (party.soort == "overig" and party.rechtsvorm is None):
        return ""
    return _yes(party.soort in GOVERNMENTS or party.rechtsvorm == "overheid")


def _intern(scenario: Scenario, books: str, partij: str) -> bool:
    other = scenario.partijen.get(partij)
    return other is not None and other.boeken and partij != books


def _stands(scenario: Scenario) -> Iterator[Entry]:
    """The lines of the balance, as entries with activa or passiva for their soort."""
    for path, block in blocks(scenario):
        books = of_block(path, block, "administratie") or scenario.administratie or COMPANY
        for name, stand in block.standen.items():
            partij = "" if stand.partij == NOBODY else block.partij or ""
            heading = scenario.rubrieken.get(stand.rubriek or "")
            shared = heading is None or heading.spiegel is not None  # equity is nobody else's possession
            yield Entry(
                join(*path, "standen", name), books, partij, stand.zijde, stand.rubriek or f"overige_{stand.zijde}",
                *_holder(path), block.fase or "", block.taakveld or "", "nee",
                _yes(_counts(scenario, block.status)), _yes(shared and _intern(scenario, books, partij)), stand.naam,
                block.status or "", "", rang=str(rank_of(block)),
            )  # fmt: skip


def _entry(scenario: Scenario, path: Path, post: Post, block: Bouwsteen | None) -> Entry:
    books = books_of_post(scenario, path, post, block)
    partij = partij_of(path, post, block)
    status = post.status or of_block(path, block, "status")
    return Entry(
        join(*path),
        books,
        partij,
        post.soort,
        post.rubriek or f"overige_{post.soort}",
        *_holder(path),
        post.fase or of_block(path, block, "fase"),
        post.taakveld or of_block(path, block, "taakveld"),
        _yes(post.kas),
        _yes(_is_money(block) if post.soort == "voordelen" else _counts(scenario, status)),
        _yes(post.soort in OTHER and _intern(scenario, books, partij)),
        post.naam,
        status,
        "" if post.structureel is None else _yes(post.structureel),
        post.vorm or "",
        post.btw or "",
        deduction_of(post, block) if post.btw in RATED else "",
        _yes(eligible(scenario, post, path[0], books)),
        cover_of(post, path[0], status, block),
        str(rank_of(block)),
        _yes(join(*path) in scenario.realisatie),
        isinstance(post.waarde, str) and post.waarde.lower() in ("pm", "p.m."),
        str(block.incasseerbaarheid) if isinstance(block, Effect) else "",
    )


def _is_money(block: Bouwsteen | None) -> bool:
    """What somebody saves is money in class 1 and 2; freed hours or m2 (3) only once that is decided."""
    return isinstance(block, Effect) and (
        block.incasseerbaarheid in MONEY or (block.incasseerbaarheid == FREED and bool(block.besluit))
    )


def _holder(path: Path) -> tuple[str, str, str]:
    """The collection an entry belongs to, its building block there, and its onderdeel when the block is one."""
    inside = path[0] in BLOCKS
    return path[0], path[1] if inside else "", path[1] if path[0] == "onderdelen" else ""


def _counts(scenario: Scenario, status: str | None) -> bool:
    """Whether something with this status is in the figures; without a status it is."""
    return not status or status in scenario.tel_mee


def _yes(value: object) -> str:
    return "ja" if value else "nee"


def _position(scenario: Scenario, entry: Entry) -> tuple[object, ...]:
    """Books in order of appearance, baten before lasten before money that only moves, rubrieken in the order of the list."""
    books = list(scenario.partijen)
    rubrieken = list(scenario.rubrieken)
    return (
        books.index(entry.administratie) if entry.administratie in books else -1,
        SOORTEN.index(entry.soort),
        entry.telt == "nee",
        rubrieken.index(entry.rubriek) if entry.rubriek in rubrieken else len(rubrieken),
    )
