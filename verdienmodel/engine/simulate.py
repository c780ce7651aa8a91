"""Many draws of a plan: sample, work out, keep what is asked, block after block on threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np

from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.program import Output, Program
from verdienmodel.engine.drawing import Drawing, Values
from verdienmodel.language.frame import Array

Progress = Callable[[int, int], bool]
"""Told after every block how many of how many draws are done; False stops the run."""


class Stopped(Exception):
    """Somebody asked to stop; nothing of the run is kept."""


@dataclass(frozen=True, eq=False)
class Simulation:
    """The outcomes of all draws: (draws, months, years or 1) per output, and the drawn leaves that were asked."""

    drawing: Drawing
    program: Program
    outcomes: Mapping[str, Array]
    leaves: Mapping[str, Array]

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
    outcomes = {name: np.empty((rows, sampling.draws)) for name, rows in program.layout.rows.items()}
    kept = {leaf: np.empty(sampling.draws) for leaf in leaves}
    teller = _Teller(sampling.draws, progress)

    def work(number: int) -> None:
        if teller.stopped:
            return
        rows = sampling.rows(number)
        part = slice(rows.start, rows.stop)
        drawn = drawing.block(number, now)
        program.run_block(_or_one(drawn, len(rows)), {name: array[:, part] for name, array in outcomes.items()})
        for leaf, array in kept.items():
            array[part] = drawn.get(leaf, now[leaf])
        teller.done(len(rows))

    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        list(pool.map(work, range(sampling.blocks)))
    if teller.stopped:
        raise Stopped
    return Simulation(drawing, program, {name: array.T for name, array in outcomes.items()}, kept)


def _or_one(drawn: Mapping[str, Array], count: int) -> Mapping[str, Array]:
    """A plan in which nothing is uncertain still has as many draws."""
    return drawn or {"": np.empty(count)}


class _Teller:
    """Counts finished draws over threads and remembers that somebody wants to stop."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.total, self.progress = total, progress
        self.count, self.stopped, self.lock = 0, False, Lock()

    def done(self, draws: int) -> None:
        with self.lock:
            self.count += draws
            if self.progress is not None and not self.progress(self.count, self.total):
                self.stopped = True
