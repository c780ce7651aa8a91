"""Where does this number come from? Of any quantity and period of a study, one draw at a time."""

from __future__ import annotations

from verdienmodel.engine.explain.build import DEPTH, explain_results
from verdienmodel.engine.explain.tree import Explanation
from verdienmodel.engine.periods import shown_months
from verdienmodel.ground.timeline import Period
from verdienmodel.study.small import without_small
from verdienmodel.study.study import Study

__all__ = ["DEPTH", "Explanation", "explain"]


def explain(study: Study, address: str, period: Period | str, draw: int = 0, depth: int = DEPTH) -> Explanation:
    """How a quantity comes about in a period, down to the inputs and their sources.

    `depth` counts levels of quantities that people gave a name. KeyError for an unknown address or period.
    """
    found = study.timeline.find_period(period) if isinstance(period, str) else period
    if found is None:
        raise KeyError(period)
    months = shown_months(study.results, address, found, study.shows.get(address, ""), draw)
    return without_small(study.graph, explain_results(study.results, address, months, draw, depth))
