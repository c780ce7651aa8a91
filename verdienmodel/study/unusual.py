"""Changed values far from what is usual: allowed, but never without a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from verdienmodel.model.graph import Leaf
from verdienmodel.scenario.plausible import FAR
from verdienmodel.study.study import Study

THOUSAND = 1000
"""A point read as thousands: 42.500 typed for 42,500."""

MUCH = 10
"""Less than this many times what is usual is no slip of the pen: € 7.000 where 0 to 6.000 is usual was not meant as € 7."""


@dataclass(frozen=True)
class Unusual:
    """A changed value outside its usual range, and what was perhaps meant."""

    leaf: Leaf
    value: float
    meant: float | None


def unusual(study: Study) -> tuple[Unusual, ...]:
    """Every changed input outside laag and hoog [as in the graph]; `meant` when a thousandth of it is usual."""
    found = (_judged(study.graph.leaves[address], value) for address, value in study.changed.items())
    return tuple(item for item in found if item is not None)


def _judged(leaf: Leaf, value: float) -> Unusual | None:
    if leaf.is_date or leaf.is_switch or _usual(leaf, value):
        return None
    much = leaf.high is not None and leaf.as_written(value) > leaf.high * MUCH
    mistyped = much and _usual(leaf, value / THOUSAND)
    return Unusual(leaf, value, value / THOUSAND if mistyped else None)


def how_unusual(leaf: Leaf, written: float) -> Literal["", "buiten", "ver buiten"]:
    """How a value as people write it lies beside its usual range; far is twice as much, or half, or even further."""
    if leaf.low is None or leaf.high is None or leaf.low <= written <= leaf.high:
        return ""
    return "ver buiten" if written > leaf.high * FAR or written < leaf.low / FAR else "buiten"


def _usual(leaf: Leaf, value: float) -> bool:
    shown = leaf.as_written(value)
    return (leaf.low is None or shown >= leaf.low) and (leaf.high is None or shown <= leaf.high)
