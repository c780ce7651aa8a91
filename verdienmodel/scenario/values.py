"""A value as entered (number, '8%', pm, 2027-01, ja, or a dated series) as steps in months."""

from __future__ import annotations

from dataclasses import dataclass

from verdienmodel.ground.numbers import read_dutch
from verdienmodel.ground.timeline import Month

PM = "pm"


@dataclass(frozen=True)
class Step:
    """A value from a month on; month None is the only step of a value that never changes."""

    month: Month | None
    value: float


@dataclass(frozen=True)
class Entry:
    """What was entered, read: its steps, and whether it is p.m. (counts 0, stays visible)."""

    steps: tuple[Step, ...]
    pm: bool = False


def read_number(entered: object, unit: str) -> float:
    """One number in the unit people wrote it in; percents become shares. ValueError with a Dutch reason."""
    if isinstance(entered, bool):
        return float(entered)
    if isinstance(entered, int | float):
        return float(entered) / 100 if _percent(unit) else float(entered)
    text = str(entered).strip()
    if text in ("ja", "nee"):
        return float(text == "ja")
    if unit == "datum":
        return float(Month.parse(text).code)
    if text.endswith("%"):
        if not _percent(unit):
            raise ValueError(f"‘{text}’ is een percentage, maar de eenheid is {unit}")
        return read_dutch(text[:-1]) / 100
    number = read_dutch(text)
    return number / 100 if _percent(unit) else number


def _percent(unit: str) -> bool:
    return unit.strip().startswith("%")


def read_entry(entered: object, unit: str) -> Entry:
    """The whole entry. ValueError with a Dutch reason when a number or month is not readable."""
    if isinstance(entered, str) and entered.strip().lower() in (PM, "p.m."):
        return Entry((Step(None, 0.0),), pm=True)
    if not isinstance(entered, dict):
        return Entry((Step(None, read_number(entered, unit)),))
    steps = []
    for key, value in entered.items():
        month = Month(int(key), 1) if key.isdigit() and len(key) == 4 else Month.parse(key)
        steps.append(Step(month, read_number(value, unit)))
    if not steps:
        raise ValueError("deze reeks is leeg")
    return Entry(tuple(sorted(steps, key=lambda step: step.month or Month(0, 1))))
