"""A scenario file with a reader's changes in it, as an option; the rest of the file stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from math import isclose

from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Leaf
from verdienmodel.study.opening import open_bytes
from verdienmodel.study.study import Study
from verdienmodel.views.format import percent, plain

OPTION = "mijn_wijzigingen"


def changed_file(raw: bytes, name: str, study: Study, changes: Mapping[str, float]) -> bytes | None:
    """The file with the option, read back to be sure that it says the same; None when that is not so."""
    option = _free_name({option.name for option in study.graph.options})
    lines = [_line(study.leaf(address), value) for address, value in changes.items()]
    text = _with_option(raw.decode("utf-8-sig"), option, lines)
    found = open_bytes(text.encode(), name).study
    if found is None:
        return None
    said = {item.name: item.values for item in found.graph.options}.get(option, {})
    same = set(said) == set(changes) and all(isclose(said[a], value, rel_tol=1e-7) for a, value in changes.items())
    return text.encode() if same else None


def _free_name(taken: set[str]) -> str:
    """A file that was saved before has this option already; the new one gets a number."""
    if OPTION not in taken:
        return OPTION
    return next(name for name in (f"{OPTION}_{number}" for number in count(2)) if name not in taken)


def _with_option(text: str, option: str, lines: list[str]) -> str:
    head = re.search(r"^opties:[ \t]*(#.*)?$", text, flags=re.MULTILINE)
    indent = _indent(text[head.end() :]) if head else "  "
    block = "\n".join(
        f"{indent}{line}" for line in (f"{option}:", "  naam: Mijn wijzigingen", "  wijzigingen:", *lines)
    )
    if head:
        return f"{text[: head.end()]}\n{block}{text[head.end() :]}"
    return f"{text.rstrip()}\n\nopties:\n{block}\n"


def _indent(below: str) -> str:
    """How far the options that are already there stand from the margin."""
    first = re.search(r"^([ ]+)[^\s#]", below, flags=re.MULTILINE)
    return first[1] if first else "  "


def _line(leaf: Leaf, value: float) -> str:
    return f'    - {{adres: "{leaf.address}", zet: "{_entered(leaf, value)}"}}'


def _entered(leaf: Leaf, value: float) -> str:
    """The value as a file has it: 8%, 2027-01, ja or 1.250,5."""
    if leaf.is_date:
        return str(Month.from_code(value))
    if leaf.is_switch:
        return "ja" if value else "nee"
    if leaf.percent:
        return percent(value, 10).replace("\u2212", "-")
    return plain(value, 10).replace("\u2212", "-")
