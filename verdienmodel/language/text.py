"""Excel text with its precedence, and the tokens that later become a column (one formula per row)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ATOM, POWER, SIGN, TIMES, PLUS, COMPARE = 9, 7, 6, 5, 4, 2
_CELL = re.compile(r"^⟦c(\d+):0⟧$")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a spreadsheet formula. `condition` is its form where a test is wanted, without IF(..,1,0)."""

    text: str
    precedence: int = ATOM
    condition: str = ""

    def at(self, precedence: int) -> str:
        """This text, in brackets unless it binds at least as tightly as asked."""
        return self.text if self.precedence >= precedence else f"({self.text})"

    @property
    def test(self) -> str:
        """Whether this is true; near 0 is 0, because programs disagree about 0.1+0.2-0.3."""
        return self.condition or f"ABS({self.text})>Tolerantie"


def condition(test: str) -> Text:
    """A comparison: never leave TRUE or FALSE in a cell (SUM counts them differently per program)."""
    return Text(f"IF({test},1,0)", ATOM, test)


ARGUMENTS = 255
"""The most arguments that Excel allows in one call."""


def called(function: str, args: Sequence[str]) -> str:
    """A call over any number of arguments: groups inside groups where Excel allows no more in one pair of brackets."""
    while len(args) > ARGUMENTS:
        args = [called(function, args[at : at + ARGUMENTS]) for at in range(0, len(args), ARGUMENTS)]
    return f"{function}({','.join(args)})"


def cell(row: int, back: int = 0) -> str:
    """The cell of a row in this month, or `back` months earlier."""
    return f"⟦c{row}:{back}⟧"


def whole(row: int) -> str:
    """All months of a row."""
    return f"⟦w{row}⟧"


def so_far(row: int) -> str:
    """First month up to and including this one."""
    return f"⟦s{row}⟧"


def before(row: int) -> str:
    """First month up to and including the previous one (starts in the label column, so never empty)."""
    return f"⟦b{row}⟧"


def shifted(row: int) -> str:
    """All months of a row, each one month earlier (the spacer column stands for before the first)."""
    return f"⟦p{row}⟧"


def own_before() -> str:
    """The cell of this very row one month earlier."""
    return "⟦o⟧"


def head(row: int) -> str:
    """A header row in this month (row fixed)."""
    return f"⟦h{row}⟧"


def row_of(text: Text) -> int | None:
    """The row when the text is exactly one cell of this month."""
    match = _CELL.match(text.text)
    return int(match[1]) if match else None


HEAD_NUMBER, HEAD_CODE, HEAD_YEAR, HEAD_MONTH = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Place:
    """What a function may ask of the workbook: where tables and seasons stand, as absolute range texts."""

    ranges: Mapping[str, str]

    def range(self, key: str) -> str:
        return self.ranges[key]

    def has(self, key: str) -> bool:
        return key in self.ranges
