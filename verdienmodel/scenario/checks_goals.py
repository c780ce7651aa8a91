"""Targets: each says what it wants, in words or in a number that can be worked out."""

from __future__ import annotations

from collections.abc import Iterator

from verdienmodel.ground.problem import Problem
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Doel, Scenario
from verdienmodel.scenario.values import faults, read_number

UNIT = "een doel zonder eenheid"


def check_goals(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Every target of the file."""
    for name, item in scenario.doelen.items():
        for field, what, why, remedy in _wrong(scenario, item):
            path = ("doelen", name, field) if field else ("doelen", name)
            code = {"periode": "S132", "tolerantie": "S133"}.get(field, "S131")
            yield Problem(code, places.of(path), ".".join(path), what, why, remedy)


def _wrong(scenario: Scenario, item: Doel) -> Iterator[tuple[str, str, str, str]]:
    """Field, what, why and remedy of each mistake."""
    if item.grootheid is None:
        if not item.streef or item.minstens is not None or item.hoogstens is not None:
            yield (
                "",
                "dit doel zegt niet waar het over gaat",
                "",
                "schrijf streef: in woorden, of grootheid: met minstens: of hoogstens:",
            )
        return
    if (item.minstens is None) == (item.hoogstens is None):
        yield (
            "",
            "dit doel zegt niet wat genoeg is",
            "minstens of hoogstens: precies één van de twee",
            "schrijf minstens: of hoogstens: met een getal",
        )
    if item.periode is not None and not scenario.van.year <= item.periode <= scenario.tot_en_met.year:
        span = f"het plan loopt van {scenario.van} tot en met {scenario.tot_en_met}"
        yield "periode", f"{item.periode} ligt buiten het plan", span, "kies een jaar van het plan"
    unit = "%" if "%" in str(item.tolerantie) else item.eenheid or UNIT
    if item.tolerantie != "" and (faults(item.tolerantie, unit) or read_number(item.tolerantie, unit) < 0):
        yield (
            "tolerantie",
            f"‘{item.tolerantie}’ is geen marge",
            "een doel dat wij uitrekenen heeft een getal nodig",
            "schrijf een getal van 0 of hoger, of laat de tolerantie weg",
        )
