"""A second, slow reading of the language: one number at a time, from the formula as written, without the graph.

Every amount counts time in months, so no conversion exists here. It shares only the parser and the file reader
with the package: what a function means is written down again, from docs/taal.md.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from functools import cache

from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import parse_unit
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.scenario.read import Loaded
from verdienmodel.scenario.schema import Invoer, Onderdeel, Post
from verdienmodel.scenario.values import read_entry, read_number

TINY = 0.000001


def _true(value: float) -> bool:
    return abs(value) > TINY


class Referee:
    """The value of any quantity in any month, by its definition."""

    def __init__(self, loaded: Loaded, known: dict[str, float]) -> None:
        """`known` gives inputs that come from kengetallen; they are no part of the language."""
        self.scenario, self.known = loaded.scenario, known
        self.timeline = Timeline(self.scenario.van, self.scenario.tot_en_met)
        self.months = range(len(self.timeline))
        self.years = self.timeline.years
        self.value = cache(self._value)

    def _value(self, address: str, month: int) -> float:
        if address in self.known:
            return self.known[address]
        head, _, rest = address.partition(".")
        if head == "onderdelen":
            name, _, rest = rest.partition(".")
            return self.inside(self.scenario.onderdelen[name], f"{head}.{name}", rest, month)
        if head == "posten":
            return self.post(self.scenario.posten[rest], month)
        if address in self.scenario.invoer:
            return self.entered(self.scenario.invoer[address], month)
        return self.read(parse(self.scenario.grootheden[address].formule), "", month)

    def inside(self, unit: Onderdeel, scope: str, rest: str, month: int) -> float:
        runs = self.runs(unit, month)
        if rest == "loopt":
            return runs
        if rest in unit.invoer:
            return self.entered(unit.invoer[rest], month)
        item = unit.grootheden[rest]
        value = self.read(parse(item.formule), scope, month)
        return value * runs * unit.aan if parse_unit(item.eenheid).is_flow else value

    def runs(self, item: Onderdeel | Post, month: int) -> float:
        here = self.timeline.months[month]
        return float((item.van is None or item.van <= here) and (item.tot_en_met is None or here <= item.tot_en_met))

    def entered(self, item: Invoer, month: int) -> float:
        unit = item.eenheid or ""
        steps = read_entry(item.waarde, unit).steps
        past = [s for s in steps if s.month is None or s.month <= self.timeline.months[month]]
        return past[-1].value * float(parse_unit(unit).scale)

    def post(self, post: Post, month: int) -> float:
        assert isinstance(post.waarde, float)
        shares = self.scenario.seizoenen[post.seizoen or "gelijk"].aandelen
        value = post.waarde * shares[self.timeline.months[month].month - 1] * self.runs(post, month)
        if post.spreiding == "seizoenbedrag":
            same = [m for m in self.months if self.years[m] == self.years[month]]
            value /= sum(shares[self.timeline.months[m].month - 1] * self.runs(post, m) for m in same) or 1
        return value

    def read(self, node: Expression, scope: str, month: int) -> float:
        if isinstance(node, Literal):
            return node.value
        if isinstance(node, Name):
            inner = f"{scope}.{node.address}"
            unit = self.scenario.onderdelen.get(scope.removeprefix("onderdelen."))
            own = unit is not None and node.address in {**unit.invoer, **unit.grootheden, "loopt": ""}
            return self.value(inner if own else node.address, month)
        return self.call(node, scope, month)

    def call(self, node: Call, scope: str, m: int) -> float:
        def at(position: int, month: int = m) -> float:
            return self.read(node.args[position], scope, month)

        def row(position: int) -> list[float]:
            return [at(position, month) for month in self.months]

        function = FUNCTIONS.get(node.function)
        if function is not None:
            return function(*(at(position) for position in range(len(node.args))))
        match node.function:
            case "als":
                return at(1) if _true(at(0)) else at(2)
            case "vorige":
                lag = node.whole("maanden")
                return at(1) if m < lag else at(0, m - lag)
            case "cumulatief":
                return math.fsum(at(0, k) for k in range(m + 1))
            case "jaar_tot_nu":
                return math.fsum(at(0, k) for k in range(m + 1) if self.years[k] == self.years[m])
            case "kwartaal_tot_nu":
                start = self.timeline.quarter_start(m)
                return math.fsum(at(0, k) for k in range(start, m + 1))
            case "jaartotaal":
                return math.fsum(at(0, k) for k in self.months if self.years[k] == self.years[m])
            case "vorig_jaar":
                wanted = self.years[m] - node.whole("jaren")
                return at(1) if wanted < self.years[0] else math.fsum(at(0, k) for k in self.in_year(wanted))
            case "cohort":
                return self.cohort(node, at, m)
            case "ineens":
                return at(0) if at(1) == self.timeline.codes[m] else 0.0
            case "gespreid":
                active = self.active(node, 1, scope)
                return at(0) * active[m] / math.fsum(active)
            case "opstart":
                active = self.active(node, 2, scope)
                age = max(math.fsum(active[: m + 1]) - 1, 0)
                return min(1.0, at(1) + (1 - at(1)) * age / at(0))
            case "annuiteit":
                return self.annuity(node, at)
            case "vanaf":
                return float(self.timeline.codes[m] >= at(0))
            case "tot_en_met":
                return float(self.timeline.codes[m] <= at(0))
            case "maand":
                return float(self.timeline.months[m].month)
            case "jaar":
                return float(self.years[m])
            case "kwartaaleinde":
                return float(self.timeline.months[m].month in (3, 6, 9, 12))
            case "jaareinde":
                return float(self.timeline.months[m].month == 12)
            case "seizoen":
                share = self.scenario.seizoenen[str(node.constant("naam"))].aandelen
                return 12 * share[self.timeline.months[m].month - 1]
            case "index":
                return self.price(str(node.constant("naam")), node.whole("prijspeil"), self.years[m])
            case "staffel":
                return self.bracket(node, at(0))
            case "schijven":
                return self.brackets(node, at(0))
            case "som":
                return self.total(node, scope, m)
            case "macht":
                exponent = at(1) if len(node.args) == 2 else float(str(node.constant("exponent")))
                return float(at(0) ** exponent)
            case "afrond_wettelijk":
                return _rounded(at(0), at(1), str(node.constant("wijze")))
            case "laagste":
                return min(row(0))
            case "maand_van_laagste":
                values = row(0)
                return float(self.timeline.codes[next(k for k in self.months if values[k] - min(values) <= TINY)])
            case "ncw":
                return math.fsum(v * (1 + 12 * at(1)) ** (-(k + 1) / 12) for k, v in enumerate(row(0)))
            case "terugverdientijd":
                return _payback(row(0))
            case "irr":
                return _rate(row(0)) / 12
        raise KeyError(node.function)

    def in_year(self, year: int) -> list[int]:
        return [k for k in self.months if self.years[k] == year]

    def active(self, node: Call, position: int, scope: str) -> list[float]:
        unit = self.scenario.onderdelen.get(scope.removeprefix("onderdelen."))
        if isinstance(node.args[position], Literal) and unit is not None:
            return [self.runs(unit, k) for k in self.months]
        return [self.read(node.args[position], scope, k) for k in self.months]

    def cohort(self, node: Call, at: Callable[..., float], m: int) -> float:
        name = str(node.constant("profiel"))
        shares = self.scenario.profielen[name].aandelen if name else [1.0]
        ages = [age for age in range(m + 1) if at(1) - age > TINY]
        return math.fsum(at(0, m - age) * shares[min(age, len(shares) - 1)] for age in ages)

    def annuity(self, node: Call, at: Callable[..., float]) -> float:
        amount, rate, terms = at(0), at(1), at(2)
        name = node.args[2]
        yearly = isinstance(name, Name) and self.scenario.invoer[name.address].eenheid == "jaar"
        per = 12 if yearly else 1  # terms in years are yearly payments at the yearly rate
        rate, terms = rate * per, terms / per
        return (amount / terms if rate == 0 else amount * rate / (1 - (1 + rate) ** -terms)) / per

    def price(self, name: str, base: int, year: int) -> float:
        base = base or self.scenario.prijspeil or self.years[0]
        rates = self.rates(name)
        up = math.prod(1 + rates[y] for y in range(base + 1, year + 1))
        return up / math.prod(1 + rates[y] for y in range(year + 1, base + 1))

    def rates(self, name: str) -> dict[int, float]:
        written = self.scenario.indexen[name].jaren
        own = {int(year): read_number(value, "%") for year, value in written.items()}
        return own or {y: self.known[f"indexen.{name}[{y}]"] for y in range(2025, 2029)}

    def bracket(self, node: Call, x: float) -> float:
        table = self.scenario.tabellen[str(node.constant("tabel"))]
        rows = list(table.rijen.values())
        hit = next((r for r in rows if r.tot_en_met is None or x - r.tot_en_met <= TINY), rows[-1])
        return read_number(hit.waarde, table.eenheid)

    def brackets(self, node: Call, x: float) -> float:
        table = self.scenario.tabellen[str(node.constant("tabel"))]
        total, low = 0.0, -math.inf
        for r in table.rijen.values():
            high = math.inf if r.tot_en_met is None else r.tot_en_met
            bottom = 0.0 if low == -math.inf else low
            part = min(x, high) - bottom if low == -math.inf else max(0.0, min(x, high) - bottom)
            total, low = total + part * read_number(r.waarde, table.eenheid), high
        return total

    def total(self, node: Call, scope: str, m: int) -> float:
        parts = [arg for arg in node.args if not (isinstance(arg, Name) and "*" in arg.address)]
        found = [self.read(arg, scope, m) for arg in parts]
        for arg in node.args:
            if isinstance(arg, Name) and "*" in arg.address:
                found += [self.value(arg.address.replace("*", unit), m) for unit in self.scenario.onderdelen]
        for key, wanted in node.fixed:
            assert isinstance(wanted, tuple)
            posts = [post for post in self.scenario.posten.values() if str(getattr(post, key)) in wanted]
            found += [self.post(post, m) for post in posts]
        return math.fsum(found)


FUNCTIONS: dict[str, Callable[..., float]] = {
    "plus": lambda a, b: a + b,
    "min_": lambda a, b: a - b,
    "maal": lambda a, b: a * b,
    "gedeeld": lambda a, b: a / b,
    "negatief": lambda a: -a,
    "groter": lambda a, b: float(a - b > TINY),
    "groter_gelijk": lambda a, b: float(a - b >= -TINY),
    "kleiner": lambda a, b: float(a - b < -TINY),
    "kleiner_gelijk": lambda a, b: float(a - b <= TINY),
    "gelijk": lambda a, b: float(abs(a - b) <= TINY),
    "ongelijk": lambda a, b: float(abs(a - b) > TINY),
    "en": lambda *a: float(all(_true(v) for v in a)),
    "of": lambda *a: float(any(_true(v) for v in a)),
    "niet": lambda a: float(not _true(a)),
    "min": min,
    "max": max,
    "deze_maand": lambda a: a,
}


def _rounded(x: float, step: float, manner: str) -> float:
    steps = abs(x) / step
    nearest = round(steps)
    if abs(steps - nearest) < 1e-9:
        whole = float(nearest)
    else:
        whole = float(
            {"op": math.ceil(steps), "af": math.floor(steps), "half_op": math.floor(steps + 0.5 + 1e-9)}[manner]
        )
    return math.copysign(whole * step, x)


def _payback(flows: Sequence[float]) -> float:
    below = [k for k in range(len(flows)) if math.fsum(flows[: k + 1]) < -TINY]
    last = below[-1] + 1 if below else 0
    return math.nan if last == len(flows) else last + 1.0


def _rate(flows: Sequence[float]) -> float:
    signs = [v > 0 for v in flows if abs(v) > TINY]
    if sum(a != b for a, b in itertools.pairwise(signs)) != 1:
        return math.nan

    def worth(rate: float) -> float:
        return math.fsum(v * (1 + rate) ** -k for k, v in enumerate(flows))

    low, high = -0.99, 10.0
    if worth(low) * worth(high) > 0:
        return math.nan
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(low) * worth(middle) > 0 else (low, middle)
    return (1 + low) ** 12 - 1.0
