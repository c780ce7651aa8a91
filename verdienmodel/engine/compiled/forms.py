"""The normal form of a quantity: a sum of products of vectors, each with one coefficient per month.

A vector is one number per draw. A row is a symbol that stands for another vector in each month. A form of one month
(inside a loop) has plain numbers for coefficients; the same algebra serves both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from verdienmodel.language.frame import Array

Mono = tuple[int, ...]
"""A product of vectors and rows, as sorted symbols; () is the number 1."""
Form = Mapping[Mono, Array]
Slice = Mapping[Mono, float]
Months = NDArray[np.intp]
C = TypeVar("C", float, Array)

ONE: Mono = ()


def added(forms: Iterable[Mapping[Mono, C]]) -> dict[Mono, C]:
    """The sum; terms that cancel stay with coefficient 0 until `pruned`."""
    total: dict[Mono, C] = {}
    for form in forms:
        for mono, coefficient in form.items():
            known = total.get(mono)
            total[mono] = coefficient if known is None else known + coefficient
    return total


def summed(forms: Iterable[Form]) -> dict[Mono, Array]:
    """The sum of forms without terms that are 0, again without: only what was added together can have become 0."""
    total: dict[Mono, Array] = {}
    twice: set[Mono] = set()
    for form in forms:
        twice |= total.keys() & form.keys()
        for mono, coefficient in form.items():
            known = total.get(mono)
            total[mono] = coefficient if known is None else known + coefficient
    for mono in twice:
        if not total[mono].any():
            del total[mono]
    return total


def scaled(form: Mapping[Mono, C], factor: float) -> dict[Mono, C]:
    """Every coefficient times a number. A factor 0 takes a term away, whatever it was."""
    return {} if factor == 0 else {mono: value * factor for mono, value in form.items()}


def weighed(form: Form, factors: Array) -> dict[Mono, Array]:
    """Every coefficient times a number per month. A factor 0 takes a term away there, whatever it was."""
    return picked(form, np.arange(len(factors)), factors, form)


def picked(form: Form, sources: Months, factors: Array, monos: Iterable[Mono]) -> dict[Mono, Array]:
    """Every month of a form from another month, times a number."""
    return counting(monos, np.where(factors == 0, 0.0, _table(form)[:, sources] * factors)) if form else {}


def multiplied(first: Mapping[Mono, C], second: Mapping[Mono, C]) -> dict[Mono, C]:
    """The product of two sums, term by term."""
    terms = (
        dict(zip(_joined(first, mono), [v * factor for v in first.values()], strict=True))
        for mono, factor in second.items()
    )
    return pruned(added(terms))


def crossed(first: Form, second: Form) -> dict[Mono, Array]:
    """The same of sums with many terms."""
    if not first:
        return {}
    table = _table(first)
    return summed(counting(_joined(first, mono), table * factor) for mono, factor in second.items())


def _joined(form: Mapping[Mono, C], other: Mono) -> Iterable[Mono]:
    return (tuple(sorted(mono + other)) for mono in form) if other else form


def _table(form: Form) -> Array:
    """All coefficients (terms, months)."""
    return np.array(list(form.values()))


def counting(monos: Iterable[Mono], table: Array) -> dict[Mono, Array]:
    """Terms from a table, without those that are 0 in every month."""
    there = np.any(table, axis=1).tolist()
    return {mono: row for mono, row, counts in zip(monos, table, there, strict=True) if counts}


def pruned(form: Mapping[Mono, C]) -> dict[Mono, C]:
    """Without the terms that are 0 in every month."""
    there = np.logical_or.reduce(np.atleast_2d(np.array(list(form.values())).T), axis=0).tolist()
    return {mono: value for (mono, value), counts in zip(form.items(), there, strict=True) if counts}


def different(table: Array) -> tuple[Months, Months]:
    """Where the different rows of a table are, in the order in which they come, and which of them each row is."""
    raw, width, found = table.tobytes(), table.shape[1] * table.itemsize, dict[bytes, int]()
    lines = (raw[start : start + width] for start in range(0, len(raw), width)) if width else (b"" for _ in table)
    seen = [found.setdefault(line, place) for place, line in enumerate(lines)]
    first = np.array(list(found.values()), dtype=np.intp)
    return first, first.searchsorted(np.array(seen, dtype=np.intp))


def is_constant(form: Mapping[Mono, C]) -> bool:
    """Whether it is the same in all draws."""
    return not form or (len(form) == 1 and ONE in form)


def constant_of(form: Form, months: int) -> Array:
    """The part that is the same in every draw, per month."""
    return form.get(ONE, np.zeros(months))
