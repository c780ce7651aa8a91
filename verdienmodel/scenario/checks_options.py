"""Options that people cannot tell apart, and changes in an option that the same option makes idle."""

from __future__ import annotations

from collections.abc import Iterator

from verdienmodel.ground.problem import Problem
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Optie, Scenario, Wijziging

OFF = ".aan"
NO = ("nee", "False", "0", "0.0")


def check_options(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Each option beside those before it, and by itself."""
    said: dict[str, str] = {}
    for name, option in scenario.opties.items():
        called = option.naam.strip().casefold()
        if called in said:
            yield _same_name(places, said[called], name, option)
        said.setdefault(called, name)
        yield from _idle(places, name, option)


def _same_name(places: Places, first: str, name: str, option: Optie) -> Problem:
    at, other = ("opties", name, "naam"), ("opties", first, "naam")
    return Problem(
        "S153", places.of(at), ".".join(at), f"‘{first}’ ({places.of(other)}) heet ook ‘{option.naam}’",
        "in een tabel of keuzelijst ziet u dan niet welke optie het is", "geef een van beide een andere naam", "waarschuwing",
    )  # fmt: skip


def _idle(places: Places, name: str, option: Optie) -> Iterator[Problem]:
    """A value of what the option itself switches off for the whole plan."""
    off = [item.adres.removesuffix(OFF) for item in option.wijzigingen if _switches_off(item)]
    for number, item in enumerate(option.wijzigingen):
        inside = next(
            (block for block in off if item.adres.startswith(f"{block}.") and item.adres != block + OFF), None
        )
        if inside:
            at = ("opties", name, "wijzigingen", str(number))
            yield Problem(
                "S154", places.of(at), item.adres, f"‘{inside}’ staat in deze optie uit; deze waarde telt dan niet mee", "",
                f"haal deze regel weg, of zet {inside} in deze optie niet uit", "melding",
            )  # fmt: skip


def _switches_off(item: Wijziging) -> bool:
    return item.adres.endswith(OFF) and str(item.zet) in NO and item.van is None and item.tot_en_met is None
