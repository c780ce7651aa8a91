"""From what is wanted back to what it needs, last moment first; what nobody asks for is never planned.

At each moment all wanted vectors are columns over products (rows). Rows that always occur together in fewer columns than
there are rows become columns themselves, at the earlier moment when their other factors were ready.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import ONE, Form, Mono, Months, is_constant
from verdienmodel.engine.compiled.leaves import Leaves, moment
from verdienmodel.engine.compiled.nodes import Kept, Node, Request
from verdienmodel.engine.compiled.normal import resolved
from verdienmodel.engine.compiled.stages import Batch, Stage
from verdienmodel.language.frame import Array

Spot = tuple[Batch, int] | int
"""Where a wanted vector will be: a column of a batch, or it is a vector that is there already."""


@dataclass(eq=False)
class Added:
    """Terms that are added month by month: the rows in it, times all that they are multiplied with."""

    rows: Mono
    form: Form
    request: Request | None
    """What they are multiplied with; None when that is the same in all draws."""

    @property
    def factors(self) -> Array | None:
        """A number per month, when there is no request."""
        return self.form[ONE] if self.request is None else None


@dataclass(eq=False)
class Asked:
    """A request, with where its vectors will be and the terms that are added month by month."""

    request: Request
    spots: list[Spot] | None
    added: list[Added]


@dataclass(eq=False)
class Plan:
    """All requests, nodes and stages of a program."""

    leaves: Leaves
    years: int
    stages: dict[int, Stage] = field(default_factory=dict)
    nodes: dict[int, list[Node]] = field(default_factory=dict)
    asked: dict[Request, Asked] = field(default_factory=dict)
    inputs: set[int] = field(default_factory=set)
    monos: list[Mono] = field(default_factory=list)
    numbers: dict[Mono, int] = field(default_factory=dict)
    _kept: dict[object, int] = field(default_factory=dict)
    _moments: list[int] = field(default_factory=list)
    _wanted: set[Node] = field(default_factory=set)

    def ask(self, request: Request) -> None:
        """Plan a request, to be worked out at its own moment."""
        plain: dict[Mono, Array] = {}
        by_rows: dict[Mono, dict[Mono, Array]] = {}
        for mono, profile in request.form.items():
            rows = self.long_rows(mono) if request.width > self.years else ()
            if rows:
                by_rows.setdefault(rows, {})[tuple(symbol for symbol in mono if symbol not in rows)] = profile
            else:
                plain[mono] = profile
        spots = self._columns(request, plain) if plain or not by_rows else None
        added = [self._added(request, rows, form) for rows, form in by_rows.items()]
        self.asked[request] = Asked(request, spots, added)

    def long_rows(self, mono: Mono) -> Mono:
        """The rows with another vector nearly every month: cheaper month by month than as rows of a matrix."""
        return tuple(symbol for symbol in mono if self.leaves.widths.get(symbol, 1) > self.years)

    def _added(self, request: Request, rows: Mono, form: Form) -> Added:
        for symbol in rows:
            for vector in set(self.leaves.rows[symbol][request.months].tolist()):
                self.want(vector)
        if is_constant(form):
            return Added(rows, form, None)
        inner = Request(form, request.months, moment(self.leaves, form, request.months))
        self.ask(inner)
        return Added(rows, form, inner)

    def _columns(self, request: Request, form: Form) -> list[Spot]:
        found = {
            self.leaves.plain(mono): profile for mono, profile in resolved(form, request.months, self.leaves).items()
        }
        ordered = sorted(found, key=self._number)
        values = np.array([found[mono] for mono in ordered]).reshape(len(ordered), request.width)
        spots: list[Spot] = [-1] * request.width
        lone = self._lone(ordered, values)
        for place, vector in lone.items():
            spots[place] = vector
            self.want(vector)
        rest = [place for place in range(request.width) if place not in lone]
        if rest:
            numbers = np.array([self.numbers[mono] for mono in ordered], dtype=np.intp)
            asked = self._stage(request.time).ask(numbers, values[:, rest] if lone else values)
            for place, spot in zip(rest, asked, strict=True):
                spots[place] = spot
        return spots

    @staticmethod
    def _lone(monos: list[Mono], values: Array) -> dict[int, int]:
        """Columns that are one vector, as it is."""
        counts = np.count_nonzero(values, axis=0)
        found: dict[int, int] = {}
        for place in np.flatnonzero(counts == 1):
            row = int(np.flatnonzero(values[:, place])[0])
            if len(monos[row]) == 1 and values[row, place] == 1.0:
                found[int(place)] = monos[row][0]
        return found

    def _number(self, mono: Mono) -> int:
        number = self.numbers.setdefault(mono, len(self.monos))
        if number == len(self.monos):
            self.monos.append(mono)
        return number

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

    def _reduce(self, batch: Batch, time: int) -> None:
        """Replace rows that go together by vectors of an earlier moment, and want what is left."""
        batch.settle()
        weights, numbers = batch.weights, batch.rows.tolist()
        there = (weights != 0).T
        families: dict[object, list[int]] = {}
        for row, number in enumerate(numbers):
            now = tuple(symbol for symbol in self.monos[number] if self.leaves.times[symbol] == time)
            moment = None if now else self.leaves.time_of(self.monos[number])
            families.setdefault((now, moment, there[row].tobytes()), []).append(row)
        final: dict[int, Array] = {}
        for (now, _, _), rows in families.items():  # type: ignore[misc]
            for number, column in self._family(now, [numbers[row] for row in rows], weights[:, rows]):
                final[number] = final[number] + column if number in final else column
        batch.replace(list(final), np.array(list(final.values())).reshape(len(final), len(weights)).T)
        for number in final:
            for symbol in self.monos[number]:
                self.want(symbol)

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
            found.append((self._number(tuple(sorted((*now, self._keep(others, ratios[places[0]]))))), column))
        return found

    def _keep(self, monos: list[Mono], values: Array) -> int:
        """The vector of a sum of products that is worked out once, at an earlier moment."""
        form = {self.leaves.plain(mono): float(value) for mono, value in zip(monos, values, strict=True)}
        key = tuple(sorted(form.items()))
        if key not in self._kept:
            time = max(map(self.leaves.time_of, form))
            month: Months = np.zeros(1, dtype=np.intp)
            node = Kept((Request({mono: np.array([value]) for mono, value in form.items()}, month, time),))
            risky = any(self.leaves.risky[symbol] for mono in form for symbol in mono)
            node.outputs.append(self.leaves.vector(node, 0, node.time, risky=risky))
            self._kept[key] = node.outputs[0]
        return self._kept[key]
