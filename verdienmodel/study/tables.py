"""A statement over periods: unrounded values, and whole euros that add up to their shown totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from verdienmodel.ground.timeline import Period
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.graph import Line, Statement
from verdienmodel.scenario.schema import BLOCKS
from verdienmodel.study.rounding import round_half_away, to_shown_total
from verdienmodel.study.study import Study

TOTAL, END = "Totaal", "Einde"
"""The last column: all months added up, or where what stands (a balance) ends."""
SIGNS = {"plus": (1, 1), "min_": (1, -1), "negatief": (-1,)}
"""The functions that add lines, with the sign of each argument."""


@dataclass(frozen=True)
class Row:
    """One line of a statement: its unrounded values [eur] and the whole euros shown, per column."""

    line: Line
    values: tuple[float, ...]
    shown: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """A statement with a column per period and one for the whole plan.

    `sums` holds, per line that is worked out from other lines of the table, those lines with their sign.
    """

    statement: Statement
    periods: tuple[Period, ...]
    rows: tuple[Row, ...]
    sums: tuple[tuple[int, tuple[tuple[int, int], ...]], ...] = ()
    flows: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(period.label for period in self.periods)

    @cached_property
    def differs_by_rounding(self) -> bool:
        """Whether shown years miss their shown total, or a shown saldo its shown baten and lasten."""
        across = any(sum(row.shown[:-1]) != row.shown[-1] for row in self.rows if row.line.address in self.flows)
        return across or any(
            self.rows[whole].shown[column] != sum(sign * self.rows[part].shown[column] for part, sign in parts)
            for whole, parts in self.sums
            for column in range(len(self.periods))
        )


def make_table(study: Study, statement: Statement, per: str = "jaar") -> Table:
    """The statement per jaar, boekjaar, kwartaal or maand, with a total over all months; without what is switched off."""
    lines = without_what_is_off(study, statement.lines)
    flows = frozenset(line.address for line in lines if line.address and _adds_up(study, line))
    last = TOTAL if flows else END
    periods = (*study.timeline.periods(per), Period(last, tuple(range(len(study.timeline)))))
    values = [
        tuple(study.value(line.address, period, shows=line.shows) for period in periods) if line.address else ()
        for line in lines
    ]
    columns = [_shown(lines, [row[i] if row else 0.0 for row in values]) for i in range(len(periods))]
    rows = tuple(
        Row(line, row, tuple(column[n] for column in columns) if row else ())
        for n, (line, row) in enumerate(zip(lines, values, strict=True))
    )
    gone = frozenset(line.address for line in statement.lines) - {line.address for line in lines}
    return Table(statement, periods, rows, _sums(study, lines, gone), flows)


def without_nil(table: Table) -> Table:
    """The same table without lines that are nil all along; headings, totals and what is not known yet stay."""
    rows = table.rows
    said = [p for p, row in enumerate(rows) if _says_something(row)]
    empty = {p for p, after in zip(said, [*said[1:], None], strict=True) if _is_head(rows, p) and _is_head(rows, after)}
    kept = {position: n for n, position in enumerate(p for p in said if p not in empty)}
    sums = tuple(
        (kept[whole], tuple((kept[part], sign) for part, sign in parts if part in kept))
        for whole, parts in table.sums
        if whole in kept
    )
    return replace(table, rows=tuple(table.rows[position] for position in kept), sums=sums)


def some_years(table: Table, first: int, last: int) -> Table:
    """The same table with only some of its columns, and so without the total that all of them add up to."""
    rows = tuple(replace(row, values=row.values[first:last], shown=row.shown[first:last]) for row in table.rows)
    return replace(table, periods=table.periods[first:last], rows=rows, flows=frozenset())


def _is_head(rows: tuple[Row, ...], position: int | None) -> bool:
    """Whether there is a heading here, or nothing any more."""
    return position is None or rows[position].line.style == "kop"


def _says_something(row: Row) -> bool:
    return row.line.style not in ("post", "subtotaal") or row.line.pm or any(row.values)


def without_what_is_off(study: Study, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines a reader needs: no posts of what takes no part in this variant, and no heading above nothing."""
    kept: list[Line] = []
    for line in reversed(lines):
        below = kept[-1] if kept else None
        empty_group = line.style == "subtotaal" and not (below is not None and below.level > line.level)
        had_posts = line.style == "subtotaal" and _has_posts(lines, line)
        if (line.style == "post" and _off(study, line.address)) or (had_posts and empty_group):
            continue
        kept.append(line)
    return tuple(reversed(kept))


def _has_posts(lines: tuple[Line, ...], group: Line) -> bool:
    following = lines.index(group) + 1
    return following < len(lines) and lines[following].level > group.level


def _off(study: Study, post: str) -> bool:
    """Whether a post, or its building block, is switched off in this variant, or a template has it and nobody uses it."""
    owner = study.quantity(post).owner or post
    if _unused(study, owner, post):
        return True
    inputs = study.results.inputs
    switches = (f"{owner}.aan", f"{'.'.join(owner.split('.')[:2])}.aan")
    return any(switch in inputs and not inputs[switch].any() for switch in switches)


def _unused(study: Study, owner: str, post: str) -> bool:
    """A post that only the template names and that is nothing in every month: thirty lines of nil hide the others."""
    room, name, *_ = (*owner.split("."), "")
    block = getattr(study.scenario, room, {}).get(name) if room in BLOCKS else None
    return block is not None and block.sjabloon is not None and not study.results[post].any()


def _adds_up(study: Study, line: Line) -> bool:
    """Whether the columns of a line add up to its total: flows do, what stands on a balance does not."""
    return study.quantity(line.address).aard == "stroom"


def _sums(
    study: Study, lines: tuple[Line, ...], gone: frozenset[str]
) -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
    """Every line whose formula adds and subtracts other lines, such as saldo = baten - lasten."""
    position = {line.address: n for n, line in enumerate(lines) if line.address}
    found = []
    for address, n in position.items():
        expression = study.quantity(address).expression
        parts = _terms(expression, 1, position, gone) if isinstance(expression, Call) else None
        if parts:
            found.append((n, tuple(parts)))
    return tuple(found)


def _terms(
    node: Expression, sign: int, position: Mapping[str, int], gone: frozenset[str]
) -> list[tuple[int, int]] | None:
    """Positions with their sign; none when the formula holds anything but lines of this table. What is off adds nothing."""
    if isinstance(node, Name):
        if node.address in gone:
            return []
        return [(position[node.address], sign)] if node.address in position else None
    if isinstance(node, Literal):
        return [] if node.value == 0 else None
    signs = SIGNS.get(node.function, (1,) * len(node.args) if node.function == "som" else None)
    if signs is None:
        return None
    found = [_terms(arg, sign * own, position, gone) for arg, own in zip(node.args, signs, strict=True)]
    return None if any(part is None for part in found) else [term for part in found if part for term in part]


def _shown(lines: tuple[Line, ...], values: list[float]) -> list[int]:
    """Totals from their own value; each level below adjusted to the line above it by largest remainder."""
    shown = [round_half_away(value) for value in values]
    for start, stop, total in _blocks(lines):
        _adjust(lines, values, shown, list(range(start, stop)), 1, shown[total])
    return shown


def _blocks(lines: tuple[Line, ...]) -> list[tuple[int, int, int]]:
    """Runs of groups and posts with the total that closes them."""
    found, start = [], 0
    for position, line in enumerate(lines):
        if line.style == "kop":
            start = position + 1
        elif line.style == "totaal":
            found.append((start, position, position))
            start = position + 1
    return found


def _adjust(
    lines: tuple[Line, ...], values: list[float], shown: list[int], inside: list[int], level: int, total: int
) -> None:
    heads = [n for n in inside if lines[n].level == level]
    for n, amount in zip(heads, to_shown_total([values[n] for n in heads], total), strict=True):
        shown[n] = amount
    for n, following in zip(heads, [*heads[1:], len(lines)], strict=False):
        below = [m for m in inside if n < m < following]
        if below:
            _adjust(lines, values, shown, below, level + 1, shown[n])
