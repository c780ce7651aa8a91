"""The steps of a program, each on blocks (vectors, draws) that lie in numbered slots."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.compiled.desk import Desk, Fetch, Place
from verdienmodel.engine.compiled.evenly import Steps
from verdienmodel.engine.compiled.forms import Months
from verdienmodel.engine.compiled.nodes import Kept, Node, product_of, sound
from verdienmodel.engine.compiled.output import ONE_ROW, Shape
from verdienmodel.language.frame import Array


@dataclass(eq=False)
class Step(ABC):
    """One step."""

    @abstractmethod
    def run(self, desk: Desk) -> None: ...

    @abstractmethod
    def reads(self) -> set[int]: ...

    @property
    def writes(self) -> int:
        """The slot that it makes; below zero when it delivers or watches."""
        slot: int = getattr(self, "slot", -1)
        return slot


@dataclass(eq=False)
class Apply(Step):
    """A node's own code."""

    node: Node
    fetches: tuple[Fetch, ...]
    slot: int

    def run(self, desk: Desk) -> None:
        blocks = [fetch.run(desk) for fetch in self.fetches]
        if self.makes:
            (desk.slots[self.slot],) = blocks
            return
        out = desk.slots[self.slot] = desk.take(len(self.node.outputs))
        self.node.apply(blocks, out)
        for fetch, block in zip(self.fetches, blocks, strict=True):
            if fetch.made:
                desk.give(block)

    @property
    def makes(self) -> bool:
        """Whether its block is the one that was made for it."""
        return isinstance(self.node, Kept) and self.fetches[0].made

    def reads(self) -> set[int]:
        return {slot for fetch in self.fetches for slot in fetch.reads()}


@dataclass(frozen=True, eq=False)
class Line:
    """Products that lie evenly, each of as many factors."""

    out: Steps
    factors: tuple[Steps, ...]

    def fill(self, slots: Sequence[Array]) -> None:
        """Write them."""
        out, first, *rest = (steps.view(slots[steps.slot]) for steps in (self.out, *self.factors))
        if rest:
            np.multiply(first, rest[0], out=out)
        else:
            np.copyto(out, first)
        for factor in rest[1:]:
            np.multiply(out, factor, out=out)


@dataclass(eq=False)
class Products(Step):
    """So many products of vectors, one row each; a factor may be a row of its own that was made before."""

    lines: tuple[Line, ...]
    count: int
    slot: int

    def run(self, desk: Desk) -> None:
        desk.slots[self.slot] = desk.take(self.count)
        for line in self.lines:
            line.fill(desk.slots)

    def reads(self) -> set[int]:
        return {factor.slot for line in self.lines for factor in line.factors} - {self.slot}


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
    risky: Months
    """The rows that may hold what is no number."""

    def run(self, desk: Desk) -> None:
        if self.gathered:
            block = desk.rows(sum(part.count for part in self.gathered))
            start = 0
            for part in self.gathered:
                part.fill(desk.slots, block[start : start + part.count])
                start += part.count
        else:
            block = desk.slots[self.ready[0]][self.ready[1]]
        careful = len(self.risky) > 0 and not sound(block) and not np.isfinite(block[self.risky]).all()
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
                    np.add(out, value, out=out)
                else:
                    np.copyto(out, value)
        desk.slots[self.slot] = block

    def reads(self) -> set[int]:
        return {slot for terms in self.columns for _, places in terms for slot, _ in places}


@dataclass(eq=False)
class Deliver(Step):
    """Put a block in an outcome, or one number for all its months."""

    fetch: Fetch
    output: int
    rows: slice | Months
    shape: Shape
    goes_on: bool = False
    """Whether part of a number for all months together is there already."""

    def run(self, desk: Desk) -> None:
        block, out = self.fetch.run(desk), desk.outputs[self.output]
        if self.shape not in ONE_ROW:
            out[self.rows] = block
        else:
            lowest = self.shape == "lowest"
            found = np.minimum.reduce(block, axis=0) if lowest else np.logical_or.reduce(block != 0, axis=0)
            out[0] = (np.minimum if lowest else np.maximum)(out[0], found) if self.goes_on else found
        if self.fetch.made:
            desk.give(block)

    def reads(self) -> set[int]:
        return set(self.fetch.reads())


@dataclass(eq=False)
class Watch(Step):
    """See in which draws a vector is no number that was multiplied by 0."""

    fetch: Fetch

    def run(self, desk: Desk) -> None:
        if all(sound(desk.slots[slot]) for slot in self.reads()):
            return
        broken = np.logical_not(np.logical_and.reduce(np.isfinite(self.fetch.run(desk)), axis=0))
        if broken.any():
            desk.broken = broken if desk.broken is None else np.logical_or(desk.broken, broken)

    def reads(self) -> set[int]:
        return set(self.fetch.reads())
