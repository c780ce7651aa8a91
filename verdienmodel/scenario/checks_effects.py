"""What somebody saves: for whom, in which class, and with which right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from verdienmodel.ground.problem import Problem
from verdienmodel.library import load as library
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Effect, Scenario, all_posts

Path = tuple[str, ...]
AFTER_CONTRACT, NEVER_MONEY = 2, 5
EFFORT = re.compile(r"(?<![a-z])(sroi|social[ _-]return|bouwblok|inspanningswaarde)", re.IGNORECASE)
"""What a building block model of social return calls a value: effort, not money that somebody saves."""


def check_effects(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Each effect by itself; checks_double has what two of them say together."""
    for name, effect in scenario.effecten.items():
        yield from _itself(scenario, places, name, effect)
        yield from _surer(places, name, effect)
        yield from _effort(places, name, effect)
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
    """The first place of the effect that shows it; one message says enough."""
    found = next((path for path, texts in _words_of(effect) if any(EFFORT.search(text or "") for text in texts)), None)
    if found:
        yield _problem(
            places, ("effecten", name, *found[:-1]), found[-1], "S146", "een inspanningswaarde is geen besparing",
            "bouwblokken voor social return zeggen hoeveel moeite iets telt, niet wat iemand minder uitgeeft",
            "neem wat de partij echt minder uitgeeft, met de bron daarvan",
        )  # fmt: skip


def _words_of(effect: Effect) -> Iterator[tuple[Path, tuple[str | None, ...]]]:
    """Where an effect says what its amounts are and where they come from: its inputs, its posts, its name."""
    for key, item in effect.invoer.items():
        yield ("invoer", key, "bron"), (key, item.naam, item.kengetal, item.bron)
    for key, post in effect.posten.items():
        yield ("posten", key, "bron" if EFFORT.search(post.bron or "") else "naam"), (key, post.naam, post.bron)
    yield ("naam",), (effect.naam,)
