"""Actuals: of a post that exists, in months of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Month
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, all_posts

WHEN = re.compile(r"\d{4}(-\d{2})?")


def check_actuals(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Every address and month under realisatie."""
    posts = [".".join(path) for path, _, _ in all_posts(scenario)]
    for address, series in scenario.realisatie.items():
        path = ("realisatie", address)
        if address not in posts:
            remedy = nearest(address, posts) or "schrijf het adres van een post, zoals posten.huur"
            yield Problem(
                "S090", places.of(path), f"realisatie.{address}", f"de post ‘{address}’ bestaat niet", "", remedy
            )
        for key in series:
            if not WHEN.fullmatch(key) or not _inside(scenario, key):
                yield Problem(
                    "S091",
                    places.of((*path, key)),
                    f"realisatie.{address}",
                    f"‘{key}’ ligt buiten het plan" if WHEN.fullmatch(key) else f"‘{key}’ is geen maand en geen jaar",
                    f"het plan loopt van {scenario.van} tot en met {scenario.tot_en_met}",
                    "schrijf een maand als 2027-01 of een jaar als 2027, binnen het plan",
                )
            elif key[:4] in series and key != key[:4]:
                yield Problem(
                    "S092",
                    places.of((*path, key)),
                    f"realisatie.{address}",
                    f"‘{key}’ valt in ‘{key[:4]}’, en dat heeft al een bedrag",
                    "een maand telt één keer",
                    f"geef een bedrag voor heel {key[:4]}, of voor de maanden apart",
                )


def _inside(scenario: Scenario, key: str) -> bool:
    if len(key) == 4:
        return scenario.van.year <= int(key) <= scenario.tot_en_met.year
    try:
        return scenario.van <= Month.parse(key) <= scenario.tot_en_met
    except ValueError:
        return False
