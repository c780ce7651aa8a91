"""A quantity over a period: flows add up, stocks show their last month, the rest shows itself when constant."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from verdienmodel.engine.divisors import zero_divisor
from verdienmodel.engine.evaluate import Results
from verdienmodel.ground.limits import CHECK_TOLERANCE
from verdienmodel.ground.numbers import write_dutch
from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Period
from verdienmodel.language.frame import Array
from verdienmodel.language.tree import names
from verdienmodel.model.graph import Check, Shows, Signal


@dataclass(frozen=True)
class PeriodValue:
    """What a period shows: one value, or for a tarief that varies its first and last month."""

    value: Array
    varies: bool = False
    last: Array | None = None


def over_period(results: Results, address: str, period: Period, shows: Shows = "") -> PeriodValue:
    """Value per draw [unit of the quantity, without /maand for a flow], shape (draws,)."""
    quantity = results.graph.quantities[address]
    array = results[address]
    if quantity.aard == "getal" or (array.shape[1] == 1 and quantity.aard != "stroom"):
        return PeriodValue(array[:, 0])
    first, last = period.months[0], period.months[-1]
    columns = array[:, first : last + 1] if array.shape[1] > 1 else np.repeat(array, len(period.months), axis=1)
    if quantity.aard == "stroom":
        # What is worked out is held per month (scale 1); an input keeps the year or quarter of its own unit.
        total, scale = columns.cumsum(axis=1)[:, -1], quantity.unit.scale
        return PeriodValue(total if scale == 1 else total * float(scale))
    if shows == "laagste":
        return PeriodValue(columns.min(axis=1))
    if quantity.aard == "stand":
        return PeriodValue(columns[:, 0 if shows == "begin" else -1])
    varies = bool(np.ptp(columns, axis=1).max() > 0)
    return PeriodValue(columns[:, 0], varies, columns[:, -1])


def shown_months(results: Results, address: str, period: Period, shows: Shows, draw: int = 0) -> Period:
    """The months behind what a period shows: of an opening its first, of a lowest stand the month of it."""
    if not shows:
        return period
    row = results.months(address, draw)[list(period.months)]
    return Period(period.label, (period.months[0 if shows == "begin" else int(row.argmin())],))


@dataclass(frozen=True)
class CheckOutcome:
    """A named identity, worked out: the largest difference over all months and draws."""

    check: Check
    worst: float
    month: int

    @property
    def closes(self) -> bool:
        return bool(self.worst < CHECK_TOLERANCE)


def outcomes(results: Results) -> tuple[CheckOutcome, ...]:
    """Every check of the graph. A difference that is not a number does not close."""
    found = []
    for check in results.graph.checks:
        difference = np.abs(results[check.difference])
        difference = np.where(np.isnan(difference), np.inf, difference)
        month = int(np.argmax(difference.max(axis=0)))
        found.append(CheckOutcome(check, float(difference.max()), month))
    return tuple(found)


def true_months(results: Results, address: str) -> tuple[int, ...]:
    """The months in which a condition holds in at least one draw."""
    held = np.broadcast_to((results[address] != 0).any(axis=0), (len(results.graph.timeline),))
    return tuple(int(month) for month in held.nonzero()[0])


MAY_BE_NONE = ("irr", "terugverdientijd")
"""Functions for which 'there is none' is an answer."""


def broken(results: Results) -> tuple[Problem, ...]:
    """Every quantity in which a NaN or infinity survives, first where it begins: quantity, month and divisor."""
    graph, bad = results.graph, _first_bad_months(results)
    loop_of = {address: number for number, group in enumerate(graph.order) for address in group.addresses}
    found = []
    for address, month in bad.items():
        # Inside a loop the one that went wrong in an earlier month, or read it in this one, is the cause.
        sources = [name for name in _read_by(results, address) if name in bad and name != address]
        if not any(loop_of[name] != loop_of[address] or bad[name] <= month for name in sources):
            found.append(_no_outcome(results, address, month))
    return tuple(dict.fromkeys(found))


def forbidden(results: Results) -> tuple[Problem, ...]:
    """Every signal that says a plan may not be so, with the first month in which it holds and the inputs it names."""
    found = []
    for signal in results.graph.signals:
        months = true_months(results, signal.address) if signal.forbidden else ()
        if months:
            first = results.graph.timeline.months[months[0]]
            why = f"het eerst in {first.label}{_why(results, signal)}"
            found.append(Problem("R002", signal.place, signal.name, signal.label, why, signal.remedy))
    return tuple(found)


def _why(results: Results, signal: Signal) -> str:
    """What the signal says, when it names nothing but inputs: each with its value and where it stands in the file."""
    named = {name: results.graph.quantities.get(name) for name in re.findall(r"\{([a-z0-9_.]+)\}", signal.text)}
    text = signal.text
    for name, quantity in named.items():
        if quantity is None or not quantity.is_input or quantity.shown_from:
            return ""
        leaf = results.graph.leaves[quantity.leaves[0]]
        value = write_dutch(leaf.as_written(float(results.inputs[leaf.address][0, 0])))
        unit = leaf.shown_unit if leaf.percent else f" {leaf.shown_unit}"
        text = text.replace(f"{{{name}}}", f"{value}{unit}, {quantity.place}")
    return f". {text}" if named else ""


def _first_bad_months(results: Results) -> dict[str, int]:
    """Where each quantity that is not a number somewhere begins to be so."""
    bad = {}
    for address in results.graph.evaluated:
        finite = np.isfinite(results[address])
        quantity = results.graph.quantities[address]
        if not finite.all() and not (quantity.aard == "getal" and _may_be_none(quantity.expression)):
            bad[address] = int(np.argmin(finite.all(axis=0)))
    return bad


def _no_outcome(results: Results, address: str, month: int) -> Problem:
    graph = results.graph
    owner = graph.quantities[graph.quantities[address].owner or address]
    return Problem(
        "R001",
        owner.place or owner.address,
        owner.address,
        f"‘{owner.label}’ heeft in {graph.timeline.months[month].label} geen uitkomst",
        zero_divisor(results, address, month) or "een bewerking heeft daar geen uitkomst",
        "vul een andere waarde in, of vang het op met als(… > 0, …, 0)",
    )


def _may_be_none(node: object) -> bool:
    return getattr(node, "function", "") in MAY_BE_NONE


def _read_by(results: Results, address: str) -> tuple[str, ...]:
    node = results.graph.quantities[address].expression
    return names(node) if node is not None else ()
