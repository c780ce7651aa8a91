"""A number worked out from draws, and how far it may be off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from verdienmodel.language.frame import Array

LEVEL = 0.95
"""Every interval holds the true value in about 95 of 100 runs with other seeds."""

PARTS = 16
"""Draws that are independent of each other may be cut in any number of blocks to see how far those differ."""


@dataclass(frozen=True)
class Estimate:
    """A number from draws with its standard error and 95% interval [all in the unit of the number].

    `one_sided`: only a bound is known, because no draw or every draw had it ("less than 1 in 100").
    """

    value: float
    error: float
    low: float
    high: float
    one_sided: bool = False

    @property
    def half_width(self) -> float:
        """The number is known to about plus or minus this much."""
        return self.high - self.low if self.one_sided else (self.high - self.low) / 2

    @property
    def clear(self) -> bool:
        """Whether it differs from nil by more than chance explains."""
        return self.low > 0 or self.high < 0


def student(freedom: int) -> float:
    """How many standard errors an interval reaches to each side, when the error itself is known from few blocks."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + LEVEL) / 2))


def within(value: float, error: float, freedom: int) -> Estimate:
    """The estimate with its interval by Student's t."""
    reach = student(freedom) * error if error else 0.0
    return Estimate(float(value), float(error), float(value - reach), float(value + reach))


def split(values: Array, blocks: int) -> Array:
    """Draws (draws, …) as (blocks, draws per block, …): the rows of one scramble lie together."""
    if blocks < 1 or len(values) % blocks or not len(values):
        raise ValueError(f"{len(values)} draws do not fall into {blocks} equal blocks")
    return values.reshape(blocks, -1, *values.shape[1:])


def finite(values: Array) -> Array:
    """Draws as floats. An outcome that some draws do not have is asked as a chance, not as a percentile."""
    found = np.asarray(values, dtype=np.float64)
    if not np.isfinite(found).all():
        raise ValueError("an outcome of some draws is not a number")
    return found


def standard_error(each: Array) -> Array:
    """The standard error of the mean of independent blocks (blocks, …)."""
    return np.asarray(each.std(axis=0, ddof=1) / np.sqrt(len(each)))


def block_edges(draws: int, blocks: int) -> list[int]:
    """Where each block begins; one block is plain sampling, cut in parts."""
    parts = blocks if blocks > 1 else min(PARTS, draws)
    if blocks > 1 and draws % blocks:
        raise ValueError(f"{draws} draws do not fall into {blocks} equal blocks")
    return [draws * part // parts for part in range(parts)]


def jackknifed(statistic: Callable[[Array], Array], columns: Array, blocks: int) -> tuple[Array, Array, int]:
    """A statistic of the means of columns (draws, columns): its value, its standard error, and blocks less one.

    Each block is left out in turn; that asks less of a block than an estimate of its own, which a ratio of two small
    numbers needs and a block without a single draw in the tail cannot give.
    """
    sums = np.add.reduceat(columns, block_edges(len(columns), blocks), axis=0)
    total, parts = sums.sum(axis=0), len(sums)
    without = np.array([statistic(total - one) for one in sums])
    error = np.sqrt(np.square(without - without.mean(axis=0)).sum(axis=0) * (parts - 1) / parts)
    return statistic(total), error, parts - 1
