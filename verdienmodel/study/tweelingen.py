"""Blocks that replace each other (zelfde_als): what was changed in one of them and not in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verdienmodel.ground.address import join
from verdienmodel.model.graph import Leaf
from verdienmodel.scenario.schema import blocks
from verdienmodel.study.study import Study


@dataclass(frozen=True)
class Apart:
    """One input that the file has alike in two blocks, and that is now another in one of them."""

    changed: Leaf
    left: Leaf
    now: float
    still: float
    block: str
    twin: str


def apart(study: Study) -> tuple[Apart, ...]:
    """Every changed input whose twin stayed behind, so that two options would no longer have the same visitors."""
    return tuple(item for one, other in _pairs(study) for item in _apart(study, one, other))


def _pairs(study: Study) -> Iterator[tuple[str, str]]:
    """Both ways round: either may be changed."""
    for path, block in blocks(study.scenario):
        if block.zelfde_als:
            one, other = join(*path), join(path[0], block.zelfde_als)
            yield one, other
            yield other, one


def _apart(study: Study, one: str, other: str) -> Iterator[Apart]:
    leaves, base = study.graph.leaves, study.graph.base
    for address in study.changed:
        twin = other + address.removeprefix(one)
        if not address.startswith(f"{one}.") or twin not in leaves or base[address] != base[twin]:
            continue
        now, still = study.leaf_value(address), study.leaf_value(twin)
        if now != still:
            yield Apart(leaves[address], leaves[twin], now, still, one.rpartition(".")[2], other.rpartition(".")[2])
