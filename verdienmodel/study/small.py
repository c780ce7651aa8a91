"""Counts of so few people or households that printing them would point at somebody: they read "< 5"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from verdienmodel.engine.explain.tree import Explanation, InputValue, MonthValue, Part, Shown
from verdienmodel.model.graph import Graph

HIDDEN = "klein_aantal"


def is_small(value: float, shown_from: float) -> bool:
    """Whether a value is under the limit of its quantity (toon_vanaf); nobody at all may be said."""
    return 0 < value < shown_from


def without_small(graph: Graph, found: Explanation) -> Explanation:
    """The explanation without small counts, and without the sums in which one stands.

    A part of a formula has no limit of its own: in an explanation with a small count of people every count of
    people that is as small is hidden.
    """
    marked = _marked(graph, found)
    limits = {shown.unit: shown.below for shown in _shown_in(marked) if shown.below}
    return _without(marked, limits) if limits else marked


def _marked(graph: Graph, found: Explanation) -> Explanation:
    """Every small value of a quantity or an input with a limit."""

    def mark(shown: Shown, address: str) -> Shown:
        return _hidden(shown, graph.quantities[address].shown_from) if address in graph.quantities else shown

    def of_leaf(item: InputValue) -> InputValue:
        limit = graph.leaves[item.address].shown_from if item.address in graph.leaves else 0.0
        return replace(item, shown=_hidden(item.shown, limit), original=item.original and _hidden(item.original, limit))

    return replace(
        found,
        shown=mark(found.shown, found.address),
        last=found.last and mark(found.last, found.address),
        parts=tuple(replace(part, shown=mark(part.shown, part.address)) for part in found.parts),
        table=tuple(MonthValue(row.month, mark(row.shown, found.address)) for row in found.table),
        inputs=tuple(map(of_leaf, found.inputs)),
        children=tuple(_marked(graph, child) for child in found.children),
    )


def _without(found: Explanation, limits: Mapping[str, float]) -> Explanation:
    def mark(shown: Shown) -> Shown:
        return shown if shown.below else _hidden(shown, limits.get(shown.unit, 0.0))

    shown, last = mark(found.shown), found.last and mark(found.last)
    parts: tuple[Part, ...] = tuple(replace(part, shown=mark(part.shown)) for part in found.parts)
    table = tuple(MonthValue(row.month, mark(row.shown)) for row in found.table)
    own = any(item.below for item in (shown, *([last] if last else []), *(row.shown for row in table)))
    children = () if own and found.address else tuple(_without(child, limits) for child in found.children)
    found = replace(found, shown=shown, last=last, children=children)
    if found.seen:
        return replace(found, parts=parts, table=table)
    if own or any(part.shown.below for part in parts):
        return replace(found, parts=(), table=(), words="", reason=HIDDEN)
    return found


def _shown_in(found: Explanation) -> Iterator[Shown]:
    values = (found.shown, *(part.shown for part in found.parts), *(row.shown for row in found.table))
    yield from (*values, *(item.shown for item in found.inputs), *((found.last,) if found.last else ()))
    for child in found.children:
        yield from _shown_in(child)


def _hidden(shown: Shown, limit: float) -> Shown:
    return replace(shown, below=limit) if is_small(shown.value, limit) else shown
