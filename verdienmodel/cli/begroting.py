"""verdienmodel begroting and uitleg: a scenario worked out, as text, CSV, JSON or workbook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from verdienmodel.cli.problems import show_problems
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.model.changes import Change
from verdienmodel.study.opening import Opened, open_study
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table, make_table
from verdienmodel.views.csv_out import csv_text
from verdienmodel.views.json_out import begroting_json
from verdienmodel.views.signals import sentence
from verdienmodel.views.text_table import text_table

PERIODS = ("jaar", "boekjaar", "kwartaal", "maand")


def add_commands(commands: Any) -> None:
    """Add `begroting` and `uitleg`."""
    command = commands.add_parser("begroting", help="reken een scenario uit")
    _add_scenario(command)
    command.add_argument("--per", choices=PERIODS, default="jaar", help="per jaar, boekjaar, kwartaal of maand")
    command.add_argument("--staat", default="exploitatie", help="welke staat (standaard exploitatie)")
    command.add_argument("--administratie", default="", help="alleen deze administratie")
    command.add_argument("--formaat", choices=("tabel", "csv", "json"), default="tabel", help="hoe u het wilt zien")
    command.add_argument("--xlsx", metavar="PAD", help="schrijf ook een werkmap")
    command.set_defaults(command=show)
    explain = commands.add_parser("uitleg", help="leg een getal uit tot aan de bron")
    _add_scenario(explain)
    explain.add_argument("adres", metavar="ADRES", help="adres van het getal, zoals posten.huur")
    explain.add_argument("periode", metavar="PERIODE", help="2027, 2027-K1, 2027-03 of totaal")
    explain.set_defaults(command=explain_number)


def _add_scenario(command: argparse.ArgumentParser) -> None:
    command.add_argument("scenario", metavar="SCENARIO", help="naam van een voorbeeld, of een bestand")
    command.add_argument("--zet", action="append", default=[], metavar="ADRES=WAARDE", help="verander een waarde")
    command.add_argument("--optie", default="", help="reken met deze optie")


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
    return Opened(None, tuple(problems)) if problems else open_study(arguments.scenario, changes, arguments.optie)


def show(arguments: argparse.Namespace) -> int:
    """Print the begroting; write the workbook when asked."""
    found = opened(arguments)
    if found.study is None:
        return show_problems(found.problems)
    study = found.study
    tables, problem = _tables(study, arguments)
    if problem:
        return show_problems((problem,))
    if arguments.formaat == "json":
        print(begroting_json(study, tables))
    elif arguments.formaat == "csv":
        print("\ufeff" + csv_text(tables), end="")
    else:
        _print_tables(study, tables)
    return _write_workbook(study, arguments.xlsx) if arguments.xlsx else 0


def _tables(study: Study, arguments: argparse.Namespace) -> tuple[list[Table], Problem | None]:
    statements = [item for item in study.statements if item.name == arguments.staat]
    chosen = [item for item in statements if arguments.administratie in ("", item.administratie)]
    if not chosen:
        asked, known = arguments.staat, sorted({item.name for item in study.statements})
        if statements:
            asked, known = arguments.administratie, sorted({item.administratie for item in statements})
        wrong = Problem("B022", "", asked, f"‘{asked}’ heeft dit scenario niet", "",
                        nearest(asked, known) or f"kies uit: {', '.join(known)}")  # fmt: skip
        return [], wrong
    return [make_table(study, item, arguments.per) for item in chosen], None


def _print_tables(study: Study, tables: list[Table]) -> None:
    for table in tables:
        print(text_table(table), end="\n\n")
    for raised in study.warnings:
        remedy = f" {raised.signal.remedy}" if raised.signal.remedy else ""
        print(f"Let op: {sentence(study, raised)}{remedy}")
    open_checks = [item for item in study.checks if not item.closes]
    print(f"{len(study.checks)} controles: " + ("alle goed" if not open_checks else f"{len(open_checks)} fout"))
    for item in open_checks:
        print(f"   fout: {item.check.label}. {item.check.explanation}")
    for problem in study.problems:
        print(f"{problem.ernst}: {problem.text()}")
    print(study.stamp.line())


def _write_workbook(study: Study, target: str) -> int:
    from verdienmodel.views.workbook import write_workbook  # late: a plain begroting does not load xlsxwriter

    problem = write_workbook(study, Path(target))
    if problem:
        return show_problems((problem,))
    print(f"De werkmap staat in {target}")
    return 0


def explain_number(arguments: argparse.Namespace) -> int:
    """Print where a number comes from."""
    from verdienmodel.cli.explaining import explain_lines

    found = opened(arguments)
    if found.study is None:
        return show_problems(found.problems)
    return explain_lines(found.study, arguments.adres, arguments.periode)
