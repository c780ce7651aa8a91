"""How much of the spread of the outcome comes from which input: by itself, and with all it does together with others.

For independent inputs, or independent groups of inputs: what depends on each other belongs in one group. The model
takes the uniforms from before the copula; a group then holds all dimensions of a block of correlated inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import Estimate, finite, jackknifed, within
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Index:
    """A share of the variance of the outcome: of the group alone (first) and with all its joint effects (total).

    Nil is estimated a little below or above nil; a negative one is shown with its interval, never clipped.
    """

    name: str
    first: Estimate
    total: Estimate


def sobol_indices(
    model: Callable[[Array], Array], a: Array, b: Array, groups: Mapping[str, Sequence[int]], blocks: int = 8
) -> tuple[Index, ...]:
    """Indices of groups of columns, from two independent sets of uniforms (draws, dimensions); groups + 2 model runs."""
    used = [column for columns in groups.values() for column in columns]
    if len(used) != len(set(used)):
        raise ValueError("a dimension belongs to one group")
    mixed, outcomes = a.copy(order="F"), {}
    for name, columns in groups.items():
        mixed[:, columns] = b[:, columns]
        outcomes[name] = model(mixed)
        mixed[:, columns] = a[:, columns]
    return indices_of(model(a), model(b), outcomes, blocks)


def indices_of(at_a: Array, at_b: Array, mixed: Mapping[str, Array], blocks: int = 8) -> tuple[Index, ...]:
    """The same from outcomes: of a, of b, and per group of a with the group's columns from b; largest total first.

    First by Saltelli (2010), total by Jansen (1999). Without its mean, so that a large level does not drown the spread.
    """
    level = (finite(at_a).mean() + finite(at_b).mean()) / 2
    y_a, y_b = at_a - level, at_b - level
    others = [finite(outcome) - level for outcome in mixed.values()]
    columns = [(y_a * y_a + y_b * y_b) / 2]
    columns += [y_b * (other - y_a) for other in others] + [(y_a - other) ** 2 / 2 for other in others]
    values, errors, freedom = jackknifed(_shares, np.column_stack(columns), blocks)
    found = [within(value, error, freedom) for value, error in zip(values, errors, strict=True)]
    named = zip(mixed, found[: len(mixed)], found[len(mixed) :], strict=True)
    return tuple(sorted((Index(*item) for item in named), key=lambda index: (-index.total.value, index.name)))


def _shares(sums: Array) -> Array:
    """Parts of the variance over a and b together; an outcome that does not vary has no parts."""
    return np.asarray(sums[1:] / sums[0]) if sums[0] > 0 else np.zeros(len(sums) - 1)
