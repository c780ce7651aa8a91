"""Grants: the same deficit is not covered twice, and a scheme is only for whom it is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Month
from verdienmodel.library import load as library
from verdienmodel.scenario.coverage import dated, rank_of
from verdienmodel.scenario.items import Bouwsteen
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, books_of_block
from verdienmodel.scenario.values import Step, faults, read_entry

WHOLE = 1 + 1e-9


@dataclass(frozen=True)
class Share:
    """Which share of a deficit a giver pays, and in which months."""

    name: str
    first: Month
    last: Month
    steps: tuple[Step, ...]

    def begins(self) -> tuple[Month, ...]:
        """The months in which the share can become larger."""
        return (self.first, *(step.month for step in self.steps if step.month))

    def at(self, month: Month) -> float:
        """The share in a month: of the last step before it, and nothing outside the months of the grant."""
        if not self.first <= month <= self.last:
            return 0.0
        return next((step.value for step in reversed(self.steps) if step.month is None or step.month <= month), 0.0)


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
    """Givers of one rank share one deficit; in no month they can pay more than all of it together."""
    sharing: dict[tuple[str, int, str], list[Share]] = defaultdict(list)
    for name, block in scenario.subsidies.items():
        deficit, share = block.grootheden.get("tekort"), block.invoer.get("aandeel")
        if deficit and share and block.aan and block.status != "geweigerd" and not faults(share.waarde, "%"):
            books = books_of_block(scenario, block)
            steps = read_entry(share.waarde, "%").steps
            first, last = block.van or scenario.van, block.tot_en_met or scenario.tot_en_met
            sharing[books, rank_of(block), deficit.formule].append(Share(name, first, last, steps))
    for (_, rank, _), givers in sharing.items():
        if len(paying := _too_many(givers)) > 1:
            names = " en ".join(f"‘{giver.name}’" for giver in paying)
            last_of = ("subsidies", paying[-1].name)
            yield Problem(
                "S070",
                places.of(last_of),
                ".".join(last_of),
                f"{names} dekken hetzelfde tekort dubbel",
                f"samen betalen zij meer dan het hele tekort, want zij hebben allebei rang {rank}",
                f"verlaag een aandeel, of geef één van hen een hogere rang: rang: {rank + 1}",
            )


def _too_many(givers: list[Share]) -> list[Share]:
    """Who pay in the first month in which the shares are more than the whole; a sum rises only where a share begins."""
    for month in sorted({month for giver in givers for month in giver.begins()}):
        paying = [giver for giver in givers if giver.at(month)]
        if sum(giver.at(month) for giver in paying) > WHOLE:
            return paying
    return []


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
    if "alleen_met_besluit" in scheme and _counts(scenario, block) and not dated(block):
        yield Problem(
            "S074",
            places.of(("subsidies", name)),
            f"subsidies.{name}",
            "deze subsidie telt mee en er is geen besluit",
            f"‘{scheme['naam']}’ telt alleen met een besluit met een datum",
            "vul bij besluit: de datum en het kenmerk in, of schrijf status: aangevraagd; dan telt zij niet mee",
        )
    if "rechtsvormen" in scheme:
        yield from _legal_form(scenario, places, name, block, scheme)


def _counts(scenario: Scenario, block: Bouwsteen) -> bool:
    """Whether the budget counts on this grant: it is on, and nobody says that it is only hoped for."""
    return block.aan and (block.status is None or block.status in scenario.tel_mee)


def _legal_form(
    scenario: Scenario, places: Places, name: str, block: Bouwsteen, scheme: dict[str, Any]
) -> Iterator[Problem]:
    path = ("subsidies", name, "regeling")
    books = books_of_block(scenario, block)
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
