"""Room for the outcomes of many draws: in memory, or in a file on disk when that is too small."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from typing import IO

import numpy as np

from verdienmodel.language.frame import Array

NUMBER_BYTES = 8
MEMORY_BYTES = 1_500_000_000
"""Above this the outcomes stand on disk: slower, and nothing is lost."""


@dataclass
class Room:
    """So many numbers in all. A temporary file disappears by itself with the last array in it."""

    numbers: int
    used: int = 0
    file: IO[bytes] | None = field(default=None)

    @property
    def on_disk(self) -> bool:
        return needed_bytes(self.numbers) > MEMORY_BYTES

    def array(self, rows: int, columns: int) -> Array:
        """An array to fill, (rows, columns)."""
        if not self.on_disk:
            return np.empty((rows, columns))
        if self.file is None:
            self.file = tempfile.TemporaryFile(prefix="verdienmodel-")  # noqa: SIM115  closes with the arrays
        offset = needed_bytes(self.used)
        self.used += rows * columns
        return np.memmap(self.file, np.float64, "w+", offset, (rows, columns))


def needed_bytes(numbers: int) -> int:
    """What so many numbers take."""
    return numbers * NUMBER_BYTES
