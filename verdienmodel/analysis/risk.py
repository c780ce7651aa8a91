"""What may come out and how likely that is, of one outcome per draw, with how far each number may be off.

Draws come in blocks of equal size, contiguous rows: each scramble of Sobol points is a block. Draws inside a scramble
are not independent, the scrambles are, so what the scrambles differ among themselves tells the error, and nothing else
does. One block means plain sampling, for which the classical formulas hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import LEVEL, Estimate, finite, split, standard_error, student, within
from verdienmodel.analysis.quantiles import quantiles
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.language.frame import Array

PERCENTILES = (5, 10, 25, 50, 75, 90, 95)
NORMAL = 1.959963984540054


@dataclass(frozen=True)
class Risk:
    """Mean and percentiles of an outcome [its unit]; `percentiles[10]` is what is undercut in 1 of 10 draws."""

    draws: int
    blocks: int
    mean: Estimate
    percentiles: Mapping[int, Estimate]


def risk(outcome: Array, blocks: int = 8) -> Risk:
    """Mean and percentiles of (draws,) with standard errors and intervals.

    A percentile of few draws is off to one side by something of the order of 1/draws, so in a scramble eight times as
    much as over all draws. Hence the percentile is taken over all draws, and the scrambles only tell the spread, in which
    what they are all off alike drops out. What remains is small next to the standard error, which falls more slowly.
    """
    values = finite(outcome)
    parts, shares = split(values, blocks), np.array(PERCENTILES) / 100
    whole = quantiles(np.sort(values), shares)
    if blocks == 1:
        mean = within(values.mean(), values.std(ddof=1) / np.sqrt(len(values)), len(values) - 1)
        found = _plain_percentiles(np.sort(values), shares)
    else:
        mean = within(values.mean(), float(standard_error(parts.mean(axis=1))), blocks - 1)
        errors = standard_error(quantiles(np.sort(parts, axis=1), shares))
        found = [within(value, error, blocks - 1) for value, error in zip(whole, errors, strict=True)]
    return Risk(len(values), blocks, mean, dict(zip(PERCENTILES, found, strict=True)))


def chance_below(outcome: Array, bound: float = 0.0, blocks: int = 8) -> Estimate:
    """The chance that an outcome lies below a bound; what differs less than the tolerance of formulas is equal."""
    return chance((finite(outcome) < bound - TOLERANCE).astype(np.float64), blocks)


def percentile_of(number: float, outcome: Array, blocks: int = 8) -> Estimate:
    """The share of draws that turn out below a number, such as the begroting itself; equal ones count half."""
    values = finite(outcome)
    lower, higher = values < number - TOLERANCE, values > number + TOLERANCE
    return chance((1.0 + lower - higher) / 2, blocks)


def chance(hits: Array, blocks: int = 8) -> Estimate:
    """The chance of what each draw has (1) or has not (0): over scrambles by Student's t, for plain sampling by Wilson.

    When no draw has it, or every draw, there is only a bound: something likelier would have been seen in 19 of 20 runs.
    For plain sampling that is about 3/n. For eight scrambles it is 3.6/n, by Cantelli's inequality, when the variance of
    a scramble is no more than that of plain sampling.
    """
    parts, draws, share = split(hits, blocks), len(hits), float(hits.mean())
    if share in (0, 1):
        return _bound(share, draws, blocks)
    if blocks == 1:
        return _wilson(share, draws)
    error = float(standard_error(parts.mean(axis=1)))
    # Scrambles may agree to the draw; then the truth still lies up to half a draw of a scramble away.
    half = max(student(blocks - 1) * error, 0.5 * blocks / draws)
    return Estimate(share, error, max(share - half, 0.0), min(share + half, 1.0))


def _plain_percentiles(in_order: Array, shares: Array) -> list[Estimate]:
    """Order statistics: the interval of the share, read off as values."""
    reach = NORMAL * np.sqrt(shares * (1 - shares) / len(in_order))
    value, low, high = (quantiles(in_order, shares + side * reach) for side in (0, -1, 1))
    return [
        Estimate(float(v), float(u - d) / (2 * NORMAL), float(d), float(u))
        for v, d, u in zip(value, low, high, strict=True)
    ]


def _wilson(share: float, draws: int) -> Estimate:
    weight = NORMAL**2 / draws
    middle, error = (share + weight / 2) / (1 + weight), float(np.sqrt(share * (1 - share) / draws))
    half = NORMAL * float(np.sqrt(share * (1 - share) / draws + weight / (4 * draws))) / (1 + weight)
    return Estimate(share, error, middle - half, middle + half)


def _bound(share: float, draws: int, blocks: int) -> Estimate:
    unseen = (1 - LEVEL) ** (1 / blocks)  # the chance that one block misses it, when all do in 1 of 20 runs
    odds = (1 - unseen) / unseen * blocks / draws
    most = 1 - (1 - LEVEL) ** (1 / draws) if blocks == 1 else odds / (1 + odds)
    low, high = (0.0, most) if share == 0 else (1 - most, 1.0)
    return Estimate(share, 0.0, low, high, one_sided=True)
