"""Which value of a kengetal holds in which month, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise

from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.kengetallen.checks import is_gap_in_law
from verdienmodel.kengetallen.rows import Kengetal
from verdienmodel.kengetallen.store import Store


@dataclass(frozen=True)
class Step:
    """The value in one month (or on 1 January of a year) and the row that it comes from."""

    month: Month
    row: Kengetal
    laatst_bekend: bool
    """The row no longer says so itself: this is the last value that is known."""

    @property
    def value(self) -> float:
        return self.row.value


@dataclass(frozen=True)
class Resolved:
    """A kengetal worked out for every asked month, with the one price level of the rows used."""

    sleutel: str
    eenheid: str
    prijspeil: int | None
    steps: tuple[Step, ...]

    @cached_property
    def changes(self) -> tuple[Step, ...]:
        """Only the steps at which the row or its certainty changes: what a reader wants to see."""
        groups = groupby(self.steps, key=lambda step: (step.row.rij, step.laatst_bekend))
        return tuple(next(group) for _, group in groups)

    @property
    def rows(self) -> tuple[Kengetal, ...]:
        """The rows used, each once, for the stamp."""
        return tuple(dict.fromkeys(step.row for step in self.steps))

    @property
    def last_known_from(self) -> Month | None:
        """First month that rests on a last known value; None when there is none."""
        return next((step.month for step in self.steps if step.laatst_bekend), None)


def resolve(store: Store, sleutel: str, timeline: Timeline) -> Resolved | tuple[Problem, ...]:
    """The value in each month of the timeline: a row holds when it is valid on the first day of the month."""
    return _resolve(store, sleutel, timeline.months)


def resolve_years(store: Store, sleutel: str, first_year: int, last_year: int) -> Resolved | tuple[Problem, ...]:
    """The value in each calendar year, as on 1 January: for rates of an index."""
    return _resolve(store, sleutel, tuple(Month(year, 1) for year in range(first_year, last_year + 1)))


def _resolve(store: Store, sleutel: str, months: tuple[Month, ...]) -> Resolved | tuple[Problem, ...]:
    rows = store.rows(sleutel)
    if not rows:
        remedy = nearest(sleutel, store.keys()) or "Zoek in de lijst met kengetallen."
        return (Problem("K030", "", sleutel, f"het kengetal ‘{sleutel}’ bestaat niet", herstel=remedy),)
    if problems := (*_too_early(rows, months), *_in_gap_of_law(rows, months)):
        return problems
    steps = tuple(_step(rows, month) for month in months)
    if problems := tuple(_mixed_prices(sleutel, steps)):
        return problems
    return Resolved(sleutel, rows[0].eenheid, steps[0].row.prijspeil if steps else rows[0].prijspeil, steps)


def _step(rows: tuple[Kengetal, ...], month: Month) -> Step:
    """The newest row that has begun; past its end (or past its check, without end) it is the last known."""
    day = _first_day(month)
    row = [row for row in rows if row.geldig_van <= day][-1]
    return Step(month, row, laatst_bekend=day > row.known_until)


def _too_early(rows: tuple[Kengetal, ...], months: tuple[Month, ...]) -> Iterator[Problem]:
    early = [month for month in months if _first_day(month) < rows[0].geldig_van]
    if early:
        what = f"voor {_span(early)} is er nog geen waarde: de eerste rij begint {rows[0].geldig_van}"
        remedy = "Begin later, voeg een oudere rij toe of vul zelf een waarde in."
        yield Problem("K031", rows[0].plaats, rows[0].sleutel, what, herstel=remedy)


def _in_gap_of_law(rows: tuple[Kengetal, ...], months: tuple[Month, ...]) -> Iterator[Problem]:
    for before, after in pairwise(rows):
        if not is_gap_in_law(before, after):
            continue
        missed = [month for month in months if before.known_until < _first_day(month) < after.geldig_van]
        if missed:
            what = f"voor {_span(missed)} ontbreekt de wettelijke waarde"
            why = f"{before.plaats} eindigt {before.geldig_tot}, {after.plaats} begint {after.geldig_van}"
            yield Problem("K032", after.plaats, after.sleutel, what, why, "Zoek de waarde op en voeg een rij toe.")


def _mixed_prices(sleutel: str, steps: tuple[Step, ...]) -> Iterator[Problem]:
    levels = {step.row.prijspeil: step.row for step in steps}
    if len(levels) > 1:
        named = ", ".join(f"{level or 'nominaal'} ({row.plaats})" for level, row in levels.items())
        why = "bedragen van verschillend prijspeil zijn niet te vergelijken"
        remedy = "Kies een kortere looptijd, of vul zelf een waarde met één prijspeil in."
        yield Problem("K033", "", sleutel, f"deze rijen hebben niet één prijspeil: {named}", why, remedy)


def _first_day(month: Month) -> date:
    return date(month.year, month.month, 1)


def _span(months: list[Month]) -> str:
    return str(months[0]) if len(months) == 1 else f"{months[0]} tot en met {months[-1]}"
