"""Who pays and who gains: a row per party, a column for what it gets, pays and saves, in one period; and each effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from verdienmodel.ground.timeline import Period
from verdienmodel.model.graph import Entry, Leaf, Line, Statement
from verdienmodel.scenario.schema import Effect
from verdienmodel.study.rounding import round_half_away, to_shown_matrix, to_shown_total
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table, make_table, without_what_is_off

PARTIES, TAAKVELDEN, DURATION = "partijen", "taakvelden", "duur"
"""The roles by which statements are found; the library says which has them."""
SAVED = "voordelen"
DRIVER = "omvang"
GEMEENTE = "gemeente"


@dataclass(frozen=True)
class Share:
    """One party, or all together: per column where the number stands, its unrounded value and what is shown [eur]."""

    name: str
    label: str
    kind: str
    addresses: Mapping[str, str]
    values: Mapping[str, float]
    shown: Mapping[str, int]


@dataclass(frozen=True)
class Column:
    """What a column tells; `money` adds up to the saldo, the others are no money in a begroting."""

    name: str
    label: str
    money: bool
    saldo: bool = False


def _on(study: Study, entry: Entry) -> bool:
    """Whether a post takes part in this variant."""
    switch = f"{entry.post}.aan"
    return switch not in study.graph.leaves or bool(study.leaf_value(switch))


@dataclass(frozen=True)
class Matrix:
    """Every party with what it gets, pays and saves in one period. The total is a row of the graph, not a sum made here."""

    statement: Statement
    period: Period
    columns: tuple[Column, ...]
    parties: tuple[Share, ...]
    total: Share
    unknown: tuple[str, ...] = ()
    """What has no amount yet (p.m.), so that nobody reads the rest as the whole."""

    @property
    def money(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.money)

    @property
    def others(self) -> tuple[Column, ...]:
        """The columns below the line: what is never added to the saldo."""
        return tuple(column for column in self.columns if not column.money)

    @cached_property
    def differs_by_rounding(self) -> bool:
        """Whether a shown row misses its shown saldo, or a shown column its shown total."""
        parts = [column.name for column in self.money if not column.saldo]
        saldo = next(column.name for column in self.money if column.saldo)
        rows = any(sum(row.shown[name] for name in parts) != row.shown[saldo] for row in (*self.parties, self.total))
        return rows or any(
            sum(row.shown.get(column.name, 0) for row in self.parties) != self.total.shown[column.name]
            for column in self.columns
        )


@dataclass(frozen=True)
class Saving:
    """One thing that one party saves: the post, its amount in the period [eur], what drives it and what was entered."""

    entry: Entry
    effect: Effect
    amount: float
    shown: int
    driver: str
    leaves: tuple[Leaf, ...]


def matrix_of(study: Study, period: Period) -> Matrix | None:
    """The statement over all parties as a matrix; none when the plan names no parties."""
    statement = next((item for item in study.statements if item.role == PARTIES), None)
    if statement is None:
        return None
    *groups, (label, last) = _groups(statement)
    columns = tuple(_columns(last))
    made = [_share(study, period, name, lines) for name, lines in (*groups, (label, last))]
    *parties, total = _rounded(made, columns)
    unknown = tuple(dict.fromkeys(entry.naam for entry in study.graph.entries if entry.pm and _on(study, entry)))
    return Matrix(statement, period, columns, tuple(parties), total, unknown)


def _groups(statement: Statement) -> list[tuple[str, list[Line]]]:
    """The lines under each heading: the parties, and last everybody together."""
    found: list[tuple[str, list[Line]]] = []
    for line in statement.lines:
        if line.style == "kop":
            found.append((line.label, []))
        else:
            found[-1][1].append(line)
    return found


def _columns(lines: list[Line]) -> Iterator[Column]:
    """Up to and including the saldo it is money; what follows is not."""
    money = True
    for line in lines:
        saldo = line.style == "totaal"
        yield Column(_last(line), line.label, money, saldo)
        money = money and not saldo


def _last(line: Line) -> str:
    return line.address.rpartition(".")[2]


def _share(study: Study, period: Period, label: str, lines: list[Line]) -> Share:
    name = lines[0].address.split(".")[-2]
    party = study.scenario.partijen.get(name)
    addresses = {_last(line): line.address for line in lines}
    values = {column: study.value(address, period) for column, address in addresses.items()}
    return Share(name, label, party.soort if party else "", addresses, values, {})


def _rounded(made: list[Share], columns: tuple[Column, ...]) -> list[Share]:
    """The same with whole euros that add up both ways; each column that is no money by itself."""
    parts = [column.name for column in columns if column.money and not column.saldo]
    saldo = next(column.name for column in columns if column.saldo)
    *parties, total = made
    cells = [[party.values[name] for name in parts] for party in parties]
    ends, feet = [party.values[saldo] for party in parties], [total.values[name] for name in parts]
    shown, right, below = to_shown_matrix(cells, ends, feet, total.values[saldo])
    found = [
        {**dict(zip(parts, row, strict=True)), saldo: end}
        for row, end in zip([*shown, below], [*right, round_half_away(total.values[saldo])], strict=True)
    ]
    for column in (item.name for item in columns if not item.money):
        having = [n for n, party in enumerate(made) if column in party.values]
        found[-1][column] = round_half_away(total.values[column])
        amounts = to_shown_total([made[n].values[column] for n in having[:-1]], found[-1][column])
        for n, amount in zip(having[:-1], amounts, strict=True):
            found[n][column] = amount
    return [
        Share(item.name, item.label, item.kind, item.addresses, item.values, shown)
        for item, shown in zip(made, found, strict=True)
    ]


def savings_of(study: Study, period: Period, partij: str = "") -> tuple[Saving, ...]:
    """What is saved in this variant, of one party or of all; without what is switched off."""
    entries = {entry.post: entry for entry in study.graph.entries if entry.soort == SAVED}
    wanted = [entry for entry in entries.values() if partij in ("", entry.partij)]
    on = without_what_is_off(study, tuple(Line(entry.post, entry.naam, "post", 1) for entry in wanted))
    order = list(study.scenario.effecten)
    found = [_saving(study, period, entries[line.address]) for line in on]
    return tuple(sorted(found, key=lambda item: (order.index(item.entry.bouwsteen), _place(item))))


def _place(item: Saving) -> int:
    """Where a post stands among those of its effect: what the party itself saves comes before what others do."""
    return list(item.effect.posten).index(item.entry.post.rpartition(".")[2])


def _saving(study: Study, period: Period, entry: Entry) -> Saving:
    scope, amount = f"{entry.verzameling}.{entry.bouwsteen}.", study.value(entry.post, period)
    leaves = tuple(leaf for leaf in study.graph.leaves.values() if _entered_for(leaf, scope, entry.post))
    driver = f"{scope}{DRIVER}"
    return Saving(
        entry, study.scenario.effecten[entry.bouwsteen], amount, round_half_away(amount),
        driver if driver in study.graph.quantities else "", leaves,
    )  # fmt: skip


def _entered_for(leaf: Leaf, scope: str, post: str) -> bool:
    """Whether a value of the effect says how much this post is; its other posts have their own."""
    others = leaf.address.startswith(f"{scope}posten.") and not leaf.address.startswith(f"{post}.")
    return leaf.address.startswith(scope) and not (others or leaf.is_switch or leaf.is_date)


def gemeenten(study: Study) -> dict[str, str]:
    """The gemeenten of the plan by id, with their name: one, several or none."""
    return {name: party.naam for name, party in study.scenario.partijen.items() if party.soort == GEMEENTE}


def statement_for(study: Study, partij: str, role: str) -> Statement | None:
    """The fullest statement of a party's own books with this role; none when it has no books or nothing to show."""
    found = [item for item in study.statements if item.administratie == partij and item.role == role]
    return found[-1] if found else None


def gemeente_tables(study: Study) -> list[tuple[str, str, list[Table]]]:
    """Per gemeente, each by itself, its table per taakveld and year; none when it keeps no books here."""
    return [
        (name, label, [make_table(study, found)] if (found := statement_for(study, name, TAAKVELDEN)) else [])
        for name, label in gemeenten(study).items()
    ]
