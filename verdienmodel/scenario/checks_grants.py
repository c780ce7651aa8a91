"""Grants: the same deficit is not covered twice, and a scheme is only for whom it is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.library import load as library
from verdienmodel.scenario.coverage import dated, rank_of
from verdienmodel.scenario.items import Bouwsteen
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import COMPANY, Scenario
from verdienmodel.scenario.values import faults, read_entry

WHOLE = 1 + 1e-9


def check_grants(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Guarantees and schemes of every grant in the file."""
    yield from _covered_twice(scenario, places)
    for name, block in scenario.subsidies.items():
        if block.regeling is not None:
            yield from _scheme(scenario, places, name, block)
        if rank_of(block) >= 40 and not dated(block) and block.aan and block.status not in (None, "geweigerd"):
            yield Problem(
                "S073",
                places.of(("subsidies", name)),
                f"subsidies.{name}",
                "deze garantie noemt geen besluit met een datum",
                "zonder besluit is zij geen zekere dekking",
                "vul bij besluit: de datum en het kenmerk in, of laat haar onzeker",
                "melding",
            )


def _covered_twice(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Givers of one rank share one deficit; together they cannot pay more than all of it."""
    shares: dict[tuple[str, int, str], list[tuple[str, float]]] = defaultdict(list)
    for name, block in scenario.subsidies.items():
        deficit, share = block.grootheden.get("tekort"), block.invoer.get("aandeel")
        if deficit and share and block.aan and block.status != "geweigerd" and not faults(share.waarde, "%"):
            books = block.administratie or scenario.administratie or COMPANY
            most = max(step.value for step in read_entry(share.waarde, "%").steps)
            shares[books, rank_of(block), deficit.formule].append((name, most))
    for (_, rank, _), givers in shares.items():
        if len(givers) > 1 and sum(share for _, share in givers) > WHOLE:
            names = " en ".join(f"‘{name}’" for name, _ in givers)
            last = ("subsidies", givers[-1][0])
            yield Problem(
                "S070",
                places.of(last),
                ".".join(last),
                f"{names} dekken hetzelfde tekort dubbel",
                f"samen betalen zij meer dan het hele tekort, want zij hebben allebei rang {rank}",
                f"verlaag een aandeel, of geef één van hen een hogere rang: rang: {rank + 1}",
            )


def _scheme(scenario: Scenario, places: Places, name: str, block: Bouwsteen) -> Iterator[Problem]:
    path = ("subsidies", name, "regeling")
    schemes: dict[str, Any] = dict(library.load("basis", "regelingen").data)
    scheme = schemes.get(str(block.regeling))
    if scheme is None:
        remedy = nearest(str(block.regeling), schemes) or f"kies uit: {', '.join(schemes)}; of laat regeling: weg"
        yield Problem(
            "S038", places.of(path), ".".join(path), f"de regeling ‘{block.regeling}’ is niet bekend", "", remedy
        )
        return
    books = block.administratie or scenario.administratie or COMPANY
    party = scenario.partijen.get(books)
    form = party.rechtsvorm if party else None
    if form is None:
        yield Problem(
            "S072",
            places.of(path),
            ".".join(path),
            "de rechtsvorm ontbreekt",
            f"‘{scheme['naam']}’ is niet voor iedereen",
            f"schrijf rechtsvorm: bij partijen.{books}; deze regeling is voor {', '.join(scheme['rechtsvormen'])}",
        )
    elif form not in scheme["rechtsvormen"]:
        yield Problem(
            "S071",
            places.of(path),
            ".".join(path),
            f"een {form} kan deze regeling niet krijgen",
            f"{scheme['naam']} is voor {', '.join(scheme['rechtsvormen'])} ({scheme['bron']})",
            "kies een andere regeling of een andere rechtsvorm",
        )
