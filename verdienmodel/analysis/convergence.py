"""Whether there are enough draws, and if not how many would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log2

from verdienmodel.analysis.estimate import Estimate


@dataclass(frozen=True)
class Advice:
    """Whether every number is known precisely enough, which is known least, and the draws that would do."""

    enough: bool
    draws: int
    needed: int
    least_known: str
    half_width: float


def advice(estimates: Mapping[str, Estimate], wanted: float, draws: int, blocks: int = 8) -> Advice:
    """Advice on numbers of one unit; `wanted` is half the width of the interval that one is content with.

    Assumed is that the error halves with four times the draws. That is so for plain sampling; Sobol points do better
    on a mean and rarely worse on a chance or percentile, so the advice is on the safe side. It is no more than a guide:
    an error known from eight scrambles may itself be a third off, and the number of draws twice that.
    Of a bound (nothing seen yet) the error halves with twice the draws.
    """
    if wanted <= 0 or not estimates:
        raise ValueError("advice needs estimates and a wanted precision above nil")
    times = {name: _times(estimate, wanted) for name, estimate in estimates.items()}
    least = max(times, key=times.__getitem__)
    enough = times[least] <= 1
    needed = draws if enough else blocks * 2 ** ceil(log2(draws * times[least] / blocks))
    return Advice(enough, draws, needed, least, estimates[least].half_width)


def _times(estimate: Estimate, wanted: float) -> float:
    """How many times the draws are needed."""
    return (estimate.half_width / wanted) ** (1 if estimate.one_sided else 2)
