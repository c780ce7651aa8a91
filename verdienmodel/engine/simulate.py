"""Many draws of a plan: sample, work out, keep what is asked, block after block on threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.program import Output, Program
from verdienmodel.engine.drawing import Drawing, Values
from verdienmodel.engine.room import Room
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Done:
    """How far a run is: so many draws of so many."""

    draws: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.draws / self.total


Progress = Callable[[Done], bool]
"""Told after every block how far it is; False stops the run."""


class Stopped(Exception):
    """Somebody asked to stop; nothing of the run is kept."""


@dataclass(frozen=True, eq=False)
class Simulation:
    """The outcomes of all draws: (draws, months, years or 1) per output, and the drawn leaves that were asked."""

    drawing: Drawing
    program: Program
    outcomes: Mapping[str, Array]
    leaves: Mapping[str, Array]
    disk_megabytes: int = 0
    """What the outcomes take on disk, when they do not fit in memory."""

    @property
    def draws(self) -> int:
        return self.drawing.sampling.draws


def compiled(drawing: Drawing, values: Values, outputs: Sequence[Output]) -> Program:
    """The plan made ready for many draws; keep it for the next run with other values."""
    return compile_graph(drawing.graph, drawing.leaves, outputs, dict(values))


def simulate(
    drawing: Drawing,
    values: Values,
    program: Program,
    leaves: Collection[str] = (),
    threads: int = 0,
    progress: Progress | None = None,
) -> Simulation:
    """Every draw of `drawing` with these values. The number of threads changes nothing but the time it takes."""
    sampling = drawing.sampling
    now = {**drawing.graph.base, **values}
    room = Room((sum(program.layout.rows.values()) + len(leaves)) * sampling.draws)
    outcomes = {name: room.array(rows, sampling.draws) for name, rows in program.layout.rows.items()}
    kept = {leaf: room.array(1, sampling.draws)[0] for leaf in leaves}

    def work(number: int) -> int:
        rows = sampling.rows(number)
        part = slice(rows.start, rows.stop)
        drawn = drawing.block(number, now)
        program.run_block(_or_one(drawn, len(rows)), {name: array[:, part] for name, array in outcomes.items()})
        for leaf, array in kept.items():
            array[part] = drawn.get(leaf, now[leaf])
        return len(rows)

    _all(work, sampling.blocks, sampling.draws, threads or os.cpu_count() or 1, progress)
    return Simulation(drawing, program, {name: array.T for name, array in outcomes.items()}, kept, room.disk_megabytes)


def _or_one(drawn: Mapping[str, Array], count: int) -> Mapping[str, Array]:
    """A plan in which nothing is uncertain still has as many draws."""
    return drawn or {"": np.empty(count)}


def _all(work: Callable[[int], int], blocks: int, total: int, threads: int, progress: Progress | None) -> None:
    """Every block on threads. `progress` is told by the thread that asked, so that it may draw on a screen."""
    pool, done = ThreadPoolExecutor(threads), 0
    try:
        for finished in as_completed([pool.submit(work, number) for number in range(blocks)]):
            done += finished.result()
            if progress is not None and not progress(Done(done, total)):
                raise Stopped
    finally:
        pool.shutdown(cancel_futures=True)
