"""A compiled graph: run it over draws, in blocks, on threads; or compile it again for other constants."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from verdienmodel.engine.compiled.desk import NOTHING, Desk, Memory
from verdienmodel.engine.compiled.recent import Key, Marks, Recent
from verdienmodel.engine.compiled.steps import Deliver, Step
from verdienmodel.language.frame import Array

BLOCK = 4_096
"""Draws worked out at a time: small enough for the memory close to the processor, large enough to hide the calls."""
WIDE_BLOCK = 2_048
"""The same for a plan with much that differs every month and is not linear: a block is then many times as large."""
Broken = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Made:
    """A block or an outcome: by what it is made, and which inputs it may hang on, as bits."""

    by: object
    origins: int


@dataclass(frozen=True, eq=False)
class Keys:
    """Under which names blocks (by slot) and outcomes (by number) of one run are remembered."""

    nodes: Mapping[int, Key]
    asked: Mapping[int, Key]


@dataclass(frozen=True, eq=False, repr=False)
class Layout:
    """The steps of a program with what goes in and what comes out."""

    steps: tuple[Step, ...]
    slots: int
    inputs: Mapping[str, int]
    """The slot of each uncertain leaf that is needed."""
    ones: int | None
    own: frozenset[int]
    """Slots with memory of their own."""
    block: int
    """How many draws go at a time; fixed, so that outcomes do not depend on the number of threads."""
    rows: Mapping[str, int]
    """How many rows (months, years or 1) each outcome has, by name."""
    leaves: tuple[str, ...]
    """What the bits of origins stand for."""
    nodes: Mapping[int, Made]
    """By slot the nodes of which the block may be known from an earlier run."""
    asked: tuple[Made, ...]
    """The outcomes, in the order of `rows`, for the same reason."""

    def run(
        self, draws: Mapping[str, Array], out: Sequence[Array], count: int, recent: Recent | None = None
    ) -> Broken | None:
        """Work out one block of so many draws; gives the draws that the plain evaluator must do again.

        With `recent` only what is not known from an earlier run, and what is new is added to it.
        """
        keys = self._keys(draws, count) if recent else Keys({}, {})
        blocks, rows = (recent.found(keys.nodes), recent.found(keys.asked)) if recent else ({}, {})
        memory, made = Memory.lent(), dict[Key, Array]()
        desk = Desk([NOTHING] * self.slots, out, count, self.own - keys.nodes.keys(), memory)
        for slot, block in blocks.items():
            desk.slots[slot] = block
        for number, row in rows.items():
            out[number][:] = row
        for address, slot in self.inputs.items():
            desk.slots[slot] = np.ascontiguousarray(draws[address]).reshape(1, count)
        if self.ones is not None:
            desk.slots[self.ones] = np.ones((1, count))
        with np.errstate(all="ignore"):  # as in the plain evaluator: what is no number is reported afterwards
            for step, free in self._needed(blocks, rows) if blocks else self.whole:
                step.run(desk)
                if step.writes in keys.nodes:
                    made[keys.nodes[step.writes]] = desk.slots[step.writes]
                for slot in free:
                    desk.drop(slot)
        memory.back()
        if recent and desk.broken is None:
            recent.keep(made | {key: out[number].copy() for number, key in keys.asked.items() if number not in rows})
        return desk.broken

    @cached_property
    def whole(self) -> Sequence[tuple[Step, Sequence[int]]]:
        """All steps, each with the slots that nobody needs afterwards."""
        return self._needed((), ())

    @cached_property
    def _reads(self) -> Sequence[set[int]]:
        found = [step.reads() for step in self.steps]
        assert min(chain((0,), *found)) >= 0, "a step reads what is nowhere"
        return found

    def _needed(self, blocks: Container[int], rows: Container[int]) -> Sequence[tuple[Step, Sequence[int]]]:
        """The steps that are needed when these slots and outcomes are known, each with the slots that are free after it."""
        found: list[tuple[Step, Sequence[int]]] = []
        wanted: set[int] = set()
        for step, reads in zip(reversed(self.steps), reversed(self._reads), strict=True):
            known = step.writes in blocks or (isinstance(step, Deliver) and step.output in rows)
            if not known and (step.writes < 0 or step.writes in wanted):
                found.append((step, tuple(reads - wanted)))
                wanted |= reads
        return found[::-1]

    def _keys(self, draws: Mapping[str, Array], count: int) -> Keys:
        marks = Marks(self.leaves, draws, count)
        return Keys(
            {slot: (made.by, marks.of(made.origins)) for slot, made in self.nodes.items()},
            {number: (made.by, marks.of(made.origins)) for number, made in enumerate(self.asked)},
        )


class Source(Protocol):
    """What a program was compiled from."""

    def changed(self, values: Mapping[str, float]) -> Program:
        """The program for other constants."""

    def option(self, number: int) -> Program:
        """The program of one of the settings alone."""

    def referee(self, draws: Mapping[str, Array], count: int) -> list[Array]:
        """The outputs by the plain evaluator."""


@dataclass(frozen=True, eq=False, repr=False)
class Program:
    """Works out the outputs for many draws. `threads` changes the speed and nothing else."""

    layout: Layout
    source: Source

    @property
    def calls(self) -> int:
        """How many steps one block takes: a measure of speed without noise."""
        return len(self.layout.steps)

    def changed(self, values: Mapping[str, float]) -> Program:
        """The same program for other constants; what does not depend on them is not worked out again."""
        return self.source.changed(values)

    def option(self, number: int) -> Program:
        """Of a program for several settings the one for one of them."""
        return self.source.option(number)

    def run(self, draws: Mapping[str, Array], threads: int = 0, recent: Recent | None = None) -> dict[str, Array]:
        """Per output its values (draws, months), or (draws, 1) when it is one number."""
        count = _count(draws)
        out = {name: np.empty((rows, count)) for name, rows in self.layout.rows.items()}
        self.run_block(draws, out, threads or os.cpu_count() or 1, recent)
        return {name: array.T for name, array in out.items()}

    def run_block(
        self, draws: Mapping[str, Array], out: Mapping[str, Array], threads: int = 1, recent: Recent | None = None
    ) -> None:
        """One block of draws into arrays (rows, draws) by name of output, for more draws than fit in memory."""
        parts, arrays = self._parts(_count(draws)), [out[name] for name in self.layout.rows]

        def work(part: slice) -> None:
            self._block(draws, arrays, part, recent)

        threads = min(threads, len(parts))
        if threads <= 1:
            for part in parts:
                work(part)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(work, parts))

    def _parts(self, count: int) -> list[slice]:
        return [slice(start, min(count, start + self.layout.block)) for start in range(0, count, self.layout.block)]

    def _block(
        self, all_draws: Mapping[str, Array], whole: Sequence[Array], part: slice, recent: Recent | None
    ) -> None:
        draws, out = {address: row[part] for address, row in all_draws.items()}, [array[:, part] for array in whole]
        broken = self.layout.run(draws, out, len(out[0][0]), recent)
        if broken is not None:
            again = self.source.referee({a: row[broken] for a, row in draws.items()}, int(broken.sum()))
            for array, rows in zip(out, again, strict=True):
                array[:, broken] = rows[: len(array)]

    def blocks(self, draws: Mapping[str, Array]) -> Iterator[dict[str, Array]]:
        """The outcomes block by block, each (draws of the block, rows)."""
        for start in range(0, _count(draws), BLOCK):
            yield self.run({address: row[start : start + BLOCK] for address, row in draws.items()}, threads=1)


def _count(draws: Mapping[str, Array]) -> int:
    """How many draws these are."""
    return max((len(row) for row in draws.values()), default=1)
