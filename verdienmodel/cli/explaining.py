"""verdienmodel uitleg: the explanation of one number on the terminal."""

from __future__ import annotations

import argparse
from typing import Any

from verdienmodel.cli.asking import add_scenario, with_study
from verdienmodel.cli.problems import show_problems
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Timeline
from verdienmodel.study.explaining import DEPTH, explain
from verdienmodel.study.study import Study
from verdienmodel.views.explanation import explanation_lines, told_no_further
from verdienmodel.views.explanation_words import source
from verdienmodel.views.format import leaf_value

EVERYTHING = 1000
"""Deeper than any plan."""
NAMED = 6


def add_command(commands: Any) -> None:
    """Add `uitleg`."""
    command = commands.add_parser("uitleg", help="leg een getal uit tot aan de bron")
    add_scenario(command)
    command.add_argument("adres", metavar="ADRES", help="adres van het getal, zoals posten.huur")
    command.add_argument(
        "periode", metavar="PERIODE", nargs="?", default="totaal", help="2027, 2027-K1, 2027-03 of totaal (standaard)"
    )
    command.add_argument(
        "--diep", metavar="N", type=_depth, default=DEPTH, help=f"hoeveel stappen diep, of alles (standaard {DEPTH})"
    )
    command.set_defaults(command=with_study(show))


def show(study: Study, arguments: argparse.Namespace) -> int:
    """Print where a number comes from."""
    return explain_lines(study, arguments.adres, arguments.periode, arguments.diep)


def explain_lines(study: Study, address: str, period: str, depth: int = DEPTH) -> int:
    """Print the lines; a problem when the address or the period does not exist."""
    leaf = study.graph.leaves.get(address)
    if leaf is not None and address not in study.graph.quantities:  # one year of an index, one month of a season
        print(f"{leaf.label}: {leaf_value(leaf, study.leaf_value(address))} — {source(leaf.source)}")
        print(study.stamp.line())
        return 0
    if address not in study.graph.quantities:
        remedy = nearest(address, study.graph.quantities) or "zoek een adres met: verdienmodel adressen SCENARIO"
        return show_problems((Problem("B023", "", address, f"het adres ‘{address}’ bestaat niet", "", remedy),))
    found = study.timeline.find_period(period)
    if found is None:
        return show_problems((no_period(period, study.timeline),))
    explanation = explain(study, address, found, depth=depth)
    print("\n".join(explanation_lines(explanation)))
    further = told_no_further(explanation)
    if further:
        more = f" en nog {len(further) - NAMED}" if len(further) > NAMED else ""
        print(
            f"Verder tot aan de bron: zet er --diep alles achter. Of vraag uitleg van: {', '.join(further[:NAMED])}{more}."
        )
    print(study.stamp.line())
    return 0


def _depth(text: str) -> int:
    """Argparse says what is wrong with any other word."""
    return EVERYTHING if text == "alles" else int(text)


def no_period(period: str, timeline: Timeline) -> Problem:
    """The plan does not have this period; which it has."""
    first, last = timeline.first, timeline.last
    remedy = f"kies een periode tussen {first} en {last}: {first.year}, {first.year}-K4, {first} of totaal"
    return Problem("B024", "", period, f"de periode ‘{period}’ bestaat hier niet", "", remedy)
