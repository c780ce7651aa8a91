"""What is asked of a quantity, as a form and the months it is read in; and the same from the plain evaluator's outcome."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from verdienmodel.engine.compiled.forms import Form, Months
from verdienmodel.engine.compiled.matrices import Matrix
from verdienmodel.engine.compiled.normal import Normal
from verdienmodel.engine.compiled.output import ONE_ROW, Output, Shape
from verdienmodel.ground.timeline import Timeline
from verdienmodel.language.frame import Array


@dataclass(frozen=True, eq=False)
class Shapes:
    """Months, years, ends of years and lowest months of one timeline."""

    timeline: Timeline

    @cached_property
    def year_ends(self) -> Months:
        return np.array(sorted({self.timeline.year_end(month) for month in range(len(self.timeline))}))

    @cached_property
    def year_totals(self) -> Matrix:
        years = np.array(self.timeline.years)
        return Matrix((years[:, None] == years[None, :]).astype(np.float64))

    def asked(self, normal: Normal, output: Output, *, unsure: bool) -> tuple[Form, Months]:
        """The form of an output and the months in which it is read: one when all are the same.

        `unsure` when that may not hold in a draw with something that is no number.
        """
        form, everywhere = normal.form(output.address), np.arange(len(self.timeline))
        if output.shape == "months" or output.shape in ONE_ROW:
            picked, _, _ = normal.opaque.different([form], everywhere, None)
            alike = len(picked) == 1 and not unsure
            return form, picked if output.shape in ONE_ROW or alike else everywhere
        return normal.moved(form, self.year_totals) if output.shape == "year" else form, self.year_ends

    def shaped(self, array: Array, shape: Shape, count: int) -> Array:
        """What is asked (rows, draws) of an outcome of the plain evaluator."""
        rows = np.broadcast_to(array, (count, len(self.timeline))).T
        if shape == "year":
            return self.year_totals.values[self.year_ends] @ rows
        if shape == "lowest":
            return np.minimum.reduce(rows, axis=0, keepdims=True)
        if shape == "ever":
            return np.logical_or.reduce(rows != 0, axis=0, keepdims=True).astype(np.float64)
        return rows[self.year_ends] if shape == "year_end" else rows
