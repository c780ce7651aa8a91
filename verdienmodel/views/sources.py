"""Where a value comes from, in one line; what nobody has verified says so."""

from __future__ import annotations

from verdienmodel.model.graph import Leaf
from verdienmodel.views.format import leaf_value


def source_line(leaf: Leaf, *, changed: bool) -> str:
    """Source of a value, or that it was changed and what the file says."""
    if changed:
        return f"Door u gewijzigd. In het bestand staat {leaf_value(leaf, leaf.value)}."
    if leaf.source.kind == "aanname":
        return f"Aanname, niet geverifieerd: {leaf.source.text}."
    known = " Laatst bekende waarde." if leaf.source.last_known else ""
    return f"Bron: {leaf.source.text}.{known}"
