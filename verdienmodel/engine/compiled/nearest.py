"""A sum beside another that is worked out anyway: that one, and only what is different."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.compiled.forms import Form, Mono, added, pruned, scaled
from verdienmodel.engine.compiled.leaves import Leaves


@dataclass(frozen=True, eq=False)
class Beside:
    """A sum as the row of another, added or taken away, and the rest."""

    row: Mono
    rest: Form
    cost: int


def nearest(sums: Mapping[Mono, Form], form: Form, leaves: Leaves, years: int) -> Beside | None:
    """How to begin a sum with another one; None where that saves nothing."""
    cost = products(form, leaves, years)
    ways = (way for row, other in sums.items() for way in _ways(row, other, form, leaves, years)) if cost > 1 else ()
    best = min(ways, key=lambda way: way.cost, default=None)
    return best if best and best.cost < cost else None


def _ways(row: Mono, other: Form, form: Form, leaves: Leaves, years: int) -> Iterator[Beside]:
    if 2 * len(other.keys() & form.keys()) < len(other):
        return
    for sign in (1.0, -1.0):
        rest = pruned(added([form, scaled(other, -sign)]))
        changed = (symbol for mono in rest.keys() & other.keys() for symbol in mono)
        if not any(leaves.risky[symbol] for symbol in changed):  # infinite minus itself is no number
            months = len(next(iter(form.values())))
            rest = added([rest, {row: np.full(months, sign)}])
            yield Beside(row, rest, products(rest, leaves, years))


def products(form: Form, leaves: Leaves, years: int) -> int:
    """How many products have to be made month by month."""
    rows = (tuple(s for s in leaves.rows_of(mono) if leaves.widths[s] > years) for mono in form)
    return len({long for long in rows if long})
