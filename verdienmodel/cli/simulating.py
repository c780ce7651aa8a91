"""verdienmodel simuleer and gevoeligheid: a plan over many draws, and what its outcome hangs on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verdienmodel.cli.asking import add_scenario, with_study
from verdienmodel.cli.problems import show_problems
from verdienmodel.cli.streams import write_file_text
from verdienmodel.engine.simulate import Done, Progress
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.study.buitenblik import OutsideView, chosen, outside_view
from verdienmodel.study.doorrekening import Doorrekening, Saldo
from verdienmodel.study.gevoeligheid import Target, choice, gevoeligheid
from verdienmodel.study.simulating import DRAWS, MOST, Asked, doorrekening
from verdienmodel.study.study import Study
from verdienmodel.views import risk_words as words
from verdienmodel.views import sensitivity_words as told
from verdienmodel.views.draws_out import write_draws
from verdienmodel.views.format import number
from verdienmodel.views.outside_words import outside_dict, outside_text
from verdienmodel.views.risk_json import risk_json, sensitivity_json
from verdienmodel.views.target_words import chance_lines

TAIL = 5


def add_command(commands: Any) -> None:
    """Add `simuleer` and `gevoeligheid`."""
    simulate = commands.add_parser("simuleer", help="reken een plan duizenden keren door: hoe vaak gaat het goed?")
    _add(simulate)
    simulate.add_argument(
        "--trekkingen-naar", metavar="PAD", help="schrijf elke trekking naar een bestand (.csv of .parquet)"
    )
    simulate.add_argument("--xlsx", metavar="PAD", help="schrijf ook een werkmap, met het blad Onzekerheid")
    simulate.add_argument(
        "--buitenblik", choices=("nee", "verbreed", "vervang"), default="", help="ook met hoe het bij anderen liep"
    )
    simulate.set_defaults(command=with_study(show_risk))
    sensitive = commands.add_parser("gevoeligheid", help="waar hangt de uitkomst van af, en wat zoekt u eerst uit?")
    _add(sensitive)
    sensitive.add_argument(
        "--jaar", metavar="JAAR", default="", help="welk jaar (standaard het jaar met de meeste kans op een tekort)"
    )
    sensitive.add_argument(
        "--opties", metavar="A,B", default="", help="wat is weten waard voor de keuze tussen het plan en deze opties?"
    )
    sensitive.set_defaults(command=with_study(show_sensitivity))


def _add(command: argparse.ArgumentParser) -> None:
    add_scenario(command)
    command.add_argument("--administratie", default="", metavar="ID", help="alleen deze administratie")
    add_draws(command)


def add_draws(command: argparse.ArgumentParser) -> None:
    """How many draws, how, and in which form the answer comes."""
    command.add_argument(
        "--trekkingen", default=str(DRAWS), metavar="N", help=f"hoeveel doorrekeningen (standaard {number(DRAWS)})"
    )
    command.add_argument("--zaad", default="", metavar="GETAL", help="een ander begin van het toeval")
    command.add_argument("--methode", choices=("sobol", "lhs", "plain"), default="sobol", help="hoe er wordt getrokken")
    command.add_argument("--formaat", choices=("tekst", "json"), default="tekst", help="hoe u het wilt zien")


def show_risk(study: Study, arguments: argparse.Namespace) -> int:
    """What may come out of the plan, in text or JSON."""
    how, problems = chosen(study, arguments.buitenblik)
    if problems:
        return show_problems(problems)
    found, problems = _run(study, arguments)
    if found is None:
        return show_problems(problems)
    view, problems = outside_view(found, how, asked_of(arguments)) if how else (None, ())
    if problems:
        return show_problems(problems)
    if arguments.formaat == "json":
        write_file_text(risk_json(found, outside_dict(view) if view else None) + "\n")
    else:
        print("\n".join(_risk_text(found, _chosen(found, arguments.administratie), view)))
    problems = tuple(filter(None, (_write(found, arguments.trekkingen_naar), _write_workbook(found, arguments.xlsx))))
    return show_problems(problems)


def _write(found: Doorrekening, target: str | None) -> Problem | None:
    problem = write_draws(found, Path(target)) if target else None
    if target and problem is None:
        print(f"De trekkingen staan in {target}", file=sys.stderr)  # stdout may be JSON
    return problem


def _write_workbook(found: Doorrekening, target: str | None) -> Problem | None:
    from verdienmodel.views.workbook import write_workbook  # late: only who asks for it waits for xlsxwriter

    problem = write_workbook(found.study, Path(target), found) if target else None
    if target and problem is None:
        print(f"De werkmap staat in {target}", file=sys.stderr)
    return problem


def show_sensitivity(study: Study, arguments: argparse.Namespace) -> int:
    """What one year of the plan hangs on, in text or JSON."""
    found, problems = _run(study, arguments)
    if found is None:
        return show_problems(problems)
    target, problem = _target(found, arguments)
    options = [name for name in arguments.opties.split(",") if name]
    strange = [name for name in options if name not in {option.name for option in study.graph.options}]
    if target is None or strange:
        known = {option.name for option in study.graph.options}
        return show_problems([*([problem] if problem else []), *(unknown("--opties", name, known) for name in strange)])
    result = gevoeligheid(found, target)
    chosen = choice(study, options, target.address, asked_of(arguments)) if options else None
    if arguments.formaat == "json":
        write_file_text(sensitivity_json(found, result, chosen) + "\n")
        return 0
    print(f"{told.target_words(target)} (in euro). {words.draws_words(found)}\n")
    print("\n".join(told.tornado_text(found, result)), end="\n\n")
    print("\n".join([told.SWITCHING, *told.switches_text(found, result)]), end="\n\n")
    print("\n".join(told.indices_text(found, result)), end="\n\n")
    if chosen is not None:
        print("\n".join(told.knowing_text(found, chosen)), end="\n\n")
    print(found.stamp.line())
    return 0


def _run(study: Study, arguments: argparse.Namespace) -> tuple[Doorrekening | None, tuple[Problem, ...]]:
    if wrong := not_counts(arguments):
        return None, wrong
    found, problems = doorrekening(study, asked_of(arguments), progress_line())
    if found is not None and arguments.administratie:
        known = {saldo.administratie for saldo in found.saldos}
        if arguments.administratie not in known:
            return None, (unknown("--administratie", arguments.administratie, known),)
    return found, problems


def not_counts(arguments: argparse.Namespace) -> tuple[Problem, ...]:
    """What is no number of draws or no seed."""
    found = (_not_a_count(name, getattr(arguments, name)) for name in ("trekkingen", "zaad"))
    return tuple(problem for problem in found if problem)


def asked_of(arguments: argparse.Namespace) -> Asked:
    """The draws that the arguments ask for."""
    return Asked(int(arguments.trekkingen), arguments.methode, int(arguments.zaad) if arguments.zaad else None)


def _not_a_count(name: str, text: str) -> Problem | None:
    """A whole number from 1 (seed: 0) to the most that is useful."""
    low, high = (1, MOST) if name == "trekkingen" else (0, 2**32)
    if (name == "zaad" and not text) or (text.isascii() and text.isdigit() and low <= int(text) <= high):
        return None
    remedy = f"schrijf een heel getal van {number(low)} tot en met {number(high)}, zonder punt"
    return Problem("B034", f"--{name} {text}", "", f"‘{text[:20]}’ kan hier niet", "", remedy)


def progress_line() -> Progress | None:
    """A line that tells how far it is, for somebody who looks at it; Ctrl+C stops."""
    if not sys.stderr.isatty():
        return None

    def tell(done: Done) -> bool:
        end = "\n" if done.draws == done.total else ""
        print(f"\r{number(done.draws)} van {number(done.total)} doorrekeningen", end=end, file=sys.stderr, flush=True)
        return True

    return tell


def _chosen(found: Doorrekening, administratie: str) -> tuple[Saldo, ...]:
    return tuple(saldo for saldo in found.saldos if administratie in ("", saldo.administratie))


def _risk_text(found: Doorrekening, saldos: tuple[Saldo, ...], view: OutsideView | None) -> Iterator[str]:
    """The answer first, then the tables, then why, then how sure."""
    yield f"{found.study.scenario.naam}. {words.draws_words(found)}"
    for saldo in saldos:
        worst = found.worst_year(saldo)
        yield ""
        yield from words.years_text(found, saldo)
        yield words.deficit_sentence(worst)
        yield words.begroting_sentence(worst)
        yield from _why(found, saldo)
    for item in found.money:
        yield ""
        yield from words.money_sentences(found, item)
    if view is not None:
        yield ""
        yield from outside_text(view)
    if goals := chance_lines(found):
        yield "\nDoelen, en hoe groot de kans is"
        yield from (f"  {line}" for line in goals)
    yield ""
    yield from words.refused_words(found)
    yield from words.links_words(found)
    yield words.advice_words(found)
    yield found.stamp.line()


def _why(found: Doorrekening, saldo: Saldo) -> Iterator[str]:
    """What is different in the worst tenth of the worst year."""
    worst = found.worst_year(saldo)
    shifts = [item for item in found.explained(found.outcome(saldo.address, worst.period))[:TAIL] if item.shift.clear]
    if shifts:
        yield f"In de slechtste tien procent van {worst.period.label} is anders dan gemiddeld:"
        yield from (f"  {words.shift_words(found, item)}" for item in shifts)


def _target(found: Doorrekening, arguments: argparse.Namespace) -> tuple[Target | None, Problem | None]:
    """The saldo of the asked year, or of the year with the largest chance of a tekort."""
    saldo = _chosen(found, arguments.administratie)[0]
    if not arguments.jaar:
        return Target(saldo.address, saldo.label, found.worst_year(saldo).period), None
    periods = {period.label: period for period in found.study.timeline.periods("jaar")}
    if arguments.jaar not in periods:
        return None, unknown("--jaar", arguments.jaar, set(periods))
    return Target(saldo.address, saldo.label, periods[arguments.jaar]), None


def unknown(option: str, asked: str, known: set[str]) -> Problem:
    """A name that this scenario does not have."""
    remedy = nearest(asked, known) or f"kies uit: {', '.join(sorted(known)) or '(er zijn er geen)'}"
    return Problem("B022", option, "", f"‘{asked}’ heeft dit scenario niet", "", remedy)
