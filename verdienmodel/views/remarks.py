"""What is worth knowing, without saying the same thing thirty times."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verdienmodel.ground.problem import Problem

LAST_KNOWN = "K034"
FEW = 3
"""So many of the same are still told one by one."""


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Kengetallen of which only the last value is known, told together; everything else as it is."""
    found = tuple(problems)
    many = [problem for problem in found if problem.code == LAST_KNOWN]
    if len(many) <= FEW:
        return found
    names = list(dict.fromkeys(re.findall(r"‘([^’]+)’", " ".join(problem.wat for problem in many))))
    together = Problem(
        LAST_KNOWN,
        "",
        "",
        f"van {len(names)} kengetallen is de waarde niet bekend voor alle maanden van dit plan",
        f"de laatst bekende waarde geldt door: {', '.join(names)}",
        "vul een eigen waarde in als u het beter weet",
        many[0].ernst,
    )
    return (*(problem for problem in found if problem.code != LAST_KNOWN), together)
