"""What is entered as p.m. counts 0 and stays visible as p.m."""

from __future__ import annotations

from verdienmodel.engine.explain.reading import Draw
from verdienmodel.model.graph import Quantity


def is_pm(draw: Draw, quantity: Quantity) -> bool:
    """Whether an input, or the amount that was entered for a post, is p.m. and still counts 0."""
    entered = draw.graph.quantities.get(f"{quantity.address}.waarde", quantity)
    leaves = [draw.graph.leaves[address] for address in entered.leaves]
    return bool(leaves) and all(leaf.pm and draw.leaf(leaf.address) == 0 for leaf in leaves)
