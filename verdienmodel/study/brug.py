"""From the begroting of one option to that of another, post by post: which posts make the difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from verdienmodel.analysis.bridge import Bridge, bridge
from verdienmodel.ground.timeline import Period
from verdienmodel.language.tree import Call, Name
from verdienmodel.model.graph import Graph
from verdienmodel.study.doorrekening import Saldo
from verdienmodel.study.study import Study
from verdienmodel.study.tables import SIGNS


def brug(before: Study, after: Study, saldo: Saldo) -> Bridge:
    """The bridge over the posts of these books, all years together."""
    whole = Period("hele plan", tuple(range(len(before.timeline))))
    signs = signed_posts(before.graph, saldo.address)
    parts = [{post: sign * study.value(post, whole) for post, sign in signs.items()} for study in (before, after)]
    totals = (before.value(saldo.address, whole), after.value(saldo.address, whole))
    return bridge(parts[0], parts[1], totals)


def signed_posts(graph: Graph, address: str) -> dict[str, int]:
    """The posts that a line of a statement adds and subtracts, by the formulas of the statement itself."""
    found: dict[str, int] = defaultdict(int)
    for post, sign in _walk(graph, address, 1):
        found[post] += sign
    return dict(found)


def _walk(graph: Graph, address: str, sign: int) -> Iterator[tuple[str, int]]:
    node = graph.quantities[address].expression
    if graph.quantities[address].kind != "staat" or not isinstance(node, Call):
        yield address, sign
        return
    signs = SIGNS.get(node.function, (1,) * len(node.args) if node.function == "som" else ())
    if not signs or not all(isinstance(arg, Name) for arg in node.args):
        yield address, sign  # a line that does more than adding is a part by itself
        return
    for arg, own in zip(node.args, signs, strict=True):
        yield from _walk(graph, arg.address, sign * own)  # type: ignore[union-attr]
