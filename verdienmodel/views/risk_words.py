"""Doorrekeningen in words and in lines of text: chances as natural frequencies, never a mean alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.frequency import frequency
from verdienmodel.analysis.tail import Shift
from verdienmodel.model.uncertain import Event
from verdienmodel.study.doorrekening import Doorrekening, Money, Saldo, YearRisk
from verdienmodel.study.study import Study
from verdienmodel.views.field_words import source_words
from verdienmodel.views.format import euro, number, percent, plain, with_unit
from verdienmodel.views.input_names import block_name, input_name

SHOWN = (10, 50, 90)
METHODS = {"sobol": "Sobol, acht delen", "lhs": "Latijns vierkant, acht delen", "plain": "gewoon geloot"}
UNCERTAIN = "onzeker"


def chance_words(estimate: Estimate) -> str:
    """'ongeveer 1 op de 5'; below 1 in 100 'minder dan 1 op de 100'."""
    found = frequency(estimate.value)
    words = f"{found.count} op de {found.of}"
    return f"{found.side} {words}" if found.side == "ongeveer" else f"{found.side} dan {words}"


def chance_percent(estimate: Estimate) -> str:
    """The chance with its interval: 21% (19% tot 23%)."""
    return f"{percent(estimate.value, 1)} ({percent(estimate.low, 1)} tot {percent(estimate.high, 1)})"


def deficit_sentence(year: YearRisk) -> str:
    """In 2029 is er in ongeveer 1 op de 5 doorrekeningen een tekort."""
    return f"In {year.period.label} is er in {chance_words(year.deficit)} doorrekeningen een tekort."


def whole_sentence(found: Doorrekening, administratie: str) -> str:
    """The chance of a tekort in these books over the whole plan; empty when they are the same in every draw."""
    saldo = next((item for item in found.saldos if item.administratie == administratie), None)
    if saldo is None:
        return ""
    if len(found.study.timeline.periods("jaar")) == 1:
        return deficit_sentence(found.years(saldo)[0])
    return f"In {chance_words(found.whole(saldo).deficit)} doorrekeningen is er over alle jaren samen een tekort."


def dots_sentence(year: YearRisk) -> str:
    """What twenty dots say in words."""
    return (
        f"In {year.dots.below} van de {year.dots.count} mogelijke uitkomsten is er in {year.period.label} een tekort."
    )


def dots_rows(year: YearRisk) -> list[list[str]]:
    """The dots counted."""
    above = [value for value in year.dots.values if value >= 0]
    return [["Tekort", str(year.dots.below)], ["Geen tekort", str(len(above))]]


def begroting_sentence(year: YearRisk) -> str:
    """Where the entered begroting lies among the draws."""
    of = percent(year.lower.value, 0)
    return f"De begroting zelf komt uit op {euro(year.entered)}; {of} van de doorrekeningen valt lager uit."


def money_sentences(found: Doorrekening, item: Money) -> tuple[str, ...]:
    """The chance of a dip, how deep, and in which month it is mostly lowest."""
    low = found.lowest(item)
    month = found.study.timeline.months[int(low.months.argmax())].label
    middle, bad = (euro(low.value.percentiles[share].value) for share in (50, 10))
    return (
        f"{item.label}: in {chance_words(low.dip)} doorrekeningen komt het in een maand onder nul.",
        f"De laagste stand is in het midden {middle}, en in 1 op de 10 gevallen lager dan {bad}. Meestal is dat in {month}.",
    )


def amount_words(estimate: Estimate) -> str:
    """An amount with how far it may be off: € 1.234 (± € 56)."""
    return f"{euro(estimate.value)} (± {euro(estimate.half_width)})"


def draws_words(found: Doorrekening) -> str:
    """How the draws were made, and that there are more than asked when the method rounds up."""
    sampling = found.simulation.drawing.sampling
    asked = f"; u vroeg er {number(sampling.asked)}, en deze methode rondt naar boven af" if sampling.rounded else ""
    size = found.simulation.disk_megabytes
    disk = f" De uitkomsten pasten niet in het geheugen en stonden op schijf ({number(size)} MB)." if size else ""
    return f"{number(sampling.draws)} doorrekeningen ({METHODS[sampling.method]}, zaad {sampling.seed}){asked}.{disk}"


def refused_words(found: Doorrekening) -> list[str]:
    """Draws in which the plan may not be so, which the numbers do count."""
    return [
        f"Let op: in {chance_words(estimate)} doorrekeningen kan het plan zo niet ({signal.label.lower()}); die tellen wel mee."
        f" {signal.remedy}".rstrip()
        for signal, estimate in found.refused
    ]


def links_words(found: Doorrekening) -> list[str]:
    """Every pair that moves together: asked and achieved."""
    return [
        f"Samenhang van {driver_label(found.study, item.asked.one)} en {driver_label(found.study, item.asked.other)}:"
        f" gevraagd {plain(item.asked.rank, 2)}, bereikt {plain(item.rank, 2)}."
        for item in found.achieved
    ]


def advice_words(found: Doorrekening) -> str:
    """Whether there are draws enough."""
    advice = found.advice
    if advice.enough:
        return "Dit zijn genoeg doorrekeningen: elke kans op een tekort is bekend op 2 van de 100."
    return (
        f"Voor een kans die op 2 van de 100 klopt zijn ongeveer {number(advice.needed)} doorrekeningen nodig; "
        f"het minst zeker is {advice.least_known}."
    )


def driver_label(study: Study, name: str) -> str:
    """The name of an uncertain thing as a reader knows it."""
    events = {event.address: event.label for event in study.graph.uncertainty.events}
    paths = {path.address: path.label for path in study.graph.uncertainty.paths}
    known = {**events, **paths}
    if name in known:
        return known[name]
    if name not in study.graph.quantities:
        return input_name(study, study.leaf(name)) if name in study.graph.leaves else name
    quantity = study.quantity(name)
    same = [other for other in study.graph.uncertainty.spreads if _label(study, other.address) == quantity.label]
    block = block_name(study, name) if len(same) > 1 else ""
    return f"{quantity.label} ({block})" if block else quantity.label


def _label(study: Study, address: str) -> str:
    return study.quantity(address).label if address in study.graph.quantities else ""


def driver_value(study: Study, found: Doorrekening, name: str, value: float) -> str:
    """What it was, in its unit; of an event how often it happened."""
    driver = found.drivers.get(name)
    if driver is None:
        return plain(value, 2)
    leaf = study.leaf(driver.leaf)
    if leaf.is_switch or leaf.shown_unit == "getal":
        return percent(value, 0)
    return with_unit(float(f"{value:.3g}"), leaf.shown_unit)


def shift_words(found: Doorrekening, shift: Shift) -> str:
    """Uren coördinator: 14 uur per week in plaats van 12."""
    study = found.study
    in_tail, mean = (driver_value(study, found, shift.name, value) for value in (shift.in_tail, shift.mean))
    name, source = driver_label(study, shift.name), driver_source(found, shift.name)
    if isinstance(found.drivers[shift.name].thing, Event):
        return f"{name}: gebeurt dan in {in_tail} van de gevallen in plaats van {mean} ({source})"
    return f"{name}: gemiddeld {in_tail} in plaats van {mean} ({source})"


def driver_source(found: Doorrekening, name: str) -> str:
    """Where an uncertain thing comes from, and how its spread was found."""
    spreads = {spread.address: spread.origin for spread in found.study.graph.uncertainty.drawn}
    kind, text = source_words(found.study.leaf(found.drivers[name].leaf))
    return "; ".join(part for part in (f"{kind.lower()}: {text}", spreads.get(name, "")) if part)


def text_rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns under each other for the terminal: the first to the left, numbers to the right."""
    table = [list(head), *(list(row) for row in rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in table
    ]


def years_text(found: Doorrekening, saldo: Saldo) -> list[str]:
    """The saldo per year: begroting, percentiles, chance of a tekort."""
    head = ["saldo", "begroting", *(f"P{share}" for share in SHOWN), "gemiddeld", "kans op tekort"]
    rows = [year_cells(year) for year in (*found.years(saldo), found.whole(saldo))]
    return [f"{saldo.label} (in euro)", *text_rows(head, rows)]


def year_cells(year: YearRisk) -> list[str]:
    """One row: label, amounts, chance."""
    shares = [number(year.risk.percentiles[share].value) for share in SHOWN]
    return [
        year.period.label,
        number(year.entered),
        *shares,
        number(year.risk.mean.value),
        chance_percent(year.deficit),
    ]
