"""Wijzigingen: one kind of change for sliders, --zet, options and everything that varies a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verdienmodel.ground.address import split_step
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Graph, Leaf
from verdienmodel.scenario.schema import Wijziging
from verdienmodel.scenario.values import read_number


@dataclass(frozen=True)
class Change:
    """One change of one value, with where it was asked (file and line, or the command line)."""

    address: str
    set_: object = None
    plus: float | None = None
    times: float | None = None
    first: Month | None = None
    last: Month | None = None
    place: str = ""

    @classmethod
    def of(cls, item: Wijziging, place: str) -> Change:
        return cls(item.adres, item.zet, item.plus, item.maal, item.van, item.tot_en_met, place)


def apply(
    leaves: Mapping[str, Leaf], aliases: Mapping[str, str], changes: Iterable[Change]
) -> tuple[dict[str, float], tuple[Problem, ...]]:
    """The changed leaf values of one stack; two changes on one address are a problem that names both."""
    values: dict[str, float] = {}
    said: dict[str, Change] = {}
    problems: list[Problem] = []
    for change in changes:
        for address in _targets(leaves, aliases, change, problems):
            if address in said:
                problems.append(
                    Problem(
                        "W002",
                        change.place,
                        address,
                        "dit adres wordt twee keer gewijzigd",
                        f"ook bij {said[address].place or 'een eerdere wijziging'}",
                        "laat één van beide wijzigingen staan",
                    )
                )
                continue
            said[address] = change
            value = _value(leaves[address], change, problems)
            if value is not None:
                values[address] = value
    return values, tuple(problems)


def apply_to(graph: Graph, changes: Iterable[Change]) -> tuple[dict[str, float], tuple[Problem, ...]]:
    """The same on a finished graph."""
    return apply(graph.leaves, graph.aliases, changes)


def _targets(
    leaves: Mapping[str, Leaf], aliases: Mapping[str, str], change: Change, problems: list[Problem]
) -> list[str]:
    written = change.address.strip()
    base, step = split_step(aliases.get(written, written))
    base = aliases.get(base, base)
    address = f"{base}[{step}]" if step else base
    for candidate in (address, f"{address}.waarde"):
        if candidate in leaves:
            return [candidate]
    steps = [leaf for leaf in leaves.values() if leaf.quantity in (base, f"{base}.waarde") and leaf.month]
    if steps and not step:
        chosen = [leaf.address for leaf in steps if _within(leaf, change)]
        if chosen:
            return chosen
    problems.append(
        Problem(
            "W001",
            change.place,
            written,
            f"het adres ‘{written}’ bestaat niet",
            "",
            nearest(written, leaves) or "vraag de adressen op met: verdienmodel adressen",
        )
    )
    return []


def _within(leaf: Leaf, change: Change) -> bool:
    assert leaf.month is not None
    return (change.first is None or leaf.month >= change.first) and (change.last is None or leaf.month <= change.last)


def _value(leaf: Leaf, change: Change, problems: list[Problem]) -> float | None:
    given = [item for item in (change.set_, change.plus, change.times) if item is not None]
    if len(given) != 1:
        problems.append(
            Problem(
                "W003",
                change.place,
                leaf.address,
                "deze wijziging zegt niet precies één ding",
                "",
                "kies zet:, plus: of maal:",
            )
        )
        return None
    if change.plus is not None:
        return _checked(leaf, leaf.value + (change.plus / 100 if leaf.percent else change.plus), change, problems)
    if change.times is not None:
        return _checked(leaf, leaf.value * change.times, change, problems)
    try:
        value = read_number(change.set_, leaf.shown_unit)
    except ValueError as error:
        why, remedy = f"de eenheid is {leaf.shown_unit}", "schrijf een waarde in die eenheid"
        problems.append(Problem("W004", change.place, leaf.address, str(error), why, remedy))
        return None
    return _checked(leaf, value, change, problems)


def _checked(leaf: Leaf, value: float, change: Change, problems: list[Problem]) -> float | None:
    shown = leaf.as_written(value)
    low, high = leaf.bounds
    if low is None and leaf.low is not None and leaf.low >= 0:
        low = 0.0
    if not leaf.is_date and ((low is not None and shown < low) or (high is not None and shown > high)):
        edge = f"het kleinste is {low:g}" if low is not None and shown < low else f"het grootste is {high:g}"
        problems.append(
            Problem(
                "W005",
                change.place,
                leaf.address,
                f"{shown:g} {leaf.shown_unit} kan niet".replace(".", ","),
                edge.replace(".", ","),
                "kies een waarde die kan",
            )
        )
        return None
    return value
