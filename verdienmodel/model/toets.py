"""A legal point of a plan as data: something to have reviewed, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Toets:
    """What is measured against which ceiling, or which signals speak of it, with the source of the rule."""

    name: str
    label: str
    source: str
    remedy: str
    measured: str = ""
    """The quantity that is measured; empty for a point that signals speak of."""
    ceiling: str = ""
    """The quantity of the ceiling; empty when nobody has filled it in."""
    room: str = ""
    """What is left up to the ceiling: below zero it is passed."""
    from_ceiling: bool = False
    """The rule begins at the ceiling itself, and not above it."""
    signals: tuple[str, ...] = ()
    settled: str = ""
    """Why it was settled when the file was read, such as a legal form that a scheme allows."""
