"""verdienmodel vergelijk: the plan and its options side by side, on the same draws."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verdienmodel.cli.asking import add_scenario, with_study
from verdienmodel.cli.problems import show_problems
from verdienmodel.cli.simulating import add_draws, asked_of, not_counts, progress_line, unknown
from verdienmodel.cli.streams import write_file_text
from verdienmodel.ground.problem import Problem
from verdienmodel.study.study import Study
from verdienmodel.study.vergelijken import Comparison, vergelijk
from verdienmodel.views.comparison_json import comparison_json
from verdienmodel.views.comparison_tables import option_label
from verdienmodel.views.comparison_words import changes_text, comparison_text
from verdienmodel.views.risk_words import draws_words


def add_command(commands: Any) -> None:
    """Add `vergelijk`."""
    command = commands.add_parser("vergelijk", help="zet de opties van een plan naast elkaar")
    add_scenario(command)
    add_draws(command)
    command.add_argument("--opties", default="", metavar="A,B", help="alleen deze opties (standaard alle)")
    command.add_argument(
        "--tegen", default="", metavar="NAAM", help="vergelijk met deze optie (standaard het plan zelf)"
    )
    command.add_argument("--xlsx", metavar="PAD", help="schrijf ook een werkmap, met het blad Vergelijking")
    command.set_defaults(command=with_study(show))


def show(study: Study, arguments: argparse.Namespace) -> int:
    """The comparison as text or JSON, and as a workbook when asked."""
    wrong = [*not_counts(arguments), *not_comparable(study, arguments)]
    if wrong:
        return show_problems(wrong)
    found, problems = vergelijk(study, _names(arguments), asked_of(arguments), arguments.tegen, progress_line())
    if found is None:
        return show_problems(problems)
    if arguments.formaat == "json":
        write_file_text(comparison_json(found) + "\n")
    else:
        print("\n".join(_text(found)))
    return show_problems(_write_workbook(found, arguments.xlsx))


def _names(arguments: argparse.Namespace) -> list[str]:
    return [name for name in arguments.opties.split(",") if name]


def not_comparable(study: Study, arguments: argparse.Namespace) -> Iterator[Problem]:
    """Options that are not there, or nothing to compare."""
    known = {option.name for option in study.graph.options}
    names = _names(arguments)
    if not known:
        remedy = "voeg opties toe bij opties: in het bestand; docs/scenario.md zegt hoe"
        yield Problem(
            "B045", "vergelijk", "", "dit plan heeft geen opties", "dan is er niets om naast het plan te zetten", remedy
        )
        return
    asked = [*(("--opties", name) for name in names), *(("--tegen", name) for name in (arguments.tegen,) if name)]
    yield from (unknown(option, name, known) for option, name in asked if name not in known)


def _text(found: Comparison) -> Iterator[str]:
    """The comparison, then what every option changes, then the stamp."""
    yield f"{found.base.found.study.scenario.naam}. {draws_words(found.base.found)}\n"
    yield from comparison_text(found)
    for option in found.options[1:]:
        yield from (f"{option_label(option)} verandert:", *(f"  {line}" for line in changes_text(option)), "")
    yield found.base.found.stamp.line()


def _write_workbook(found: Comparison, target: str | None) -> tuple[Problem, ...]:
    from verdienmodel.views.workbook import write_workbook  # late: only who asks for it waits for xlsxwriter

    if not target:
        return ()
    problem = write_workbook(found.base.found.study, Path(target), compared=found)
    if problem is None:
        print(f"De werkmap staat in {target}", file=sys.stderr)  # stdout may be JSON
    return (problem,) if problem else ()
