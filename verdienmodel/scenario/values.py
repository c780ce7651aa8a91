"""A value as entered (number, '8%', pm, 2027-01, ja, or a dated series) as steps in months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verdienmodel.ground import limits
from verdienmodel.ground.numbers import read_dutch
from verdienmodel.ground.timeline import Month

PM = "pm"
YES_NO = {True: "ja", False: "nee"}


@dataclass(frozen=True)
class Step:
    """A value from a month on; month None is the only step of a value that never changes."""

    month: Month | None
    value: float
    key: str = ""
    """How the file writes the month: 2027 or 2027-01."""


@dataclass(frozen=True)
class Entry:
    """What was entered, read: its steps, and whether it is p.m. (counts 0, stays visible)."""

    steps: tuple[Step, ...]
    pm: bool = False


def read_number(entered: object, unit: str) -> float:
    """One number in the unit people wrote it in; percents become shares. ValueError with a Dutch reason."""
    if unit == "ja/nee":
        return _switch(entered)
    if unit == "datum":
        return _month(entered)
    if isinstance(entered, int | float) and not isinstance(entered, bool):
        return float(entered) / 100 if _percent(unit) else float(entered)
    text = YES_NO[entered] if isinstance(entered, bool) else str(entered).strip()
    if text.endswith("%"):
        if not _percent(unit):
            raise ValueError(f"‘{text}’ is een percentage, maar de eenheid is {unit}")
        return read_dutch(text[:-1]) / 100
    number = read_dutch(text)
    return number / 100 if _percent(unit) else number


def _switch(entered: object) -> float:
    """1 for ja, 0 for nee."""
    known = {"ja": 1.0, "nee": 0.0, "1": 1.0, "0": 0.0, "1.0": 1.0, "0.0": 0.0, "True": 1.0, "False": 0.0}
    text = str(entered).strip()
    if text not in known:
        raise ValueError(f"‘{text}’ kan hier niet: schrijf ja of nee")
    return known[text]


def _month(entered: object) -> float:
    """The code 202701 of a month; a slider gives the code itself."""
    is_code = isinstance(entered, int | float) and entered >= limits.YEARS[0] * 100
    return float(Month.parse(str(Month.from_code(float(str(entered)))) if is_code else str(entered)).code)


def _percent(unit: str) -> bool:
    return unit.strip().startswith("%")


def read_entry(entered: object, unit: str) -> Entry:
    """The whole entry. ValueError with a Dutch reason when a number or month is not readable."""
    if isinstance(entered, str) and entered.strip().lower() in (PM, "p.m."):
        return Entry((Step(None, 0.0),), pm=True)
    if not isinstance(entered, dict):
        return Entry((Step(None, read_number(entered, unit)),))
    if not entered:
        raise ValueError("deze reeks is leeg; schrijf ten minste één maand met een waarde")
    steps = [_step(key, value, unit) for key, value in entered.items()]
    return Entry(tuple(sorted(steps, key=lambda step: step.month or Month(0, 1))))


def faults(entered: object, unit: str) -> tuple[tuple[str, str], ...]:
    """What is wrong with an entry: per step of a series its key and the reason; an empty key for the whole."""
    if isinstance(entered, dict) and entered:
        return tuple((key, why) for key, value in entered.items() if (why := _why_not(_step, key, value, unit)))
    why = _why_not(read_entry, entered, unit)
    return (("", why),) if why else ()


def _step(key: str, value: object, unit: str) -> Step:
    month = Month(int(key), 1) if key.isdigit() and len(key) == 4 else Month.parse(key)
    return Step(month, read_number(value, unit), key)


def _why_not(read: Callable[..., object], *given: object) -> str:
    try:
        read(*given)
    except ValueError as error:
        return str(error)
    return ""
