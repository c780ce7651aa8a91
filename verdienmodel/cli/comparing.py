"""verdienmodel vergelijk: the plan and its options side by side, on the same draws."""

from __future__ import annotations

import argparse
from typing import Any

from verdienmodel.cli.asking import add_scenario, with_study
from verdienmodel.cli.problems import show_problems
from verdienmodel.cli.simulating import add_draws, asked_of, not_counts, unknown
from verdienmodel.cli.streams import write_file_text
from verdienmodel.study.study import Study
from verdienmodel.study.vergelijken import vergelijk
from verdienmodel.views.comparison_json import comparison_json
from verdienmodel.views.comparison_words import changes_text, comparison_text, option_label
from verdienmodel.views.risk_words import draws_words


def add_command(commands: Any) -> None:
    """Add `vergelijk`."""
    command = commands.add_parser("vergelijk", help="zet de opties van een plan naast elkaar")
    add_scenario(command)
    add_draws(command)
    command.add_argument("--opties", default="", metavar="A,B", help="alleen deze opties (standaard alle)")
    command.set_defaults(command=with_study(show))


def show(study: Study, arguments: argparse.Namespace) -> int:
    """The comparison as text or JSON."""
    options = [name for name in arguments.opties.split(",") if name]
    known = {option.name for option in study.graph.options}
    wrong = [*not_counts(arguments), *(unknown("--opties", name, known) for name in options if name not in known)]
    if wrong:
        return show_problems(wrong)
    found, problems = vergelijk(study, options, asked_of(arguments))
    if found is None:
        return show_problems(problems)
    if arguments.formaat == "json":
        write_file_text(comparison_json(found) + "\n")
        return 0
    print(f"{study.scenario.naam}. {draws_words(found.base.found)}\n")
    print("\n".join(comparison_text(found)))
    for option in found.options[1:]:
        print(
            "\n".join([f"{option_label(option)} verandert:", *(f"  {line}" for line in changes_text(option))]),
            end="\n\n",
        )
    print(found.base.found.stamp.line())
    return 0
