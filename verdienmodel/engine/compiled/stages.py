"""What is asked at one moment: columns (vectors wanted) over rows (products that are there), grouped into matrix products."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import Months
from verdienmodel.language.frame import Array

_ROW = 12
"""Making a row ready costs about as much as using it in so many columns."""
Key = tuple[bytes, bytes]


@dataclass(eq=False)
class Batch:
    """One matrix product: the products it reads (by number), and per vector it makes their weights."""

    columns: list[tuple[Months, Array]] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    rows: Months = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    weights: Array = field(default_factory=lambda: np.zeros((0, 0)))
    inside: tuple[Batch, int] | None = None
    """The batch that this one went up in, and where its vectors start there."""

    def add(self, numbers: Months, values: Array) -> int:
        """A wanted vector; gives its place."""
        self.columns.append((numbers, values))
        self.numbers.update(numbers.tolist())
        return len(self.columns) - 1

    def cost(self, other: Batch | None = None) -> int:
        """The work it takes, alone or together with another."""
        rows = len(self.numbers | other.numbers) if other else len(self.numbers)
        return rows * (len(self.columns) + (len(other.columns) if other else 0) + _ROW)

    def join(self, other: Batch) -> None:
        """Take in all of another batch."""
        other.inside = (self, len(self.columns))
        self.columns += other.columns
        self.numbers |= other.numbers

    def place(self, column: int) -> tuple[Batch, int]:
        """Where a vector of this batch is in the end."""
        return (self, column) if self.inside is None else self.inside[0].place(self.inside[1] + column)

    def settle(self) -> None:
        """The matrix (vectors, products) of all that was added."""
        numbers = np.concatenate([numbers for numbers, _ in self.columns])
        values = np.concatenate([values for _, values in self.columns])
        columns = np.repeat(np.arange(len(self.columns)), [len(numbers) for numbers, _ in self.columns])
        self.rows, places = np.unique(numbers, return_inverse=True)
        self.weights = np.zeros((len(self.columns), len(self.rows)))
        self.weights[columns, places] = values

    def replace(self, rows: list[int], weights: Array) -> None:
        """Other products with other weights for the same vectors."""
        self.rows, self.weights = np.array(rows, dtype=np.intp), weights


@dataclass(eq=False)
class Stage:
    """Everything asked for at one moment."""

    batches: list[Batch] = field(default_factory=list)
    known: dict[Key, tuple[Batch, int]] = field(default_factory=dict)

    def ask(self, numbers: Months, values: Array) -> list[tuple[Batch, int]]:
        """Where each column of `values` (terms, columns) will be; one that is asked for already is not made again.

        `numbers` are the terms by number, in rising order, so that equal columns are equal bytes.
        """
        found: list[tuple[Batch, int]] = []
        batch: Batch | None = None
        for column in np.ascontiguousarray(values.T):
            used = column.nonzero()[0]
            key = (numbers[used].tobytes(), column[used].tobytes())
            there = self.known.get(key)
            if there is None:
                batch = batch or self._new()
                there = (batch, batch.add(numbers[used], column[used]))
                self.known[key] = there
            found.append(there)
        return found

    def _new(self) -> Batch:
        self.batches.append(Batch())
        return self.batches[-1]

    def merge(self) -> None:
        """Put batches together where that is less work, the largest first."""
        kept: list[Batch] = []
        for batch in sorted(self.batches, key=lambda batch: -len(batch.numbers)):
            gains = [(other.cost() + batch.cost() - other.cost(batch), other) for other in kept]
            gain, best = max(gains, key=lambda pair: pair[0], default=(-1, batch))
            if gain >= 0:
                best.join(batch)
            else:
                kept.append(batch)
        self.batches = kept
