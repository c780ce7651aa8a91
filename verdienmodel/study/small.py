"""Counts of so few people or households that printing them would point at somebody: they read "< 5"."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.engine.explain.tree import Explanation, InputValue, MonthValue, Part, Shown
from verdienmodel.model.graph import Graph

HIDDEN = "klein_aantal"


def is_small(value: float, shown_from: float) -> bool:
    """Whether a value is under the limit of its quantity (toon_vanaf); nobody at all may be said."""
    return 0 < value < shown_from


def without_small(graph: Graph, found: Explanation) -> Explanation:
    """The explanation without small counts, and without the sums in which one stands."""
    shown = _shown(graph, found.address, found.shown)
    last = _shown(graph, found.address, found.last) if found.last else None
    parts = tuple(_part(graph, part) for part in found.parts)
    table = tuple(MonthValue(row.month, _shown(graph, found.address, row.shown)) for row in found.table)
    inputs = tuple(_input(graph, item) for item in found.inputs)
    hidden = any(item.below for item in (shown, *([last] if last else []), *(row.shown for row in table)))
    if hidden or any(part.shown.below for part in parts):
        children = () if hidden else tuple(without_small(graph, child) for child in found.children)
        return replace(
            found, shown=shown, last=last, parts=(), table=(), inputs=inputs, children=children, words="", reason=HIDDEN
        )
    children = tuple(without_small(graph, child) for child in found.children)
    return replace(found, inputs=inputs, children=children)


def _part(graph: Graph, part: Part) -> Part:
    return replace(part, shown=_shown(graph, part.address, part.shown))


def _input(graph: Graph, item: InputValue) -> InputValue:
    limit = graph.leaves[item.address].shown_from if item.address in graph.leaves else 0.0
    original = _hidden(item.original, limit) if item.original else None
    return replace(item, shown=_hidden(item.shown, limit), original=original)


def _shown(graph: Graph, address: str, shown: Shown) -> Shown:
    return _hidden(shown, graph.quantities[address].shown_from) if address in graph.quantities else shown


def _hidden(shown: Shown, limit: float) -> Shown:
    return replace(shown, below=limit) if is_small(shown.value, limit) else shown
