"""Inputs that move together: asked as rank correlations, made with a Gaussian copula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.sampling.nearest import nearest_correlation, smallest_eigenvalue, triangle
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.points import Points
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Correlation:
    """How strongly two dimensions move together: Spearman's rank correlation, from −1 to 1."""

    one: str
    other: str
    rank: float


class ImpossibleCorrelations(ValueError):
    """Correlations that contradict each other (A with B, B with C, but A against C).

    `pairs` are the ones asked that pull hardest at it; `nearest` is the closest rank correlation matrix of `names`;
    `advice` the same as pairs in hundredths that can be typed in and are accepted.
    """

    def __init__(
        self, names: tuple[str, ...], pairs: tuple[Correlation, ...], nearest: Array, advice: tuple[Correlation, ...]
    ) -> None:
        self.names, self.pairs, self.nearest, self.advice = names, pairs, nearest, advice
        super().__init__("impossible: " + ", ".join(f"{pair.one} ~ {pair.other} {pair.rank:g}" for pair in pairs))


@dataclass(frozen=True)
class Group:
    """Dimensions linked by correlations, by their place in the plan, and the matrix that links normal numbers."""

    places: NDArray[np.intp]
    lower: Array


@dataclass(frozen=True)
class Copula:
    """All groups of a plan; a dimension outside them keeps its points to the bit."""

    groups: tuple[Group, ...] = ()

    @classmethod
    def of(cls, plan: Plan, correlations: Sequence[Correlation]) -> Copula:
        """Raises ImpossibleCorrelations when they contradict each other, ValueError when one makes no sense."""
        for item in correlations:
            if item.one == item.other or not {item.one, item.other} <= plan.places.keys() or not abs(item.rank) <= 1:
                raise ValueError(f"correlation {item}")
        linked = _linked([(item.one, item.other) for item in correlations], plan)
        return cls(tuple(_group(names, correlations, plan) for names in linked))

    def points(self, u: Array) -> list[Points]:
        """The points of every dimension of the plan, linked where asked."""
        points = [Points(row) for row in u]
        for group in self.groups:
            normal = group.lower @ np.stack([points[place].normal for place in group.places])
            for place, row in zip(group.places, normal, strict=True):
                points[place] = Points(given_normal=row)
        return points


def normal_of_rank(rank: Array) -> Array:
    """The correlation of normal numbers that have this rank correlation."""
    return 2 * np.sin(np.pi * rank / 6)


def rank_of_normal(correlation: Array) -> Array:
    """The rank correlation of normal numbers that have this correlation."""
    return 6 / np.pi * np.arcsin(correlation / 2)


def _linked(pairs: Iterable[tuple[str, str]], plan: Plan) -> list[tuple[str, ...]]:
    """Names that hang together through pairs, in the order of the plan."""
    groups: list[set[str]] = []
    for pair in pairs:
        touched = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touched] + [set(pair).union(*touched)]
    return sorted(
        (tuple(sorted(group, key=plan.places.__getitem__)) for group in groups), key=lambda names: plan.places[names[0]]
    )


def _group(names: tuple[str, ...], correlations: Sequence[Correlation], plan: Plan) -> Group:
    asked = [item for item in correlations if item.one in names]
    matrix = np.eye(len(names))
    for item in asked:
        row, column = names.index(item.one), names.index(item.other)
        matrix[row, column] = matrix[column, row] = normal_of_rank(np.array(item.rank))
    if smallest_eigenvalue(matrix) < -1e-10:
        raise _impossible(names, asked, matrix)
    return Group(np.array([plan.places[name] for name in names]), triangle(matrix))


def _impossible(names: tuple[str, ...], asked: list[Correlation], matrix: Array) -> ImpossibleCorrelations:
    vector = np.linalg.eigh(matrix)[1][:, 0]
    # The eigenvalue is 1 + 2·Σ v·v·r over the pairs: those below zero make it negative.
    pull = {item: vector[names.index(item.one)] * vector[names.index(item.other)] * item.rank for item in asked}
    pairs = sorted((item for item in asked if pull[item] < min(pull.values()) / 10), key=pull.__getitem__)
    nearest = rank_of_normal(nearest_correlation(matrix))
    return ImpossibleCorrelations(names, tuple(pairs), nearest, _advice(names, nearest))


def _advice(names: tuple[str, ...], nearest: Array) -> tuple[Correlation, ...]:
    """In hundredths, a little weaker where the rounding itself would make them impossible again."""
    for percent in range(100, -1, -1):
        rounded = np.round(nearest * percent / 100, 2)
        np.fill_diagonal(rounded, 1.0)
        if smallest_eigenvalue(normal_of_rank(rounded)) >= 0:
            break
    places = combinations(range(len(names)), 2)
    return tuple(Correlation(names[i], names[j], float(rounded[i, j])) for i, j in places if rounded[i, j])


@dataclass(frozen=True)
class Achieved:
    """What a correlation became in the draws; less than asked where values are few, such as of a kans."""

    asked: Correlation
    rank: float


def achieved(correlations: Iterable[Correlation], draws: Mapping[str, Array]) -> tuple[Achieved, ...]:
    """The rank correlations in the draws, equal values sharing their rank."""
    from scipy.stats import rankdata

    ranks = {name: rankdata(values) for name, values in draws.items()}
    return tuple(Achieved(item, float(np.corrcoef(ranks[item.one], ranks[item.other])[0, 1])) for item in correlations)
