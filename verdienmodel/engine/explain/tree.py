"""What an explanation is made of: numbers, labels, months and sources. How it is said is up to the views."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import Literal

from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Aard, Source

Form = Literal["invoer", "som", "product", "verloop", "keuze", "functie", "wisselt", "vlag", "vast", "maanden"]
"""How the parts make the value: added up, multiplied, rolled forward, chosen, or said in words."""

Role = Literal[
    "term",
    "factor",
    "jaardeel",
    "kwartaaldeel",
    "maanden",
    "looptijd",
    "ineens",
    "opening",
    "tak",
    "afronding",
    "argument",
]


@dataclass(frozen=True)
class Shown:
    """A number as it is printed: rounded already, in the unit people read (8 for 8%)."""

    value: float
    number: float
    decimals: int
    unit: str
    below: float = 0.0
    """So small a count of people is not printed: "< 5" when this is 5. Nil when it is printed."""

    @property
    def exists(self) -> bool:
        return isfinite(self.value)

    @property
    def worth(self) -> Fraction | None:
        """Exactly what a reader who recomputes the sum works with: the printed digits. None when there is no number."""
        if not isfinite(self.number):
            return None
        scale: int = 10**self.decimals
        return Fraction(round(self.number * scale), scale * 100 if self.unit.startswith("%") else scale)


@dataclass(frozen=True)
class Part:
    """One term or factor of the sum as shown. `minus` subtracts a term and divides by a factor."""

    role: Role
    label: str
    shown: Shown
    minus: bool = False
    address: str = ""
    months: tuple[Month, ...] = ()
    count: int = 0
    of: int = 0
    varies: bool = False
    pm: bool = False

    @property
    def worth(self) -> Fraction | None:
        if self.role in ("jaardeel", "kwartaaldeel", "looptijd"):
            return Fraction(self.count, self.of)
        return self.shown.worth


@dataclass(frozen=True)
class InputValue:
    """One entered value that the number rests on, with its source and, when changed, what the file says."""

    address: str
    label: str
    shown: Shown
    source: Source
    month: Month | None = None
    original: Shown | None = None
    pm: bool = False
    remark: str = ""


@dataclass(frozen=True)
class MonthValue:
    """One line of a month table."""

    month: Month
    shown: Shown


@dataclass(frozen=True)
class Explanation:
    """One number of one quantity over some months, how it is made, and the explanations of what it is made of."""

    address: str
    label: str
    period: str
    months: tuple[Month, ...]
    shown: Shown
    aard: Aard
    form: Form
    parts: tuple[Part, ...] = ()
    exact: bool = True
    last: Shown | None = None
    words: str = ""
    inputs: tuple[InputValue, ...] = ()
    table: tuple[MonthValue, ...] = ()
    children: tuple[Explanation, ...] = ()
    function: str = ""
    rate: bool = False
    constant: bool = False
    pm: bool = False
    seen: bool = False
    reason: str = ""
    remark: str = ""
    formula: str = ""

    @property
    def has_sum(self) -> bool:
        """Whether it is shown as a sum: terms, or factors."""
        return self.form in ("som", "verloop", "product", "keuze", "maanden") and bool(self.parts) and not self.pm

    @property
    def recomputes(self) -> bool:
        """Whether the printed parts give the printed number by arithmetic alone."""
        return self.has_sum and not self.seen and self.shown.exists and self.shown.unit not in ("datum", "ja/nee")
