"""Doelen in words: what the plan wants, what comes out, and in the doorrekening how likely that is."""

from __future__ import annotations

from verdienmodel.model.goal import OUTCOMES
from verdienmodel.scenario.schema import Scenario
from verdienmodel.study.doelen import GoalResult, goal_results
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.study.study import Study
from verdienmodel.views.format import euro, with_unit
from verdienmodel.views.risk_words import chance_percent

TITLE = "Doelen"


def goal_lines(study: Study) -> list[str]:
    """One line for every target that is worked out."""
    return [result_line(result) for result in goal_results(study)]


def result_line(result: GoalResult) -> str:
    """Saldo in 2028: gehaald. Het is € 1.200; nodig is minstens € 1.000 (tolerantie € 200)."""
    goal, eur = result.goal, result.unit == "eur"
    shown = euro(result.value) if eur else with_unit(result.value, result.unit, 2)
    return f"{goal.label} ({goal.period}): {result.outcome}. Het is {shown}; nodig is {bound_words(result)}."


def bound_words(result: GoalResult) -> str:
    """What is enough, with the tolerance."""
    side = "minstens" if result.goal.at_least else "hoogstens"
    extra = f" (tolerantie {with_unit(result.tolerance, result.unit)})" if result.goal.tolerance else ""
    return f"{side} {with_unit(result.bound, result.unit)}{extra}"


def words_only(scenario: Scenario) -> list[str]:
    """Targets that the plan has in words, with their tolerance: nobody works them out."""
    return [
        f"{item.naam}: {item.streef}" + (f" (tolerantie: {item.tolerantie})" if item.tolerantie else "")
        for item in scenario.doelen.values()
        if item.grootheid is None
    ]


def chance_lines(found: Doorrekening) -> list[str]:
    """For every target the chance of each of its three outcomes, with its interval."""
    lines = []
    for goal, chances in found.goals:
        parts = [f"{name} {chance_percent(chances[name])}" for name in reversed(OUTCOMES) if name in chances]
        lines.append(f"{goal.label} ({goal.period}): {', '.join(parts)}")
    return lines


def goal_dict(result: GoalResult) -> dict[str, object]:
    """One target as plain values [unit of the graph]."""
    goal = result.goal
    return {
        "naam": goal.name, "tekst": goal.label, "periode": goal.period, "uitkomst": result.outcome,
        "waarde": result.value, "grens": result.bound, "richting": "minstens" if goal.at_least else "hoogstens",
        "tolerantie": result.tolerance if goal.tolerance else None, "eenheid": result.unit, "adres": goal.value,
        "bron": goal.source,
    }  # fmt: skip
