"""The words around one input: its name with unit, what stands in its field, where it comes from."""

from __future__ import annotations

from verdienmodel.engine.explain.tree import Shown
from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Leaf
from verdienmodel.study.small import is_small
from verdienmodel.views.explanation_numbers import amount
from verdienmodel.views.format import few, plain, unit_word, with_unit

NAMELESS = ("getal", "factor", "1", "datum", "ja/nee")


def unit_words(unit: str) -> str:
    """'eur/m2/jaar' -> 'euro per m² per jaar'; nothing for a bare number."""
    if unit in NAMELESS:
        return ""
    return " per ".join(unit_word(word) for word in unit.split("/"))


def without_unit(leaf: Leaf, text: str) -> str:
    """What people typed without the unit behind it: '12 uur', '12 uur per week' and '12 euro' are 12."""
    whole = unit_words(leaf.shown_unit)
    plain_words = leaf.shown_unit.replace("/", " per ")
    tails = {whole, plain_words, leaf.shown_unit, whole.split(" ")[0], plain_words.split(" ")[0]} - {"", "%"}
    low = text.lower()
    tail = max((tail for tail in tails if low.endswith(tail.lower())), key=len, default="")
    return text[: len(text) - len(tail)].strip()


def label(leaf: Leaf) -> str:
    """The name of an input; a step of a series says from when it holds."""
    return f"{leaf.label} vanaf {leaf.month.label}" if leaf.month else leaf.label


def said(leaf: Leaf, value: float) -> str:
    """The value with its unit and all its decimals: € 0,475 per m² per jaar, 10 personen, 45%, jan 2027."""
    if leaf.pm and value == leaf.value:
        return "p.m."
    if is_small(value, leaf.shown_from):
        return few(leaf.shown_from, leaf.shown_unit)
    if leaf.percent or leaf.is_date or leaf.is_switch:
        return with_unit(value, leaf.shown_unit)
    decimals = len(plain(value, 6).partition(",")[2])
    cents = 2 if decimals == 1 and leaf.shown_unit.startswith("eur") else decimals
    return amount(Shown(value, value, cents, leaf.shown_unit))


def entered(leaf: Leaf, value: float) -> str:
    """The value as it stands in a field; as many decimals as it has. Nothing for what is not known yet (p.m.)."""
    if leaf.pm and value == leaf.value:
        return ""
    if leaf.is_date:
        return str(Month.from_code(value))
    return with_unit(value, "%").rstrip("%") if leaf.percent else plain(value, 6)


def source_words(leaf: Leaf) -> tuple[str, str]:
    """What kind of source a value has, and which: ('Aanname', 'acht uur per week in een half jaar')."""
    text = leaf.source.text.rstrip(".")
    if leaf.source.last_known:
        text = f"{text}; laatst bekende waarde"
    if leaf.source.kind != "aanname":
        return "Bron", text
    bare = text.removeprefix("aanname:").removeprefix("aanname,").strip()
    return "Aanname", bare


def usual(leaf: Leaf) -> tuple[str, str]:
    """The low and the high side of what is usual, the unit once; empty when the file does not say."""
    if leaf.low is None or leaf.high is None:
        return "", ""
    if leaf.percent:
        return plain(leaf.low, 4), f"{plain(leaf.high, 4)}%"
    low = (
        said(leaf, leaf.low).split(" per ", maxsplit=1)[0] if leaf.shown_unit.startswith("eur") else plain(leaf.low, 4)
    )
    return low, said(leaf, leaf.high)
