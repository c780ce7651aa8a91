"""verdienmodel begroting: a scenario worked out, as text, CSV, JSON or workbook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from verdienmodel.cli.asking import add_scenario, with_study
from verdienmodel.cli.problems import show_problems
from verdienmodel.cli.streams import write_file_text
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.study.juridisch import legal_points
from verdienmodel.study.missing import why_missing
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table, make_table
from verdienmodel.study.unusual import unusual
from verdienmodel.views.check_words import MEANING, checks_words
from verdienmodel.views.csv_out import csv_text
from verdienmodel.views.input_names import unusual_words
from verdienmodel.views.json_out import begroting_json
from verdienmodel.views.legal_words import TITLE, legal_line
from verdienmodel.views.remarks import gathered
from verdienmodel.views.signals import sentence
from verdienmodel.views.target_words import goal_lines
from verdienmodel.views.text_table import text_table
from verdienmodel.views.verdict import closing

PERIODS = ("jaar", "boekjaar", "kwartaal", "maand")
BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet program takes a UTF-8 file for something older."""


def add_command(commands: Any) -> None:
    """Add `begroting`, and `staten`: the same with another name."""
    _add(commands.add_parser("begroting", help="reken een scenario uit"), default="exploitatie")
    _add(commands.add_parser("staten", help="laat alle staten zien, of één zoals de balans"), default="")


def _add(command: argparse.ArgumentParser, default: str) -> None:
    add_scenario(command)
    command.add_argument("--per", choices=PERIODS, default="jaar", help="per jaar, boekjaar, kwartaal of maand")
    usual = default or "alle"
    command.add_argument("--staat", default=default, metavar="NAAM", help=f"welke staat (standaard {usual})")
    command.add_argument("--administratie", default="", metavar="ID", help="alleen deze administratie")
    command.add_argument("--formaat", choices=("tabel", "csv", "json"), default="tabel", help="hoe u het wilt zien")
    command.add_argument("--xlsx", metavar="PAD", help="schrijf ook een werkmap")
    command.set_defaults(command=with_study(show))


def show(study: Study, arguments: argparse.Namespace) -> int:
    """Print the begroting; write the workbook when asked."""
    tables, problem = choose_tables(study, arguments)
    if problem:
        return show_problems((problem,))
    if arguments.formaat == "json":
        write_file_text(begroting_json(study, tables) + "\n")
    elif arguments.formaat == "csv":
        write_file_text(BYTE_ORDER_MARK + csv_text(tables, study.stamp.line()))
    else:
        _print_tables(study, tables)
    return _write_workbook(study, arguments.xlsx) if arguments.xlsx else 0


def choose_tables(study: Study, arguments: argparse.Namespace) -> tuple[list[Table], Problem | None]:
    """The asked statement of every administratie, or of the one that was asked; without a name all of the first books."""
    if not arguments.staat:
        whose = arguments.administratie or study.statements[0].administratie
        arguments = argparse.Namespace(**{**vars(arguments), "administratie": whose})
    statements = [item for item in study.statements if arguments.staat in ("", item.name)]
    if not statements:
        return [], _unknown("--staat", arguments.staat, {item.name for item in study.statements})
    chosen = [item for item in statements if arguments.administratie in ("", item.administratie)]
    if not chosen:
        return [], _unknown("--administratie", arguments.administratie, {item.administratie for item in statements})
    return [make_table(study, item, arguments.per) for item in chosen], None


def _unknown(option: str, asked: str, known: set[str]) -> Problem:
    why, remedy = why_missing(asked)
    remedy = remedy or nearest(asked, known) or f"kies uit: {', '.join(sorted(known))}"
    return Problem("B022", option, "", f"‘{asked}’ heeft dit scenario niet", why, remedy)


def _print_tables(study: Study, tables: list[Table]) -> None:
    for table in tables:
        print(text_table(table), end="\n\n")
    for item in unusual(study):
        print(f"Let op: {unusual_words(study, item)}")
    if closing(study):
        print(closing(study))
    for raised in study.warnings:
        remedy = f" {raised.signal.remedy}" if raised.signal.remedy else ""
        print(f"Let op: {sentence(study, raised)}{remedy}")
    _print_list("Doelen", goal_lines(study))
    _print_list(TITLE, [legal_line(study, point) for point in legal_points(study)])
    for problem in gathered(study.problems):
        print(f"{problem.ernst}: {problem.text()}")
    _print_checks(study)
    print(study.stamp.line())


def _print_list(title: str, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        print(f"   {line}" if number else f"{title}:\n   {line}")


def _print_checks(study: Study) -> None:
    wrong = [item for item in study.checks if not item.closes]
    print(f"{checks_words(study.checks)}. {MEANING}")
    for item in wrong:
        print(f"   fout: {item.check.label}. {item.check.explanation}")


def _write_workbook(study: Study, target: str) -> int:
    from verdienmodel.views.workbook import write_workbook  # late: a plain begroting does not load xlsxwriter

    problem = write_workbook(study, Path(target))
    if problem:
        return show_problems((problem,))
    print(f"De werkmap staat in {target}", file=sys.stderr)  # stdout may be JSON or CSV
    return 0
