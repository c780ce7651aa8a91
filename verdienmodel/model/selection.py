"""Which entries a selection finds, and which row of each: som(soort=lasten, niet_rubriek=vpb, veld=kas)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from verdienmodel.model.graph import Entry

ATTRIBUTES = (
    "administratie",
    "partij",
    "soort",
    "rubriek",
    "verzameling",
    "bouwsteen",
    "onderdeel",
    "fase",
    "taakveld",
    "kas",
    "telt",
    "intern",
    "status",
    "structureel",
    "vorm",
    "btw",
    "aftrek",
    "subsidiabel",
    "zekerheid",
    "rang",
    "gerealiseerd",
    "incasseerbaar",
    "buiten",
    "partijsoort",
    "overheid",
    "post",
)
UP_TO_RANK = "tot_rang"
"""Selects what is settled before a rank: own income has rank 0, then grants in the order in which they are settled."""


def select(entries: Iterable[Entry], selection: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    """The entries that have one of the given values for every attribute, or none of them for niet_<attribute>."""
    found = tuple(entries)
    for key, values in selection.items():  # one attribute at a time: the first leaves few for the next
        attribute = attribute_of(key)
        if key == UP_TO_RANK:
            found = tuple(entry for entry in found if int(entry.rang) < int(values[0]))
        else:
            found = tuple(entry for entry in found if entry.matches(attribute, values) == (attribute == key))
    return found


def attribute_of(key: str) -> str:
    """The attribute that a key of a selection looks at: rubriek for both rubriek and niet_rubriek."""
    return "rang" if key == UP_TO_RANK else key.removeprefix("niet_")


WITHOUT = {
    "": ("",),
    "kas": ("kas", "incl", ""),
    "incl": ("incl", ""),
    "ingevoerd": ("ingevoerd", ""),
    "zonder_btw": ("zonder_btw", ""),
}
"""Which row serves for a field that a post has no row of its own for: without a kas, money moves when it is booked."""


def row_of_post(known: Container[str], post: str, field: str) -> str:
    """The row of a post that a selection asks for; none when it has nothing of the kind."""
    rows = (f"{post}.{name}" if name else post for name in WITHOUT.get(field, (field,)))
    return next((row for row in rows if row in known), "")
