"""The scenario file with a reader's changes: new values on their own lines, comments and all the rest as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isclose
from typing import Literal

from verdienmodel.ground.address import split_step
from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Leaf
from verdienmodel.reading.yaml_text import Document, Mark, read_text
from verdienmodel.scenario.schema import BLOCKS
from verdienmodel.study.opening import open_bytes
from verdienmodel.study.study import Study
from verdienmodel.views.changed_file import changed_file
from verdienmodel.views.format import file_number, leaf_value, plain, with_unit

How = Literal["gelijk", "getallen", "variant", "niet"]
NOT_FITTING = "Let op: deze wijzigingen pasten niet in het bestand. Zet ze er zelf in:"
_VALUE = re.compile(r"[^\s,\[\]{}#\"']+")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True)
class SavedFile:
    """The bytes, and how the changes went in: new numbers, a variant, or not at all."""

    content: bytes
    how: How


def saved_file(raw: bytes, name: str, study: Study, changes: Mapping[str, float]) -> SavedFile:
    """The file as it was opened with these changed values (by address) in it.

    On their own line where the file has the value; otherwise as the option 'Mijn wijzigingen'. Either way the new
    file is read back through the front door first: a file that would give other numbers is never handed out.
    """
    option = study.graph.option(study.stamp.optie).values if study.stamp.optie else {}
    if not changes and not option:
        return SavedFile(raw, "gelijk")
    if not option:
        content = with_new_values(raw, study, changes)
        if content is not None and _says(content, name, study, changes):
            return SavedFile(content, "getallen")
    variant = changed_file(raw, name, study, {**option, **changes}) if changes else None
    if variant is not None:
        return SavedFile(variant, "variant")
    return SavedFile(_with_note(raw, study, changes), "niet") if changes else SavedFile(raw, "gelijk")


def with_new_values(raw: bytes, study: Study, changes: Mapping[str, float]) -> bytes | None:
    """The text with each value replaced where it stands; None when one does not stand in the file by itself."""
    bom = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    text = raw.decode("utf-8-sig")
    document, _ = read_text(text, "")
    marks = {address: _mark(document, address) for address in changes}
    for address, mark in sorted(marks.items(), key=lambda item: _order(item[1]), reverse=True):
        # From the last line up, so that the places still to do stay where they are.
        leaf = study.leaf(address)
        replaced = (
            _replaced(text, mark, file_value(leaf, changes[address]), leaf_value(leaf, leaf.value)) if mark else None
        )
        if replaced is None:
            return None
        text = replaced
    return (bom + text).encode()


def _with_note(raw: bytes, study: Study, changes: Mapping[str, float]) -> bytes:
    """The file as it was, with the changes as comments below it: told, not lost."""
    said = [f"#   {name}: {file_value(study.leaf(name), value)}" for name, value in changes.items()]
    return raw.rstrip() + "\n".join(["", "", f"# {NOT_FITTING}", *said, ""]).encode()


def file_value(leaf: Leaf, value: float) -> str:
    """A value as a file has it: 2027-01, ja, 400 or, with decimals, the quoted Dutch "2,5"."""
    if leaf.is_date:
        return str(Month.from_code(value))
    if leaf.is_switch:
        return "ja" if value else "nee"
    return file_number(with_unit(value, "%").rstrip("%") if leaf.percent else plain(value, 10))


def _order(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _mark(document: Document, address: str) -> Mark | None:
    return next((document.values[path] for path in _paths(address) if path in document.values), None)


def _paths(address: str) -> Iterator[tuple[str, ...]]:
    """Where a value may stand in the file: with its own key, or as an input of the plan or of an onderdeel."""
    base, step = split_step(address)
    parts = base.split(".")
    ends: list[list[str]] = [[step], [step[:4]]] if step else [[]]
    for end in ends:
        yield ("invoer", *parts, "waarde", *end)
        yield (*parts, "waarde", *end)
        if parts[0] in BLOCKS:
            yield (*parts[:2], "invoer", *parts[2:], "waarde", *end)
        yield (*parts, *end)


def _replaced(text: str, mark: Mark, new: str, old: str) -> str | None:
    """The text with the one word at a place replaced, and a comment that says so; None when it is not one word."""
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    start = starts[mark.line - 1] + mark.column - 1
    quote = text[start - 1] if start else ""
    if quote in ("'", '"'):
        end = text.find(quote, start)
        return _commented(text[: start - 1] + new, text[end + 1 :], old) if end > start else None
    word = _VALUE.match(text, start)
    return _commented(text[:start] + new, text[word.end() :], old) if word else None


def _commented(before: str, after: str, old: str) -> str:
    """The value's source was about the old value: the line says that it was changed, and what it was."""
    ending = _BREAK.search(after)
    rest, below = (after[: ending.start()], after[ending.start() :]) if ending else (after, "")
    return f"{before}{rest}  # gewijzigd, was {old}{below}"


def _says(content: bytes, name: str, study: Study, changes: Mapping[str, float]) -> bool:
    """Whether the new file gives these values, and every other value as before.

    An option that says "30% less" of a changed value takes 30% off the new value; what it says of others stays.
    """
    found = open_bytes(content, name).study
    if found is None:
        return False
    now, before = found.graph, study.graph
    options = [(option.name, _without(option.values, changes)) for option in before.options]
    same_options = [(option.name, _without(option.values, changes)) for option in now.options] == options
    return same_options and _same(now.base, {**before.base, **changes})


def _without(values: Mapping[str, float], changes: Mapping[str, float]) -> dict[str, float]:
    return {address: value for address, value in values.items() if address not in changes}


def _same(found: Mapping[str, float], wanted: Mapping[str, float]) -> bool:
    return set(found) == set(wanted) and all(isclose(found[a], wanted[a], rel_tol=1e-9, abs_tol=1e-10) for a in wanted)
