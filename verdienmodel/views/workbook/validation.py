"""What may be typed in an input cell, with a Dutch message when it may not."""

from __future__ import annotations

from typing import Any

from verdienmodel.ground.timeline import Timeline
from verdienmodel.model.graph import Leaf

EXCEL_LIST_CHARACTERS = 255


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


def entry_rule(leaf: Leaf, timeline: Timeline) -> dict[str, Any]:
    """The rule for one input: 1 or 0, a month of the plan, or a number."""
    if leaf.is_switch:
        return {
            "validate": "list",
            "source": ["1", "0"],
            "error_title": "Ja of nee",
            "error_message": "Schrijf 1 voor ja of 0 voor nee.",
        }
    if leaf.is_date:
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": timeline.first.code,
            "maximum": timeline.last.code,
            "error_title": "Geen maand van dit plan",
            "error_message": f"Schrijf jaar en maand achter elkaar, van {timeline.first.code} tot en met {timeline.last.code}.",
        }
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -1e12,
        "maximum": 1e12,
        "error_title": "Geen getal",
        "error_message": f"Schrijf een getal ({leaf.shown_unit})."
        + (" Een percentage schrijft u met %." if leaf.percent else ""),
    }
