"""Problems on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from verdienmodel.ground.problem import Problem
from verdienmodel.views.remarks import gathered


def show_problems(problems: Iterable[Problem]) -> int:
    """Print all problems, errors first and remarks of one kind together; exit code 1 when one of them is an error."""
    found = sorted(gathered(problems), key=lambda problem: problem.ernst != "fout")
    for problem in found:
        print(f"{problem.ernst}: {problem.text()}", file=sys.stderr)
    return 1 if any(problem.ernst == "fout" for problem in found) else 0
