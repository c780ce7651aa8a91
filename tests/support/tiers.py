"""Which tier runs: each commit a part of what is slow, before an issue closes all of it."""

import os
from collections.abc import Sequence
from typing import TypeVar

from verdienmodel.study.opening import examples

T = TypeVar("T")

LONG = bool(os.environ.get("VERDIENMODEL_LANG"))

PER_COMMIT = (
    "kampen_ontwikkelpilot", "diensten_aan_huis", "sociaal_team_coevorden", "wzsw_leerwerkbedrijf",
)  # fmt: skip
"""Old and new, small and large; the others are as costly and run before an issue closes."""


def proved() -> tuple[str, ...]:
    """The examples that are taken apart to the last cell: all of them in the long tier."""
    return examples() if LONG else PER_COMMIT


def some(items: Sequence[T], one_in: int) -> list[T]:
    """All in the long tier; per commit one in so many, spread over the list."""
    return list(items)[:: 1 if LONG else one_in]
