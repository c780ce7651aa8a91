"""What is asked at one moment: columns (vectors wanted) over rows (products that are there), grouped into matrix products."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.columns import Column, Key, Reduced
from verdienmodel.engine.compiled.forms import Months
from verdienmodel.language.frame import Array

_ROW = 12
"""Making a row ready costs about as much as using it in so many columns."""


@dataclass(eq=False)
class Batch:
    """One matrix product: the products it reads (by number), and per vector it makes their weights."""

    columns: list[Column] = field(default_factory=list)
    numbers: int = 0
    """Those products, as bits."""
    rows: Months = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    weights: Array = field(default_factory=lambda: np.zeros((0, 0)))
    inside: tuple[Batch, int] | None = None
    """The batch that this one went up in, and where its vectors start there."""

    def add(self, column: Column) -> int:
        """A wanted vector; gives its place."""
        self.columns.append(column)
        self.numbers |= column.bits
        return len(self.columns) - 1

    def cost(self, other: Batch | None = None) -> int:
        """The work it takes, alone or together with another."""
        rows = (self.numbers | other.numbers if other else self.numbers).bit_count()
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
        numbers = np.concatenate([column.numbers for column in self.columns])
        values = np.concatenate([column.values for column in self.columns])
        columns = np.repeat(np.arange(len(self.columns)), [len(column.numbers) for column in self.columns])
        self.rows = np.array(sorted(set(numbers.tolist())), dtype=np.intp)
        self.weights = np.zeros((len(self.columns), len(self.rows)))
        self.weights[columns, np.searchsorted(self.rows, numbers)] = values

    def replace(self, by: Reduced) -> None:
        """Other products with other weights for the same vectors."""
        self.rows, self.weights = np.array(by.numbers, dtype=np.intp), by.weights


@dataclass(eq=False)
class Stage:
    """Everything asked for at one moment."""

    batches: list[Batch] = field(default_factory=list)
    known: dict[Key, tuple[Batch, int]] = field(default_factory=dict)

    def ask(self, columns: Sequence[Column]) -> list[tuple[Batch, int]]:
        """Where each column will be; one that is asked for already is not made again."""
        found: list[tuple[Batch, int]] = []
        batch: Batch | None = None
        for column in columns:
            there = self.known.get(column.key)
            if there is None:
                batch = batch or self._new()
                there = self.known[column.key] = (batch, batch.add(column))
            found.append(there)
        return found

    def _new(self) -> Batch:
        self.batches.append(Batch())
        return self.batches[-1]

    def merge(self) -> None:
        """Put batches together where that is less work, the largest first."""
        kept: dict[Batch, int] = {}
        """With what each costs alone."""
        for batch in sorted(self.batches, key=lambda batch: -batch.numbers.bit_count()):
            alone = batch.cost()
            gains = [(cost + alone - other.cost(batch), other) for other, cost in kept.items()]
            gain, best = max(gains, key=lambda pair: pair[0], default=(-1, batch))
            if gain >= 0:
                best.join(batch)
                kept[best] = best.cost()
            else:
                kept[batch] = alone
        self.batches = list(kept)
