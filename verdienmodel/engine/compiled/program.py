"""A compiled graph: run it over draws, in blocks, on threads; or compile it again for other constants."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from verdienmodel.engine.compiled.steps import Desk, Step
from verdienmodel.language.frame import Array

BLOCK = 4_096
"""Draws worked out at a time: small enough for the memory close to the processor, large enough to hide the calls."""
Shape = Literal["months", "year", "year_end", "lowest"]


@dataclass(frozen=True)
class Output:
    """What is asked of a quantity: every month, a total or the last month per calendar year, or its lowest month."""

    address: str
    shape: Shape = "months"

    @property
    def name(self) -> str:
        """The address, with what is asked of it behind a colon."""
        return self.address if self.shape == "months" else f"{self.address}:{self.shape}"


@dataclass(frozen=True, eq=False)
class Layout:
    """The steps of a program with what goes in and what comes out."""

    steps: tuple[Step, ...]
    slots: int
    inputs: Mapping[str, int]
    """The slot of each uncertain leaf that is needed."""
    ones: int | None
    rows: Mapping[str, int]
    """How many rows (months, years or 1) each outcome has, by name."""

    def run(self, draws: Mapping[str, Array], out: Sequence[Array], scratch: Array) -> Array:
        """Work out one block; gives the scratch memory back for the next."""
        count = len(next(iter(draws.values())))
        desk = Desk([_NOTHING] * self.slots, out, count, scratch)
        for address, slot in self.inputs.items():
            desk.slots[slot] = draws[address].reshape(1, count)
        if self.ones is not None:
            desk.slots[self.ones] = np.ones((1, count))
        for step in self.steps:
            step.run(desk)
            for slot in step.free:
                desk.slots[slot] = _NOTHING
        return desk.scratch


_NOTHING: Array = np.empty(0)


class Source(Protocol):
    """What a program was compiled from."""

    def changed(self, values: Mapping[str, float]) -> Program:
        """The program for other constants."""


@dataclass(frozen=True, eq=False)
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

    def run(self, draws: Mapping[str, Array], threads: int = 0) -> dict[str, Array]:
        """Per output its values (draws, months), or (draws, 1) when it is one number."""
        count = len(next(iter(draws.values())))
        out = {name: np.empty((rows, count)) for name, rows in self.layout.rows.items()}
        starts = range(0, count, BLOCK)

        def work(mine: Sequence[int]) -> None:
            scratch = np.zeros(0)
            for start in mine:
                part = slice(start, min(count, start + BLOCK))
                inputs = {address: draws[address][part] for address in self.layout.inputs} or {"": np.empty(0)}
                if not self.layout.inputs:
                    inputs = {"": np.empty(part.stop - part.start)}
                scratch = self._block(inputs, [array[:, part] for array in out.values()], scratch)

        threads = min(threads or os.cpu_count() or 1, len(starts))
        if threads <= 1:
            work(starts)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(work, [starts[number::threads] for number in range(threads)]))
        return {name: array.T for name, array in out.items()}

    def run_block(self, draws: Mapping[str, Array], out: Mapping[str, Array]) -> None:
        """One block of draws into arrays (rows, draws) by name of output, for more draws than fit in memory."""
        self._block(draws, [out[name] for name in self.layout.rows], np.zeros(0))

    def blocks(self, draws: Mapping[str, Array]) -> Iterator[dict[str, Array]]:
        """The outcomes block by block, each (draws of the block, rows)."""
        count = len(next(iter(draws.values())))
        for start in range(0, count, BLOCK):
            yield self.run({address: row[start : start + BLOCK] for address, row in draws.items()}, threads=1)

    def _block(self, draws: Mapping[str, Array], out: Sequence[Array], scratch: Array) -> Array:
        with np.errstate(all="ignore"):  # as in the plain evaluator: what is no number is reported afterwards
            return self.layout.run(draws, out, scratch)
