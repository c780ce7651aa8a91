"""The same saving counted twice: for the same people, by the same driver, or for people that the plan does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.library import load as library
from verdienmodel.scenario.checks_people import months_of, together
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Effect, Scenario, Wijziging

DRIVER, LAST_MONEY = "omvang", 2
GROUP = re.compile(r"\bdeelnemers\.([a-z0-9_]+)\.")


def check_double(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Each pair of effects, and the people that each is about."""
    for first, second in combinations(scenario.effecten, 2):
        yield from _same_people(scenario, places, first, second) or _same_driver(scenario, places, first, second)
    for name in scenario.effecten:
        yield from _other_people(scenario, places, name)


def _same_people(scenario: Scenario, places: Places, first: str, second: str) -> list[Problem]:
    one, other = scenario.effecten[first], scenario.effecten[second]
    begin, end = together(months_of(scenario, one), months_of(scenario, other))
    if not one.mensen or one.mensen != other.mensen or begin > end or not (one.aan and other.aan):
        return []
    at, where = ("effecten", second, "mensen"), places.of(("effecten", first))
    if one.recht == other.recht and one.sjabloon == other.sjabloon:
        return [Problem(
            "S148", places.of(at), ".".join(at), f"deze besparing staat ook bij ‘{first}’ ({where})",
            f"dezelfde mensen met hetzelfde recht tellen één keer; hier van {begin} tot en met {end} twee keer",
            "haal er een weg, kies andere mensen, of laat de ene ophouden voordat de andere begint",
        )]  # fmt: skip
    if other.sjabloon in _not_with(one.sjabloon) or one.sjabloon in _not_with(other.sjabloon):
        return [Problem(
            "S149", places.of(at), ".".join(at), f"dit kan niet samen met ‘{first}’ ({where})",
            f"het gaat van {begin} tot en met {end} over dezelfde mensen, en zij kunnen niet allebei doen",
            "kies voor een van beide, of verdeel de mensen over twee groepen",
        )]  # fmt: skip
    return []


def _not_with(template: str | None) -> list[str]:
    found = library.load("basis", "uitsluiting").data.get(template or "", [])
    return [str(name) for name in found] if isinstance(found, list) else []


def _same_driver(scenario: Scenario, places: Places, first: str, second: str) -> Iterator[Problem]:
    """The same number drives two savings of one party of the same sort: other words for `mensen` do not change that."""
    one, other = scenario.effecten[first], scenario.effecten[second]
    begin, end = together(months_of(scenario, one), months_of(scenario, other))
    driver = _driver(other)
    if (
        begin > end
        or not driver
        or driver != _driver(one)
        or not (_alike(one, other) and _meet(scenario, first, second))
    ):
        return
    at = ("effecten", second, "grootheden", DRIVER, "formule")
    yield Problem(
        "S151", places.of(at), ".".join(at), f"‘{first}’ ({places.of(('effecten', first))}) hangt van hetzelfde af",
        f"{driver} telt in beide mee, bij {_what(one, other)}; dan telt één besparing misschien twee keer",
        "haal er een weg, of verdeel de mensen: geef elk effect zijn eigen deel van de omvang",
        "waarschuwing",
    )  # fmt: skip


def _driver(effect: Effect) -> str:
    found = effect.grootheden.get(DRIVER)
    return "".join(found.formule.split()) if found else ""


def _alike(one: Effect, other: Effect) -> bool:
    """The same party, both money or the same class, and the same taakveld or right. Two templates are two things."""
    levels = one.incasseerbaarheid, other.incasseerbaarheid
    same_class = levels[0] == levels[1] or max(levels) <= LAST_MONEY
    two_things = one.sjabloon and other.sjabloon and one.sjabloon != other.sjabloon
    return one.partij == other.partij and same_class and not two_things and bool(_what(one, other))


def _what(one: Effect, other: Effect) -> str:
    """The taakveld or right that both have."""
    if one.taakveld and one.taakveld == other.taakveld:
        return f"hetzelfde taakveld {one.taakveld}"
    return f"hetzelfde recht ({one.recht})" if one.recht and one.recht == other.recht else ""


def _meet(scenario: Scenario, first: str, second: str) -> bool:
    """Whether both count in the plan or in one of its options."""
    variants = ({}, *(_switched(option.wijzigingen) for option in scenario.opties.values()))
    names = (first, second)
    return any(all(variant.get(name, scenario.effecten[name].aan) for name in names) for variant in variants)


def _switched(changes: list[Wijziging]) -> dict[str, bool]:
    """The effects that an option switches."""
    switches = (change for change in changes if re.fullmatch(r"effecten\.[a-z0-9_]+\.aan", change.adres))
    return {change.adres.split(".")[1]: str(change.zet) in ("ja", "True", "1", "1.0") for change in switches}


def _other_people(scenario: Scenario, places: Places, name: str) -> Iterator[Problem]:
    """Who counts a group of the plan must call it by its name, or by that of a part of it; else twice is not seen."""
    effect, all_groups = scenario.effecten[name], scenario.deelnemers
    driver = effect.grootheden.get(DRIVER)
    counted = {group for group in GROUP.findall(driver.formule) if group in all_groups} if driver else set()
    names = {*counted, *(all_groups[group].mensen or group for group in counted)}
    called = effect.mensen or ""
    if not called or any(f"{called}_".startswith(f"{word}_") for word in names or all_groups):
        return
    meant = nearest(called, names or all_groups)
    if not (names or meant):
        return  # people outside the plan have a name of their own
    at, whom = ("effecten", name, "mensen"), " of ".join(sorted(names or all_groups))
    yield Problem(
        "S152", places.of(at), ".".join(at), f"‘{called}’ is geen groep bij deelnemers:",
        f"de omvang telt de groep {whom}; onder een andere naam zien wij niet of iemand dubbel telt" * bool(names),
        meant or f"schrijf mensen: {min(names)}; is het een deel van die groep, schrijf dan {min(names)}_deel",
        "waarschuwing",
    )  # fmt: skip
