"""From what is wanted back to what it needs, last moment first; what nobody asks for is never planned.

At each moment all wanted vectors are columns over products (rows). Rows that always occur together in fewer columns than
there are rows become columns themselves, at the earlier moment when their other factors were ready.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.columns import Added, Catalogue, Key, Parts, Reduced
from verdienmodel.engine.compiled.forms import Mono, Months
from verdienmodel.engine.compiled.leaves import Leaves
from verdienmodel.engine.compiled.nodes import Kept, Node, Request
from verdienmodel.engine.compiled.stages import Batch, Stage
from verdienmodel.language.frame import Array

Spot = tuple[Batch, int]
"""Where a wanted vector will be: a column of a batch."""


@dataclass(eq=False)
class Asked:
    """Where the vectors of a request will be, and the terms that are added month by month."""

    spots: list[Spot]
    which: Months | None
    """Per month which of the spots, or below zero a vector that is there already; as in its parts."""
    added: list[Added]


@dataclass(eq=False)
class Plan:
    """All requests, nodes and stages of a program."""

    catalogue: Catalogue
    stages: dict[int, Stage] = field(default_factory=dict)
    nodes: dict[int, list[Node]] = field(default_factory=dict)
    asked: dict[Request, Asked] = field(default_factory=dict)
    inputs: set[int] = field(default_factory=set)
    leaves: Leaves = field(init=False)
    monos: list[Mono] = field(init=False)
    _reduced: dict[tuple[Key, ...], Reduced] = field(default_factory=dict)
    _moments: list[int] = field(default_factory=list)
    _wanted: set[Node] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.leaves, self.monos = self.catalogue.leaves, self.catalogue.monos

    def ask(self, request: Request) -> None:
        """Plan a request, to be worked out at its own moment."""
        parts = self.catalogue.parts(request)
        for vector in parts.vectors:
            self.want(vector)
        for added in parts.added:
            if added.request is not None:
                self.ask(added.request)
        spots = self._stage(request.time).ask(parts.columns) if parts.columns else []
        self.asked[request] = Asked(spots, parts.which, parts.added)

    def _stage(self, time: int) -> Stage:
        self._moment(time)
        return self.stages.setdefault(time, Stage())

    def _moment(self, time: int) -> None:
        if time not in self.stages and time not in self.nodes:
            heapq.heappush(self._moments, -time)

    def want(self, vector: int) -> None:
        """A vector that must be there."""
        maker = self.leaves.makers[vector]
        if maker is None:
            self.inputs.add(vector)
        elif maker[0] not in self._wanted:
            node = maker[0]
            self._wanted.add(node)
            self._moment(node.time)
            self.nodes.setdefault(node.time, []).append(node)

    def work_out(self) -> None:
        """Plan all that the requests so far need."""
        while self._moments:
            time = -heapq.heappop(self._moments)
            if time in self.stages:
                self.stages[time].merge()
                for batch in self.stages[time].batches:
                    self._reduce(batch, time)
            for node in self.nodes.get(time, []):
                for request in node.requests:
                    self.ask(request)
        self.catalogue.reduced = self._reduced

    def _reduce(self, batch: Batch, time: int) -> None:
        """Replace rows that go together by vectors of an earlier moment, and want what is left."""
        key = tuple(column.key for column in batch.columns)
        known = self.catalogue.reduced.get(key)
        self._reduced[key] = known = self._less(batch, time) if known is None else known
        batch.replace(known)
        for symbol in dict.fromkeys(symbol for number in known.numbers for symbol in self.monos[number]):
            self.want(symbol)

    def _less(self, batch: Batch, time: int) -> Reduced:
        batch.settle()
        weights, numbers = batch.weights, batch.rows.tolist()
        there = np.packbits(weights != 0, axis=0).T
        families: dict[object, list[int]] = {}
        times, patterns = self.leaves.times, map(bytes, there)
        for row, (number, pattern) in enumerate(zip(numbers, patterns, strict=True)):
            now = tuple([symbol for symbol in self.monos[number] if times[symbol] == time])
            moment = None if now else self.leaves.time_of(self.monos[number])
            families.setdefault((now, moment, pattern), []).append(row)
        final: dict[int, Array] = {}
        for (now, _, _), rows in families.items():  # type: ignore[misc]
            for number, column in self._family(now, [numbers[row] for row in rows], weights[:, rows]):
                final[number] = final[number] + column if number in final else column
        return Reduced(list(final), np.array(list(final.values())).reshape(len(final), len(weights)).T)

    def _family(self, now: Mono, numbers: list[int], weights: Array) -> list[tuple[int, Array]]:
        """Terms (product, weights) for rows that occur in the same columns; `now` is what they share."""
        if len(numbers) == 1:
            return [(numbers[0], weights[:, 0])]
        used = np.flatnonzero(weights[:, 0])
        first = weights[used, 0]
        ratios = weights[used] / first[:, None]
        shapes: dict[bytes, list[int]] = {}
        for place, ratio in enumerate(ratios):
            shapes.setdefault(ratio.tobytes(), []).append(place)
        if 2 * len(shapes) > len(numbers):
            return [(number, weights[:, row]) for row, number in enumerate(numbers)]
        others = [tuple(symbol for symbol in self.monos[number] if symbol not in now) for number in numbers]
        found = []
        for places in shapes.values():
            column = np.zeros(len(weights))
            column[used[places]] = first[places]
            found.append((self.catalogue.number(tuple(sorted((*now, self._keep(others, ratios[places[0]]))))), column))
        return found

    def _keep(self, monos: list[Mono], values: Array) -> int:
        """The vector of a sum of products that is worked out once, at an earlier moment."""
        column = self.catalogue.column(monos, values)
        if column.key not in self.catalogue.kept:
            form = {self.leaves.plain(mono): values[place : place + 1] for place, mono in enumerate(monos)}
            month: Months = np.zeros(1, dtype=np.intp)
            request = Request(form, month, max(map(self.leaves.time_of, form)))
            request.parts = Parts([column], month, [], set())
            (self.catalogue.kept[column.key],) = self.leaves.make(Kept((request,)))
        return self.catalogue.kept[column.key]
