"""A loop unrolled: month by month in the algebra, cut only at the end of a year and before what is not linear.

Between two cuts a stand is the last cut plus all that flowed since, so a year of months is columns of one matrix product.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.compiled.forms import (
    Form,
    Slice,
    counting,
)
from verdienmodel.engine.compiled.slices import Slices, TooLongError
from verdienmodel.ground.timeline import Timeline
from verdienmodel.language.tree import Expression


@dataclass(eq=False)
class Unrolled(Slices):
    """All months of a loop, one after the other."""

    @property
    def timeline(self) -> Timeline:
        return self.normal.graph.timeline

    def forms(self) -> dict[str, Form]:
        """The form of every quantity; TooLongError when there is too much that is not linear."""
        self.slices = {address: {} for address in self.group.addresses}
        for first, last in self.windows():
            for month in range(first, last) if not self.group.years else (first,):
                for address in self.group.addresses:
                    for now in range(first, last) if self.group.years else (month,):
                        self.slices[address][now] = self.of(self.formula(address), now, address)
                self.limit(last if self.group.years else month + 1)
                if not self.group.years and self.timeline.year_end(month) == month:
                    self.cut_all(month)
            if self.group.years:
                self.cut_all(last - 1)
        return {address: self.joined(self.slices[address]) for address in self.group.addresses}

    def windows(self) -> list[tuple[int, int]]:
        """First month and the one after the last, of each year."""
        starts = sorted({self.timeline.year_start(month) for month in range(self.normal.months)})
        return list(zip(starts, [*starts[1:], self.normal.months], strict=True))

    def limit(self, months: int) -> None:
        if self.opaque > max(6, months / 2):
            raise TooLongError

    def formula(self, address: str) -> Expression:
        node = self.normal.graph.quantities[address].expression
        assert node is not None
        return node

    def cut_all(self, month: int) -> None:
        """At the end of a year what later months look back at becomes a vector."""
        for address in sorted(self.read_back & self.slices.keys()):  # a set has another order in each process
            self.slices[address][month] = self.cut(self.slices[address][month])

    def joined(self, slices: Mapping[int, Slice]) -> Form:
        """All months together as one form."""
        monos = {mono: 0 for form in slices.values() for mono in form}
        rows = {mono: row for row, mono in enumerate(monos)}
        table = np.zeros((len(rows), self.normal.months))
        for month, form in slices.items():
            table[[rows[mono] for mono in form], month] = list(form.values())
        return counting(rows, table)
