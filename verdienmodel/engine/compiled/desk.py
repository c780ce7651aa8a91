"""Where blocks (vectors, draws) lie while a program runs, and how one is put together from others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.evenly import SLOT
from verdienmodel.engine.compiled.forms import Months
from verdienmodel.engine.compiled.nested import Nested, Source
from verdienmodel.language.frame import Array

Place = tuple[int, int]
"""Slot and row of a vector."""


NOTHING: Array = np.empty(0)


@dataclass(eq=False)
class Memory:
    """Blocks that were used before and may be written in again: new ones from the system cost a third of a run."""

    scratch: Array = field(default_factory=lambda: np.zeros(0))
    spare: dict[int, tuple[list[int], list[Array]]] = field(default_factory=dict)
    """Per number of draws the blocks, the smallest first, and how many rows each has."""

    def take(self, count: int, draws: int) -> Array:
        """A block of so many rows, perhaps the first rows of a larger one."""
        sizes, blocks = self.spare.get(draws) or ([], [])
        place = bisect_left(sizes, count)
        if place == len(sizes) or sizes[place] > 2 * count:
            return np.empty((count, draws))
        del sizes[place]
        return blocks.pop(place)[:count]

    def give(self, block: Array) -> None:
        """A block that was taken and may be written in again."""
        whole = block if block.base is None else block.base
        sizes, blocks = self.spare.setdefault(whole.shape[1], ([], []))
        place = bisect_left(sizes, len(whole))
        sizes.insert(place, len(whole))
        blocks.insert(place, whole)

    @classmethod
    def lent(cls) -> Memory:
        """That of an earlier run, of any program."""
        try:
            return _MEMORIES.pop()
        except IndexError:  # asking first whether there is one would let another thread take it in between
            return cls()

    def back(self) -> None:
        """For the next run, as long as it is not too much in all."""
        if self.bytes + sum(memory.bytes for memory in list(_MEMORIES)) <= _MOST_BYTES:
            _MEMORIES.append(self)

    @property
    def bytes(self) -> int:
        """What it takes."""
        return self.scratch.nbytes + sum(block.nbytes for _, blocks in self.spare.values() for block in blocks)


_MEMORIES: list[Memory] = []
_MOST_BYTES = 256_000_000
# The C library of Linux hands freed blocks back to the system, page by page, until it has once been given back a block
# of almost 32 MB (man mallopt: the dynamic threshold). Asking for one and not writing in it costs nothing; after it the
# numbers between two steps find their memory ready, which is worth a fifth of a run. Elsewhere it does nothing.
np.empty(4_190_000)


@dataclass(eq=False)
class Desk:
    """What one run of a block has in hand."""

    slots: list[Array]
    outputs: Sequence[Array]
    draws: int
    own: frozenset[int]
    """Slots with memory of their own, that may be written in again."""
    memory: Memory
    broken: NDArray[np.bool_] | None = None
    """Draws with something that is no number where it may matter: the plain evaluator has the last word on those."""

    def take(self, count: int) -> Array:
        """A block to write in."""
        return self.memory.take(count, self.draws)

    def drop(self, slot: int) -> None:
        """Nobody needs this slot any more."""
        block, self.slots[slot] = self.slots[slot], NOTHING
        if slot in self.own:
            self.give(block)

    def give(self, block: Array) -> None:
        """A block that was taken and may be written in again."""
        self.memory.give(block)

    def rows(self, count: int) -> Array:
        """Room for a matrix of rows that is used up within one step."""
        if self.memory.scratch.size < count * self.draws:
            self.memory.scratch = np.empty(count * self.draws)
        return self.memory.scratch[: count * self.draws].reshape(count, self.draws)


@dataclass(frozen=True, eq=False)
class Gather:
    """Vectors side by side as one block; a view when they lie next to each other already."""

    pieces: tuple[tuple[int, slice | Months], ...]

    @classmethod
    def of(cls, spots: Source) -> Gather:
        slots, rows = np.divmod(spots, SLOT)
        cuts = [0, *(np.flatnonzero(np.diff(slots)) + 1).tolist(), len(spots)]
        return cls(tuple((int(slots[a]), span_of(rows[a:b].tolist())) for a, b in pairwise(cuts) if a < b))

    def run(self, slots: Sequence[Array]) -> Array:
        blocks = [slots[slot][rows] for slot, rows in self.pieces]
        return blocks[0] if len(blocks) == 1 else np.concatenate(blocks)

    @property
    def slots(self) -> frozenset[int]:
        return frozenset(slot for slot, _ in self.pieces)


def span_of(rows: list[int]) -> slice | Months:
    """Rows as a slice when they follow each other: then a block of them is a view."""
    if rows and rows == list(range(rows[0], rows[0] + len(rows))):
        return slice(rows[0], rows[0] + len(rows))
    return np.array(rows, dtype=np.intp)


@dataclass(frozen=True, eq=False)
class Fetch:
    """The block of a request: vectors as they lie, or a sum of products that is made month by month."""

    base: Gather | None
    nested: Nested | None = None

    @property
    def made(self) -> bool:
        """Whether its block is a new one, taken from the desk."""
        return self.nested is not None

    def run(self, desk: Desk) -> Array:
        if self.nested is None:
            assert self.base is not None
            return self.base.run(desk.slots)
        total, (deep, long) = desk.take(self.nested.months), self.nested.room
        self.nested.fill(desk.slots, total, desk.rows(deep * long))
        return total

    def reads(self) -> frozenset[int]:
        """The slots that it needs."""
        return self.nested.slots if self.nested else self.base.slots if self.base else frozenset()
