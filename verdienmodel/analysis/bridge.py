"""From one total to another, part by part: which parts make the difference, and proof that nothing is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from verdienmodel.ground.limits import CHECK_TOLERANCE, TOLERANCE

STEPS = 10


@dataclass(frozen=True)
class Step:
    """What one part adds to the difference [unit of the totals]; below nil when it takes away."""

    name: str
    change: float
    before: float
    after: float
    """Where the total stands before this step, and after it."""


@dataclass(frozen=True)
class Bridge:
    """The steps from `start` to `end`, largest first. `others` are the parts that the last step, if any, takes together."""

    start: float
    end: float
    steps: tuple[Step, ...]
    rest: Step | None = None
    others: tuple[str, ...] = ()


class DoesNotAddUp(Exception):
    """The parts do not make the totals that they should: something is left out or counted twice."""


def bridge(
    start: Mapping[str, float], end: Mapping[str, float], totals: tuple[float, float], most: int = STEPS
) -> Bridge:
    """From the parts of one total to those of another. `DoesNotAddUp` unless the parts add up to both totals."""
    for parts, total in zip((start, end), totals, strict=True):
        if not abs(fsum(parts.values()) - total) < CHECK_TOLERANCE:
            raise DoesNotAddUp(f"{fsum(parts.values())} is not {total}")
    changes = {name: end.get(name, 0.0) - start.get(name, 0.0) for name in {**start, **end}}
    ordered = sorted(
        (name for name, change in changes.items() if abs(change) > TOLERANCE), key=lambda n: -abs(changes[n])
    )
    shown, others = (ordered, []) if len(ordered) <= most else (ordered[: most - 1], ordered[most - 1 :])
    steps, place = [], totals[0]
    for name in shown:
        steps.append(Step(name, changes[name], place, place + changes[name]))
        place = steps[-1].after
    # By adding, never by taking the rest of the difference: then a part that is forgotten would show.
    rest = fsum(changes[name] for name in others)
    return Bridge(*totals, tuple(steps), Step("", rest, place, place + rest) if others else None, tuple(others))
