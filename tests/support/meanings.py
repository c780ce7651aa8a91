"""What single steps of the language mean, in plain floats and written down again from docs/taal.md."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

TINY = 0.000001


def true(value: float) -> bool:
    return abs(value) > TINY


PLAIN: dict[str, Callable[..., float]] = {
    "plus": lambda a, b: a + b,
    "min_": lambda a, b: a - b,
    "maal": lambda a, b: a * b,
    "gedeeld": lambda a, b: a / b,
    "negatief": lambda a: -a,
    "groter": lambda a, b: float(a - b > TINY),
    "groter_gelijk": lambda a, b: float(a - b >= -TINY),
    "kleiner": lambda a, b: float(a - b < -TINY),
    "kleiner_gelijk": lambda a, b: float(a - b <= TINY),
    "gelijk": lambda a, b: float(abs(a - b) <= TINY),
    "ongelijk": lambda a, b: float(abs(a - b) > TINY),
    "en": lambda *a: float(all(true(v) for v in a)),
    "of": lambda *a: float(any(true(v) for v in a)),
    "niet": lambda a: float(not true(a)),
    "min": min,
    "max": max,
    "deze_maand": lambda a: a,
}
"""Functions of this month's values only."""


def rounded(x: float, step: float, manner: str) -> float:
    steps = abs(x) / step
    nearest = round(steps)
    if abs(steps - nearest) < 1e-9:
        whole = nearest
    else:
        whole = {"op": math.ceil(steps), "af": math.floor(steps), "half_op": math.floor(steps + 0.5 + 1e-9)}[manner]
    return math.copysign(whole * step, x)


def annuity(amount: float, rate: float, terms: float) -> float:
    return amount / terms if rate == 0 else amount * rate / (1 - (1 + rate) ** -terms)


def bracket(rows: Sequence[tuple[float, float]], x: float) -> float:
    """Rows of (upper bound, value); a bound belongs to its lower bracket."""
    return next(value for bound, value in rows if x - bound <= TINY)


def brackets(rows: Sequence[tuple[float, float]], x: float) -> float:
    """The part of x in each bracket times its rate; below zero the first rate."""
    total = low = 0.0
    for position, (high, rate) in enumerate(rows):
        part = min(x, high) - low
        total += rate * (part if position == 0 else max(0.0, part))
        low = high
    return total


def payback(totals: Sequence[float]) -> float:
    """First month (from 1) after which the running total stays at or above zero."""
    below = [k for k, total in enumerate(totals) if total < -TINY]
    last = below[-1] + 1 if below else 0
    return math.nan if last == len(totals) else last + 1.0


def yearly_rate(flows: Sequence[float]) -> float:
    """Internal rate per year by halving, when the flows turn exactly once, within -90% and 1000% a year."""
    signs = [v > 0 for v in flows if abs(v) > TINY]
    if sum(a != b for a, b in pairwise(signs)) != 1:
        return math.nan

    def worth(rate: float) -> float:
        return math.fsum(v * (1 + rate) ** -k for k, v in enumerate(flows))

    low, high = 0.1 ** (1 / 12) - 1, 11.0 ** (1 / 12) - 1  # yearly rates of -90% and 1000%
    if worth(low) * worth(high) > 0:
        return math.nan
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(low) * worth(middle) > 0 else (low, middle)
    return float((1 + low) ** 12 - 1)
