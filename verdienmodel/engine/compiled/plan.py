"""From what is wanted back to what it needs, last moment first; what nobody asks for is never planned.

At each moment all wanted vectors are columns over products (rows). Rows that always occur together in fewer columns than
there are rows become columns themselves, at the earlier moment when their other factors were ready.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import Form, Mono, Months
from verdienmodel.engine.compiled.leaves import Leaves
from verdienmodel.engine.compiled.nodes import Kept, Node, Request
from verdienmodel.engine.compiled.normal import resolved
from verdienmodel.engine.compiled.stages import Batch, Stage
from verdienmodel.language.frame import Array

Spot = tuple[Batch, int] | int
"""Where a wanted vector will be: a column of a batch, or it is a vector that is there already."""


@dataclass(eq=False)
class Asked:
    """A request, with where its vectors will be and the terms that are added month by month."""

    request: Request
    spots: list[Spot] | None
    terms: list[tuple[Mono, Array]]


@dataclass(eq=False)
class Plan:
    """All requests, nodes and stages of a program."""

    leaves: Leaves
    years: int
    stages: dict[int, Stage] = field(default_factory=dict)
    nodes: dict[int, list[Node]] = field(default_factory=dict)
    asked: dict[Request, Asked] = field(default_factory=dict)
    inputs: set[int] = field(default_factory=set)
    _numbers: dict[Mono, int] = field(default_factory=dict)
    _kept: dict[object, int] = field(default_factory=dict)
    _moments: list[int] = field(default_factory=list)
    _wanted: set[Node] = field(default_factory=set)

    def ask(self, request: Request) -> None:
        """Plan a request, to be worked out at its own moment."""
        plain = {m: p for m, p in request.form.items() if not self.added_by_month(m, request)}
        terms = [(m, p) for m, p in request.form.items() if m not in plain]
        spots = self._columns(request, plain) if plain or not terms else None
        self.asked[request] = Asked(request, spots, terms)
        for mono, _ in terms:
            for symbol in mono:
                row = self.leaves.rows.get(symbol)
                for vector in {symbol} if row is None else set(row[request.months].tolist()):
                    self.want(vector)

    def added_by_month(self, mono: Mono, request: Request) -> bool:
        """Whether a term with another vector in each month is cheaper added month by month than as matrix rows."""
        return request.width > self.years and self.leaves.width(mono) > self.years

    def _columns(self, request: Request, form: Form) -> list[Spot]:
        found = {
            self.leaves.plain(mono): profile
            for mono, profile in resolved(form, request.months, self.leaves.rows).items()
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
            numbers = np.array([self._numbers[mono] for mono in ordered])
            for place, spot in zip(rest, self._stage(request.time).ask(ordered, numbers, values[:, rest]), strict=True):
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
        return self._numbers.setdefault(mono, len(self._numbers))

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
                for batch in self.stages[time].batches:
                    self._reduce(batch, time)
            for node in self.nodes.get(time, []):
                for request in node.requests:
                    self.ask(request)

    def _reduce(self, batch: Batch, time: int) -> None:
        """Replace rows that go together by vectors of an earlier moment, and want what is left."""
        weights = batch.weights
        monos = list(batch.monos)
        families: dict[object, list[int]] = {}
        for row, mono in enumerate(monos):
            now = tuple(symbol for symbol in mono if self.leaves.times[symbol] == time)
            moment = None if now else self.leaves.time_of(mono)
            families.setdefault((now, moment, (weights[:, row] != 0).tobytes()), []).append(row)
        forms: list[dict[Mono, float]] = [{} for _ in batch.columns]
        for (now, _, _), rows in families.items():  # type: ignore[misc]
            for mono, column, value in self._family(now, [monos[row] for row in rows], weights[:, rows]):
                forms[column][mono] = forms[column].get(mono, 0.0) + value
        batch.monos.clear()
        batch.columns.clear()
        for form in forms:
            batch.add(form)
        for mono in batch.monos:
            for symbol in mono:
                self.want(symbol)

    def _family(self, now: Mono, monos: list[Mono], weights: Array) -> list[tuple[Mono, int, float]]:
        """Terms (product, column, weight) for rows that occur in the same columns; `now` is what they share."""
        used = np.flatnonzero(weights.any(axis=1))
        first = weights[used, 0]
        shapes: dict[bytes, int] = {}
        ratios = weights[used] / first[:, None]
        which = [shapes.setdefault(ratio.tobytes(), place) for place, ratio in enumerate(ratios)]
        if len(shapes) >= len(monos):
            return [
                (mono, int(column), float(weights[column, row])) for row, mono in enumerate(monos) for column in used
            ]
        others = [tuple(symbol for symbol in mono if symbol not in now) for mono in monos]
        vectors = {place: self._keep(others, ratios[place]) for place in set(which)}
        return [
            (tuple(sorted((*now, vectors[place]))), int(column), float(factor))
            for place, column, factor in zip(which, used, first, strict=True)
        ]

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
