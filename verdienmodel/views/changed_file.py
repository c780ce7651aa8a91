"""A scenario file with a reader's changes in it, as an option; the rest of the file stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isclose

from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Leaf
from verdienmodel.study.opening import open_bytes
from verdienmodel.study.study import Study
from verdienmodel.views.format import percent, plain

OPTION = "mijn_wijzigingen"


def changed_file(raw: bytes, name: str, study: Study, changes: Mapping[str, float]) -> bytes | None:
    """The file with the option, read back to be sure that it says the same; None when that is not so."""
    text = _with_option(raw.decode("utf-8-sig"), [_line(study.leaf(a), value) for a, value in changes.items()])
    found = open_bytes(text.encode(), name).study
    if found is None:
        return None
    said = {option.name: option.values for option in found.graph.options}.get(OPTION, {})
    same = set(said) == set(changes) and all(isclose(said[a], value, rel_tol=1e-7) for a, value in changes.items())
    return text.encode() if same else None


def _with_option(text: str, lines: list[str]) -> str:
    block = "\n".join([f"  {OPTION}:", "    naam: Mijn wijzigingen", "    wijzigingen:", *lines])
    if re.search(r"^opties:\s*$", text, flags=re.MULTILINE):
        return re.sub(r"^opties:\s*$", lambda hit: f"{hit[0].rstrip()}\n{block}", text, count=1, flags=re.MULTILINE)
    return f"{text.rstrip()}\n\nopties:\n{block}\n"


def _line(leaf: Leaf, value: float) -> str:
    return f'      - {{adres: "{leaf.address}", zet: "{_entered(leaf, value)}"}}'


def _entered(leaf: Leaf, value: float) -> str:
    """The value as a file has it: 8%, 2027-01, ja or 1.250,5."""
    if leaf.is_date:
        return str(Month.from_code(value))
    if leaf.is_switch:
        return "ja" if value else "nee"
    if leaf.percent:
        return percent(value, 10).replace("\u2212", "-")
    return plain(value, 10).replace("\u2212", "-")
