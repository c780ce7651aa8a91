"""verdienmodel uitleg: the explanation of one number on the terminal."""

from __future__ import annotations

from verdienmodel.cli.problems import show_problems
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.study.explaining import explain
from verdienmodel.study.study import Study
from verdienmodel.views.explanation import explanation_lines


def explain_lines(study: Study, address: str, period: str) -> int:
    """Print the lines; a problem when the address or the period does not exist."""
    if address not in study.graph.quantities:
        known = nearest(address, study.graph.quantities)
        return show_problems((Problem("B023", "", address, f"het adres ‘{address}’ bestaat niet", "", known),))
    found = study.timeline.find_period(period)
    if found is None:
        first, last = study.timeline.first, study.timeline.last
        remedy = f"kies een periode tussen {first} en {last}: {first.year}, {first.year}-K4, {first} of totaal"
        return show_problems((Problem("B024", "", period, f"de periode ‘{period}’ bestaat hier niet", "", remedy),))
    print("\n".join(explanation_lines(explain(study, address, found))))
    print(study.stamp.line())
    return 0
