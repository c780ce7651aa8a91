"""What may be typed in an input cell, with a Dutch message when it may not."""

from __future__ import annotations

from typing import Any

from verdienmodel.ground.timeline import Timeline
from verdienmodel.model.graph import Leaf

EXCEL_LIST_CHARACTERS = 255
ANY = 1e12
"""A number as large as anybody needs, where an input has no bound."""


def option_rule(count: int) -> dict[str, Any]:
    """The switch: a list of the basis and the options, or a whole number when the list is too long for Excel."""
    numbers = [str(number) for number in range(count + 1)]
    short = len(",".join(numbers)) <= EXCEL_LIST_CHARACTERS
    rule = {"validate": "list", "source": numbers} if short else {"validate": "integer", "criteria": "between"}
    return {
        **rule,
        **({} if short else {"minimum": 0, "maximum": count}),
        "error_title": "Deze optie bestaat niet",
        "error_message": f"Kies 0 tot en met {count}.",
    }


def limits(leaf: Leaf) -> tuple[float, float]:
    """The smallest and largest number that can be, as the cell holds it: a share for a percentage."""
    low, high = leaf.bounds
    return (-ANY if low is None else leaf.from_written(low), ANY if high is None else leaf.from_written(high))


def entry_rule(leaf: Leaf, timeline: Timeline, cell: str) -> dict[str, Any]:
    """The rule for one input, of which `cell` is the first: 1 or 0, a month of the plan, or a number."""
    if leaf.is_switch:
        return {
            "validate": "list",
            "source": ["1", "0"],
            "error_title": "Ja of nee",
            "error_message": "Schrijf 1 voor ja of 0 voor nee.",
        }
    if leaf.is_date:
        return {
            "validate": "custom",
            "value": f"=AND(ISNUMBER({cell}),INT({cell})={cell},MOD({cell},100)>=1,MOD({cell},100)<=12,"
            f"{cell}>={timeline.first.code},{cell}<={timeline.last.code})",
            "error_title": "Geen maand van dit plan",
            "error_message": f"Schrijf jaar en maand achter elkaar, van {timeline.first.code} tot en met {timeline.last.code}.",
        }
    low, high = limits(leaf)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": "Dit getal kan niet",
        "error_message": f"Schrijf een getal ({leaf.shown_unit}){_between(leaf)}."
        + (" Een percentage schrijft u met %." if leaf.percent else ""),
    }


def _between(leaf: Leaf) -> str:
    """The bounds in words, as people write them."""
    words = [
        f"{word} {bound:g}"
        for word, bound in zip(("vanaf", "tot en met"), leaf.bounds, strict=True)
        if bound is not None
    ]
    return " " + " ".join(words).replace(".", ",") if words else ""
