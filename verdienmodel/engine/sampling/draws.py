"""How many draws, in which way, and the points of one block of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.sobol import SCRAMBLES, sobol_rows
from verdienmodel.engine.sampling.streams import Bits, Use, stream, unit
from verdienmodel.language.frame import Array

BLOCK = 4_096
"""Draws per block: part of what makes a result repeatable."""
SEED = 20_260_101
"""When a scenario names none; never derived from the contents, so that a slider does not redraw the world."""


@dataclass(frozen=True)
class Sampling:
    """How the draws are made: `asked` as the user says it, `draws` as it is done.

    The draws fall in eight parts of equal size, one after another; from how much these differ follows the error.
    """

    asked: int = BLOCK
    method: Use = "sobol"
    seed: int = SEED

    def __post_init__(self) -> None:
        if self.asked < 1 or self.seed < 0:
            raise ValueError(f"{self.asked} draws with seed {self.seed}")

    @property
    def per_scramble(self) -> int:
        """Draws in each of the eight parts; for Sobol a power of two, below which its points are not even."""
        part = -(-self.asked // SCRAMBLES)
        return 1 << (part - 1).bit_length() if self.method == "sobol" else part

    @property
    def draws(self) -> int:
        return SCRAMBLES * self.per_scramble

    @property
    def rounded(self) -> bool:
        """Whether the user must be told that there are more draws than asked."""
        return self.draws != self.asked

    @property
    def blocks(self) -> int:
        return -(-self.draws // BLOCK)

    def rows(self, block: int) -> range:
        """The draws of one block."""
        return range(block * BLOCK, min((block + 1) * BLOCK, self.draws))

    def scramble_rows(self, scramble: int) -> slice:
        """The draws of one of the eight parts."""
        return slice(scramble * self.per_scramble, (scramble + 1) * self.per_scramble)


def uniforms(plan: Plan, sampling: Sampling, block: int | None = None) -> Array:
    """Points between 0 and 1, (dimensions, draws): of one block, or all of them.

    A row depends on the seed, on the name and the place of its dimension, and on nothing else.
    """
    if block is None:
        blocks = [uniforms(plan, sampling, number) for number in range(sampling.blocks)]
        return np.concatenate(blocks, axis=1)
    if not plan.dimensions:
        return np.empty((0, len(sampling.rows(block))))
    return unit(_bits(plan.dimensions, sampling, block))


def _bits(names: tuple[str, ...], sampling: Sampling, block: int) -> Bits:
    if sampling.method == "plain":
        count = len(sampling.rows(block))
        return np.stack([_plain(name, sampling.seed, block, count) for name in names])
    depth = (sampling.per_scramble - 1).bit_length()
    if sampling.method == "sobol":
        parts = [sobol_rows(names, sampling.seed, part, depth, *piece) for part, *piece in _pieces(sampling, block)]
    else:
        cubes = [
            (_cube(names, sampling.seed, part, sampling.per_scramble), piece)
            for part, *piece in _pieces(sampling, block)
        ]
        parts = [cube[:, first : first + count] for cube, (first, count) in cubes]
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)


def _pieces(sampling: Sampling, block: int) -> Iterator[tuple[int, int, int]]:
    """A block cut where one scramble ends: scramble, its first row, how many."""
    rows, size = sampling.rows(block), sampling.per_scramble
    row = rows.start
    while row < rows.stop:
        scramble, first = divmod(row, size)
        count = min(size - first, rows.stop - row)
        yield scramble, first, count
        row += count


def _plain(name: str, seed: int, block: int, count: int) -> Bits:
    return stream(seed, "plain", block, name).integers(0, 2**32, size=count, dtype=np.uint32)


@lru_cache(maxsize=2)
def _cube(names: tuple[str, ...], seed: int, scramble: int, size: int) -> Bits:
    """A whole Latin hypercube: it cannot be made in parts, so the last ones made are kept for the next block."""
    return np.stack([_spread(stream(seed, "lhs", scramble, name), size) for name in names])


def _spread(source: np.random.Generator, size: int) -> Bits:
    """One point somewhere in each of `size` equal intervals, in random order."""
    place = (source.permutation(size) + source.random(size)) * (2.0**32 / size)
    return np.minimum(place, 2.0**32 - 1).astype(np.uint32)
