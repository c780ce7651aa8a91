"""How many digits a printed number needs so that a reader who recomputes the printed sum finds the printed result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor, isfinite, log10

from verdienmodel.engine.explain.tree import Part, Shown

Combine = Callable[[Sequence[Part]], Fraction | None]

MOST = 12
"""More digits than this a float64 does not have to spare; then the sum is marked as approximate."""


def rounded(value: float, decimals: int) -> float:
    """Half away from zero, with the same hair of tolerance as the tables have."""
    if not isfinite(value):
        return value
    scale = 10.0**decimals
    size = floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return size if value >= 0 or size == 0 else -size


def display(value: float, unit: str) -> float:
    """The number as people read it: a share in percents."""
    return float(f"{value * 100:.15g}") if unit.startswith("%") else value


def exact_decimals(number: float, most: int) -> int | None:
    """The fewest decimals that lose nothing; None when it needs more than `most`."""
    for decimals in range(most + 1):
        if abs(rounded(number, decimals) - number) <= 1e-12 * max(1.0, abs(number)):
            return decimals
    return None


def shown(value: float, unit: str, decimals: int) -> Shown:
    """A value rounded to a number of decimals in the unit people read."""
    return Shown(value, rounded(display(value, unit), decimals), decimals, unit)


def result(value: float, unit: str) -> Shown:
    """A number that is an outcome: whole euros, hundredths of small ones, four digits of a rate or factor."""
    return shown(value, unit, result_decimals(display(value, unit), unit))


def result_decimals(number: float, unit: str) -> int:
    """How many decimals an outcome is printed with, by itself and wherever else it appears."""
    if not isfinite(number) or unit == "datum":
        return 0
    if unit == "eur":
        return 0 if abs(number) >= 10 or exact_decimals(number, 0) == 0 else 2
    if unit.startswith("eur"):
        return _money(number)
    exact = exact_decimals(number, 4)
    if "/" in unit or unit in ("getal", "factor", "aandeel", "1") or unit.startswith("%"):
        return exact if exact is not None else significant(number, 4)
    return 0 if abs(number) >= 100 or exact == 0 else 2


def entered(value: float, unit: str) -> Shown:
    """A number that somebody entered: every digit of it, or four of one that does not end."""
    number = display(value, unit)
    if unit.startswith("eur"):
        return shown(value, unit, _money(number))
    exact = exact_decimals(number, 8)
    return shown(value, unit, significant(number, 4) if exact is None else exact)


def _money(number: float) -> int:
    exact = exact_decimals(number, 6)
    if exact is None:
        return max(2, significant(number, 4))
    return 2 if exact == 1 else exact


def significant(number: float, digits: int) -> int:
    """Decimals that show that many digits from the first that is not 0."""
    if number == 0 or not isfinite(number):
        return 0
    return min(MOST, max(0, digits - 1 - floor(log10(abs(number)))))


def factor(value: float, unit: str) -> Shown:
    """A factor before it is fitted: exact where it can be, otherwise four digits."""
    number = display(value, unit)
    exact = exact_decimals(number, 8)
    if unit.startswith("eur"):
        return shown(value, unit, _money(number) if exact is not None else max(2, significant(number, 4)))
    return shown(value, unit, exact if exact is not None else significant(number, 4))


def fit(parts: Sequence[Part], target: Shown, combine: Combine) -> tuple[tuple[Part, ...], bool]:
    """Add digits to the parts until recomputing them gives the printed result."""
    for extra in range(MOST):
        tried = tuple(_more(part, extra) for part in parts)
        if hits(combine(tried), target):
            return tried, True
    return tuple(parts), False


def hits(worth: Fraction | None, target: Shown) -> bool:
    """Whether a sum of printed numbers, worked out exactly as a reader would, prints as the target."""
    if worth is None or not isfinite(target.number):
        return False
    scale: int = 10**target.decimals
    size: int = floor(abs(_displayed(worth, target.unit)) * scale + Fraction(1, 2))
    return (size if worth >= 0 else -size) == round(target.number * scale)


def _displayed(worth: Fraction, unit: str) -> Fraction:
    return worth * 100 if unit.startswith("%") else worth


def _more(part: Part, extra: int) -> Part:
    now = part.shown
    number = display(now.value, now.unit)
    if not extra or exact_decimals(number, now.decimals) is not None:
        return part
    return replace(part, shown=shown(now.value, now.unit, min(MOST, now.decimals + extra)))


def product(parts: Sequence[Part]) -> Fraction | None:
    """The printed factors multiplied; None when one of them is no number or divides by a printed 0."""
    worth = Fraction(1)
    for part in parts:
        factor_worth = part.worth
        if factor_worth is None or (part.minus and not factor_worth):
            return None
        worth = worth / factor_worth if part.minus else worth * factor_worth
    return worth


def total(parts: Sequence[Part]) -> Fraction | None:
    """The printed terms added up; None when one of them is no number."""
    worth = Fraction(0)
    for part in parts:
        term_worth = part.worth
        if term_worth is None:
            return None
        worth += -term_worth if part.minus else term_worth
    return worth


def with_rounding(parts: Sequence[Part], target: Shown) -> tuple[Part, ...]:
    """The terms with a visible term 'afronding' when the printed terms miss the printed total."""
    printed, aim = total(parts), target.worth
    if printed is None or aim is None or printed == aim:
        return tuple(parts)
    decimals = max([target.decimals, *(part.shown.decimals for part in parts)])
    missing = aim - printed
    number = rounded(float(_displayed(abs(missing), target.unit)), decimals)
    gap = Shown(float(abs(missing)), number, decimals, target.unit)
    return (*parts, Part("afronding", "afronding", gap, minus=missing < 0))
