"""Targets of a plan, worked out for the begroting: reached, within tolerance, or not."""

from __future__ import annotations

from dataclasses import dataclass

from verdienmodel.ground.timeline import Period
from verdienmodel.model.goal import OUTCOMES, Goal, Outcome
from verdienmodel.study.study import Study


@dataclass(frozen=True)
class GoalResult:
    """One target with what the begroting gives [unit of the graph]."""

    goal: Goal
    outcome: Outcome
    value: float
    bound: float
    tolerance: float
    unit: str
    """As people read it."""


def goal_results(study: Study) -> tuple[GoalResult, ...]:
    """Every target that is worked out, in the order of the file."""
    return tuple(_result(study, goal) for goal in study.graph.goals)


def _result(study: Study, goal: Goal) -> GoalResult:
    month = Period(goal.period, (goal.month,))
    tolerance = study.leaf_value(goal.tolerance) if goal.tolerance else 0.0
    unit = study.quantity(goal.value).shown_unit
    outcome = OUTCOMES[int(study.value(goal.outcome, month))]
    return GoalResult(goal, outcome, study.value(goal.value, month), study.leaf_value(goal.bound), tolerance, unit)
