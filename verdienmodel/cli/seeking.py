"""verdienmodel zoek: which value of one number is enough, surely or with a probability."""

from __future__ import annotations

import argparse
from typing import Any

from verdienmodel.cli.asking import add_scenario, with_study
from verdienmodel.cli.problems import show_problems
from verdienmodel.cli.simulating import add_draws, asked_of, not_counts, progress_line
from verdienmodel.cli.streams import write_file_text
from verdienmodel.study.knop import read_knop
from verdienmodel.study.study import Study
from verdienmodel.study.voorwaarde import EXAMPLE, FORM, read_voorwaarde
from verdienmodel.study.zoeken import zoek
from verdienmodel.views.goal_json import goal_json
from verdienmodel.views.goal_words import goal_text


def add_command(commands: Any) -> None:
    """Add `zoek`."""
    command = commands.add_parser("zoek", help="zoek welke waarde genoeg is, zoals de kleinste subsidie")
    add_scenario(command)
    command.add_argument("--knop", required=True, metavar="ADRES", help="het getal waaraan wij draaien")
    condition = f"wat er moet gelden: {FORM}. Voorbeeld: {EXAMPLE}".replace("%", "%%")
    command.add_argument("--zodat", required=True, metavar="VOORWAARDE", help=condition)
    command.add_argument("--van", default="", metavar="A", help="zoek vanaf deze waarde")
    command.add_argument("--tot", default="", metavar="B", help="zoek tot en met deze waarde")
    add_draws(command)
    command.set_defaults(command=with_study(show))


def show(study: Study, arguments: argparse.Namespace) -> int:
    """The answer as text or JSON; what is wrong with the question all at once."""
    knop, wrong_knob = read_knop(study, arguments.knop, arguments.van, arguments.tot)
    asked, wrong_condition = read_voorwaarde(study, arguments.zodat)
    wrong = (*not_counts(arguments), *wrong_knob, *wrong_condition)
    if wrong or knop is None or asked is None:
        return show_problems(wrong)
    found, problems = zoek(study, knop, asked, asked_of(arguments), progress_line())
    if found is None:
        return show_problems(problems)
    if arguments.formaat == "json":
        write_file_text(goal_json(found) + "\n")
    else:
        print("\n".join(goal_text(found)))
    return show_problems(found.problems)
