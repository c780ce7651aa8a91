"""What an input is called: its own name, and whose it is where another input has the same name."""

from __future__ import annotations

from collections import Counter

from verdienmodel.model.graph import Leaf
from verdienmodel.scenario.schema import blocks
from verdienmodel.study.study import Study
from verdienmodel.study.unusual import Unusual
from verdienmodel.views.field_words import label, said, unit_words, usual


def input_name(study: Study, leaf: Leaf) -> str:
    """'Productbudget van nu (groen)'; without the last when no other input of the plan has this name."""
    return _with(label(leaf), whose(study, leaf))


def input_name_with_unit(study: Study, leaf: Leaf) -> str:
    """The name with its unit, as it stands above a field."""
    return _with(label(leaf), whose(study, leaf), unit_words(leaf.shown_unit))


def change_words(study: Study, leaf: Leaf, before: float, now: float) -> str:
    """'Uren projectleider: van 400 uur per jaar naar 500 uur per jaar'."""
    return f"{input_name(study, leaf)}: van {said(leaf, before)} naar {said(leaf, now)}"


def unusual_words(study: Study, item: Unusual) -> str:
    """What it is, what is usual, and what was perhaps meant."""
    leaf, (low, high) = item.leaf, usual(item.leaf)
    range_ = f" ({low} tot {high})" if low else ""
    much = "veel meer dan gebruikelijk" if item.meant is not None else "buiten wat gebruikelijk is"
    meant = f" Bedoelt u {said(leaf, item.meant)}?" if item.meant is not None else ""
    return f"{input_name(study, leaf)}: {said(leaf, item.value)} is {much}{range_}.{meant}"


def whose(study: Study, leaf: Leaf) -> str:
    """The block or the books that tell an input from another of the same name; empty when nothing needs to."""
    if leaf.name not in study.graph.namesakes:
        return ""
    room, name, *rest = [*leaf.address.split("."), ""]
    post = study.scenario.posten.get(name) if room == "posten" else None
    if post is not None:
        return _books(study).get(post.administratie or "", "") if leaf.label.startswith(post.naam) else post.naam
    block = block_name(study, leaf.address)
    if not block or not leaf.label.startswith(f"{block}:"):
        return block
    return "alleen de post" if "posten" in rest else ""  # 'Asbest in het dak: doet mee' says whose it is


def block_name(study: Study, address: str) -> str:
    """What people call the block of an address; of several with one name also whose books or which collection it is in."""
    room, name, *_ = [*address.split("."), ""]
    names = {path: block.naam or path[1] for path, block in blocks(study.scenario)}
    found = names.get((room, name), "")
    if Counter(names.values())[found] < 2:
        return found
    return f"{found}, {_books(study).get(name, room)}"


def _books(study: Study) -> dict[str, str]:
    return {item.administratie: item.administratie_label for item in study.statements}


def _with(name: str, *parts: str) -> str:
    """More about a name between one pair of brackets."""
    said_ = ", ".join(filter(None, parts))
    return f"{name} ({said_})" if said_ else name
