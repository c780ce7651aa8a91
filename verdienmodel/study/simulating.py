"""From a study to its doorrekening: the one way in for command line, app, workbook and tests."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.compiled.program import Program
from verdienmodel.engine.compiled.recent import Recent
from verdienmodel.engine.drawing import Drawing
from verdienmodel.engine.sampling.correlation import ImpossibleCorrelations
from verdienmodel.engine.sampling.distribution import ImpossibleDistribution
from verdienmodel.engine.sampling.draws import BLOCK, Sampling
from verdienmodel.engine.simulate import Progress, compiled, compiled_options, simulate, simulate_options
from verdienmodel.ground.problem import Problem
from verdienmodel.study.doorrekening import Doorrekening, outputs
from verdienmodel.study.stamp import SEED
from verdienmodel.study.study import Study

Method = Literal["sobol", "lhs", "plain"]
DRAWS = BLOCK
FEW = 8
"""So many plans are kept ready; each takes some tens of megabytes."""
MOST = 1_048_576
"""More draws than this do not make a better decision; they only take memory."""


@dataclass(frozen=True)
class Asked:
    """How many draws, how, and with which seed; without a seed that of the scenario, else the fixed one."""

    draws: int = DRAWS
    method: Method = "sobol"
    seed: int | None = None
    threads: int = 0


@dataclass(eq=False)
class Kept:
    """The last programs and what they worked out, so that a slider does only what is different."""

    programs: OrderedDict[tuple[str, str], Program] = field(default_factory=OrderedDict)
    recent: Recent = field(default_factory=Recent)
    lock: Lock = field(default_factory=Lock)

    def program(self, study: Study, drawing: Drawing) -> Program:
        """The plan made ready with the values of now."""
        key = (study.stamp.hash, study.stamp.optie)
        known = self.programs.get(key)
        values = {**study.graph.base, **study.changed}
        made = known.changed(values) if known else compiled(drawing, study.changed, outputs(study))
        with self.lock:
            self.programs[key] = made
            self.programs.move_to_end(key)
            while len(self.programs) > FEW:
                self.programs.popitem(last=False)
        return made


def doorrekening(
    study: Study, asked: Asked | None = None, progress: Progress | None = None, kept: Kept | None = None
) -> tuple[Doorrekening | None, tuple[Problem, ...]]:
    """The plan over many draws, or what keeps it from being drawn. `Stopped` when `progress` says so."""
    asked = asked or Asked()
    drawing, problems = drawing_of(study, asked)
    if drawing is None:
        return None, problems
    program = (kept or Kept()).program(study, drawing)
    leaves, recent = sorted(drawing.leaves), kept.recent if kept else None
    run = simulate(drawing, study.changed, program, leaves, asked.threads, progress, recent)
    return Doorrekening(study, run), ()


def doorrekeningen(
    study: Study,
    options: Sequence[str],
    asked: Asked | None = None,
    progress: Progress | None = None,
    kept: Sequence[Output] = (),
) -> tuple[tuple[Doorrekening, ...], tuple[Problem, ...]]:
    """Every option ("" is the plan without one) on the same draws, worked out together; none when drawing fails.

    `kept` is what is kept of every draw, when that is not just the report set.
    """
    asked = asked or Asked()
    drawing, problems = drawing_of(study, asked)
    if drawing is None:
        return (), problems
    studies = [study.beside(option) for option in options]
    settings = [item.changed for item in studies]
    program = compiled_options(drawing, settings, kept or outputs(study))
    runs = simulate_options(drawing, settings, program, sorted(drawing.leaves), asked.threads, progress)
    return tuple(Doorrekening(item, run) for item, run in zip(studies, runs, strict=True)), ()


def drawing_of(study: Study, asked: Asked) -> tuple[Drawing | None, tuple[Problem, ...]]:
    """What is to be drawn, or what keeps it from being drawn."""
    try:
        return Drawing.of(study.graph, _sampling(study, asked)), ()
    except ImpossibleDistribution as wrong:
        return None, (Problem("S102", study.scenario.naam, "onzekerheid", wrong.wat, "", wrong.herstel),)
    except ImpossibleCorrelations as wrong:
        return None, (_contradiction(study, wrong),)


def _sampling(study: Study, asked: Asked) -> Sampling:
    seed = asked.seed if asked.seed is not None else (study.scenario.zaad or SEED)
    return Sampling(asked.draws, asked.method, seed)


def _contradiction(study: Study, wrong: ImpossibleCorrelations) -> Problem:
    """Which pairs contradict each other, where the first of them stands, and the nearest that can be."""
    links = study.graph.uncertainty.links
    place = next((link.place for link in links if set(link.addresses) & set(wrong.names)), "")
    pairs = ", ".join(f"{pair.one} met {pair.other} ({_plain(pair.rank)})" for pair in wrong.pairs)
    advice = ", ".join(f"{pair.one} met {pair.other} {_plain(pair.rank)}" for pair in wrong.advice)
    return Problem(
        "S109", place, "samenhang", f"deze samenhang kan niet tegelijk bestaan: {pairs}",
        "wie met elkaar samenhangt, hangt ook met de rest samen; hier spreken zij elkaar tegen",
        f"het dichtst in de buurt, en wel mogelijk: {advice}",
    )  # fmt: skip


def _plain(rank: float) -> str:
    return f"{rank:.2f}".replace(".", ",")
