"""Reading and writing numbers as Dutch people do. Ambiguous text is asked back, never guessed."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$")
_PLAIN = re.compile(r"^-?\d+(,\d+)?$")
_POINTED = re.compile(r"^-?\d*\.\d+(e-?\d+)?$", re.IGNORECASE)
_THOUSAND = re.compile(r"^-?[1-9]\d{0,2}(\.\d{3})+$")


def read_dutch(text: str) -> float:
    """'1.250,50' -> 1250.5; '€ 12.500' -> 12500; '8%' is not read here.

    ValueError with a Dutch reason for anything else. Quoted text is Dutch: a point groups thousands.
    """
    bare = re.sub(r"[€\s\u00a0\u202f]", "", text).replace("\u2212", "-")
    if _GROUPED.match(bare) or _PLAIN.match(bare):
        return float(bare.replace(".", "").replace(",", "."))
    if _POINTED.match(bare):
        raise ValueError(f"‘{text}’ kan twee dingen betekenen; schrijf een komma voor decimalen, zoals 1.250,50")
    raise ValueError(f"‘{text}’ is geen getal; schrijf een getal zoals 1250,50 of 1.250,50")


def write_dutch(value: float) -> str:
    """1250.5 -> '1.250,5'; at most two decimals. For messages; what people read in a view has its own format."""
    text = f"{abs(round(value, 2)):,.2f}".rstrip("0").rstrip(".")
    dutch = text.translate(str.maketrans(",.", ".,"))
    return f"\u2212{dutch}" if value < 0 and text != "0" else dutch


def reads_two_ways(raw: str) -> bool:
    """Whether an unquoted YAML number such as 12.500 may mean 12500 as well as 12,5."""
    return bool(_THOUSAND.match(raw.strip()))
