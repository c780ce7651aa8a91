"""A target of the plan as data: what is looked at, when, and what is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["gehaald", "binnen tolerantie", "niet gehaald"]
OUTCOMES: tuple[Outcome, ...] = ("niet gehaald", "binnen tolerantie", "gehaald")
"""By the number that the graph gives: 0, 1 or 2."""


@dataclass(frozen=True)
class Goal:
    """A calculated target: addresses of its value, bound, tolerance and outcome, and the month in which it is read."""

    name: str
    label: str
    value: str
    bound: str
    tolerance: str
    """Empty when there is none: then it is reached or it is not."""
    outcome: str
    at_least: bool
    month: int
    period: str
    said: str = ""
    """The target in own words."""
    source: str = ""
