"""Scrambled Sobol points: each dimension filled evenly, and every pair of them nearly so.

The direction numbers are scipy's (Joe and Kuo). The scrambling is our own, because it must be per dimension: a random
lower triangular matrix over the bits (Matoušek 1998) and a random shift, both drawn from the name of the dimension.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from verdienmodel.engine.sampling.streams import Bits, sequence

SCRAMBLES = 8
_BITS = 32
_PLACES: Bits = np.arange(_BITS, dtype=np.uint32)[::-1]  # of each bit, the most significant first
_OWN: Bits = np.left_shift(np.uint32(1), _PLACES, dtype=np.uint32)
_HIGHER: Bits = ~(_OWN | (_OWN - np.uint32(1)))


def sobol_rows(names: tuple[str, ...], seed: int, scramble: int, depth: int, first: int, count: int) -> Bits:
    """Rows `first` and on of one scramble of 2**depth points, (dimensions, count); count is a power of two.

    In plain binary order: the points of a block are those of the first ones moved by the bits of `first`.
    """
    directions, shift = _scrambled_plan(names, seed, scramble, depth)
    out = np.empty((len(names), count), dtype=np.uint32)
    out[:, 0] = shift
    for bit in range(depth):
        if first >> bit & 1:
            out[:, 0] ^= directions[:, bit]
    for bit in range(count.bit_length() - 1):
        half = 1 << bit
        np.bitwise_xor(out[:, :half], directions[:, bit, None], out=out[:, half : 2 * half])
    return out


@lru_cache(maxsize=64)
def _scrambled_plan(names: tuple[str, ...], seed: int, scramble: int, depth: int) -> tuple[Bits, Bits]:
    """Scrambled direction numbers (dimensions, depth) and shift (dimensions,) of a whole plan."""
    words = np.array([_words(name, seed, scramble) for name in names], dtype=np.uint32).reshape(-1, _BITS + 1)
    matrices = (words[:, :_BITS] & _HIGHER) | _OWN
    return scrambled(_directions(len(names), depth), matrices), words[:, _BITS]


@lru_cache(maxsize=16_384)
def _words(name: str, seed: int, scramble: int) -> Bits:
    """The random bits of one dimension in one scramble."""
    return sequence(seed, "sobol", scramble, name).generate_state(_BITS + 1).astype(np.uint32)


def scrambled(directions: Bits, matrices: Bits) -> Bits:
    """Every bit of a direction number becomes the parity of itself and a random choice of the higher ones."""
    parity = np.bitwise_count(directions[:, :, None] & matrices[:, None, :]) & np.uint8(1)
    result: Bits = (parity.astype(np.uint32) << _PLACES).sum(axis=-1, dtype=np.uint32)
    return result


@lru_cache(maxsize=32)
def _directions(dimensions: int, depth: int) -> Bits:
    """Direction numbers (dimensions, depth): point 2**(k+1) − 1 in scipy's (Gray code) order is number k."""
    from scipy.stats import qmc

    engine = qmc.Sobol(dimensions, scramble=False, bits=_BITS)
    found = np.empty((dimensions, depth), dtype=np.uint32)
    for bit in range(depth):
        engine.fast_forward((1 << bit + 1) - 1 - engine.num_generated)
        found[:, bit] = engine.random(1)[0] * 2.0**_BITS
    return found
