"""What real Excel refuses in a workbook (it calls the file damaged), checked in the written XML itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FUNCTIONS = frozenset(
    "ABS AND COUNTIF EXP IF INDEX INT IRR ISNUMBER LN LOOKUP MATCH MAX MIN MOD NA NOT NPV OR PMT RATE SIGN SUM SUMIF"
    " SUMIFS SUMPRODUCT IFERROR ISERROR COUNT COUNTA ROUND".split()
)
"""All known since Excel 2007, so that none needs _xlfn."""
_TEXT = re.compile(r'"((?:[^"]|"")*)"')
_QUOTED_SHEET = re.compile(r"'[^']*'!")
_CALL = re.compile(r"([A-Za-z_][\w.]*)\(")
_SHEET = re.compile(r"(?:'([^']+)'|([A-Za-z_]\w*))!")
_NAME = re.compile(r"[A-Za-z_\\][\w.\\]{0,254}")
_CELL = re.compile(r"[A-Za-z]{1,3}\d{1,7}|[RrCc]|[Rr]\d+|[Cc]\d+|[Rr]\d*[Cc]\d*|TRUE|FALSE", re.IGNORECASE)


def refused_by_excel(content: bytes) -> list[str]:
    """Every rule that this file breaks, with the place."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            try:
                parts[name] = ET.fromstring(archive.read(name))
            except ET.ParseError as error:
                return [f"{name}: no well-formed XML ({error})"]
    book = parts["xl/workbook.xml"]
    sheets = [sheet.attrib["name"] for sheet in book.iter(MAIN + "sheet")]
    found = [*_sheet_names(sheets), *_names(book), *_texts(parts["xl/sharedStrings.xml"])]
    for name, part in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            found += [f"{name}: {fault}" for fault in _worksheet(part, sheets)]
    return found


def _sheet_names(names: list[str]) -> Iterator[str]:
    for name in names:
        if not 1 <= len(name) <= 31 or re.search(r"[\[\]:*?/\\]", name) or name.strip("'") != name:
            yield f"sheet name {name!r}"
    yield from (f"sheet name twice: {name}" for name in _twice(names))


def _names(book: ET.Element) -> Iterator[str]:
    """Defined names: legal, not like a cell, once per scope."""
    scoped = []
    for item in book.iter(MAIN + "definedName"):
        name = item.attrib["name"]
        scoped.append(f"{name} {item.attrib.get('localSheetId', '')}")
        if not name.startswith("_xlnm.") and (not _NAME.fullmatch(name) or _CELL.fullmatch(name)):
            yield f"defined name {name!r}"
    yield from (f"defined name twice: {name}" for name in _twice(scoped))


def _texts(strings: ET.Element) -> Iterator[str]:
    for item in strings.iter(MAIN + "si"):
        if len("".join(item.itertext())) > 32767:
            yield "a text of more than 32767 characters"


def _worksheet(sheet: ET.Element, sheets: list[str]) -> Iterator[str]:
    for tag in ("f", "formula", "formula1", "formula2"):
        for item in sheet.iter(MAIN + tag):
            yield from (f"{fault}: {(item.text or '')[:60]}" for fault in formula_faults(item.text or "", sheets))
    for rule in sheet.iter(MAIN + "dataValidation"):
        yield from _validation(rule)
    for row in sheet.iter(MAIN + "row"):
        if float(row.attrib.get("ht", 0)) > 409.5:
            yield f"row {row.attrib['r']} is too high"
    for link in sheet.iter(MAIN + "hyperlink"):
        if link.attrib.get("location", "").rpartition("!")[0].strip("'") not in sheets:
            yield f"link to no sheet: {link.attrib}"
    for item in (*sheet.iter(MAIN + "oddFooter"), *sheet.iter(MAIN + "oddHeader")):
        if len(item.text or "") > 255:
            yield "header or footer of more than 255 characters"


def _validation(rule: ET.Element) -> Iterator[str]:
    most = {"errorTitle": 32, "promptTitle": 32, "error": 255, "prompt": 255}
    yield from (f"validation {key} too long" for key, length in most.items() if len(rule.attrib.get(key, "")) > length)
    for item in rule:
        if len(item.text or "") > 255:
            yield "validation list too long"


def formula_faults(formula: str, sheets: Iterable[str] = ()) -> Iterator[str]:
    """Too long, too deep, too many arguments, an unknown function or sheet, a long text."""
    if len(formula) > 8192:
        yield "formula too long"
    if any(len(text) > 255 for text in _TEXT.findall(formula)):
        yield "text in a formula of more than 255 characters"
    bare = _TEXT.sub('""', formula)
    yield from (f"no such sheet {a or b}" for a, b in _SHEET.findall(bare) if (a or b) not in sheets)
    bare = _QUOTED_SHEET.sub("", bare)
    yield from (f"unknown function {name}" for name in _CALL.findall(bare) if name not in FUNCTIONS)
    yield from _brackets(bare)


def _brackets(formula: str) -> Iterator[str]:
    counts, deepest, most = [1], 0, 0
    for sign in formula:
        if sign == "(":
            counts.append(1)
        elif sign == "," and counts:
            counts[-1] += 1
            most = max(most, counts[-1])
        elif sign == ")" and counts:
            counts.pop()
        deepest = max(deepest, len(counts) - 1)
    if len(counts) != 1:
        yield "brackets do not match"
    if deepest > 64:
        yield "nested too deep"
    if most > 255:
        yield "too many arguments"


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(name.lower() for name in names).items() if count > 1]
