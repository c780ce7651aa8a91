"""The steps of a program, each on blocks (vectors, draws) that lie in numbered slots."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from verdienmodel.engine.compiled.forms import Months
from verdienmodel.engine.compiled.nodes import Node, product_of
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

    def take(self, count: int) -> Array:
        """A block to write in."""
        spare = self.memory.spare.get((count, self.draws))
        return spare.pop() if spare else np.empty((count, self.draws))

    def drop(self, slot: int) -> None:
        """Nobody needs this slot any more."""
        block, self.slots[slot] = self.slots[slot], NOTHING
        if slot in self.own:
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


def span_of(rows: list[int]) -> slice | Months:
    if rows == list(range(rows[0], rows[0] + len(rows))):
        return slice(rows[0], rows[0] + len(rows))
    return np.array(rows, dtype=np.intp)


@dataclass(frozen=True, eq=False)
class Term:
    """The product of blocks, times a number per vector or times what another request gives."""

    blocks: tuple[Gather, ...]
    factors: Array | Fetch
    risky: bool
    """Whether a block may hold what is no number; where the factor is 0 that does not count."""

    def run(self, slots: Sequence[Array]) -> Array:
        factors = self.factors.run(slots) if isinstance(self.factors, Fetch) else self.factors
        total = self.blocks[0].run(slots) * factors
        for block in self.blocks[1:]:
            total *= block.run(slots)
        return np.where(factors == 0, 0.0, total) if self.risky else total


@dataclass(frozen=True, eq=False)
class Fetch:
    """The block of a request: what a matrix product made, plus the terms that are added month by month."""

    base: Gather | None
    terms: tuple[Term, ...] = ()

    def run(self, slots: Sequence[Array]) -> Array:
        if not self.terms:
            assert self.base is not None
            return self.base.run(slots)
        total = self.terms[0].run(slots)
        for term in self.terms[1:]:
            total += term.run(slots)
        if self.base is not None:
            total += self.base.run(slots)
        return total

    def reads(self) -> Iterator[int]:
        if self.base is not None:
            yield from self.base.slots
        for term in self.terms:
            for block in term.blocks:
                yield from block.slots
            if isinstance(term.factors, Fetch):
                yield from term.factors.reads()


@dataclass(eq=False)
class Step(ABC):
    """One step; `free` are the slots that nobody needs afterwards."""

    free: tuple[int, ...] = field(default=(), init=False)

    @abstractmethod
    def run(self, desk: Desk) -> None: ...

    @abstractmethod
    def reads(self) -> set[int]: ...


@dataclass(eq=False)
class Apply(Step):
    """A node's own code."""

    node: Node
    fetches: tuple[Fetch, ...]
    slot: int

    def run(self, desk: Desk) -> None:
        blocks = [fetch.run(desk.slots) for fetch in self.fetches]
        outcome = self.node.apply(blocks)
        shared = any(np.may_share_memory(outcome, block) for block in blocks)
        desk.slots[self.slot] = outcome.copy() if shared else outcome

    def reads(self) -> set[int]:
        return {slot for fetch in self.fetches for slot in fetch.reads()}


@dataclass(eq=False)
class Products(Step):
    """Products of vectors, one row each; `known` is a row above whose product is a part of this one."""

    rows: tuple[tuple[int | None, tuple[Place, ...]], ...]
    slot: int

    def run(self, desk: Desk) -> None:
        block = desk.take(len(self.rows))
        for out, (known, places) in zip(block, self.rows, strict=True):
            first, *rest = (desk.slots[slot][row] for slot, row in places)
            if known is not None:
                np.multiply(block[known], first, out=out)
            elif rest:
                np.multiply(first, rest.pop(0), out=out)
            else:
                np.copyto(out, first)
            for factor in rest:
                out *= factor
        desk.slots[self.slot] = block

    def reads(self) -> set[int]:
        return {slot for _, places in self.rows for slot, _ in places}


@dataclass(eq=False)
class Rows:
    """A run of rows of a matrix product: rows of a block, perhaps all times one vector."""

    block: int
    rows: slice | Months
    count: int
    times: Place | None = None

    def fill(self, slots: Sequence[Array], out: Array) -> None:
        found = slots[self.block][self.rows]
        if self.times is None:
            np.copyto(out, found)
        else:
            np.multiply(found, slots[self.times[0]][self.times[1]], out=out)


@dataclass(eq=False)
class MatrixProduct(Step):
    """Weights times rows that are gathered, or that lie ready."""

    gathered: tuple[Rows, ...]
    weights: Array
    ready: tuple[int, slice | Months]
    """Without gathered rows: the block and its rows that lie ready."""
    slot: int
    risky: bool

    def run(self, desk: Desk) -> None:
        if self.gathered:
            block = desk.rows(sum(part.count for part in self.gathered))
            start = 0
            for part in self.gathered:
                part.fill(desk.slots, block[start : start + part.count])
                start += part.count
        else:
            block = desk.slots[self.ready[0]][self.ready[1]]
        careful = self.risky and not np.isfinite(block).all()
        desk.slots[self.slot] = product_of(self.weights, block, desk.take(len(self.weights)), careful=careful)

    def reads(self) -> set[int]:
        blocks = {part.block for part in self.gathered} or {self.ready[0]}
        return blocks | {part.times[0] for part in self.gathered if part.times}


@dataclass(eq=False)
class Sums(Step):
    """A few sums of a few products, without a matrix."""

    columns: tuple[tuple[tuple[float, tuple[Place, ...]], ...], ...]
    slot: int

    def run(self, desk: Desk) -> None:
        block = desk.take(len(self.columns))
        for out, terms in zip(block, self.columns, strict=True):
            if not terms:
                out[:] = 0.0
            for number, (factor, places) in enumerate(terms):
                first, *rest = (desk.slots[slot][row] for slot, row in places)
                value = first if factor == 1.0 else first * factor
                for other in rest:
                    value = value * other
                if number:
                    out += value
                else:
                    np.copyto(out, value)
        desk.slots[self.slot] = block

    def reads(self) -> set[int]:
        return {slot for terms in self.columns for _, places in terms for slot, _ in places}


@dataclass(eq=False)
class Deliver(Step):
    """Put a block in an outcome, or keep the lowest of it."""

    fetch: Fetch
    output: int
    rows: slice | Months
    kind: Literal["store", "lowest", "lower"]

    def run(self, desk: Desk) -> None:
        block, out = self.fetch.run(desk.slots), desk.outputs[self.output]
        if self.kind == "store":
            out[self.rows] = block
        else:
            np.minimum.reduce(block, axis=0, out=out[0]) if self.kind == "lowest" else np.minimum(
                out[0], np.minimum.reduce(block, axis=0), out=out[0]
            )

    def reads(self) -> set[int]:
        return set(self.fetch.reads())
