"""Step 2d, legal points (library/juridisch): what a plan measures against a ceiling, per books or per party that buys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from verdienmodel.ground.address import join
from verdienmodel.ground.problem import nearest
from verdienmodel.ground.units import EUR
from verdienmodel.kengetallen.resolve import Resolved, resolve
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Name, walk
from verdienmodel.library import load as library
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.entries import government
from verdienmodel.model.graph import Entry, Signal
from verdienmodel.model.inputs import add_input
from verdienmodel.model.selection import select
from verdienmodel.model.toets import Toets
from verdienmodel.scenario.items import Invoer

ROOM = "juridisch"
Spec = Mapping[str, Any]


@dataclass(frozen=True)
class About:
    """Whose books a point is about, and of which other party."""

    books: str
    partij: str
    label: str

    def filled(self, text: str) -> str:
        """A text of the library with these names in it."""
        marks = {"{administratie}": self.books, "{partij}": self.partij, "{partijnaam}": self.label}
        for mark, name in marks.items():
            text = text.replace(mark, name)
        return text


def build_toetsen(bench: Workbench, entries: tuple[Entry, ...], signals: tuple[Signal, ...]) -> tuple[Toets, ...]:
    """Every legal point that applies to this plan; one that does not apply costs nothing."""
    specs: dict[str, Spec] = {name: library.load(ROOM, name).data for name in library.names(ROOM)}
    _known(bench, specs)
    found: list[Toets] = []
    for name, spec in specs.items():
        found += _spoken(name, spec, signals) if "signalen" in spec else _measured(bench, name, spec, entries)
    return (*found, *_schemes(bench))


def _known(bench: Workbench, specs: Mapping[str, Spec]) -> None:
    """A ceiling under a name that no legal point has would never be looked at."""
    for name, own in bench.scenario.juridisch.items():
        inputs = specs.get(name, {}).get("invoer", {})
        for path, key, among in [((ROOM, name), name, [n for n, spec in specs.items() if "invoer" in spec])] + [
            ((ROOM, name, item), item, list(inputs)) for item in own if inputs
        ]:
            if key not in among:
                remedy = nearest(key, among) or f"kies uit: {', '.join(among)}"
                bench.problem("S130", path, f"‘{key}’ is geen juridisch punt met een drempel", "", remedy)


def _spoken(name: str, spec: Spec, signals: tuple[Signal, ...]) -> Iterator[Toets]:
    """A point of which the warnings of building blocks speak."""
    found = tuple(item.address for item in signals if fnmatchcase(item.address, spec["signalen"]))
    if found:
        yield Toets(name, spec["naam"], spec["bron"], spec["herstel"], signals=found)


def _measured(bench: Workbench, name: str, spec: Spec, entries: tuple[Entry, ...]) -> Iterator[Toets]:
    about = list(_about(bench, spec, entries))
    if not about:
        return
    _inputs(bench, name, spec)
    for one in about:
        yield from _ceilings(bench, name, spec, one)


def _about(bench: Workbench, spec: Spec, entries: tuple[Entry, ...]) -> Iterator[About]:
    """The books (and the parties that buy from them) in which there is something to measure; a government is no company."""
    chosen = [{key: (str(value),) for key, value in one.items()} for one in spec["alleen_als"]]
    groups: dict[tuple[str, str], set[str]] = {}
    for entry in (entry for selection in chosen for entry in select(entries, selection)):
        key = (entry.administratie, entry.partij if spec["per"] == "partij" else "")
        groups.setdefault(key, set()).add(entry.post)
    also = {key: (str(value),) for key, value in spec.get("ook", {}).items()}
    measurable = {entry.administratie for entry in select(entries, also)}
    for (books, partij), posts in groups.items():
        if len(posts) >= spec.get("minstens", 1) and books in measurable and government(bench.scenario, books) != "ja":
            known = bench.scenario.partijen.get(partij or books)
            yield About(books, partij, known.naam if known else "")


def _inputs(bench: Workbench, name: str, spec: Spec) -> None:
    """Terms and ceilings: what the file says, else the library; a ceiling that no data have stays away."""
    own = bench.scenario.juridisch.get(name, {})
    for key, base in spec.get("invoer", {}).items():
        given = own.get(key)
        below = {field: base[field] for field in ("naam", "eenheid") if field in base}
        filled = {**below, **given.model_dump(exclude_unset=True)} if given else base
        item = Invoer.model_validate(filled)
        if item.kengetal is None or isinstance(resolve(bench.store, item.kengetal, bench.timeline), Resolved):
            add_input(bench, join(ROOM, name, key), "", key, item, (ROOM, name, key))


def _ceilings(bench: Workbench, name: str, spec: Spec, one: About) -> Iterator[Toets]:
    base = join(ROOM, name, *filter(None, (one.books, one.partij)))
    measured = join(base, "gemeten")
    gauge = spec["gemeten"]
    _quantity(bench, name, measured, one.filled(gauge["naam"]), _readable(bench, gauge["formules"], one), gauge)
    if "kosten" in spec:
        _quantity(bench, name, join(base, "kosten"), spec["kosten"]["naam"], one.filled(spec["kosten"]["formule"]), {})
    for key, label in spec["drempels"].items():
        own = (join(ROOM, name, key), join(base, key))
        ceiling = next((address for address in own if address in bench.drafts), "")
        room = join(base, key, "ruimte") if ceiling else ""
        if ceiling:
            _quantity(bench, name, room, f"Ruimte: {label}", f"{ceiling} - {measured}", {})
        of_whom = f" ({one.label})" if one.label else ""
        yield Toets(
            join(base, key).removeprefix(f"{ROOM}."), f"{label}{of_whom}", spec["bron"], spec["herstel"], measured,
            ceiling, room, spec.get("vanaf") == "ja",
        )  # fmt: skip


def _readable(bench: Workbench, formulas: list[str], one: About) -> str:
    """The first formula of which the plan has every name: books that keep a running total already are not asked twice."""
    texts = [one.filled(text) for text in formulas]
    return next(
        text
        for text in texts
        if all(part.address in bench.drafts for part in walk(parse(text)) if isinstance(part, Name))
    )


def _quantity(bench: Workbench, name: str, address: str, label: str, formula: str, spec: Spec) -> None:
    bench.add(
        Draft(
            address, label, EUR, "eur", "grootheid", parse(formula), "", (ROOM, name),
            explanation=spec.get("uitleg", ""), formula=formula, force_row=True,
        )
    )  # fmt: skip


def _schemes(bench: Workbench) -> Iterator[Toets]:
    """Who may use a scheme that is not for everybody; a plan in which he may not is refused when it is read (S071)."""
    schemes: Mapping[str, Any] = library.load("basis", "regelingen").data
    for name, block in bench.scenario.subsidies.items():
        scheme = schemes.get(block.regeling or "", {})
        if "rechtsvormen" in scheme:
            yield Toets(
                f"regeling.{name}", f"Wie mag dit aanvragen: {scheme['naam']}", scheme["bron"],
                "Laat toetsen of u ook aan de andere eisen van de regeling voldoet.",
                settled=f"voor {', '.join(scheme['rechtsvormen'])}; uw rechtsvorm staat daarbij",
            )  # fmt: skip
