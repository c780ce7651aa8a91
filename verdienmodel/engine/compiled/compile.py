"""Compile a graph for the leaves that vary per draw and the outcomes that are asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from verdienmodel.engine.compiled.compiler import Compiler, Setting
from verdienmodel.engine.compiled.layout import Planner
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.compiled.program import Layout, Program
from verdienmodel.ground.memory import without_collecting
from verdienmodel.language.frame import Array
from verdienmodel.model.graph import Graph

_MANY = 75_000
"""Vectors of earlier constants are kept; with more than this it is better to begin again."""


def compile_graph(
    graph: Graph,
    uncertain: Collection[str],
    outputs: Sequence[str | Output],
    values: Mapping[str, float] | None = None,
) -> Program:
    """A program for these outputs; `uncertain` are leaf addresses that vary per draw, `values` other constants."""
    with _at_ease():
        return _program(Compiled.of(_compiled(graph, frozenset(uncertain), _outputs(outputs), [Setting(values or {})])))


def compile_options(
    graph: Graph, uncertain: Collection[str], outputs: Sequence[str | Output], settings: Sequence[Setting]
) -> Program:
    """One program for several settings, the base first; what an option does not change is worked out once.

    The outcomes of the first have their own names, those of the others what `of_option` makes of them.
    """
    with _at_ease():
        return _program(Compiled.of(_compiled(graph, frozenset(uncertain), _outputs(outputs), settings)))


def _outputs(asked: Sequence[str | Output]) -> tuple[Output, ...]:
    return tuple(dict.fromkeys(Output(item) if isinstance(item, str) else item for item in asked))


@dataclass(frozen=True, eq=False, repr=False)
class Compiled:
    """What a program was made from: the forms of every setting, the base first."""

    settings: tuple[Compiler, ...]
    layout: Layout

    @classmethod
    def of(cls, settings: Sequence[Compiler], before: Compiled | None = None) -> Compiled:
        """Plan and steps; those of before when nothing in them is different."""
        if before and before.delivers(settings):
            return cls(tuple(settings), before.layout)
        planner = Planner(settings[0].catalogue)
        for number, setting in enumerate(settings):
            planner.ask(setting, number)
        planner.watch(set().union(*(vectors for setting in settings for vectors in setting.guards.values())))
        return cls(tuple(settings), planner.layout())

    def changed(self, values: Mapping[str, float]) -> Program:
        """The program for other constants, the same in every setting."""
        asked = [replace(item.setting, values={**item.setting.values, **values}) for item in self.settings]
        first = self.settings[0]
        if all(first.uncertain.issuperset(item.moved(now)) for item, now in zip(self.settings, asked, strict=True)):
            settings = [replace(item, setting=now) for item, now in zip(self.settings, asked, strict=True)]
            return _program(Compiled(tuple(settings), self.layout))
        with _at_ease():
            full = len(first.catalogue.leaves.times) > _MANY
            if full and any(item.touched(now) for item, now in zip(self.settings, asked, strict=True)):
                return _program(Compiled.of(_beside(first.anew(asked[0]), asked)))
            return _program(Compiled.of(_beside(first.changed(asked[0]), asked), self))

    def delivers(self, settings: Sequence[Compiler]) -> bool:
        """Whether nothing that these settings deliver is different."""
        return all(now.delivers_as(old) for now, old in zip(settings, self.settings, strict=True))

    def option(self, number: int) -> Program:
        """The program of one setting alone, its leaves by their own names."""
        if len(self.settings) == 1:
            return _program(self)
        setting = self.settings[number].setting
        with _at_ease():
            return _program(Compiled.of([self.settings[0].changed(replace(setting, names={}))]))

    def referee(self, draws: Mapping[str, Array], count: int) -> list[Array]:
        """The outputs of every setting by the plain evaluator."""
        return [rows for setting in self.settings for rows in setting.referee(draws, count)]


def _compiled(
    graph: Graph, uncertain: frozenset[str], outputs: tuple[Output, ...], settings: Sequence[Setting]
) -> list[Compiler]:
    return _beside(Compiler.of(graph, uncertain, outputs, settings[0]), settings)


def _beside(first: Compiler, settings: Sequence[Setting]) -> list[Compiler]:
    """The first setting with the others beside it."""
    return [first, *(first.changed(setting, beside=True) for setting in settings[1:])]


def _program(source: Compiled) -> Program:
    return Program(source.layout, source)


@contextmanager
def _at_ease() -> Iterator[None]:
    """Numbers that are none are no problem, as in the plain evaluator; and nobody looks for garbage meanwhile."""
    with without_collecting(), np.errstate(all="ignore"):
        yield
