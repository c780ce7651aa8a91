"""Groups of people: the same people are in one group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Month
from verdienmodel.scenario.items import Bouwsteen
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario


def check_people(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Two groups of the same people (mensen) that run in the same month, such as employing and hiring one person."""
    for (first, one), (second, other) in combinations(scenario.deelnemers.items(), 2):
        begin, end = together(months_of(scenario, one), months_of(scenario, other))
        if (one.mensen or first) == (other.mensen or second) and begin <= end and one.aan and other.aan:
            yield Problem(
                "S093",
                places.of(("deelnemers", second, "mensen")),
                f"deelnemers.{second}.mensen",
                f"dezelfde mensen zitten tegelijk in ‘{first}’ en ‘{second}’",
                f"van {begin} tot en met {end}; hun uren zouden twee keer tellen",
                "laat de ene groep eindigen voordat de andere begint (tot_en_met: en van:), of kies andere mensen",
            )


def months_of(scenario: Scenario, group: Bouwsteen) -> tuple[Month, Month]:
    """The first and the last month of a block."""
    phase = scenario.fasen.get(group.fase or "")
    first, last = group.van or (phase.van if phase else None), group.tot_en_met or (phase.tot_en_met if phase else None)
    return first or scenario.van, last or scenario.tot_en_met


def together(one: tuple[Month, Month], other: tuple[Month, Month]) -> tuple[Month, Month]:
    """The months that two spans share; the end lies before the begin when there are none."""
    return max(one[0], other[0]), min(one[1], other[1])
