"""What earlier runs worked out, so that a moved slider works out only what hangs on it.

A block is known by the node that made it and the draws it comes from, not by the program: back and forth between two
values finds both, and a program for other constants finds what it shares with the one before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

import numpy as np

from verdienmodel.language.frame import Array

Key = tuple[object, bytes]
"""What made it, and the mark of the draws it was made from."""


@dataclass(eq=False)
class Marks:
    """The draws of one block in short: what has the same mark comes from the same draws."""

    leaves: Sequence[str]
    draws: Mapping[str, Array]
    count: int
    _leaf: dict[str, bytes] = field(default_factory=dict)
    _known: dict[int, bytes] = field(default_factory=dict)

    def of(self, origins: int) -> bytes:
        """The mark of these leaves, given as bits by their place."""
        if origins not in self._known:
            places = (place for place, bit in enumerate(reversed(f"{origins:b}")) if bit == "1")
            found = b"".join(self._of(self.leaves[place]) for place in places)
            self._known[origins] = blake2b(found, digest_size=16, salt=self.count.to_bytes(8, "little")).digest()
        return self._known[origins]

    def _of(self, leaf: str) -> bytes:
        if leaf not in self._leaf:
            self._leaf[leaf] = blake2b(np.ascontiguousarray(self.draws[leaf]).data, digest_size=16).digest()
        return self._leaf[leaf]


@dataclass(eq=False)
class Recent:
    """Blocks of earlier runs of any program, at most so many bytes: what was used longest ago makes room."""

    most: int = 256_000_000
    blocks: OrderedDict[Key, Array] = field(default_factory=OrderedDict)
    bytes: int = 0
    lock: Lock = field(default_factory=Lock)

    def found(self, keys: Mapping[int, Key]) -> dict[int, Array]:
        """What of these is known."""
        with self.lock:
            found = {number: self.blocks[key] for number, key in keys.items() if key in self.blocks}
            for number in found:
                self.blocks.move_to_end(keys[number])
        return found

    def keep(self, made: Mapping[Key, Array]) -> None:
        """Remember these; nobody may write in them any more."""
        with self.lock:
            for key, block in made.items():
                block.setflags(write=False)
                self.bytes += _size(block) - _size(self.blocks.pop(key, _NOTHING))
                self.blocks[key] = block
            while self.bytes > self.most:
                self.bytes -= _size(self.blocks.popitem(last=False)[1])


_NOTHING: Array = np.empty(0)


def _size(block: Array) -> int:
    """What it holds on to: a view holds all that it looks in."""
    return block.nbytes if block.base is None else block.base.nbytes
