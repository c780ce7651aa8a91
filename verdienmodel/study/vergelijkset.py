"""What a comparison keeps of every draw besides the saldo and the bank: costs per taakveld, and what a guarantor pays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import Risk, chance, risk
from verdienmodel.engine.compiled.output import Output
from verdienmodel.ground.address import join
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.ground.timeline import Period
from verdienmodel.library import load as library
from verdienmodel.model.graph import Statement
from verdienmodel.model.measures import is_measure
from verdienmodel.scenario.schema import blocks
from verdienmodel.study.doorrekening import Doorrekening, Saldo, outputs, year_output
from verdienmodel.study.study import Study


@dataclass(frozen=True)
class Garantie:
    """Somebody who stands surety. `paid` is what it costs him; without it the plan does not work that out."""

    block: str
    label: str
    partij: str
    paid: Saldo | None
    limit: str


@dataclass(frozen=True)
class Maat:
    """Costs per something that is counted, in somebody's books [eur per that]."""

    address: str
    label: str
    unit: str


@dataclass(frozen=True)
class Betaald:
    """What a guarantor pays in the draws [eur]: how much, the chance that it is anything, and the most of any draw."""

    amount: Risk
    called: Estimate
    highest: float


@dataclass(frozen=True)
class Uitkering:
    """What a guarantee may cost over the whole plan [eur]: at most by its terms, and by the draws where the plan knows."""

    promised: float
    drawn: Betaald | None = None


def compared_outputs(study: Study) -> tuple[Output, ...]:
    """The report set of a comparison."""
    more = [*detail(study), *(item.paid for item in garanties(study) if item.paid is not None)]
    measures = (Output(item.address, "year_end") for item in maten(study))
    return tuple(dict.fromkeys((*outputs(study), *(year_output(item) for item in more), *measures)))


def maten(study: Study) -> tuple[Maat, ...]:
    """What it costs per visit, hour, participant or inhabitant, in whose books."""
    found = [quantity for address, quantity in study.graph.quantities.items() if is_measure(address)]
    return tuple(Maat(quantity.address, quantity.label, quantity.shown_unit) for quantity in found)


def per_year(found: Doorrekening, item: Maat) -> tuple[tuple[Period, Risk | None], ...]:
    """Year by year [eur per unit]; None in a year in which there is nothing to divide by, or nothing to pay."""
    outcome = found.simulation.outcomes[Output(item.address, "year_end").name]
    periods = found.study.timeline.periods("jaar")
    return tuple(
        (period, risk(column, found.blocks) if column.any() else None)
        for period, column in zip(periods, outcome.T, strict=True)
    )


def detail(study: Study) -> tuple[Saldo, ...]:
    """The lines that are compared besides the saldo, such as what every taakveld costs and brings."""
    names = library.load("basis", "vergeleken").data
    chosen = ((statement, str(names[statement.name])) for statement in study.statements if statement.name in names)
    found = [line for statement, wanted in chosen for line in _lines(statement, wanted)]
    books = [line.administratie for line in found]
    return tuple(sorted(found, key=lambda line: books.index(line.administratie)))


def _lines(statement: Statement, wanted: str) -> Iterator[Saldo]:
    """The lines of one style, each under its heading, or the one line of that name."""
    head, own = "", f"staten.{statement.name}.{statement.administratie}.{wanted}"
    for line in statement.lines:
        head = line.label if line.style == "kop" else head
        if line.style == wanted:
            yield Saldo(statement.administratie, f"{head}: {line.label}", line.address)
        elif line.address == own:
            yield Saldo(statement.administratie, line.label, line.address)


def garanties(study: Study) -> tuple[Garantie, ...]:
    """Every guarantee of the plan, also one that is off."""
    known = library.load("basis", "garanties").data
    found = [(path, block, known.get(f"{path[0]}.{block.sjabloon}")) for path, block in blocks(study.scenario)]
    return tuple(
        _garantie(study, join(*path), block.partij or "", named)
        for path, block, named in found
        if isinstance(named, dict)
    )


def _garantie(study: Study, block: str, partij: str, named: Mapping[str, object]) -> Garantie:
    paid = join(block, str(named["betaalt"])) if named["betaalt"] else ""
    limit = join(block, str(named["hoogstens"]))
    label = study.quantity(paid).label if paid else study.quantity(limit).label
    party = study.scenario.partijen.get(partij)
    return Garantie(block, label, party.naam if party else "", Saldo(partij, label, paid) if paid else None, limit)


def uitkering(found: Doorrekening, item: Garantie) -> Uitkering:
    """What this guarantee may cost in this option."""
    months = found.study.results.months(item.limit)
    promised = float(months.sum() if found.study.quantity(item.limit).aard == "stroom" else months.max())
    if item.paid is None:
        return Uitkering(promised)
    outcome = found.simulation.outcomes[year_output(item.paid).name].sum(axis=1)
    called = chance((outcome > TOLERANCE).astype(float), found.blocks)
    return Uitkering(promised, Betaald(risk(outcome, found.blocks), called, float(outcome.max())))
