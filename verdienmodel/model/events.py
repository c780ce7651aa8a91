"""Step 7, the rest: paths over the years, events with what they change, and inputs that move together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from verdienmodel.ground.address import join
from verdienmodel.ground.problem import Problem
from verdienmodel.ground.units import NUMBER
from verdienmodel.model.changes import Change, apply
from verdienmodel.model.drafts import Path, Workbench
from verdienmodel.model.graph import Leaf
from verdienmodel.model.inputs import leaf_draft, source_of
from verdienmodel.model.outside import outside_spreads
from verdienmodel.model.paths import PATHS
from verdienmodel.model.spreads import build_spreads
from verdienmodel.model.uncertain import Effect, Event, Link, Spread, Uncertainty
from verdienmodel.model.uncertain import Path as Course
from verdienmodel.scenario.schema import Gebeurtenis
from verdienmodel.scenario.spread import Pad, Samenhang
from verdienmodel.scenario.surroundings import Index
from verdienmodel.scenario.values import read_number

FROM_SPREADS = ("S012", "S100", "S101", "S102", "S103")
"""Mistakes in a spread: the input is then uncertain, though we cannot read how."""


def build_uncertainty(bench: Workbench, aliases: Mapping[str, str]) -> Uncertainty:
    """What differs from draw to draw."""
    spreads = build_spreads(bench)
    return Uncertainty(
        spreads, _courses(bench), _events(bench, dict(aliases)), _links(bench, spreads), outside_spreads(bench)
    )


def _courses(bench: Workbench) -> tuple[Course, ...]:
    """The paths of the scenario, and the indices whose rate differs from what is expected."""
    paths = [_course(bench, PATHS, name, item, item.naam) for name, item in bench.scenario.paden.items()]
    indices = [
        _course(bench, "indexen", name, item, item.naam or name, adds=True)
        for name, item in bench.scenario.indexen.items()
        if item.schok is not None and f"indexen.{name}" in bench.tables
    ]
    return (*paths, *indices)


def _course(bench: Workbench, room: str, name: str, item: Pad | Index, label: str, *, adds: bool = False) -> Course:
    address = join(room, name)
    shock, stays = (_share(bench, (room, name, field), getattr(item, field)) for field in ("schok", "blijft"))
    if not (0 <= shock <= 2 and 0 <= stays < 1):
        bench.problem(
            "S105",
            (room, name),
            f"‘{label}’ kan zo niet schommelen",
            "de schok ligt tussen 0 en 200%, en wat blijft onder 100%",
            "kies andere getallen",
        )
    leaves = [leaf.address for leaf in bench.leaves.values() if leaf.quantity == address]
    if adds:  # the base year of an index and what lies before the plan do not change any more
        first = bench.tables[address].first_year
        leaves = [leaf for year, leaf in enumerate(leaves, first) if year > first and year >= bench.timeline.first.year]
    return Course(address, label, tuple(leaves), shock, stays, adds)


def _share(bench: Workbench, path: Path, entered: object) -> float:
    try:
        return read_number(entered, "%")
    except ValueError as error:
        bench.problem("S012", path, str(error), "de eenheid is %", "vul een getal in")
        return 0.0


def _events(bench: Workbench, aliases: dict[str, str]) -> tuple[Event, ...]:
    return tuple(_event(bench, name, item, aliases) for name, item in bench.scenario.gebeurtenissen.items())


def _event(bench: Workbench, name: str, item: Gebeurtenis, aliases: dict[str, str]) -> Event:
    path = ("gebeurtenissen", name)
    scope = join(*path)
    _judge_chance(bench, (*path, "kans"), bench.leaves[f"{scope}.kans"].value)
    starts = tuple(leaf for leaf in (f"{scope}.van", f"{scope}.tot_en_met") if leaf in bench.leaves)
    return Event(
        scope, item.naam or name, f"{scope}.aan", f"{scope}.kans", _effects(bench, path, item, aliases), starts,
        _start_months(bench, path, item),
    )  # fmt: skip


def _start_months(bench: Workbench, path: Path, item: Gebeurtenis) -> tuple[int, ...]:
    if item.laatst is None:
        return ()
    if item.van is None or not item.van <= item.laatst <= bench.timeline.last:
        bench.problem(
            "S106",
            (*path, "laatst"),
            "‘laatst’ past niet bij ‘van’",
            f"het plan eindigt in {bench.timeline.last}",
            "vul bij van: de eerste maand in waarin het kan gebeuren, en bij laatst: de laatste",
        )
        return ()
    last = bench.timeline.position(item.laatst)
    return tuple(bench.timeline.months[number].code for number in range(bench.timeline.position(item.van), last + 1))


def _effects(bench: Workbench, path: Path, item: Gebeurtenis, aliases: dict[str, str]) -> tuple[Effect, ...]:
    """Each change judged by the rules of all changes, then kept as an operation: the value under it differs per draw."""
    found = []
    for position, change in enumerate(item.wijzigingen):
        place = bench.places.of((*path, "wijzigingen", str(position)))
        values, problems = apply(bench.leaves, aliases, bench.timeline, [Change.of(change, place)])
        bench.problems.extend(problems)
        for leaf, value in values.items():
            kind = bench.leaves[leaf]
            if change.plus is not None:
                found.append(Effect(leaf, "plus", kind.from_written(change.plus)))
            elif change.maal is not None:
                found.append(Effect(leaf, "maal", change.maal))
            else:
                found.append(Effect(leaf, "zet", value))
    return tuple(found)


def _links(bench: Workbench, spreads: tuple[Spread, ...]) -> tuple[Link, ...]:
    uncertain = {spread.address: spread for spread in spreads} | {
        leaf: spread for spread in spreads for leaf in spread.leaves
    }
    found = []
    for name, item in bench.scenario.samenhang.items():
        path = ("samenhang", name)
        wrong = _unrelatable(bench, item, uncertain)
        if wrong:
            what, why = wrong
            bench.problem("S107", (*path, "tussen"), what, why, "geef hem een andere onzekerheid, of haal hem hier weg")
        if not -1 <= item.rang <= 1:
            bench.problem(
                "S108",
                (*path, "rang"),
                f"een samenhang van {item.rang:g} kan niet".replace(".", ","),
                "zij ligt van -1 tot 1",
                "kies een getal daartussen",
            )
        if all(address in uncertain for address in item.tussen):
            addresses = tuple(uncertain[address].address for address in item.tussen)
            found.append(Link(name, addresses, item.rang, bench.places.of(path)))
    return tuple(found)


def _unrelatable(bench: Workbench, item: Samenhang, uncertain: Mapping[str, Spread]) -> tuple[str, str] | None:
    """What cannot go together with anything: what is certain, and whole years of a historie."""
    for address in item.tussen:
        spread = uncertain.get(address)
        if spread is not None and spread.kind == "historie":
            return (
                f"‘{address}’ heeft een historie",
                "een trekking neemt daaruit een heel jaar, en dat hangt met niets anders samen",
            )
        if spread is None and not any(problem.code in FROM_SPREADS for problem in bench.problems):
            return f"‘{address}’ is geen onzekere invoer", "alleen wat onzeker is kan samenhangen"
    return None


SMALL = 0.01
"""Below one in a hundred people rather meant a share: 0.2 for 20%."""


def _judge_chance(bench: Workbench, path: Path, chance: float) -> None:
    if not 0 <= chance <= 1:
        bench.problem("S103", path, "een kans ligt tussen 0 en 100%", "", "schrijf de kans in procenten, zoals 30")
    if 0 < chance < SMALL:
        shown = f"{chance * 100:g}".replace(".", ",")
        bench.problems.add(
            Problem(
                "S110",
                bench.places.of(path),
                ".".join(path),
                f"deze kans is {shown}%, minder dan 1 op de 100",
                "een kans staat in procenten",
                f"bedoelt u {chance * 10000:g}%? Schrijf dan {chance * 10000:g}",
                "waarschuwing",
            )
        )


def add_chance(bench: Workbench, scope: str, item: Gebeurtenis, path: Path) -> None:
    """The chance of an event as an input, so that an option or a slider can change it."""
    own = join(scope, "kans")
    model = Leaf(
        own,
        own,
        NUMBER,
        "%",
        _share(bench, (*path, "kans"), item.kans),
        None,
        f"kans op: {item.naam or path[1]}",
        source_of(bench, item.bron),
        low=0.0,
        high=100.0,
        minimum=0.0,
        maximum=100.0,
        place=bench.places.of((*path, "kans")),
    )
    bench.leaves[own] = model
    bench.add(leaf_draft(model, own, scope, (*path, "kans"), (own,)))


def happen_for_sure(bench: Workbench, aliases: Mapping[str, str]) -> None:
    """Events of which the begroting says that they happen: their changes are the values from the start."""
    for name, item in bench.scenario.gebeurtenissen.items():
        if item.aan:
            changes = [
                Change.of(change, bench.places.of(("gebeurtenissen", name, "wijzigingen", str(number))))
                for number, change in enumerate(item.wijzigingen)
            ]
            values, _ = apply(bench.leaves, dict(aliases), bench.timeline, changes)
            bench.leaves.update({leaf: replace(bench.leaves[leaf], value=value) for leaf, value in values.items()})
