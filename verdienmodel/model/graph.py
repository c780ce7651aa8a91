"""The graph: every named quantity with its formula, unit and source. Frozen; all options share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.ground.units import Unit
from verdienmodel.language.tree import Call, Expression, Name, walk
from verdienmodel.model.goal import Goal
from verdienmodel.model.toets import Toets
from verdienmodel.model.uncertain import Uncertainty

Aard = Literal["stroom", "stand", "tarief", "factor", "getal"]
SourceKind = Literal["bron", "kengetal", "aanname"]
Kind = Literal["invoer", "grootheid", "post", "stand", "hulp", "staat", "controle", "signaal"]


@dataclass(frozen=True)
class Source:
    """Where a value comes from. `kind` aanname means: nobody has verified it, and that shows everywhere."""

    kind: SourceKind
    text: str
    address: str = ""
    grade: str = ""
    row: str = ""
    last_known: bool = False
    note: str = ""


@dataclass(frozen=True)
class Leaf:
    """One value that can be changed, at its own address; a step of a series has its first month."""

    address: str
    quantity: str
    unit: Unit
    shown_unit: str
    value: float
    month: Month | None = None
    label: str = ""
    source: Source = field(default=Source("aanname", ""), compare=False)
    explanation: str = ""
    low: float | None = None
    high: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    slider: bool = False
    pm: bool = False
    place: str = ""
    shown_from: float = 0.0

    @property
    def name(self) -> tuple[str, Month | None]:
        """What people call it: its label, and of a step of a series from when it holds."""
        return self.label, self.month

    @property
    def percent(self) -> bool:
        """Shown and entered as a percentage; the graph holds the share."""
        return self.shown_unit.startswith("%")

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The smallest and largest value that can be, as people write it: amounts of money may be negative."""
        money = dict(self.unit.dims).get("eur") == 1 and all(base in ("eur", "tijd") for base, _ in self.unit.dims)
        low = 0.0 if self.minimum is None and not money and not self.percent else self.minimum
        return low, 1.0 if self.maximum is None and self.shown_unit == "aandeel" else self.maximum

    def as_written(self, value: float) -> float:
        """A value of the graph as people write it: 8 for 8%."""
        return value * 100 if self.percent else value

    def from_written(self, value: float) -> float:
        """The other way round: 0.08 for 8%."""
        return value / 100 if self.percent else value

    @property
    def is_date(self) -> bool:
        return self.shown_unit == "datum"

    @property
    def is_switch(self) -> bool:
        return self.shown_unit == "ja/nee"


@dataclass(frozen=True)
class Table:
    """A season, index, bracket table or profile: leaves that a function reads by name."""

    name: str
    kind: Literal["seizoenen", "indexen", "tabellen", "profielen"]
    label: str
    leaves: tuple[str, ...]
    first_year: int = 0
    key: Unit = Unit()
    value: Unit = Unit()
    source: Source = Source("aanname", "")


@dataclass(frozen=True)
class Quantity:
    """One named quantity. Inputs have leaves and no expression; everything else has an expression."""

    address: str
    label: str
    unit: Unit
    shown_unit: str
    aard: Aard
    kind: Kind
    expression: Expression | None
    leaves: tuple[str, ...] = ()
    row: bool = False
    explanation: str = ""
    source: Source | None = None
    place: str = ""
    owner: str = ""
    onderdeel: str = ""
    formula: str = ""
    shown_from: float = 0.0

    @property
    def is_input(self) -> bool:
        return self.expression is None


@dataclass(frozen=True)
class Entry:
    """A post as it stands in one administratie; a payment between two stands in both, mirrored."""

    post: str
    administratie: str
    partij: str
    soort: str
    rubriek: str
    verzameling: str
    bouwsteen: str
    onderdeel: str
    fase: str
    taakveld: str
    kas: str
    telt: str
    intern: str
    naam: str
    status: str
    structureel: str
    vorm: str = ""
    btw: str = ""
    aftrek: str = ""
    subsidiabel: str = ""
    zekerheid: str = ""
    rang: str = "0"
    gerealiseerd: str = "nee"
    pm: bool = False
    incasseerbaar: str = ""
    """How sure it is that a voordeel becomes money: 1 (this year) to 5 (never)."""
    partijsoort: str = ""
    buiten: str = ""
    """Who is on the other side and keeps no books here; empty when nobody is, or when it stands in both books."""
    overheid: str = ""
    """Whether the other side is a government; empty when the file does not say."""

    def matches(self, attribute: str, values: tuple[str, ...]) -> bool:
        return str(getattr(self, attribute)) in values


Shows = Literal["", "begin", "laagste"]
"""What a period shows of a stand: its last month, or its first or lowest where the line says so."""


@dataclass(frozen=True)
class Line:
    """One line of a statement as shown: a heading, a post, a subtotal, a total or the saldo."""

    address: str
    label: str
    style: Literal["kop", "post", "subtotaal", "totaal", "saldo"]
    level: int = 0
    pm: bool = False
    parts: tuple[str, ...] = ()
    shows: Shows = ""


@dataclass(frozen=True)
class Statement:
    """A statement for one administratie, or for all of them together."""

    name: str
    label: str
    administratie: str
    administratie_label: str
    lines: tuple[Line, ...]
    amounts: str = "in euro"
    """What its amounts are: with or without btw."""
    role: str = ""
    """What a page looks it up for: partijen, taakvelden or duur. Of several the last has most in it."""

    @property
    def key(self) -> str:
        return f"{self.name}.{self.administratie}"


@dataclass(frozen=True)
class Check:
    """An identity that must hold in every month and every draw: left and right are worked out apart."""

    name: str
    label: str
    explanation: str
    left: str
    right: str
    difference: str


@dataclass(frozen=True)
class Signal:
    """A warning worked out by a formula."""

    name: str
    label: str
    address: str
    text: str
    remedy: str
    names: Mapping[str, str]
    place: str
    forbidden: bool = False
    """Such a plan may not be: it is an error, and no begroting."""


@dataclass(frozen=True)
class Group:
    """Quantities evaluated together: one, or a loop that goes month by month."""

    addresses: tuple[str, ...]
    loop: bool = False
    years: bool = False
    """A loop that only looks back at earlier years goes a year at a time."""


@dataclass(frozen=True)
class Option:
    """A named set of changed leaf values (already worked out) on this graph."""

    name: str
    label: str
    explanation: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Graph:
    """Everything that can be evaluated, explained, written to a workbook and checked for units."""

    timeline: Timeline
    quantities: Mapping[str, Quantity]
    leaves: Mapping[str, Leaf]
    tables: Mapping[str, Table]
    order: tuple[Group, ...]
    entries: tuple[Entry, ...]
    statements: tuple[Statement, ...]
    checks: tuple[Check, ...]
    signals: tuple[Signal, ...]
    options: tuple[Option, ...]
    problems: tuple[Problem, ...]
    toetsen: tuple[Toets, ...] = ()
    goals: tuple[Goal, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    uncertainty: Uncertainty = field(default_factory=Uncertainty)

    @cached_property
    def base(self) -> dict[str, float]:
        """The value of every leaf as the file has it."""
        return {address: leaf.value for address, leaf in self.leaves.items()}

    @cached_property
    def namesakes(self) -> frozenset[tuple[str, Month | None]]:
        """Names that several leaves have: there a name alone does not say which is meant."""
        counts = Counter(leaf.name for leaf in self.leaves.values())
        return frozenset(name for name, count in counts.items() if count > 1)

    @cached_property
    def evaluated(self) -> tuple[str, ...]:
        return tuple(address for group in self.order for address in group.addresses)

    @cached_property
    def reads(self) -> tuple[frozenset[str], ...]:
        """What each group of `order` reads: quantities, and the tables that its functions look in."""
        return tuple(
            frozenset(name for address in group.addresses for name in self._read_by(address)) for group in self.order
        )

    def _read_by(self, address: str) -> Iterator[str]:
        node = self.quantities[address].expression
        for part in walk(node) if node is not None else ():
            if isinstance(part, Name):
                yield part.address
            elif isinstance(part, Call):
                yield from (value for _, value in part.fixed if isinstance(value, str) and value in self.tables)

    def downstream(self, leaves: Iterable[str]) -> set[str]:
        """The quantities and tables that depend on these leaves; everything else is what it was."""
        stale = {self.leaves[address].quantity for address in leaves}
        for group, read in zip(self.order, self.reads, strict=True):
            if not stale.isdisjoint(read):
                stale.update(group.addresses)
        return stale

    def statement(self, key: str) -> Statement:
        """A statement by name.administratie; KeyError when there is none."""
        return {statement.key: statement for statement in self.statements}[key]

    def option(self, name: str) -> Option:
        return {option.name: option for option in self.options}[name]

    def of_kind(self, kind: Kind) -> Iterator[Quantity]:
        return (quantity for quantity in self.quantities.values() if quantity.kind == kind)
