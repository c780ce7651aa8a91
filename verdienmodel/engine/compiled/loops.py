"""Loops: unrolled in the algebra where that stays short, otherwise left to the plain evaluator's own way."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from verdienmodel.engine.compiled.forms import Form
from verdienmodel.engine.compiled.nodes import Argument, Looped, Request
from verdienmodel.engine.compiled.normal import Normal
from verdienmodel.engine.compiled.slices import TooLongError
from verdienmodel.engine.compiled.unroll import Unrolled
from verdienmodel.engine.evaluate import run_loop
from verdienmodel.language.tree import Call, Expression, Name, walk
from verdienmodel.model.graph import Group


def loop_forms(normal: Normal, group: Group) -> dict[str, Form]:
    """The form of every quantity of a loop."""
    watched, first = set(normal.opaque.guarded), group.addresses[0]
    if first not in normal.too_long:
        try:
            return Unrolled(normal, group).forms()
        except TooLongError:
            normal.opaque.guarded.intersection_update(watched)
            normal.too_long.add(first)
    return by_month(normal, group)


def by_month(normal: Normal, group: Group) -> dict[str, Form]:
    """The loop as one node that goes month by month."""
    opaque, graph = normal.opaque, normal.graph
    months = np.arange(normal.months)
    requests: list[Request] = []
    reads: dict[str, Argument] = {}
    parts = [part for address in group.addresses for part in walk(_formula(normal, address))]
    for part in parts:
        if isinstance(part, Name) and part.address not in group.addresses and part.address not in reads:
            reads[part.address] = opaque.argument(normal.form(part.address), months, requests)
    columns = opaque.columns((part for part in parts if isinstance(part, Call)), requests)
    if not requests:
        return _certain(normal, group, reads)
    node = Looped(tuple(requests), graph, group, reads, columns, opaque.clock)
    return opaque.rows(node, group.addresses)


def _certain(normal: Normal, group: Group, reads: Mapping[str, Argument]) -> dict[str, Form]:
    """A loop that turns out to be the same in all draws."""
    opaque = normal.opaque
    arrays = {name: values for name, values in reads.items() if not isinstance(values, int)}
    arrays |= {address: np.zeros((1, normal.months)) for address in group.addresses}
    run_loop(normal.graph, group, arrays, opaque.tables, opaque.clock)
    return {address: normal.constant(arrays[address][0]) for address in group.addresses}


def _formula(normal: Normal, address: str) -> Expression:
    node = normal.graph.quantities[address].expression
    assert node is not None
    return node
