"""verdienmodel adressen: what can be changed in a scenario, and under which name."""

from __future__ import annotations

import argparse
from typing import Any

from verdienmodel.cli.problems import show_problems
from verdienmodel.study.opening import open_study
from verdienmodel.views.format import leaf_value


def add_command(commands: Any) -> None:
    """Add `adressen`."""
    command = commands.add_parser("adressen", help="toon de adressen die u kunt veranderen")
    command.add_argument("scenario", metavar="SCENARIO", help="naam van een voorbeeld, of een bestand")
    command.add_argument("zoekterm", nargs="?", default="", metavar="ZOEKTERM", help="toon alleen wat dit woord bevat")
    command.set_defaults(command=show)


def show(arguments: argparse.Namespace) -> int:
    """Every address with its value, unit and name."""
    study = (found := open_study(arguments.scenario)).study
    if study is None:
        return show_problems(found.problems)
    lines = [
        f"{leaf.address} = {leaf_value(leaf, study.leaf_value(leaf.address))}   ({leaf.label})"
        for leaf in study.graph.leaves.values()
    ]
    chosen = [line for line in lines if arguments.zoekterm.lower() in line.lower()]
    print("\n".join(chosen) or f"Geen adres bevat ‘{arguments.zoekterm}’. Zonder zoekterm ziet u alle {len(lines)}.")
    return 0
