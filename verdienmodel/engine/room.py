"""Room for the outcomes of many draws: in memory, or in a file on disk when that is too small."""

from __future__ import annotations

import mmap
import tempfile
from dataclasses import dataclass

import numpy as np

from verdienmodel.language.frame import Array

NUMBER_BYTES = 8
MEMORY_BYTES = 1_500_000_000
"""Above this the outcomes stand on disk: slower, and nothing is lost."""


@dataclass
class Room:
    """So many numbers in all. What stands on disk has no name and is gone with the last array in it."""

    numbers: int
    used: int = 0
    space: mmap.mmap | None = None

    @property
    def on_disk(self) -> bool:
        return needed_bytes(self.numbers) > MEMORY_BYTES

    @property
    def disk_megabytes(self) -> int:
        """What stands on disk."""
        return needed_bytes(self.numbers) // 1_000_000 if self.on_disk else 0

    def array(self, rows: int, columns: int) -> Array:
        """An array to fill, (rows, columns)."""
        if not self.on_disk:
            return np.empty((rows, columns))
        if self.space is None:
            self.space = _space(needed_bytes(self.numbers))
        first = self.used
        self.used += rows * columns
        return np.frombuffer(self.space, np.float64, rows * columns, needed_bytes(first)).reshape(rows, columns)


def _space(size: int) -> mmap.mmap:
    """A file without a name, as if it were memory."""
    with tempfile.TemporaryFile(prefix="verdienmodel-") as file:
        file.truncate(size)
        return mmap.mmap(file.fileno(), size)


def needed_bytes(numbers: int) -> int:
    """What so many numbers take."""
    return numbers * NUMBER_BYTES
