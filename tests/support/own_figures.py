"""What a scenario fills in itself: an assumption with a range in which it lies, unless the plan says it."""

from __future__ import annotations

from collections.abc import Collection

from tests.support.scenarios import example_of
from verdienmodel.study.opening import SCENARIOS


def own_figures(name: str, facts: Collection[str] = ()) -> int:
    """How many own figures there are; an AssertionError names the first that is no assumption with a range."""
    study, text = example_of(name), (SCENARIOS / f"{name}.yaml").read_text("utf-8")
    own = [
        leaf
        for leaf in study.graph.leaves.values()
        if leaf.source.text in text and not (leaf.is_switch or leaf.is_date) and leaf.quantity in study.graph.quantities
    ]
    for leaf in own:
        if leaf.quantity in facts or leaf.source.text == "":
            continue
        assert leaf.source.kind == "aanname", leaf.address
        assert leaf.low is not None, leaf.address
        assert leaf.high is not None, leaf.address
        assert leaf.low <= leaf.as_written(leaf.value) + 1e-9, leaf.address
        assert leaf.as_written(leaf.value) <= leaf.high + 1e-9, leaf.address
    return len(own)
