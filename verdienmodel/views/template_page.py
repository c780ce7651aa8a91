"""docs/onderdelen, docs/deelnemers and docs/effecten: a page per template, made from the template itself."""

from __future__ import annotations

from typing import Any

from verdienmodel.library import load as library
from verdienmodel.scenario.templates import Raw, load_template
from verdienmodel.views.format import plain, unit_word

ROOMS = {
    "onderdelen": "Een onderdeel uit de bibliotheek",
    "deelnemers": "Een groep deelnemers uit de bibliotheek",
    "effecten": "Een voordeel voor een ander uit de bibliotheek",
}
"""The rooms whose templates have a page, with what such a template is."""
HEADS = {"effecten": "## Wat het oplevert, in niemands begroting"}
MADE = "Deze pagina komt uit het sjabloon zelf en wordt niet met de hand gewijzigd."


def template_page(room: str, name: str) -> str:
    """The whole page of one template, in Markdown."""
    data = load_template(room, name).data
    parts = (
        (f"# {data['naam']}", f"{data['uitleg']}", f"{ROOMS[room]}: `sjabloon: {name}`. {MADE}"),
        ("## Wat u invult", "Zonder waarde of kengetal vraagt het scenario erom.", _inputs(data)),
        (HEADS.get(room, "## Op de begroting"), "", _posts(data)),
        ("## Wat daartussen wordt gerekend", "", _quantities(data)),
        ("## Wanneer er een waarschuwing komt", "", _signals(data)) if data.get("signalen") else (),
        ("## Een jaar met de hand uitgerekend", "", _example(room, name, data)),
    )
    return "\n\n".join(text for part in parts for text in part if text) + "\n"


def pages() -> dict[str, str]:
    """Every page by its path below docs."""
    return {f"{room}/{name}.md": template_page(room, name) for room in ROOMS for name in library.names(room)}


def _table(heads: str, rows: list[list[str]]) -> str:
    lines = [" | ".join(cell.replace("|", "/") for cell in row) for row in rows]
    return "\n".join([f"| {heads} |", f"|{'---|' * (heads.count('|') + 1)}", *(f"| {line} |" for line in lines)])


def _inputs(data: Raw) -> str:
    return _table("invoer | naam | eenheid | gebruikelijk | waarde | uitleg", [
        [f"`{key}`", str(item.get("naam", key)), str(item.get("eenheid", "van het kengetal")), _range(item), _value(item), str(item.get("uitleg", ""))]
        for key, item in data["invoer"].items()
    ])  # fmt: skip


def _range(item: Raw) -> str:
    return f"{_number(item['laag'])} tot {_number(item['hoog'])}" if {"laag", "hoog"} <= set(item) else ""


def _value(item: Raw) -> str:
    """What it is when the scenario says nothing, and why."""
    if "kengetal" in item:
        return f"kengetal `{item['kengetal']}`"
    if "waarde" not in item:
        return "**vul in**"
    return " · ".join(text for text in (_number(item["waarde"]), str(item.get("bron", ""))) if text)


def _number(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"vanaf {month}: {_number(step)}" for month, step in value.items())
    return plain(float(value)) if isinstance(value, int | float) and not isinstance(value, bool) else _word(value)


def _word(value: Any) -> str:
    return {True: "ja", False: "nee"}.get(value, str(value))


def _posts(data: Raw) -> str:
    return _table("post | soort | kopje | btw | formule", [
        [_without_marks(str(item["naam"])), str(item["soort"]), str(item.get("rubriek", "")), str(item.get("btw", "")), f"`{item['formule']}`"]
        for item in data["posten"].values()
    ])  # fmt: skip


def _quantities(data: Raw) -> str:
    rows = [
        [f"`{key}`", str(item.get("naam", key)), "/".join(unit_word(word) for word in str(item["eenheid"]).split("/")), f"`{item['formule']}`" if "formule" in item else "**vul in**"]
        for key, item in data["grootheden"].items()
    ]  # fmt: skip
    return _table("grootheid | naam | eenheid | formule", rows)


def _signals(data: Raw) -> str:
    return "\n".join(
        f"- **{_without_marks(str(item['naam']))}**. {item.get('herstel', '')}" for item in data["signalen"].values()
    )


def _example(room: str, name: str, data: Raw) -> str:
    """What goes in and what must come out; a test works the same year out."""
    example: Any = library.load(room, name).data.get("voorbeeld")
    if not example:
        return ""
    given = [f"{_called(data, key)}: {_number(item['waarde'] if isinstance(item, dict) and 'waarde' in item else item)}" for key, item in example["invoer"].items()]  # fmt: skip
    done = f" De ploeg heeft {_number(example['gedaan'])}% van de uren die nodig zijn." if "gedaan" in example else ""
    outcomes = [[_called(data, key), _number(value)] for key, value in example["verwacht"].items()]
    head = f"In {int(example['jaar'])}.{done} Invoer: {'; '.join(given)}."
    return f"{head}\n\n{_table('uitkomst | bedrag of aantal', outcomes)}"


def _called(data: Raw, key: str) -> str:
    """The name of an input, quantity or post of the template."""
    *part, name = key.split(".")
    holders = [data["posten"]] if part else [data["invoer"], data["grootheden"]]
    found = next((str(holder[name].get("naam", name)) for holder in holders if name in holder), name.capitalize())
    return _without_marks(found)


def _without_marks(text: str) -> str:
    return text.replace(": {naam}", "").replace(" {naam}", "").replace("{naam}", "Voordeel")
