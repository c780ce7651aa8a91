"""Explanations in tests: of a scenario written in the test, and all printed sums of a tree worked out again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.support.dutch_sums import Outcome, recompute
from verdienmodel.engine.explain.tree import Explanation
from verdienmodel.study.explaining import explain
from verdienmodel.study.opening import open_bytes
from verdienmodel.study.study import Study
from verdienmodel.views.explanation import explanation_lines


def opened(text: str) -> Study:
    """A study of a scenario file written in a test."""
    found = open_bytes(("schema: 1\n" + text).encode(), "test.yaml")
    assert found.study is not None, [problem.text() for problem in found.problems]
    return found.study


def lines_of(study: Study, address: str, period: str, **more: int) -> list[str]:
    return explanation_lines(explain(study, address, period, **more))


def nodes(explanation: Explanation) -> Iterator[Explanation]:
    """The explanation and everything below it."""
    yield explanation
    for child in explanation.children:
        yield from nodes(child)


@dataclass
class Report:
    """Printed sums of many explanations: how many were worked out again, which are wrong, which say ≈."""

    sentences: int = 0
    wrong: list[str] = field(default_factory=list)
    approximate: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    words: int = 0

    def add(self, explanation: Explanation) -> Report:
        for node in nodes(explanation):
            self._one(node)
        return self

    def _one(self, node: Explanation) -> None:
        lines = explanation_lines(replace(node, children=()))
        outcome: Outcome | None = recompute(lines) if node.recomputes else None
        if outcome is None:
            self.words += 1
            if node.recomputes:
                self.missed.append("\n".join(lines))
            return
        self.sentences += 1
        if outcome.approximate:
            self.approximate.append(lines[0])
        if not outcome.agrees:
            self.wrong.append(f"{float(outcome.worked_out)}: " + "\n".join(lines))
