"""verdienmodel nieuw: three questions and eight fields in the terminal, and a scenario that runs at once."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from verdienmodel.cli.problems import show_problems
from verdienmodel.ground.problem import Problem
from verdienmodel.views.new_scenario.answers import Question, questions, read_answers, sentence
from verdienmodel.views.new_scenario.text import scenario_text
from verdienmodel.views.saving import save_atomically

REPEATED = ("onderdelen", "deelnemers")
OPTIONS = {"onderdelen": "onderdeel", "eigen_geld": "eigen-geld"}
"""Options that are called otherwise than their question."""


def add_command(commands: Any) -> None:
    """Add `nieuw`, with an option for each question."""
    command = commands.add_parser("nieuw", help="maak een eigen plan uit drie vragen en acht velden")
    command.add_argument("bestand", metavar="NAAM.yaml", help="waar het plan komt te staan")
    command.add_argument("--overschrijf", action="store_true", help="vervang een bestand dat er al staat")
    for item in questions():
        action = "append" if item.name in REPEATED else "store"
        command.add_argument(f"--{OPTIONS.get(item.name, item.name)}", dest=item.name, action=action,
                             metavar="ANTWOORD", help=f"{item.ask} {item.help}".replace("%", "%%"))  # fmt: skip
    command.set_defaults(command=make)


def make(arguments: argparse.Namespace) -> int:
    """Ask what was not given as an option, write the file, and say what comes next."""
    path = _path(arguments.bestand)
    given = _given(arguments)
    _, problems = read_answers(given)
    if found := (*in_the_way(path, arguments), *problems):
        return show_problems(found)
    typed = {item.name: given[item.name] if item.name in given else _ask(item) for item in questions()}
    answers, problems = read_answers(typed)
    if answers is None:
        return show_problems(problems)
    # Once more: answering takes ten minutes, and in the meantime somebody may have made the file.
    problem = next(iter(in_the_way(path, arguments)), None) or save_atomically(scenario_text(answers).encode(), path)
    if problem:
        return show_problems((problem,))
    print(f"Uw plan staat in {path}. Wat achter ‘aanname:’ staat, is voor u ingevuld.")
    print(f"Zo gaat u verder: verdienmodel begroting {_quoted(path)}")
    return 0


def _path(name: str) -> Path:
    """The file; without an ending it becomes .yaml, so that other commands know it."""
    return Path(name) if Path(name).suffix in (".yaml", ".yml") else Path(f"{name}.yaml")


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def _given(arguments: argparse.Namespace) -> dict[str, str]:
    values = {item.name: getattr(arguments, item.name) for item in questions()}
    return {
        name: ", ".join(value) if isinstance(value, list) else value
        for name, value in values.items()
        if value is not None
    }


def in_the_way(path: Path, arguments: argparse.Namespace) -> tuple[Problem, ...]:
    """Why the file cannot stand there, told before anybody answers fourteen questions."""
    if not path.parent.is_dir():
        return (
            Problem("B033", str(path), "", "deze map bestaat niet", "", "maak de map eerst, of kies een andere plek"),
        )
    if arguments.overschrijf or not path.exists():
        return ()
    return (
        Problem(
            "B032", str(path), "", "dit bestand bestaat al", "", "kies een andere naam, of zet --overschrijf erbij"
        ),
    )


def _ask(item: Question) -> str:
    """One question until the answer is right; Enter takes what is usual, and so does the end of the input."""
    print(f"\n{item.ask}")
    print(f"  {item.help}.")
    for key, name in item.choices().items():
        print(f"  - {key}: {name}")
    while True:
        try:
            typed = input(f"  [{item.usual}] > ").strip() or item.usual
        except EOFError:
            return item.usual
        _, problem = item.answer(typed)
        if problem is None:
            return typed
        print(f"  {sentence(problem.wat)} {sentence(problem.herstel)}")
