"""What concerns one gemeente in a plan: what she guarantees, what it costs per inhabitant, and what may go wrong for her."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verdienmodel.language.tree import Name, walk
from verdienmodel.scenario.schema import BLOCKS
from verdienmodel.study.belanghebbenden import Matrix, Share, gemeenten
from verdienmodel.study.study import Raised, Study

GUARANTEED = {"garantstelling": "loopt_nu", "tekortgarantie": "maximum"}
"""Which quantity of a template says how much a guarantor may have to pay at most."""
PER_INHABITANT = "eur/inwoner"
NOTHING = re.compile(r"\b(sluit|stop|niets|nul|zonder plan|zoals nu|blijft zoals)", re.IGNORECASE)


def guarantees(study: Study, partij: str) -> tuple[tuple[str, str], ...]:
    """What a party guarantees in this variant: the address of the amount, and what it is called."""
    return tuple(
        (f"{room}.{name}.{GUARANTEED[block.sjabloon]}", block.naam or name)
        for room in BLOCKS
        for name, block in getattr(study.scenario, room).items()
        if block.partij == partij and block.sjabloon in GUARANTEED and _on(study, f"{room}.{name}.aan")
    )


def present_values(study: Study) -> tuple[tuple[str, str], ...]:
    """What all coming amounts are worth now, each with its own flows and rate: the address, and for whom. Never added up."""
    return tuple(
        (f"contante_waarde.{name}.waarde", block.naam or name)
        for name, block in study.scenario.contante_waarde.items()
        if _on(study, f"contante_waarde.{name}.aan")
    )


def _on(study: Study, switch: str) -> bool:
    inputs = study.results.inputs
    return switch not in inputs or bool(inputs[switch].any())


def per_inhabitant(study: Study) -> tuple[str, ...]:
    """The quantities of the plan that are an amount per inhabitant."""
    return tuple(
        item.address for item in study.graph.of_kind("grootheid") if item.shown_unit.startswith(PER_INHABITANT)
    )


def concerning(study: Study, partij: str) -> tuple[Raised, ...]:
    """The signals that hold and look at something of this party: her books, or a building block that she pays or is paid for."""
    hers = [entry for entry in study.graph.entries if partij in (entry.administratie, entry.partij)]
    about = {*(entry.post for entry in hers), *(f"{entry.verzameling}.{entry.bouwsteen}" for entry in hers)}
    return tuple(raised for raised in study.warnings if any(_of(name, partij, about) for name in _names(study, raised)))


def _names(study: Study, raised: Raised) -> Iterator[str]:
    """What a signal is about: itself, and everything that its formula looks at."""
    yield raised.signal.name
    expression = study.quantity(raised.signal.address).expression
    for part in walk(expression) if expression is not None else ():
        if isinstance(part, Name):
            yield part.address


def _of(name: str, partij: str, about: set[str]) -> bool:
    return name in about or ".".join(name.split(".")[:2]) in about or f".{partij}." in f"{name}."


@dataclass(frozen=True)
class Beside:
    """One gemeente in two variants of the plan: her row in each, and what the first is above the second [whole euros]."""

    here: Share
    there: Share
    more: Mapping[str, int]


def beside(study: Study, here: Matrix, there: Matrix) -> tuple[Beside, ...]:
    """Every gemeente of the plan; the difference is that of the shown amounts, so that a reader can check it."""
    known, others = gemeenten(study), {party.name: party for party in there.parties}
    pairs = [(party, others[party.name]) for party in here.parties if party.name in known and party.name in others]
    return tuple(
        Beside(one, other, {name: one.shown[name] - other.shown[name] for name in one.shown if name in other.shown})
        for one, other in pairs
    )


def likely_without(study: Study) -> str:
    """The option that looks like doing nothing or stopping, by its name; the reader may choose another."""
    return next((item.name for item in study.graph.options if NOTHING.search(f"{item.name} {item.label}")), "")
