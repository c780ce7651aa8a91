"""A sum beside another that is worked out anyway: that one, and only what is different."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.compiled.forms import Form, Mono, added, pruned, scaled
from verdienmodel.engine.compiled.leaves import Leaves

_TRIED, _LOOKED_AT = 4, 8
"""So many sums that share most, and so many terms of each."""


@dataclass(frozen=True, eq=False)
class Beside:
    """A sum as the row of another, added or taken away, and the rest."""

    row: Mono
    rest: Form
    cost: int


def nearest(sums: Mapping[Mono, Form], form: Form, leaves: Leaves) -> Beside | None:
    """How to begin a sum with another one; None where that saves nothing."""
    cost = products(form, leaves)
    shared = {row: len(other.keys() & form.keys()) for row, other in sums.items()} if cost > 1 else {}
    likely = sorted((row for row, count in shared.items() if 2 * count >= len(sums[row])), key=lambda row: -shared[row])
    ways = (_way(row, sums[row], form, leaves) for row in likely[:_TRIED])
    best = min((way for way in ways if way), key=lambda way: way.cost, default=None)
    return best if best and best.cost < cost else None


def _way(row: Mono, other: Form, form: Form, leaves: Leaves) -> Beside | None:
    """The other once or less once, as most of their first terms say; None when something infinite might fall away."""
    both = [mono for mono in other if mono in form][:_LOOKED_AT]
    same = sum(np.array_equal(other[mono], form[mono]) for mono in both)
    sign = 1.0 if 2 * same >= len(both) else -1.0
    rest = pruned(added([form, scaled(other, -sign)]))
    if any(leaves.risky[symbol] for mono in rest.keys() & other.keys() for symbol in mono):
        return None
    rest = added([rest, {row: np.full(len(next(iter(form.values()))), sign)}])
    return Beside(row, rest, products(rest, leaves))


def products(form: Form, leaves: Leaves) -> int:
    """How many products have to be made month by month."""
    return len(set(map(leaves.long_rows, form)) - {()})
