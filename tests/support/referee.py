"""A second, slow reading of the language: one number at a time, from the formula as written, without the graph.

Every amount counts time in months, so that no conversion exists here. It shares only the parser and the file
reader with the package.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from tests.support.meanings import PLAIN, TINY, annuity, bracket, brackets, payback, rounded, true, yearly_rate
from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import parse_unit
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.scenario.items import Bouwsteen, Invoer, Post
from verdienmodel.scenario.read import Loaded
from verdienmodel.scenario.values import read_entry, read_number

At = Callable[..., float]
"""An argument by position, in this month or in another one."""


class Referee:
    """The value of any quantity in any month, by its definition."""

    def __init__(self, loaded: Loaded, known: dict[str, float]) -> None:
        """`known` gives the inputs that come from kengetallen; they are no part of the language."""
        self.scenario, self.known = loaded.scenario, known
        self.timeline = Timeline(self.scenario.van, self.scenario.tot_en_met)
        self.months = range(len(self.timeline))
        self.years = self.timeline.years
        self.value = cache(self._value)

    def _value(self, address: str, month: int) -> float:
        head, _, rest = address.partition(".")
        if address in self.known:
            return self.known[address]
        if head == "onderdelen":
            name, _, field = rest.partition(".")
            return self.inside(name, field, month)
        if head == "posten":
            return self.post(self.scenario.posten[rest], month)
        if address in self.scenario.invoer:
            return self.entered(self.scenario.invoer[address], month)
        return self.read(parse(self.scenario.grootheden[address].formule), "", month)

    def inside(self, name: str, field: str, month: int) -> float:
        unit = self.scenario.onderdelen[name]
        if field == "loopt":
            return self.runs(unit, month)
        if field in unit.invoer:
            return self.entered(unit.invoer[field], month)
        value = self.read(parse(unit.grootheden[field].formule), name, month)
        flow = parse_unit(unit.grootheden[field].eenheid).is_flow
        return value * self.runs(unit, month) * unit.aan if flow else value

    def runs(self, item: Bouwsteen | Post, month: int) -> float:
        here = self.timeline.months[month]
        return float((item.van is None or item.van <= here) and (item.tot_en_met is None or here <= item.tot_en_met))

    def entered(self, item: Invoer, month: int) -> float:
        unit = item.eenheid or ""
        steps = read_entry(item.waarde, unit).steps
        past = [s for s in steps if s.month is None or s.month <= self.timeline.months[month]]
        return past[-1].value * float(parse_unit(unit).scale)

    def share(self, season: str, month: int) -> float:
        return self.scenario.seizoenen[season].aandelen[self.timeline.months[month].month - 1]

    def post(self, post: Post, month: int) -> float:
        assert isinstance(post.waarde, float)
        season = post.seizoen or "gelijk"
        value = post.waarde * self.share(season, month) * self.runs(post, month)
        if post.spreiding == "seizoenbedrag":
            value /= sum(self.share(season, m) * self.runs(post, m) for m in self.in_year(self.years[month])) or 1
        return value

    def read(self, node: Expression, scope: str, month: int) -> float:
        if isinstance(node, Literal):
            return node.value
        if isinstance(node, Call):
            return self.call(node, scope, month)
        unit = self.scenario.onderdelen.get(scope)
        own = unit is not None and node.address in {**unit.invoer, **unit.grootheden}
        return self.value(f"onderdelen.{scope}.{node.address}" if own else node.address, month)

    def call(self, node: Call, scope: str, month: int) -> float:
        def at(position: int, other: int = month) -> float:
            return self.read(node.args[position], scope, other)

        if node.function == "als_stroom":
            return at(0) / (12 if node.constant("per") == "jaar" else 1)
        if node.function in PLAIN:
            return PLAIN[node.function](*(at(position) for position in range(len(node.args))))
        for room in (self.choosing, self.looking_back, self.spreading, self.calendar, self.whole):
            found = room(node, at, scope, month)
            if found is not None:
                return found
        raise KeyError(node.function)

    def choosing(self, node: Call, at: At, scope: str, m: int) -> float | None:
        match node.function:
            case "als":
                return at(1) if true(at(0)) else at(2)
            case "macht":
                return float(at(0) ** (at(1) if len(node.args) == 2 else float(str(node.constant("exponent")))))
            case "afrond_wettelijk":
                return rounded(at(0), at(1), str(node.constant("wijze")))
            case "annuiteit":
                name = node.args[2]
                yearly = isinstance(name, Name) and self.scenario.invoer[name.address].eenheid == "jaar"
                per = 12 if yearly else 1  # terms in years are yearly payments at the yearly rate
                return annuity(at(0), at(1) * per, at(2) / per) / per
            case "staffel":
                return bracket(self.table(node), at(0))
            case "schijven":
                return brackets(self.table(node), at(0))
            case "som":
                return self.total(node, scope, m)
        return None

    def looking_back(self, node: Call, at: At, scope: str, m: int) -> float | None:
        same = self.in_year(self.years[m])
        match node.function:
            case "vorige":
                lag = node.whole("maanden")
                return at(1) if m < lag else at(0, m - lag)
            case "volgende":
                return at(0, min(m + node.whole("maanden"), len(self.years) - 1))
            case "cumulatief":
                return math.fsum(at(0, k) for k in range(m + 1))
            case "jaar_tot_nu":
                return math.fsum(at(0, k) for k in same if k <= m)
            case "kwartaal_tot_nu":
                return math.fsum(at(0, k) for k in range(self.timeline.quarter_start(m), m + 1))
            case "jaartotaal":
                return math.fsum(at(0, k) for k in same)
            case "vorig_jaar":
                wanted = self.years[m] - node.whole("jaren")
                return at(1) if wanted < self.years[0] else math.fsum(at(0, k) for k in self.in_year(wanted))
            case "cohort":
                name = str(node.constant("profiel"))
                shares = self.scenario.profielen[name].aandelen if name else [1.0]
                ages = [age for age in range(m + 1) if at(1) - age > TINY]
                return math.fsum(at(0, m - age) * shares[min(age, len(shares) - 1)] for age in ages)
        return None

    def spreading(self, node: Call, at: At, scope: str, m: int) -> float | None:
        match node.function:
            case "ineens":
                return at(0) if at(1) == self.timeline.codes[m] else 0.0
            case "gespreid":
                active = self.active(node, 1, scope)
                return at(0) * active[m] / math.fsum(active)
            case "opstart":
                age = max(math.fsum(self.active(node, 2, scope)[: m + 1]) - 1, 0)
                return min(1.0, at(1) + (1 - at(1)) * age / at(0))
            case "seizoen":
                return 12 * self.share(str(node.constant("naam")), m)
            case "index":
                return self.price(str(node.constant("naam")), node.whole("prijspeil"), self.years[m])
        return None

    def calendar(self, node: Call, at: At, scope: str, m: int) -> float | None:
        code, number = self.timeline.codes[m], self.timeline.months[m].month
        match node.function:
            case "vanaf":
                return float(code >= at(0))
            case "tot_en_met":
                return float(code <= at(0))
            case "maand":
                return float(number)
            case "jaar":
                return float(self.years[m])
            case "kwartaaleinde":
                return float(number in (3, 6, 9, 12))
            case "jaareinde":
                return float(number == 12)
        return None

    def whole(self, node: Call, at: At, scope: str, m: int) -> float | None:
        row = [at(0, month) for month in self.months]
        match node.function:
            case "laagste":
                return min(row)
            case "maand_van_laagste":
                return float(self.timeline.codes[next(k for k in self.months if row[k] - min(row) <= TINY)])
            case "ncw":
                return math.fsum(v * (1 + 12 * at(1)) ** (-(k + 1) / 12) for k, v in enumerate(row))
            case "terugverdientijd":
                return payback(row)
            case "irr":
                return yearly_rate(row) / 12
        return None

    def in_year(self, year: int) -> list[int]:
        return [k for k in self.months if self.years[k] == year]

    def active(self, node: Call, position: int, scope: str) -> list[float]:
        """The row of months that is given, or those in which the onderdeel of the formula runs."""
        unit = self.scenario.onderdelen.get(scope)
        if isinstance(node.args[position], Literal) and unit is not None:
            return [self.runs(unit, k) for k in self.months]
        return [self.read(node.args[position], scope, k) for k in self.months]

    def table(self, node: Call) -> list[tuple[float, float]]:
        table = self.scenario.tabellen[str(node.constant("tabel"))]
        return [
            (math.inf if row.tot_en_met is None else row.tot_en_met, read_number(row.waarde, table.eenheid))
            for row in table.rijen.values()
        ]

    def price(self, name: str, base: int, year: int) -> float:
        base = base or self.scenario.prijspeil or self.years[0]
        up = math.prod(1 + self.rate(name, y) for y in range(base + 1, year + 1))
        return up / math.prod(1 + self.rate(name, y) for y in range(year + 1, base + 1))

    def rate(self, name: str, year: int) -> float:
        written = self.scenario.indexen[name].jaren.get(str(year))
        return self.known[f"indexen.{name}[{year}]"] if written is None else read_number(written, "%")

    def total(self, node: Call, scope: str, m: int) -> float:
        found = []
        for arg in node.args:
            if isinstance(arg, Name) and "*" in arg.address:
                found += [self.value(arg.address.replace("*", unit), m) for unit in self.scenario.onderdelen]
            else:
                found.append(self.read(arg, scope, m))
        for key, wanted in node.fixed:
            assert isinstance(wanted, tuple)
            found += [self.post(p, m) for p in self.scenario.posten.values() if str(getattr(p, key)) in wanted]
        return math.fsum(found)
