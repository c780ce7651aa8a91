"""From forms to the steps of a program, for one setting of the constants or for several at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from verdienmodel.engine.compiled.columns import Asked, Catalogue
from verdienmodel.engine.compiled.compiler import Compiler
from verdienmodel.engine.compiled.emit import Emitter
from verdienmodel.engine.compiled.forms import Months
from verdienmodel.engine.compiled.nodes import Request
from verdienmodel.engine.compiled.normal import Normal
from verdienmodel.engine.compiled.output import ONE_ROW, Output, of_option
from verdienmodel.engine.compiled.plan import Plan
from verdienmodel.engine.compiled.program import BLOCK, WIDE_BLOCK, Layout, Made
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
    watched: dict[int, list[int]] = field(default_factory=dict)
    """By moment the vectors that are watched."""
    asked: list[Made] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plan = Plan(self.catalogue)

    def ask(self, setting: Compiler, number: int) -> None:
        """Outputs of one setting."""
        shapes, unsure = Shapes(setting.graph.timeline), setting.unsure
        for output in setting.outputs:
            asked = self._asked(setting.normal, shapes, output, unsure=output.address in unsure)
            for request, months in asked.requests:
                self.plan.ask(request)
                self.parts.append((request, len(self.rows), months, output))
            self.rows[of_option(number, output.name)] = asked.rows
            self.asked.append(Made(asked, asked.origins))

    def _asked(self, normal: Normal, shapes: Shapes, output: Output, *, unsure: bool) -> Asked:
        """What an outcome comes down to, the same object as long as its form is."""
        form = normal.form(output.address)
        key = (id(form), output.shape, unsure)
        if key not in self.catalogue.asked:
            asked, months = shapes.asked(normal, output, unsure=unsure)
            groups = normal.opaque.by_moment(asked, months)
            requests = normal.opaque.requests(asked, [months[group] for group in groups])
            rows = 1 if output.shape in ONE_ROW else len(months)
            origins = self.catalogue.leaves.origins_of(symbol for mono in asked for symbol in mono)
            self.catalogue.asked[key] = Asked(form, list(zip(requests, groups, strict=True)), rows, origins)
        return self.catalogue.asked[key]

    def watch(self, vectors: Iterable[int]) -> None:
        """Vectors that are watched for what is no number."""
        for vector in sorted(vectors):
            self.plan.want(vector)
            self.watched.setdefault(self.catalogue.leaves.times[vector], []).append(vector)

    def layout(self) -> Layout:
        """All of it as steps."""
        self.plan.work_out()
        emitter = Emitter(self.plan, self.watched)
        for request, number, places, output in self.parts:
            emitter.deliver(request, number, places, output.shape)
        emitter.emit()
        return self._laid_out(emitter)

    def _laid_out(self, emitter: Emitter) -> Layout:
        leaves, needed = self.catalogue.leaves, self.plan.inputs
        inputs = {address: emitter.place(v)[0] for address, v in leaves.inputs.items() if v in needed}
        ones = emitter.place(leaves.one)[0] if leaves.one in needed else None
        wide = any(isinstance(step, Apply) and len(step.node.outputs) > _WIDE for step in emitter.steps)
        own = frozenset(
            step.slot for step in emitter.steps if isinstance(step, Products | MatrixProduct | Sums | Apply)
        )
        block = WIDE_BLOCK if wide else BLOCK
        nodes = {
            step.slot: Made(step.node, leaves.origins[step.node.outputs[0]])
            for step in emitter.steps
            if isinstance(step, Apply)
        }
        return Layout(
            tuple(emitter.steps), emitter.slots, inputs, ones, own, block, self.rows,
            tuple(leaves.inputs), nodes, tuple(self.asked),
        )  # fmt: skip
