"""What several commands ask for alike: a scenario, changes and an option."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from verdienmodel.cli.problems import show_problems
from verdienmodel.ground.problem import Problem
from verdienmodel.model.changes import Change
from verdienmodel.study.opening import Opened, open_study
from verdienmodel.study.study import Study


def add_scenario(command: argparse.ArgumentParser) -> None:
    """The scenario, and what the user changes in it."""
    command.add_argument("scenario", metavar="SCENARIO", help="naam van een voorbeeld, of een bestand")
    command.add_argument("--zet", action="append", default=[], metavar="ADRES=WAARDE", help=ZET)
    command.add_argument(
        "--optie", action="append", default=[], metavar="NAAM", help="reken met deze optie uit het scenario"
    )


ZET = 'verander een waarde, zoals --zet "uren=1.250,50" of --zet rente=8%%; mag vaker'


def read_changes(texts: list[str]) -> tuple[list[Change], list[Problem]]:
    """`adres=waarde` from the command line as changes; a text without = is a problem."""
    changes, problems = [], []
    for text in texts:
        address, sign, value = text.partition("=")
        if sign:
            changes.append(Change(address.strip(), set_=value.strip(), place=f"--zet {text}"))
        else:
            problems.append(
                Problem("W006", f"--zet {text}", "", "hier ontbreekt het =-teken", "", "schrijf adres=waarde")
            )
    return changes, problems


def opened(arguments: argparse.Namespace) -> Opened:
    """The study that the arguments ask for."""
    changes, problems = read_changes(arguments.zet)
    if len(arguments.optie) > 1:
        asked = " en ".join(arguments.optie)
        remedy = "kies er één, of maak in het scenario een optie die beide samen doet"
        problems.append(
            Problem("W010", "--optie", asked, "u vraagt meer dan één optie", "elke optie is een eigen variant", remedy)
        )
    option = arguments.optie[0] if arguments.optie else ""
    return Opened(None, tuple(problems)) if problems else open_study(arguments.scenario, changes, option)


def with_study(show: Callable[[Study, argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A command that shows the study asked for; what keeps it from existing is shown instead."""

    def command(arguments: argparse.Namespace) -> int:
        found = opened(arguments)
        return show_problems(found.problems) if found.study is None else show(found.study, arguments)

    return command
