"""Reads a printed Dutch sum back and works it out: no eval, nothing from the package that printed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_NUMBER = re.compile(r"^(−?)(?:€ )?(\d[\d.]*)(?:,(\d+))?(%?)(?:/(\d+))?(?= |$|\))")


@dataclass(frozen=True)
class Number:
    """A number as printed: exactly its digits."""

    worth: Fraction
    decimals: int
    percent: bool


@dataclass(frozen=True)
class Outcome:
    """One printed sum worked out again."""

    printed: Number
    worked_out: Fraction
    approximate: bool

    @property
    def agrees(self) -> bool:
        """Whether the sum, worked out and rounded as printed, is what is printed."""
        scale = 100 if self.printed.percent else 1
        return _rounded(self.worked_out * scale, self.printed.decimals) == _rounded(
            self.printed.worth * scale, self.printed.decimals
        )


def _rounded(value: Fraction, decimals: int) -> Decimal:
    # Ten more digits first: a hair under a half, left by decimals that do not end, counts as a half.
    exact = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-decimals - 9))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + Decimal(0)


def read_number(text: str) -> Number:
    """The number at the start of a text; ValueError when there is none."""
    if (first := text.split(" ", maxsplit=1)[0]) in (
        "ja",
        "nee",
    ):  # a switch counts 1 or 0, with its name behind it or without
        return Number(Fraction(int(first == "ja")), 0, percent=False)
    match = _NUMBER.match(text)
    if not match:
        raise ValueError(f"no number: {text!r}")
    sign, whole, behind, percent, divisor = match.groups()
    worth = Fraction(f"{whole.replace('.', '')}.{behind or 0}") / int(divisor or 1)
    worth = worth / 100 if percent else worth
    return Number(-worth if sign else worth, len(behind or ""), bool(percent))


def recompute(lines: Sequence[str]) -> Outcome | None:
    """The sum printed in the first line, or below it in lines that start with = + −; None when there is none."""
    terms = [line.strip() for line in lines[1:]]
    count = next((n for n, line in enumerate(terms) if not line.startswith(("= ", "+ ", "− "))), len(terms))
    if count:
        printed = read_number(_value(lines[0]))
        return Outcome(printed, sum((_term(line) for line in terms[:count]), Fraction(0)), approximate=False)
    for sign in (" = ", " ≈ "):
        left, found, right = lines[0].rpartition(sign)
        if found and _depth(left) == 0:
            return Outcome(read_number(_value(left)), _product(right), approximate=sign == " ≈ ")
    return None


def _value(title: str) -> str:
    return title.rpartition(": ")[2]


def _term(line: str) -> Fraction:
    bare = line.removeprefix("= ")
    if bare.startswith("− "):
        return -read_number(bare[2:]).worth
    return read_number(bare.removeprefix("+ ")).worth


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _product(text: str) -> Fraction:
    worth = Fraction(1)
    sign = "×"
    rest = text
    while rest:
        cut = _next_operator(rest)
        number = read_number(rest[:cut].strip()).worth
        worth = worth * number if sign == "×" else worth / number
        rest, sign = rest[cut + 3 :], rest[cut + 1 : cut + 2]
    return worth


def _next_operator(text: str) -> int:
    """Where the next × or ÷ outside brackets stands, or the end."""
    depth = 0
    for position, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0 and text[position : position + 3] in (" × ", " ÷ "):
            return position
    return len(text)
