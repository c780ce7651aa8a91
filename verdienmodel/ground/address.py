"""Addresses: the one name of a value in file, message, JSON, workbook and link."""

from __future__ import annotations

import re

from verdienmodel.ground.timeline import Month

_ID = re.compile(r"^[a-z][a-z0-9_]{0,59}$")
_STEP = re.compile(r"^(?P<base>[^\[\]]+)\[(?P<step>[^\[\]]+)\]$")
_CELL_LIKE = re.compile(r"^([a-z]{1,3}\d+|[rc]\d*|r\d+c\d+)$", re.IGNORECASE)


def is_id(text: str) -> bool:
    """Lower-case ASCII letters, digits and underscores, a letter first."""
    return bool(_ID.match(text))


def split_step(address: str) -> tuple[str, str | None]:
    """'huur[2027-01]' -> ('huur', '2027-01'); without a step the second part is None."""
    match = _STEP.match(address)
    return (match["base"], match["step"]) if match else (address, None)


def join(*parts: str) -> str:
    """Parts of an address with dots between them; empty parts fall away."""
    return ".".join(part for part in parts if part)


def step_address(base: str, month: Month) -> str:
    """The address of one step of a dated series: huur[2027-01]."""
    return f"{base}[{month}]"


def workbook_name(address: str) -> str:
    """The name of an input's cell: in_ + address, so that it can never look like a cell such as BTW21."""
    name = "in_" + re.sub(r"[^A-Za-z0-9]+", "_", address).strip("_")
    if _CELL_LIKE.match(name):  # pragma: no cover - the prefix rules it out; kept as a loud guard
        raise ValueError(f"{name} looks like a cell")
    return name


def in_words(name: str) -> str:
    """An id as a name, for what has none of its own."""
    text = name.replace("_", " ")
    return text[:1].upper() + text[1:]
