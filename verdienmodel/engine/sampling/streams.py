"""Random numbers that belong to one dimension: its neighbours have no say in them."""

from __future__ import annotations

import hashlib
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from verdienmodel.language.frame import Array

Bits = NDArray[np.uint32]
"""A sample as whole numbers of 32 bits; `unit` places each in the middle of its interval."""

Use = Literal["sobol", "lhs", "plain"]
_USES = {"sobol": 0, "lhs": 1, "plain": 2}


def sequence(seed: int, use: Use, part: int, name: str) -> np.random.SeedSequence:
    """The source of one dimension (by its name) in one scramble or block.

    The digest of the name has 128 bits, so that two addresses never share a stream; it stands first because its
    length is fixed and that of the seed is not.
    """
    digest = hashlib.blake2s(name.encode(), digest_size=16).digest()
    words = np.frombuffer(digest, dtype="<u4").tolist()
    return np.random.SeedSequence([*words, _USES[use], part, seed])


def stream(seed: int, use: Use, part: int, name: str) -> np.random.Generator:
    """The random generator of that source."""
    return np.random.Generator(np.random.SFC64(sequence(seed, use, part, name)))


def unit(bits: Bits) -> Array:
    """Whole numbers to numbers between 0 and 1, never 0 or 1 themselves."""
    u = bits.astype(np.float64)
    u *= 2.0**-32
    u += 2.0**-33
    return u
