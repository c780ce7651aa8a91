"""What makes vectors out of other vectors: the function's own code, a piece of a loop, a matrix, or nothing at all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import Form, Months
from verdienmodel.engine.compiled.matrices import Matrix
from verdienmodel.engine.evaluate import run_loop
from verdienmodel.language.frame import Array, Clock, Frame
from verdienmodel.language.function import REGISTRY
from verdienmodel.language.tree import Call
from verdienmodel.model.graph import Graph, Group


@dataclass(eq=False)
class Request:
    """A form wanted in some months: a block (months, draws). Rows in it are read at `months`."""

    form: Form
    months: Months
    time: int
    parts: object | None = field(default=None, init=False)
    """What it comes down to, once that is worked out."""

    @property
    def width(self) -> int:
        return len(self.months)


@dataclass(eq=False)
class Node(ABC):
    """Makes a block (vectors, draws) from the blocks it asks for."""

    requests: tuple[Request, ...]
    outputs: list[int] = field(default_factory=list, init=False)

    @property
    def time(self) -> int:
        """The moment after everything it needs is there."""
        return max(request.time for request in self.requests) + 1

    @abstractmethod
    def apply(self, blocks: Sequence[Array], out: Array) -> None:
        """Write the outcome, one row per vector."""


@dataclass(eq=False)
class Kept(Node):
    """A form worked out once because much else needs it as one vector."""

    def apply(self, blocks: Sequence[Array], out: Array) -> None:
        np.copyto(out, blocks[0])


@dataclass(eq=False)
class Weighted(Node):
    """Sums over months, by the different rows of a matrix."""

    matrix: Matrix

    def apply(self, blocks: Sequence[Array], out: Array) -> None:
        (block,) = blocks
        if self.matrix.sums is None:
            product_of(self.matrix.distinct[0], block, out, careful=not sound(block))
            return
        for place, (goes_on, months) in enumerate(self.matrix.sums):
            row, added = out[place], block[months]
            total = added[0] if goes_on and len(added) == 1 else np.add.reduce(added, axis=0, out=row)
            if goes_on:
                np.add(out[place - 1], total, out=row)


Argument = int | Array
"""Which block an argument is, or its numbers (1, months)."""


@dataclass(eq=False)
class Computed(Node):
    """A function's own code over a block of months."""

    call: Call
    arguments: tuple[Argument, ...]
    tables: Mapping[str, tuple[Argument, ...]]
    clock: Clock

    def apply(self, blocks: Sequence[Array], out: Array) -> None:
        def values(argument: Argument) -> Array:
            return blocks[argument].T if isinstance(argument, int) else argument

        tables = {name: tuple(map(values, columns)) for name, columns in self.tables.items()}
        frame = Frame(self.clock, 0, len(self.clock.number[0]), tables)
        outcome = REGISTRY[self.call.function].compute([values(item) for item in self.arguments], frame, self.call)
        np.copyto(out, outcome.T)


@dataclass(eq=False)
class Looped(Node):
    """A loop that goes month by month, exactly as the plain evaluator does it."""

    graph: Graph
    group: Group
    reads: Mapping[str, Argument]
    tables: Mapping[str, tuple[Argument, ...]]
    clock: Clock

    def apply(self, blocks: Sequence[Array], out: Array) -> None:
        def values(argument: Argument) -> Array:
            return blocks[argument].T if isinstance(argument, int) else argument

        arrays = {name: values(argument) for name, argument in self.reads.items()}
        tables = {name: tuple(map(values, columns)) for name, columns in self.tables.items()}
        months = len(self.graph.timeline)
        out[:] = 0.0
        for place, address in enumerate(self.group.addresses):
            arrays[address] = out[place * months : (place + 1) * months].T
        run_loop(self.graph, self.group, arrays, tables, self.clock)


def sound(block: Array) -> bool:
    """Whether everything is a number, seen at little cost: one that is none makes the sum none. May say no too often."""
    return bool(np.isfinite(np.add.reduce(block, axis=None)))


def product_of(matrix: Array, block: Array, out: Array | None = None, *, careful: bool = False) -> Array:
    """Matrix @ block; careful when the block holds what is no number: 0 times that is 0 here, as a term left out."""
    if not careful:
        return np.matmul(matrix, block, out=out)
    out = np.empty((len(matrix), block.shape[1])) if out is None else out
    for row, weights in zip(out, matrix, strict=True):
        used = np.flatnonzero(weights)
        np.matmul(weights[used], block[used], out=row)
    return out
