"""Many draws of a plan: sample, work out, keep what is asked, block after block on threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from verdienmodel.engine.compiled.compile import compile_graph, compile_options
from verdienmodel.engine.compiled.compiler import Setting
from verdienmodel.engine.compiled.output import Output, of_option
from verdienmodel.engine.compiled.program import Program
from verdienmodel.engine.compiled.recent import Recent
from verdienmodel.engine.drawing import FEW, Drawing, Values
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
    merged: Program
    """The program, perhaps for several options at once."""
    outcomes: Mapping[str, Array]
    leaves: Mapping[str, Array]
    disk_megabytes: int = 0
    """What the outcomes take on disk, when they do not fit in memory."""
    number: int = 0
    """Which of the options this is."""

    @cached_property
    def program(self) -> Program:
        """The program of this option alone."""
        return self.merged.option(self.number)

    @property
    def draws(self) -> int:
        return self.drawing.sampling.draws


def compiled(drawing: Drawing, values: Values, outputs: Sequence[Output]) -> Program:
    """The plan made ready for many draws; keep it for the next run with other values."""
    return compile_graph(drawing.graph, drawing.leaves, outputs, dict(values))


def compiled_options(drawing: Drawing, settings: Sequence[Values], outputs: Sequence[Output]) -> Program:
    """One program for several sets of values: what they share is worked out once."""
    now = [{**drawing.graph.base, **values} for values in settings]
    named = [Setting(values, _own_names(drawing, now[0], now[n], n)) for n, values in enumerate(settings)]
    return compile_options(drawing.graph, drawing.leaves, outputs, named)


def _own_names(drawing: Drawing, base: Values, values: Values, number: int) -> dict[str, str]:
    """What this option draws in its own way, under a name of its own."""
    return {leaf: f"{number}:{leaf}" for leaf in drawing.differing(base, values)}


def simulate(
    drawing: Drawing,
    values: Values,
    program: Program,
    leaves: Collection[str] = (),
    threads: int = 0,
    progress: Progress | None = None,
    recent: Recent | None = None,
) -> Simulation:
    """Every draw of `drawing` with these values. The number of threads changes nothing but the time it takes."""
    return simulate_options(drawing, [values], program, leaves, threads, progress, recent)[0]


def simulate_options(
    drawing: Drawing,
    settings: Sequence[Values],
    program: Program,
    leaves: Collection[str] = (),
    threads: int = 0,
    progress: Progress | None = None,
    recent: Recent | None = None,
) -> list[Simulation]:
    """The same draws with several sets of values, by one program for all: the difference is never chance.

    `recent`: what earlier runs worked out, of which a short run works out only what is different.
    """
    sampling = drawing.sampling
    now = [{**drawing.graph.base, **values} for values in settings]
    own = [_own_names(drawing, now[0], values, number) for number, values in enumerate(now)]
    asked = set(leaves)
    keep = [*leaves, *(alias for names in own for leaf, alias in names.items() if leaf in asked)]
    room = Room((sum(program.layout.rows.values()) + len(keep)) * sampling.draws)
    outcomes = {name: room.array(rows, sampling.draws) for name, rows in program.layout.rows.items()}
    kept = {alias: room.array(1, sampling.draws)[0] for alias in keep}

    threads = threads or os.cpu_count() or 1
    inside = threads if sampling.blocks == 1 else 1  # one block alone is shared out itself

    def work(number: int) -> int:
        rows = sampling.rows(number)
        part = slice(rows.start, rows.stop)
        blocks = drawing.blocks(number, now)
        drawn = dict(blocks[0])
        for names, block in zip(own, blocks, strict=True):
            drawn.update({alias: block[leaf] for leaf, alias in names.items()})
        found = {name: array[:, part] for name, array in outcomes.items()}
        program.run_block(_or_one(drawn, len(rows)), found, inside, recent if sampling.draws <= FEW else None)
        for alias, array in kept.items():
            array[part] = drawn[alias]
        return len(rows)

    _all(work, sampling.blocks, sampling.draws, threads, progress)
    return [
        Simulation(
            drawing, program,
            {name: outcomes[of_option(number, name)].T for name in list(outcomes)[: len(outcomes) // len(now)]},
            {leaf: kept[names.get(leaf, leaf)] for leaf in leaves}, room.disk_megabytes, number,
        )
        for number, names in enumerate(own)
    ]  # fmt: skip


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
