"""The same saving twice under other words, effort that is called a saving, and what is rightly left alone."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD
from verdienmodel.study.opening import open_bytes

PLAN = f"""{HEAD}partijen: {{gemeente: {{naam: Gemeente, soort: gemeente, boeken: ja}}, rijk: {{naam: Rijk, soort: rijk}}}}
deelnemers: {{groep: {{sjabloon: vrijwilliger, begin: 1, plaatsen: 2, uren: 4}}}}
opties: {{ook: {{naam: Ook, wijzigingen: [{{adres: effecten.b.aan, zet: ja}}]}}}}
effecten:
"""
SAVED = "posten: {v: {naam: V, soort: voordelen, waarde: 1}}"
FIELDS = {"partij": "gemeente", "incasseerbaarheid": "1", "recht": "wlz", "mensen": "groep"}


def effect(name: str, formula: str = "deelnemers.groep.aantal", posts: str = SAVED, **other: str) -> str:
    fields = ", ".join(f"{key}: {value}" for key, value in {**FIELDS, **other}.items())
    return f"  {name}: {{{fields}, grootheden: {{omvang: {{eenheid: persoon, formule: {formula}}}}}, {posts}}}\n"


def codes(*effects: str) -> list[str]:
    problems = open_bytes((PLAN + "".join(effects)).encode(), "proef.yaml").problems
    return [problem.code for problem in problems if problem.code in ("S146", "S148", "S151", "S152")]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({"mensen": "groep_deel"}, ["S151"]),
        ({"mensen": "groep_deel", "aan": "nee"}, ["S151"]),  # the option has both
        ({"mensen": "groep"}, ["S148"]),  # said once
        ({"mensen": "groep_deel", "partij": "rijk"}, []),
        ({"mensen": "groep_deel", "incasseerbaarheid": "3"}, []),  # free hours and money are two things
        ({"mensen": "groep_deel", "recht": "jeugdwet"}, []),
        ({"mensen": "groep_deel", "formula": "deelnemers.groep.aantal * 0"}, []),
    ],
)
def test_one_driver_for_two_savings(other: dict[str, str], found: list[str]) -> None:
    assert codes(effect("a"), effect("b", **other)) == found


@pytest.mark.parametrize(("other", "found"), [("dagbesteding", ["S151"]), ("vervoer", [])])
def test_two_templates_are_two_things(other: str, found: list[str]) -> None:
    needed = {"van": "2027-01", "overstap": "50", "vanzelf": "20", "uitgaven_groep": "9000"}
    one = effect("a", sjabloon="dagbesteding", dagdelen="4", **needed)
    more = {"dagdelen": "4"} if other == "dagbesteding" else {}
    assert codes(one, effect("b", sjabloon=other, mensen="groep_deel", **needed, **more)) == found


def test_effects_that_are_never_on_together_may_share_a_driver() -> None:
    both = effect("a", aan="nee"), effect("b", mensen="groep_deel")
    assert codes(*both) == []


@pytest.mark.parametrize(
    ("people", "formula", "found"),
    [
        ("buren", "deelnemers.groep.aantal", ["S152"]),
        ("groep_wlz", "deelnemers.groep.aantal", []),
        ("buren", "1", []),  # people outside the plan
        ("groe", "1", ["S152"]),  # a slip of the pen
    ],
)
def test_people_that_the_plan_calls_otherwise(people: str, formula: str, found: list[str]) -> None:
    assert codes(effect("a", formula, mensen=people)) == found


@pytest.mark.parametrize(
    "posts",
    [
        SAVED.replace("naam: V", "naam: Inspanningswaarde SROI"),
        SAVED.replace("waarde: 1", "waarde: 1, bron: bouwblokkenmodel"),
        SAVED.replace("v:", "waarde_sroi:"),
        f'naam: "Social return", {SAVED}',
    ],
)
def test_effort_is_no_saving_wherever_it_is_called_so(posts: str) -> None:
    assert codes(effect("a", posts=posts)) == ["S146"]
