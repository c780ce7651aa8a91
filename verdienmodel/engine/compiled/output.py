"""What is asked of a compiled graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["months", "year", "year_end", "lowest", "ever"]
ONE_ROW: tuple[Shape, ...] = ("lowest", "ever")
"""One number per draw for all months together."""


@dataclass(frozen=True)
class Output:
    """What is asked of a quantity: every month, a total or the last month per year, its lowest month, or if it is ever not 0."""

    address: str
    shape: Shape = "months"

    @property
    def name(self) -> str:
        """The address, with what is asked of it behind a colon."""
        return self.address if self.shape == "months" else f"{self.address}:{self.shape}"


def of_option(number: int, name: str) -> str:
    """The name of an outcome in a program for several settings; that of the first is its own."""
    return f"{number}:{name}" if number else name
