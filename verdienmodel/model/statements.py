"""Step 2b: statements from YAML: selections become explicit sums over posts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from verdienmodel.ground.address import in_words, join
from verdienmodel.ground.problem import nearest
from verdienmodel.ground.units import EUR, EUR_PER_MONTH, Unit, parse_unit
from verdienmodel.kengetallen.taakvelden import load_taakvelden
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.library import load as library
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Entry, Line, Statement
from verdienmodel.model.selection import attribute_of, row_of_post, select
from verdienmodel.scenario.schema import COMPANY, books_of_block

ALL = "samen"
EVERYBODY = "iedereen"
"""A statement over all parties, also those that keep no books here: each with what it gives, gets and saves."""
HOURS = parse_unit("uur/maand")
_LABELS = {
    "rubriek": "rubrieken",
    "partij": "partijen",
    "administratie": "partijen",
    "fase": "fasen",
    "onderdeel": "onderdelen",
    "buiten": "partijen",
}


@dataclass(frozen=True)
class Books:
    """One administratie to make statements for, or all of them together."""

    name: str
    label: str
    entries: tuple[Entry, ...]


def books_of(bench: Workbench, entries: tuple[Entry, ...]) -> tuple[Books, ...]:
    """Each administratie by itself and, when there are more, all together without what they pay each other."""
    names = list(dict.fromkeys(entry.administratie for entry in entries)) or [COMPANY]
    single = [Books(name, _label(bench, "administratie", name), _of(entries, name)) for name in names]
    together = tuple(entry for entry in entries if entry.intern == "nee")
    return (*single, Books(ALL, "Alles samen", together)) if len(names) > 1 else tuple(single)


def _of(entries: tuple[Entry, ...], name: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.administratie == name)


def build_statements(bench: Workbench, entries: tuple[Entry, ...]) -> tuple[Statement, ...]:
    """Every statement of the library for every administratie that has posts."""
    made = []
    own = tuple(entry for entry in entries if entry.soort != "voordelen")
    each, everybody = books_of(bench, own), (Books(EVERYBODY, "Iedereen", entries),)
    for name in sorted(library.names("staten"), key=_place):
        layout = library.load("staten", name).data
        saved = entries if layout.get("met_voordelen") else ()
        for books in everybody if layout.get("iedereen") else _with_saved(each, saved):
            if not _has(books.entries, layout.get("alleen_met")) or not _for(bench, books, layout.get("alleen_voor")):
                continue
            if layout.get("boekhouding") and books.name not in bench.scenario.boekhouding:
                continue
            if "alleen_als" in layout and not _there(bench, books, _filled(layout["alleen_als"], books)):
                continue
            made.append(_Builder(bench, name, layout, books).build())
    return tuple(made)


def _with_saved(each: tuple[Books, ...], entries: tuple[Entry, ...]) -> tuple[Books, ...]:
    """Books with what their party saves, in whichever books that stands."""
    saved = tuple(entry for entry in entries if entry.soort == "voordelen")
    own = ((books, tuple(entry for entry in saved if entry.partij == books.name)) for books in each)
    return tuple(replace(books, entries=books.entries + found) if found else books for books, found in own)


def _filled(text: Any, books: Books) -> str:
    return str(text).replace("{administratie}", books.name)


def _there(bench: Workbench, books: Books, pattern: str) -> bool:
    """Whether a quantity exists, or with onderdelen.*.name some block in these books has it."""
    room, star, field = pattern.partition(".*.")
    if not star:
        return pattern in bench.drafts
    return any(address in bench.drafts for address in _of_blocks(bench, books, room, field).values())


def _of_blocks(bench: Workbench, books: Books, room: str, field: str) -> dict[str, str]:
    """The address that a quantity would have in every building block of a room in these books, by block."""
    return {
        address: join(address, field)
        for address, block in bench.blocks.items()
        if address.startswith(f"{room}.") and books_of_block(bench.scenario, block) == books.name
    }


def _has(entries: tuple[Entry, ...], wanted: Any) -> bool:
    """Whether a statement has anything to show: an attribute that some entry has, or a selection that finds one."""
    if isinstance(wanted, dict):
        return bool(select(entries, _selection(wanted)))
    return wanted is None or any(getattr(entry, str(wanted)) for entry in entries)


def _for(bench: Workbench, books: Books, kinds: Any) -> bool:
    """Whether a statement is for this kind of party; without kinds it is for all."""
    party = bench.scenario.partijen.get(books.name)
    return kinds is None or (party is not None and party.soort in kinds)


def _selection(spec: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: (value,) if isinstance(value, str) else tuple(value) for key, value in spec.items()}


def _place(name: str) -> float:
    """Where a statement comes among the others: the exploitatie first."""
    return float(str(library.load("staten", name).data["volgorde"]))


def _label(bench: Workbench, attribute: str, value: str) -> str:
    """What people call a rubriek, partij, fase, onderdeel, taakveld or post."""
    if attribute == "taakveld":
        name = load_taakvelden().name(value, bench.timeline.last.year)
        return f"{value} {name}".strip() if value else "Zonder taakveld"
    if attribute == "post":
        return bench.drafts[value].label
    if attribute == "verzameling":
        return value.capitalize()
    item = getattr(bench.scenario, _LABELS.get(attribute, ""), {}).get(value)
    without = {
        "partij": "Zonder partij",
        "fase": "Zonder fase",
        "onderdeel": "Algemeen",
        "administratie": "De organisatie",
    }
    return getattr(item, "naam", None) or value.replace("_", " ").capitalize() or without.get(attribute, "Overig")


def _name_of(bench: Workbench, room: str, block: str) -> str:
    name = bench.blocks[join(room, block)].naam or in_words(block)
    return name[:1].upper() + name[1:]


class _Builder:
    """One statement for one administratie."""

    def __init__(self, bench: Workbench, name: str, layout: Mapping[str, Any], books: Books) -> None:
        self.bench, self.name, self.layout, self.books = bench, name, layout, books
        self.unit = EUR if layout.get("standen") else HOURS if self.hours else EUR_PER_MONTH
        self.lines: list[Line] = []
        self.made: list[str] = []

    @property
    def hours(self) -> bool:
        """A statement of hours instead of money."""
        return self.layout.get("eenheid") == "uur"

    def address(self, row: str) -> str:
        return f"staten.{self.name}.{self.books.name}.{row}"

    def build(self) -> Statement:
        for row, spec in self.layout["rijen"].items():
            self.row(row, spec)
        return Statement(
            self.name, str(self.layout["naam"]), self.books.name, self.books.label, _without_empty_heads(self.lines),
            self.amounts(), str(self.layout.get("rol", "")),
        )  # fmt: skip

    def amounts(self) -> str:
        """What the numbers are. Money and the balance are with btw; costs and income without what comes back."""
        if self.hours:
            return "in uren"
        with_btw = str(self.layout.get("btw", "zonder"))
        if not self.bench.scenario.btw:
            return "in euro, excl. btw" if with_btw == "zonder" else "in euro"
        return {"zonder": "in euro, zonder btw die terugkomt", "met": "in euro, met btw"}[with_btw]

    def row(self, row: str, spec: Mapping[str, Any]) -> None:
        if not _has(self.books.entries, spec.get("alleen_met")):
            return
        if "alleen_als" in spec and not _there(self.bench, self.books, _filled(spec["alleen_als"], self.books)):
            return
        if "kop" in spec:
            self.lines.append(Line("", str(spec["kop"]), "kop"))
            return
        if "elk" in spec:
            self.each_block(spec["elk"])
            return
        if "voor_elk" in spec:
            self.for_each_block(row, spec)
            return
        if "voor_elke" in spec:
            self.for_each_value(row, spec)
            return
        label, style = str(spec.get("naam", "")), spec.get("stijl", "totaal")
        if "is" in spec or "formule" in spec:
            self.worked_out(row, spec, label, style)
            return
        found = self.selected(row, spec)
        if "elke_post" in spec:
            self.each_post(found, spec["elke_post"])
        elif "per" in spec:
            groups = [spec["per"]] if isinstance(spec["per"], str) else list(spec["per"])
            self.groups(row, found, groups, 1, str(spec.get("veld", "")), spec)
        elif self.rows(found, str(spec.get("veld", ""))) or not spec.get("verberg_leeg"):
            self.total(self.address(row), label, found, style, 0, str(spec.get("veld", "")), spec)

    def each_post(self, entries: tuple[Entry, ...], fields: Mapping[str, str]) -> None:
        """Some rows of each post below each other, such as what was planned and what came of it."""
        for post in dict.fromkeys(entry.post for entry in entries):
            label = self.bench.drafts[post].label
            for field, words in fields.items():
                address = row_of_post(self.bench.drafts, post, field)
                self.lines.append(Line(address, f"{label}, {words}", "post", 2))

    def each_block(self, pattern: str) -> None:
        """One quantity of every building block in these books that has it, each under the name of its block."""
        room, _, field = str(pattern).split(".")
        for address, quantity in _of_blocks(self.bench, self.books, room, field).items():
            if quantity in self.bench.drafts:
                self.lines.append(Line(quantity, _name_of(self.bench, *address.split(".")), "post", 1))

    def for_each_block(self, row: str, spec: Mapping[str, Any]) -> None:
        """The same rows for every building block of some collections, each under its own name."""
        wanted = _selection({"verzameling": spec["voor_elk"], "telt": "ja"})
        found = dict.fromkeys((item.verzameling, item.bouwsteen) for item in select(self.books.entries, wanted))
        for room, block in found:
            self.lines.append(Line("", _name_of(self.bench, room, block), "kop"))
            own = {"verzameling": room, "bouwsteen": block}
            for key, inner in spec["rijen"].items():
                place = f"{row}.{room}_{block}"
                picked = {**inner, "som": {**inner["som"], **own}} if "som" in inner else {**inner, "binnen": place}
                self.row(f"{place}.{key}", picked)

    def for_each_value(self, row: str, spec: Mapping[str, Any]) -> None:
        """The same rows for every value that some attributes of the posts have, each under its own name."""
        own = self.asked(spec)
        found = {value: name for name in spec["voor_elke"] for value in self.in_file_order(name, own)}
        for value, attribute in found.items():
            if not value and not spec.get("ook_zonder"):
                continue
            label = spec.get("namen", {}).get(value) or _label(self.bench, attribute, value)
            self.lines.append(Line("", label, "kop"))
            for key, inner in spec["rijen"].items():
                place = f"{row}.{_key(value)}"
                chosen = [{k: value if v == "{waarde}" else v for k, v in one.items()} for one in inner.get("som", ())]
                self.row(f"{place}.{key}", {**inner, **({"som": chosen} if chosen else {"binnen": place})})

    def asked(self, spec: Mapping[str, Any]) -> tuple[Entry, ...]:
        """What one selection finds, or each of several."""
        return tuple(entry for one in _each(spec["som"]) for entry in select(self.books.entries, _selection(one)))

    def selected(self, row: str, spec: Mapping[str, Any]) -> tuple[Entry, ...]:
        found = self.asked(spec)
        selection = _selection(_each(spec["som"])[0])
        if not found and not spec.get("mag_leeg"):
            for key, values in selection.items():
                known = {str(getattr(entry, attribute_of(key))) for entry in self.books.entries}
                for value in set(values) - known:
                    self.bench.problem(
                        "E034",
                        (),
                        f"staat {self.name}, rij {row}: geen enkele post heeft {key}={value}",
                        "dan telt deze rij niets op",
                        nearest(value, known),
                    )
        return found

    def worked_out(self, row: str, spec: Mapping[str, Any], label: str, style: str) -> None:
        """A formula over rows of this statement, or one that shows quantities of the scenario itself (is)."""
        if "is" in spec:
            expression = parse(_filled(spec["is"], self.books))
        else:
            inside = f"{spec['binnen']}." if "binnen" in spec else ""
            rows_of = partial(self.rows_of, inside=inside)
            expression = _prefixed(parse(str(spec["formule"])), self.address(inside), rows_of)
        self.add(self.address(row), label, expression, style, int(spec.get("niveau", 0)), spec)

    def groups(
        self, row: str, entries: tuple[Entry, ...], per: list[str], level: int, field: str,
        spec: Mapping[str, Any],
    ) -> None:  # fmt: skip
        attribute, deeper = per[0], per[1:]
        for value in self.in_file_order(attribute, entries):
            inside = tuple(entry for entry in entries if str(getattr(entry, attribute)) == value)
            if attribute == "post":
                address = row_of_post(self.bench.drafts, value, field)
                label = self.bench.drafts[value].label
                self.lines.append(Line(address, label, "post", level, inside[0].pm))
                continue
            label = _label(self.bench, attribute, value)
            self.total(self.address(f"{row}.{_key(value)}"), label, inside, "subtotaal", level, field, spec)
            if deeper:
                self.groups(row, inside, deeper, level + 1, field, spec)

    def in_file_order(self, attribute: str, entries: tuple[Entry, ...]) -> list[str]:
        """The groups as the scenario lists them (phases in their own order); what it does not list comes last."""
        listed = list(getattr(self.bench.scenario, _LABELS.get(attribute, ""), {}))
        values = dict.fromkeys(str(getattr(entry, attribute)) for entry in entries)
        return sorted(values, key=lambda value: listed.index(value) if value in listed else len(listed))

    def total(
        self, address: str, label: str, entries: tuple[Entry, ...], style: str, level: int, field: str = "",
        spec: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        names = tuple(Name(row) for row in self.rows(entries, field))
        expression: Expression = Call("som", names) if names else Literal(0.0)
        if (spec or {}).get("teken") == "min":
            expression = Call("negatief", (expression,))
        self.add(address, label, expression, style, level, spec)

    def rows(self, entries: tuple[Entry, ...], field: str) -> tuple[str, ...]:
        """The rows of these posts that a field asks for; a post that has none is left out."""
        posts = dict.fromkeys(entry.post for entry in entries)
        return tuple(row for post in posts if (row := row_of_post(self.bench.drafts, post, field)))

    def rows_of(self, pattern: str, inside: str = "") -> list[str]:
        """The rows behind a name, if any: 'baten.*' -> every group of the row baten."""
        middle = re.escape(self.address(inside + pattern)).replace(r"\*\.", r"[a-z0-9_]+\.").replace(r"\*", ".*")
        whole = re.compile(middle)
        return [address for address in self.made if whole.fullmatch(address)]

    def add(
        self, address: str, label: str, expression: Expression, style: str, level: int,
        spec: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        """A row that shows a moment (toont: begin, eind or laagste) is an amount; any other what the statement counts."""
        shows = str((spec or {}).get("toont", ""))
        unit: Unit = EUR if shows else self.unit
        self.bench.add(
            Draft(address, label, unit, str(unit), "staat", expression, "", (), owner=address, force_row=True)
        )
        self.made.append(address)
        shown = "" if shows == "eind" else shows
        self.lines.append(Line(address, label, style, level, shows=shown))  # type: ignore[arg-type]


def _prefixed(node: Expression, prefix: str, rows_of: Any) -> Expression:
    """Row names of one statement as full addresses; som(rij.*) as the sum of that row's groups."""
    if isinstance(node, Name):
        return Name(prefix + node.address)
    if not isinstance(node, Call):
        return node
    if node.function == "som":
        found = [Name(address) for arg in node.args if isinstance(arg, Name) for address in rows_of(arg.address)]
        return Call("som", tuple(found)) if found else Literal(0.0)
    return node.with_args(tuple(_prefixed(arg, prefix, rows_of) for arg in node.args))


def _each(selection: Any) -> list[Any]:
    return selection if isinstance(selection, list) else [selection]


def _key(value: str) -> str:
    """The value of an attribute as a part of an address."""
    return value.replace(".", "_").replace("~", "_") or "zonder"


def _without_empty_heads(lines: list[Line]) -> tuple[Line, ...]:
    kept: list[Line] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if line.style == "kop" and (following is None or following.style == "kop"):
            continue
        kept.append(line)
    return tuple(kept)
