"""From forms to the steps of a program, for one setting of the constants or for several at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.columns import Catalogue
from verdienmodel.engine.compiled.compiler import Compiler
from verdienmodel.engine.compiled.emit import Emitter, freed
from verdienmodel.engine.compiled.forms import Months
from verdienmodel.engine.compiled.leaves import Leaves
from verdienmodel.engine.compiled.nodes import Request
from verdienmodel.engine.compiled.output import ONE_ROW, Output, of_option
from verdienmodel.engine.compiled.plan import Plan
from verdienmodel.engine.compiled.program import BLOCK, WIDE_BLOCK, Layout
from verdienmodel.engine.compiled.shapes import Shapes
from verdienmodel.engine.compiled.steps import Apply, MatrixProduct, Products, Sums

_WIDE = 36
"""A node with more vectors than this differs by month for years."""


@dataclass(eq=False)
class Planner:
    """Plans what is asked, and turns the plan into steps. What two settings share is there once."""

    catalogue: Catalogue
    plan: Plan = field(init=False)
    rows: dict[str, int] = field(default_factory=dict)
    parts: list[tuple[Request, int, Months, Output]] = field(default_factory=list)
    watched: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plan = Plan(self.catalogue)

    def ask(self, setting: Compiler, number: int) -> None:
        """Outputs of one setting."""
        normal, shapes, unsure = setting.normal, Shapes(setting.graph.timeline), setting.unsure
        for output in setting.outputs:
            form, months = shapes.asked(normal, output, unsure=output.address in unsure)
            groups = normal.opaque.by_moment(form, months)
            requests = normal.opaque.requests(form, [months[group] for group in groups])
            for group, request in zip(groups, requests, strict=True):
                self.plan.ask(request)
                self.parts.append((request, len(self.rows), group, output))
            self.rows[of_option(number, output.name)] = 1 if output.shape in ONE_ROW else len(months)

    def watch(self, vectors: Iterable[int]) -> None:
        """Vectors that are watched for what is no number."""
        self.watched = _by_moment(self.catalogue.leaves, vectors)
        for request in self.watched:
            self.plan.ask(request)

    def layout(self) -> Layout:
        """All of it as steps."""
        self.plan.work_out()
        emitter = Emitter(self.plan)
        for request, number, places, output in self.parts:
            emitter.deliver(request, number, places, output.shape)
        for request in self.watched:
            emitter.deliver(request, -1, request.months, None)
        emitter.emit()
        freed(emitter.steps, set())
        return self._laid_out(emitter)

    def _laid_out(self, emitter: Emitter) -> Layout:
        leaves, needed = self.catalogue.leaves, self.plan.inputs
        inputs = {address: emitter.places[v][0] for address, v in leaves.inputs.items() if v in needed}
        ones = emitter.places[leaves.one][0] if leaves.one in needed else None
        wide = any(isinstance(step, Apply) and len(step.node.outputs) > _WIDE for step in emitter.steps)
        own = frozenset(
            step.slot for step in emitter.steps if isinstance(step, Products | MatrixProduct | Sums | Apply)
        )
        block = WIDE_BLOCK if wide else BLOCK
        return Layout(tuple(emitter.steps), emitter.slots, inputs, ones, own, block, self.rows)


def _by_moment(leaves: Leaves, vectors: Iterable[int]) -> list[Request]:
    """The vectors to watch, those of one moment together."""
    by_time: dict[int, list[int]] = {}
    for vector in sorted(vectors):
        by_time.setdefault(leaves.times[vector], []).append(vector)
    return [
        Request(
            {(vector,): row for vector, row in zip(vectors, np.eye(len(vectors)), strict=True)},
            np.zeros(len(vectors), dtype=np.intp),
            time,
        )
        for time, vectors in by_time.items()
    ]
