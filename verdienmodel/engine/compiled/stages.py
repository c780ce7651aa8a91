"""What is asked at one moment: columns (vectors wanted) over rows (products that are there), grouped into matrix products."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import Months
from verdienmodel.language.frame import Array

_SMALL = 8
"""A request for fewer vectors than this shares one matrix product with the other small ones."""
Key = tuple[bytes, bytes]


@dataclass(eq=False)
class Batch:
    """One matrix product: the products it reads (by number), and per vector it makes their weights."""

    small: bool = False
    columns: list[tuple[Months, Array]] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    rows: Months = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    weights: Array = field(default_factory=lambda: np.zeros((0, 0)))

    def add(self, numbers: Months, values: Array) -> int:
        """A wanted vector; gives its place."""
        self.columns.append((numbers, values))
        return len(self.columns) - 1

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
                batch = batch or self._batch(numbers, values.shape[1])
                there = (batch, batch.add(numbers[used], column[used]))
                self.known[key] = there
            found.append(there)
        return found

    def _batch(self, numbers: Months, width: int) -> Batch:
        """Small requests go together; a big one joins another when that hardly costs extra work."""
        small, wanted = width < _SMALL, set(numbers.tolist())
        for batch in self.batches:
            if batch.small == small and (small or self._joins(batch, wanted, width)):
                batch.numbers |= wanted
                return batch
        self.batches.append(Batch(small, numbers=wanted))
        return self.batches[-1]

    @staticmethod
    def _joins(batch: Batch, wanted: set[int], width: int) -> bool:
        together = len(batch.numbers | wanted) * (len(batch.columns) + width)
        apart = len(batch.numbers) * len(batch.columns) + len(wanted) * width
        return together <= 1.3 * apart
