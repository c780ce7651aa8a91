"""Where blocks (vectors, draws) lie while a program runs, and how one is put together from others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.forms import Months
from verdienmodel.engine.compiled.nested import Nested
from verdienmodel.language.frame import Array

Place = tuple[int, int]
"""Slot and row of a vector."""


NOTHING: Array = np.empty(0)


@dataclass(eq=False)
class Memory:
    """Blocks that were used before and may be written in again: asking the system for them anew costs more."""

    scratch: Array = field(default_factory=lambda: np.zeros(0))
    spare: dict[tuple[int, int], list[Array]] = field(default_factory=dict)


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
        spare = self.memory.spare.get((count, self.draws))
        return spare.pop() if spare else np.empty((count, self.draws))

    def drop(self, slot: int) -> None:
        """Nobody needs this slot any more."""
        block, self.slots[slot] = self.slots[slot], NOTHING
        if slot in self.own:
            self.give(block)

    def give(self, block: Array) -> None:
        """A block that was taken and may be written in again."""
        self.memory.spare.setdefault(block.shape, []).append(block)

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
    def of(cls, places: Sequence[Place]) -> Gather:
        pieces: list[tuple[int, list[int]]] = []
        for slot, row in places:
            if pieces and pieces[-1][0] == slot:
                pieces[-1][1].append(row)
            else:
                pieces.append((slot, [row]))
        return cls(tuple((slot, span_of(rows)) for slot, rows in pieces))

    def run(self, slots: Sequence[Array]) -> Array:
        blocks = [slots[slot][rows] for slot, rows in self.pieces]
        return blocks[0] if len(blocks) == 1 else np.concatenate(blocks)

    @property
    def slots(self) -> set[int]:
        return {slot for slot, _ in self.pieces}

    @cached_property
    def count(self) -> int:
        """How many vectors it is."""
        return sum(rows.stop - rows.start if isinstance(rows, slice) else len(rows) for _, rows in self.pieces)


def span_of(rows: list[int]) -> slice | Months:
    """Rows as a slice when they follow each other: then a block of them is a view."""
    if rows == list(range(rows[0], rows[0] + len(rows))):
        return slice(rows[0], rows[0] + len(rows))
    return np.array(rows, dtype=np.intp)


@dataclass(frozen=True, eq=False)
class Term:
    """The product of blocks, times a number per vector or times what another request gives."""

    blocks: tuple[Gather, ...]
    factors: Array | Fetch
    there: NDArray[np.bool_] | None
    """The vectors that this term counts in, when a block may hold what is no number."""

    def run(self, slots: Sequence[Array], out: Array) -> None:
        """Write the term in `out`."""
        factors = self.factors.base.run(slots) if isinstance(self.factors, Fetch) else self.factors  # type: ignore[union-attr]
        np.multiply(self.blocks[0].run(slots), factors, out=out)
        for block in self.blocks[1:]:
            np.multiply(out, block.run(slots), out=out)

    def add(self, slots: Sequence[Array], total: Array, scratch: Array) -> None:
        """Add the term to a total; whole blocks of months that are added as they are need no product first."""
        sign = self.sign
        if sign:
            (np.add if sign > 0 else np.subtract)(total, self.blocks[0].run(slots), out=total)
            return
        self.run(slots, scratch)
        np.add(total, scratch, out=total)

    @cached_property
    def sign(self) -> float:
        """1 or -1 when it is one block, added or taken away everywhere; otherwise 0."""
        if len(self.blocks) > 1 or isinstance(self.factors, Fetch):
            return 0.0
        first = float(self.factors.flat[0])
        return first if abs(first) == 1.0 and bool((self.factors == first).all()) else 0.0


@dataclass(frozen=True, eq=False)
class Fetch:
    """The block of a request: what a matrix product made, plus the terms that are added month by month."""

    base: Gather | None
    terms: tuple[Term, ...] = ()
    nested: Nested | None = None
    """The same sum in runs of months."""

    def run(self, desk: Desk) -> Array:
        """The block; a new one, taken from the desk, when it is `made`."""
        if not self.terms:
            assert self.base is not None
            return self.base.run(desk.slots)
        if not self.made:
            return self.terms[0].blocks[0].run(desk.slots)
        total = self._nested(desk) if self.nested else self._sum(desk.slots)
        if self._risky and not np.isfinite(np.add.reduce(total, axis=None)):
            return self._careful(desk.slots)
        return total

    @cached_property
    def made(self) -> bool:
        """Whether it is more than one block as it is."""
        return bool(self.terms) and not (self.base is None and len(self.terms) == 1 and self.terms[0].sign == 1.0)

    def _nested(self, desk: Desk) -> Array:
        assert self.nested is not None
        total, (deep, long) = desk.take(self.terms[0].blocks[0].count), self.nested.room
        self.nested.fill(desk.slots, total, desk.rows(deep * long))
        return total

    def _sum(self, slots: Sequence[Array]) -> Array:
        """All terms in one block; in place, because a new block for each term costs more than the sum."""
        first, *rest = self.terms
        draws = slots[next(iter(first.blocks[0].slots))].shape[1]
        total = np.empty((first.blocks[0].count, draws))
        first.run(slots, total)
        scratch = np.empty_like(total) if rest else total
        for term in rest:
            term.add(slots, total, scratch)
        if self.base is not None:
            np.add(total, self.base.run(slots), out=total)
        return total

    @cached_property
    def _risky(self) -> bool:
        return any(term.there is not None for term in self.terms)

    def _careful(self, slots: Sequence[Array]) -> Array:
        """The same where something is no number: a term left out counts for nothing, whatever it would be."""
        total = np.zeros((1, 1)) if self.base is None else self.base.run(slots)
        for term in self.terms:
            found = np.empty((term.blocks[0].count, slots[next(iter(term.blocks[0].slots))].shape[1]))
            term.run(slots, found)
            total = total + (found if term.there is None else np.where(term.there, found, 0.0))
        return total

    def reads(self) -> Iterator[int]:
        if self.base is not None:
            yield from self.base.slots
        for term in self.terms:
            for block in term.blocks:
                yield from block.slots
            if isinstance(term.factors, Fetch):
                yield from term.factors.reads()
