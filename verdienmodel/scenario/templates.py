"""A template of the library as a block is built on it: one file, or one laid over others (bouwt_op)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from verdienmodel.library import load as library
from verdienmodel.reading.yaml_text import Document, Path_

Raw = dict[str, Any]
ORIGIN = ("waarde", "kengetal", "bron")
PARTS = ("invoer", "grootheden", "posten", "standen", "signalen", "controles")
BUILDS_ON, USUAL = "bouwt_op", "standaard"
ASIDE = ("voorbeeld", "rechtsvormen", BUILDS_ON, USUAL)
"""What a template says about itself, and not of the block that is built on it."""


@dataclass(frozen=True)
class Template:
    """What a template holds, and the files it stands in: its own first."""

    data: Raw
    documents: tuple[Document, ...]

    def document(self, path: Path_) -> Document:
        """The file in which something stands."""
        return next((document for document in self.documents if document.has(path)), self.documents[0])

    def has(self, path: Path_) -> bool:
        return self.document(path).has(path)

    def place(self, path: Path_) -> str:
        return self.document(path).place(path)


def load_template(room: str, name: str) -> Template:
    """A template with what it builds on underneath. ProblemsFound when the library is not readable."""
    document = library.load(room, name)
    template = Template({key: value for key, value in document.data.items() if key not in ASIDE}, (document,))
    below: Any = document.data.get(BUILDS_ON) or []
    for base in [below] if isinstance(below, str) else below:  # the first named lies on top
        template = _laid_over(load_template(*_place(room, str(base))), template)
    return template


def _place(room: str, name: str) -> tuple[str, str]:
    """Room and file of what a template builds on: its own room, unless it says room/file."""
    other, _, file = name.rpartition("/")
    return other or room, file


def _laid_over(base: Template, own: Template) -> Template:
    data = {**base.data, **own.data}
    data |= {part: _own_first(part, base.data.get(part), own.data.get(part)) for part in PARTS}
    return Template(data, (*own.documents, *base.documents))


def _own_first(part: str, base: Any, own: Any) -> Raw:
    """A reader meets what is particular to a template before what it shares."""
    laid: Raw = merge_part(part, base, own)
    return {**{key: laid[key] for key in own or {}}, **laid}


def usual(path: Path_, raw: Raw, known: tuple[str, ...]) -> str | None:
    """The template of a block that names none: called as its room, the only or usual one, or the one for this legal form."""
    room, name = path[0], path[1]
    if room in known or room == "onderdelen":
        return room if room in known else None
    parties = raw.get("partijen")
    party = parties.get(name) if isinstance(parties, dict) else None
    form = party.get("rechtsvorm") if isinstance(party, dict) else None
    fitting = [item for item in known if form in _forms(room, item) or library.load(room, item).data.get(USUAL)]
    return fitting[0] if fitting else known[0] if len(known) == 1 else None


def _forms(room: str, template: str) -> list[Any]:
    """The legal forms that a template says it is for."""
    forms = library.load(room, template).data.get("rechtsvormen")
    return list(forms) if isinstance(forms, list) else []


def merge_part(part: str, base: Any, own: Any) -> Any:
    """The items of a part with others of the same name laid over them, field by field."""
    if own is None:
        return base or {}
    if not isinstance(own, dict) or not isinstance(base or {}, dict):
        return own
    merged: Raw = dict(base or {})
    for key, item in own.items():
        below = merged.get(key)
        short = part == "invoer" and not (isinstance(item, dict) and _is_fields(item))
        fields = {"waarde": item} if short else item
        merged[key] = _lay_over(below, fields) if isinstance(below, dict) and isinstance(fields, dict) else fields
    return merged


def _is_fields(item: Raw) -> bool:
    """Fields of an input, as against a dated series {2027-01: …} written straight behind the name."""
    return not item or not all(str(key)[:1].isdigit() for key in item)


def _lay_over(below: Raw, item: Raw) -> Raw:
    kept = below
    if "waarde" in item or "kengetal" in item or "formule" in item:
        kept = {key: value for key, value in below.items() if key not in (*ORIGIN, "formule")}
    return {**kept, **item}
