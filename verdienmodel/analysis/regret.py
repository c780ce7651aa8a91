"""Looking back: how much a choice missed against the one that turned out best, and how often it was that one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import Risk, chance, risk
from verdienmodel.ground.limits import TOLERANCE
from verdienmodel.language.frame import Array


@dataclass(frozen=True)
class Regret:
    """What a choice misses [unit of the outcome, never below nil], and the chance that none was better."""

    missed: Risk
    best: Estimate


def regrets(outcomes: Mapping[str, Array], blocks: int = 8) -> dict[str, Regret]:
    """Per choice, from one outcome per draw (more is better) on the same draws: the best of that draw less its own."""
    best = np.max(list(outcomes.values()), axis=0)
    return {name: _regret(best - outcome, blocks) for name, outcome in outcomes.items()}


def _regret(missed: Array, blocks: int) -> Regret:
    return Regret(risk(missed, blocks), chance((missed <= TOLERANCE).astype(np.float64), blocks))
