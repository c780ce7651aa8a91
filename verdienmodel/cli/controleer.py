"""verdienmodel controleer: is a file right, and if not, what is wrong with it."""

from __future__ import annotations

import argparse
from typing import Any

from verdienmodel.cli.problems import show_problems
from verdienmodel.study.opening import open_study


def add_command(commands: Any) -> None:
    """Add `controleer`."""
    command = commands.add_parser("controleer", help="controleer bestanden")
    command.add_argument("bestanden", nargs="+", metavar="BESTAND", help="scenario's om te controleren")
    command.set_defaults(command=show)


def show(arguments: argparse.Namespace) -> int:
    """All problems of all files, and of each file how it stands."""
    return max([_check(name) for name in arguments.bestanden])


def _check(name: str) -> int:
    problems = open_study(name).problems
    code = show_problems(problems)
    wrong = [problem for problem in problems if problem.ernst == "fout"]
    count = "1 fout" if len(wrong) == 1 else f"{len(wrong)} fouten"
    if wrong:
        print(f"{name}: {count}")
    else:
        print(f"{name}: " + (f"geen fouten, wel {len(problems)} om te weten" if problems else "geen problemen"))
    return code
