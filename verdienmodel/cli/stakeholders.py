"""verdienmodel belanghebbenden: who pays, who gains, and per gemeente what it means per taakveld."""

from __future__ import annotations

import argparse
from typing import Any

from verdienmodel.cli.asking import add_scenario, opened, with_study
from verdienmodel.cli.begroting import BYTE_ORDER_MARK
from verdienmodel.cli.explaining import no_period
from verdienmodel.cli.problems import show_problems
from verdienmodel.cli.streams import write_file_text
from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Period
from verdienmodel.study.belanghebbenden import Matrix, gemeente_tables, gemeenten, matrix_of, savings_of
from verdienmodel.study.study import Study
from verdienmodel.study.tables import without_nil
from verdienmodel.views import stakeholders as words
from verdienmodel.views.effects import EffectWords, effect_words
from verdienmodel.views.risk_words import text_rows
from verdienmodel.views.stakeholder_json import stakeholders_csv, stakeholders_json
from verdienmodel.views.stakeholders_beside import PLAN, TITLE, Variants, hint, rows, sentence, variants
from verdienmodel.views.text_table import text_table

TEGEN = f"leg er per gemeente deze optie naast, zoals niets doen; {PLAN} is het plan zelf (niet in csv)"
SAME = "   berust op dezelfde getallen als hierboven"


def add_command(commands: Any, name: str = "belanghebbenden") -> None:
    """Add `belanghebbenden`."""
    command = commands.add_parser(name, help="laat zien wie betaalt en wie profiteert")
    add_scenario(command)
    command.add_argument("--jaar", default=words.WHOLE, metavar="JAAR", help="een jaar, of totaal (standaard)")
    command.add_argument("--tegen", default="", metavar="OPTIE", help=TEGEN)
    command.add_argument("--formaat", choices=("tabel", "csv", "json"), default="tabel", help="hoe u het wilt zien")
    command.set_defaults(command=with_study(show))


def show(study: Study, arguments: argparse.Namespace) -> int:
    """The matrix with its sentences, the tables of each gemeente, and the effects."""
    period = study.timeline.find_period(arguments.jaar)
    if period is None:
        return show_problems((no_period(arguments.jaar, study.timeline),))
    matrix = matrix_of(study, period)
    if matrix is None:
        return show_problems((no_parties(),))
    if arguments.formaat == "csv":
        write_file_text(BYTE_ORDER_MARK + stakeholders_csv(matrix, study.stamp.line()))
        return 0
    found, problems = _beside(study, matrix, arguments)
    if problems:
        return show_problems(problems)
    effects = [effect_words(study, saving, period) for saving in savings_of(study, period)]
    if arguments.formaat == "json":
        write_file_text(stakeholders_json(study, matrix, effects, gemeente_tables(study), found) + "\n")
        return 0
    print("\n".join([*_text(study, matrix, effects, arguments.scenario), *_tail(study, found)]))
    return 0


def _beside(study: Study, matrix: Matrix, arguments: argparse.Namespace) -> tuple[Variants | None, tuple[Problem, ...]]:
    """The same plan with the option of --tegen, read again: what --zet changes holds there as well."""
    if not arguments.tegen:
        return None, ()
    plain = arguments.tegen == PLAN and PLAN not in {option.name for option in study.graph.options}
    other = opened(argparse.Namespace(**{**vars(arguments), "optie": [] if plain else [arguments.tegen]}))
    there = matrix_of(other.study, matrix.period) if other.study else None
    if other.study is None or there is None:
        return None, other.problems
    return variants(study, matrix, other.study, there), ()


def _tail(study: Study, found: Variants | None) -> list[str]:
    """Each gemeente in both variants, or how to ask for it; and the stamp."""
    lines = [asked] if not found and gemeenten(study) and (asked := hint(study)) else []
    if found:
        here, there = (f"‘{name}’" for name in found.names)
        lines = [TITLE.format(here=here, there=there, when=words.when(found.here.period))]
        for item in found.gemeenten:
            head = [item.here.label, *words.head(found.here.money)[1:]]
            lines += ["", sentence(found, item), *text_rows(head, rows(found, item))]
    return [*lines, *[""] * bool(lines), study.stamp.line()]


def no_parties() -> Problem:
    """A plan without parties has nobody who pays or gains."""
    return Problem(
        "B048", "", "partijen", "dit plan noemt geen partijen bij zijn posten", "dan is er niemand die betaalt of bespaart",
        "vul partijen: in, en zet partij: bij de posten",
    )  # fmt: skip


def _text(study: Study, matrix: Matrix, effects: list[EffectWords], scenario: str) -> list[str]:
    lines = [f"{matrix.statement.label} · {words.when(matrix.period)} ({matrix.statement.amounts})", ""]
    lines += text_rows(words.head(matrix.money), words.matrix_rows(matrix, matrix.money))
    if words.has_others(matrix):
        below = text_rows(words.head(matrix.others), words.matrix_rows(matrix, matrix.others))
        lines += ["", words.BELOW, *below]
    lines += [words.DIFFERS] if matrix.differs_by_rounding else []
    lines += ["", *words.sentences(matrix), ""]
    for _, label, tables in gemeente_tables(study):
        lines += [line for table in tables for line in (text_table(without_nil(table)), "")] or [
            f"{label}: {words.NO_BOOKS}",
            "",
        ]
    worth = words.worth_rows(study)
    lines += [words.WORTH, *(f"   {line}" for line in worth), ""] if worth else []
    for number, (item, before) in enumerate(zip(effects, [None, *effects], strict=False), 1):
        again = before is not None and before.inputs == item.inputs
        lines += _effect(item, number, scenario, matrix.period, again=again)
    return lines


def _effect(item: EffectWords, number: int, scenario: str, period: Period, *, again: bool) -> list[str]:
    asked = f"(verdienmodel uitleg {scenario} {item.saving.driver or item.saving.entry.post} {period.label})"
    driver = f"   {' '.join(filter(None, (item.driver, asked)))}"
    inputs = [SAME] if again else [f"   {one.text}" for one in item.inputs]
    return [f"{number}. {item.name}, {item.party}: {item.amount}", f"   {item.about}", driver, *inputs, ""]
