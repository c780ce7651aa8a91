"""Values that are far from what the library calls usual: allowed, but never without a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verdienmodel.ground.problem import Problem
from verdienmodel.kengetallen.store import load_store
from verdienmodel.scenario.items import Invoer
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, blocks
from verdienmodel.scenario.values import faults, read_entry, read_number

FAR = 2
"""This many times what is usual, or this many times less, is worth a question."""
Range = tuple[float, float, str, str]
"""Lowest and highest usual value, their unit, and where they come from."""


def check_plausible(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """The inputs of a template that have a value of their own, against the range of the library; others against their own."""
    for path, block in blocks(scenario):
        usual = places.inputs_at(path)
        for name, item in block.invoer.items():
            where = (*path, "invoer", name)
            known = _range(usual.get(name), item.eenheid or "")
            if known and item.waarde is not None and places.own.has(places.written(where)):
                yield from _judged(item, known, ".".join(where), places.of(where))
    for name, item in scenario.invoer.items():
        own = _range(item.model_dump(), item.eenheid or "")
        if own and item.waarde is not None:
            yield from _judged(item, own, f"invoer.{name}", places.of(("invoer", name)))


def _range(template: Any, unit: str) -> Range | None:
    """What the library calls usual: the template itself, or the last row of its kengetal."""
    if not isinstance(template, dict):
        return None
    if template.get("kengetal"):
        rows = [
            row for row in load_store().rows(str(template["kengetal"])) if row.laag is not None and row.eenheid == unit
        ]
        return (
            (float(rows[-1].laag or 0), float(rows[-1].hoog or 0), unit, rows[-1].bron or "aanname") if rows else None
        )
    if template.get("laag") is None or template.get("hoog") is None or template.get("eenheid") != unit:
        return None
    return (
        float(template["laag"]),
        float(template["hoog"]),
        unit,
        str(template.get("bron") or "aanname van de bibliotheek"),
    )


def _judged(item: Invoer, known: Range, address: str, place: str) -> Iterator[Problem]:
    low, high, unit, source = known
    if faults(item.waarde, unit):
        return
    values = [step.value for step in read_entry(item.waarde, unit).steps]
    least, most = read_number(low, unit), read_number(high, unit)
    far = next((value for value in values if value > most * FAR or 0 < value < least / FAR), None)
    if far is None:
        return
    times = f"{(far / most if far > most else least / far):.1f}".removesuffix(".0").replace(".", ",")
    said = f"{times} keer de hoge kant" if far > most else f"{times} keer zo weinig als de lage kant"
    usual = f"{low:g} tot {high:g}".replace(".", ",")
    yield Problem(
        "S095",
        place,
        address,
        f"‘{item.naam or address}’ is {said} van wat gebruikelijk is",
        f"gebruikelijk is {usual} {unit} ({source})",
        "kijk of de eenheid klopt (per jaar of per keer), en schrijf bij bron: waarom het bij u anders is",
        "waarschuwing",
    )
