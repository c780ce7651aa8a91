"""Wijzigingen: one kind of change for sliders, --zet, options and everything that varies a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verdienmodel.ground.address import split_step
from verdienmodel.ground.limits import SHARES_TOLERANCE
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.model.graph import Graph, Leaf
from verdienmodel.scenario.schema import Wijziging
from verdienmodel.scenario.values import read_number


@dataclass(frozen=True)
class Change:
    """One change of one value, with where it was asked (file and line, or the command line)."""

    address: str
    set_: object = None
    plus: float | None = None
    times: float | None = None
    first: Month | None = None
    last: Month | None = None
    place: str = ""

    @classmethod
    def of(cls, item: Wijziging, place: str) -> Change:
        return cls(item.adres, item.zet, item.plus, item.maal, item.van, item.tot_en_met, place)


def apply(
    leaves: Mapping[str, Leaf],
    aliases: Mapping[str, str],
    timeline: Timeline,
    changes: Iterable[Change],
    below: Mapping[str, float] | None = None,
) -> tuple[dict[str, float], tuple[Problem, ...]]:
    """The changed leaf values of one stack; two changes on one address are a problem that names both.

    `below` is what an option has changed already: months and shares must be right together with that.
    """
    stack = _Stack(leaves, aliases, timeline, below or {})
    for change in changes:
        stack.add(change)
    stack.check_order()
    stack.check_shares()
    return stack.values, tuple(stack.problems)


def apply_to(
    graph: Graph, changes: Iterable[Change], below: Mapping[str, float]
) -> tuple[dict[str, float], tuple[Problem, ...]]:
    """The same on a finished graph."""
    return apply(graph.leaves, graph.aliases, graph.timeline, changes, below)


def addressed(graph: Graph, change: Change) -> tuple[list[str], tuple[Problem, ...]]:
    """The values that a change is about, whatever it does with them: one, or the steps of a series."""
    stack = _Stack(graph.leaves, graph.aliases, graph.timeline, {})
    return stack.targets(change), tuple(stack.problems)


class _Stack:
    """The changes so far, with everything that is wrong with them."""

    def __init__(
        self, leaves: Mapping[str, Leaf], aliases: Mapping[str, str], timeline: Timeline, below: Mapping[str, float]
    ) -> None:
        self.leaves, self.aliases, self.timeline, self.below = leaves, aliases, timeline, below
        self.values: dict[str, float] = {}
        self.said: dict[str, Change] = {}
        self.problems: list[Problem] = []

    def problem(self, code: str, change: Change, address: str, what: str, why: str, remedy: str) -> None:
        self.problems.append(Problem(code, change.place, address, what, why, remedy))

    def add(self, change: Change) -> None:
        for address in self.targets(change):
            if address in self.said:
                why = f"ook bij {self.said[address].place or 'een eerdere wijziging'}"
                remedy = "laat één van beide wijzigingen staan"
                self.problem("W002", change, address, "dit adres wordt twee keer gewijzigd", why, remedy)
                continue
            self.said[address] = change
            value = self.value(self.leaves[address], change)
            if value is not None and self.can_be(self.leaves[address], value, change):
                self.values[address] = value

    def targets(self, change: Change) -> list[str]:
        """The values that a change is about: one, or the steps of a series that begin in its months."""
        written = change.address.strip()
        base, step = split_step(self.aliases.get(written, written))
        base = self.aliases.get(base, base)
        address = f"{base}[{step}]" if step else base
        found = [candidate for candidate in (address, f"{address}.waarde") if candidate in self.leaves][:1]
        series = [] if step else self.series(base)
        if not found and not series:
            remedy = nearest(written, self.leaves) or "vraag de adressen op met: verdienmodel adressen"
            self.problem("W001", change, written, f"het adres ‘{written}’ bestaat niet", "", remedy)
        if change.first is None and change.last is None:
            return found or [leaf.address for leaf in series]
        return self.within(change, written, series) if found or series else []

    def series(self, base: str) -> list[Leaf]:
        """The steps of a series; of one that follows a path they stand under `gewoon`."""
        own = (base, f"{base}.waarde", f"{base}.gewoon")
        return [leaf for leaf in self.leaves.values() if leaf.quantity in own and leaf.month]

    def within(self, change: Change, written: str, series: list[Leaf]) -> list[str]:
        """The steps that begin in the months of a change; a single value has no months to choose from."""
        first, last = change.first or self.timeline.first, change.last or self.timeline.last
        if not (self.in_plan(first, change, written) and self.in_plan(last, change, written)):
            return []
        if last < first:
            self.backwards(change, written, first, last)
            return []
        if not series:
            what = f"‘{written}’ is één waarde"
            remedy = "haal van: en tot_en_met: weg, of schrijf de invoer als een reeks per maand"
            self.problem("W008", change, written, what, "van: en tot_en_met: kiezen stappen uit een reeks", remedy)
            return []
        chosen = [leaf.address for leaf in series if leaf.month and first <= leaf.month <= last]
        if not chosen:
            what = f"in deze maanden begint geen stap van ‘{written}’"
            why = f"de stappen beginnen in {', '.join(str(leaf.month) for leaf in series)}"
            remedy = "kies maanden waarin een stap begint, of voeg een stap aan de reeks toe"
            self.problem("W008", change, written, what, why, remedy)
        return chosen

    def value(self, leaf: Leaf, change: Change) -> float | None:
        """The new value in the graph's unit; none, and a problem, when the change cannot be read."""
        given = [item for item in (change.set_, change.plus, change.times) if item is not None]
        if len(given) != 1:
            what = "deze wijziging zegt niet precies één ding"
            self.problem("W003", change, leaf.address, what, "", "kies zet:, plus: of maal:")
            return None
        if change.set_ is None and (leaf.is_date or leaf.is_switch):
            what = f"met {'een maand' if leaf.is_date else 'ja of nee'} kunt u niet rekenen"
            remedy = f"schrijf zet: {'en een maand als JJJJ-MM' if leaf.is_date else 'ja of zet: nee'}"
            self.problem("W007", change, leaf.address, what, f"de eenheid is {leaf.shown_unit}", remedy)
            return None
        if change.plus is not None:
            return leaf.value + (change.plus / 100 if leaf.percent else change.plus)
        if change.times is not None:
            return leaf.value * change.times
        return self.read(leaf, change)

    def read(self, leaf: Leaf, change: Change) -> float | None:
        why, remedy = f"de eenheid is {leaf.shown_unit}", "schrijf een waarde in die eenheid"
        if isinstance(change.set_, dict):
            what, remedy = "een wijziging zet één waarde, geen reeks", "wijzig elke stap apart: adres[JJJJ-MM]"
            self.problem("W004", change, leaf.address, what, why, remedy)
            return None
        try:
            return read_number(change.set_, leaf.shown_unit)
        except ValueError as error:
            self.problem("W004", change, leaf.address, str(error), why, remedy)
            return None

    def can_be(self, leaf: Leaf, value: float, change: Change) -> bool:
        """A month inside the plan, or a number within its bounds."""
        if leaf.is_date:
            return self.in_plan(Month.from_code(value), change, leaf.address)
        shown = leaf.as_written(value)
        low, high = leaf.bounds
        if low is None and leaf.low is not None and leaf.low >= 0:
            low = 0.0
        too_low, too_high = low is not None and shown < low, high is not None and shown > high
        if too_low or too_high:
            what = f"{shown:g} {leaf.shown_unit} kan niet".replace(".", ",")
            edge = f"het kleinste is {low:g}" if too_low else f"het grootste is {high:g}"
            self.problem("W005", change, leaf.address, what, edge.replace(".", ","), "kies een waarde die kan")
        return not (too_low or too_high)

    def in_plan(self, month: Month, change: Change, address: str) -> bool:
        inside = self.timeline.first <= month <= self.timeline.last
        if not inside:
            why = f"het plan loopt van {self.timeline.first} tot en met {self.timeline.last}"
            remedy = "kies een maand binnen het plan, of maak het plan langer"
            self.problem("S032", change, address, f"{month} ligt buiten het plan", why, remedy)
        return inside

    def check_order(self) -> None:
        """What begins must not have ended before, after all changes together."""
        for scope in dict.fromkeys(address.rpartition(".")[0] for address in self.values):
            first, last = (f"{scope}.{field}" for field in ("van", "tot_en_met"))
            if first in self.leaves and last in self.leaves and self.leaves[first].is_date:
                begin, end = map(self.now, (first, last))
                if end < begin:
                    changed = last if last in self.values else first
                    months = (Month.from_code(begin), Month.from_code(end))
                    self.backwards(self.said[changed], changed, *months)

    def check_shares(self) -> None:
        """The twelve shares of a season stay 1 together; more would be work and money out of nothing."""
        seasons = dict.fromkeys(split_step(name)[0] for name in self.values if name.startswith("seizoenen."))
        for season in seasons:
            shares = [name for name, leaf in self.leaves.items() if leaf.quantity == season]
            total = sum(map(self.now, shares))
            if abs(total - 1) > SHARES_TOLERANCE:
                changed = next(name for name in shares if name in self.values)
                amount = f"{total:.4g}".replace(".", ",")
                what = f"de twaalf aandelen van ‘{season}’ zijn samen {amount}"
                self.problem("W009", self.said[changed], changed, what, "samen moeten ze 1 zijn",
                             "wijzig ook de andere maanden, zodat het totaal 1 blijft")  # fmt: skip

    def now(self, address: str) -> float:
        """The value with every change so far."""
        return self.values.get(address, self.below.get(address, self.leaves[address].value))

    def backwards(self, change: Change, address: str, first: Month, last: Month) -> None:
        why, remedy = f"van {first} tot en met {last}", "draai de maanden om"
        self.problem("S030", change, address, "het einde ligt voor het begin", why, remedy)
