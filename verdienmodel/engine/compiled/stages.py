"""What is asked at one moment: columns (vectors wanted) over rows (products that are there), grouped into matrix products."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from verdienmodel.engine.compiled.forms import Mono, Months
from verdienmodel.language.frame import Array

_SMALL = 8
"""A request for fewer vectors than this shares one matrix product with the other small ones."""
Key = tuple[bytes, bytes]


@dataclass(eq=False)
class Batch:
    """One matrix product: the rows it reads, and the vectors it makes."""

    monos: dict[Mono, int] = field(default_factory=dict)
    columns: list[tuple[list[int], Array]] = field(default_factory=list)
    small: bool = False

    def add(self, form: dict[Mono, float]) -> int:
        """A wanted vector; gives its number."""
        rows = [self.monos.setdefault(mono, len(self.monos)) for mono in form]
        self.columns.append((rows, np.array(list(form.values()))))
        return len(self.columns) - 1

    @property
    def weights(self) -> Array:
        """(columns, rows)"""
        found = np.zeros((len(self.columns), len(self.monos)))
        for number, (rows, values) in enumerate(self.columns):
            found[number, rows] = values
        return found


@dataclass(eq=False)
class Stage:
    """Everything asked for at one moment."""

    batches: list[Batch] = field(default_factory=list)
    known: dict[Key, tuple[Batch, int]] = field(default_factory=dict)

    def ask(self, monos: list[Mono], numbers: Months, values: Array) -> list[tuple[Batch, int]]:
        """Where each column of `values` (terms, columns) will be; one that is asked for already is not made again.

        `numbers` are the terms by number, in rising order, so that equal columns are equal bytes.
        """
        found: list[tuple[Batch, int]] = []
        batch: Batch | None = None
        for column in np.ascontiguousarray(values.T):
            used = np.flatnonzero(column)
            key = (numbers[used].tobytes(), column[used].tobytes())
            there = self.known.get(key)
            if there is None:
                batch = batch or self._batch(monos, values.shape[1])
                there = (batch, batch.add({monos[row]: float(column[row]) for row in used}))
                self.known[key] = there
            found.append(there)
        return found

    def _batch(self, monos: list[Mono], width: int) -> Batch:
        """Small requests go together; a big one joins another when that hardly costs extra work."""
        small = width < _SMALL
        for batch in self.batches:
            if batch.small == small and (small or self._joins(batch, monos, width)):
                return batch
        self.batches.append(Batch(small=small))
        return self.batches[-1]

    @staticmethod
    def _joins(batch: Batch, monos: list[Mono], width: int) -> bool:
        together = len(batch.monos.keys() | set(monos)) * (len(batch.columns) + width)
        apart = len(batch.monos) * len(batch.columns) + len(monos) * width
        return together <= 1.3 * apart
