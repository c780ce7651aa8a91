"""What somebody saves: for whom, in which class, with which right, and never twice for the same people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from verdienmodel.ground.problem import Problem
from verdienmodel.library import load as library
from verdienmodel.scenario.checks_people import months_of, together
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Effect, Scenario, all_posts

AFTER_CONTRACT, NEVER_MONEY = 2, 5
EFFORT = re.compile(r"\b(sroi|social return|bouwblok|inspanningswaarde)", re.IGNORECASE)
"""What a building block model of social return calls a value: effort, not money that somebody saves."""


def check_effects(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Each effect by itself, then each pair of them."""
    for name, effect in scenario.effecten.items():
        yield from _itself(scenario, places, name, effect)
        yield from _surer(places, name, effect)
        yield from _effort(places, name, effect)
    for one, other in combinations(scenario.effecten, 2):
        yield from _twice(scenario, places, one, other)
    for path, post, _ in all_posts(scenario):
        if (post.soort == "voordelen") != (path[0] == "effecten"):
            yield _problem(
                places, path, "soort", "S147", "een voordeel hoort bij effecten, en alleen daar", "voordelen staan in niemands begroting",
                "zet deze post onder effecten:, of kies een andere soort",
            )  # fmt: skip


def _problem(
    places: Places, path: tuple[str, ...], field: str, code: str, what: str, why: str, remedy: str
) -> Problem:  # fmt: skip
    where = (*path, field)
    return Problem(code, places.of(where), ".".join(where), what, why, remedy)


def _itself(scenario: Scenario, places: Places, name: str, effect: Effect) -> Iterator[Problem]:
    path, level = ("effecten", name), effect.incasseerbaarheid
    if effect.partij is None:
        yield _problem(
            places, path, "partij", "S140", "het is niet gezegd wie dit bespaart", "een voordeel is altijd van een partij",
            f"vul partij: in, en kies uit {', '.join(scenario.partijen) or 'partijen:'}",
        )  # fmt: skip
    if not level:
        yield _problem(
            places, path, "incasseerbaarheid", "S141", "het is niet gezegd of dit geld is", "alleen 1 en 2 zijn geld",
            "vul incasseerbaarheid: in: 1 geld dit jaar, 2 na afloop van contract of indicatie, 3 vrije uren, 4 vermeden groei, 5 maatschappelijk",
        )  # fmt: skip
    if level == AFTER_CONTRACT and effect.van is None and effect.fase is None:
        yield _problem(
            places, path, "van", "S142", "het is niet gezegd wanneer contract of indicatie afloopt", "tot die maand is er geen geld",
            "vul van: in met de eerste maand waarin het geld vrijkomt",
        )  # fmt: skip
    if effect.recht == "geen" and level < NEVER_MONEY:
        yield _problem(
            places, path, "recht", "S143", "zonder recht op een voorziening is er niets te besparen", "deze mensen kregen zonder het plan ook niets",
            "kies het recht dat zij hebben, of incasseerbaarheid: 5",
        )  # fmt: skip
    if effect.recht not in (None, "geen") and effect.mensen is None:
        yield _problem(
            places, path, "mensen", "S144", "het is niet gezegd om welke mensen dit gaat", "één mens met één recht telt één keer",
            "vul mensen: in, met de naam van de groep uit deelnemers: of een eigen naam",
        )  # fmt: skip
    if _lowest(effect) == NEVER_MONEY > level > 0:
        yield _problem(
            places, path, "incasseerbaarheid", "S145", "dit voordeel is altijd klasse 5", "welzijn en gezondheid zijn waardevol, maar geen geld in een begroting",
            "haal deze regel weg",
        )  # fmt: skip


def _surer(places: Places, name: str, effect: Effect) -> Iterator[Problem]:
    """Said to be more surely money than its template says."""
    usual, level = _lowest(effect), effect.incasseerbaarheid
    if NEVER_MONEY > usual > level > 0:
        found = _problem(
            places, ("effecten", name), "incasseerbaarheid", "S150", f"dit is klasse {level}; gewoonlijk is het {usual:.0f}",
            "een lagere klasse is zekerder geld", "leg bij uitleg: uit waarom het hier eerder geld is, of haal deze regel weg",
        )  # fmt: skip
        yield replace(found, ernst="waarschuwing")


def _lowest(effect: Effect) -> float:
    """The class that the template itself gives."""
    found = library.load("effecten", effect.sjabloon).data.get("incasseerbaarheid") if effect.sjabloon else None
    return found if isinstance(found, float) else 0.0


def _effort(places: Places, name: str, effect: Effect) -> Iterator[Problem]:
    for key, item in effect.invoer.items():
        if (item.kengetal or "").startswith("sroi") or EFFORT.search(item.bron or ""):
            yield _problem(
                places, ("effecten", name, "invoer", key), "bron", "S146", "een inspanningswaarde is geen besparing",
                "bouwblokken voor social return zeggen hoeveel moeite iets telt, niet wat iemand minder uitgeeft",
                "neem wat de partij echt minder uitgeeft, met de bron daarvan",
            )  # fmt: skip


def _twice(scenario: Scenario, places: Places, first: str, second: str) -> Iterator[Problem]:
    one, other = scenario.effecten[first], scenario.effecten[second]
    begin, end = together(months_of(scenario, one), months_of(scenario, other))
    if not one.mensen or one.mensen != other.mensen or begin > end or not (one.aan and other.aan):
        return
    where = places.of(("effecten", first))
    if one.recht == other.recht and one.sjabloon == other.sjabloon:
        yield _problem(
            places, ("effecten", second), "mensen", "S148", f"deze besparing staat ook bij ‘{first}’ ({where})",
            f"dezelfde mensen met hetzelfde recht tellen één keer; hier van {begin} tot en met {end} twee keer",
            "haal er een weg, kies andere mensen, of laat de ene ophouden voordat de andere begint",
        )  # fmt: skip
    elif other.sjabloon in _not_with(one.sjabloon) or one.sjabloon in _not_with(other.sjabloon):
        yield _problem(
            places, ("effecten", second), "mensen", "S149", f"dit kan niet samen met ‘{first}’ ({where})",
            f"het gaat van {begin} tot en met {end} over dezelfde mensen, en zij kunnen niet allebei doen",
            "kies voor een van beide, of verdeel de mensen over twee groepen",
        )  # fmt: skip


def _not_with(template: str | None) -> list[str]:
    found = library.load("basis", "uitsluiting").data.get(template or "", [])
    return [str(name) for name in found] if isinstance(found, list) else []
