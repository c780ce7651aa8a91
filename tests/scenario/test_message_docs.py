"""docs/meldingen.md shows what people really read: every example is carried out here."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import goals
from tests.support.mistakes import MISTAKES, Mistake
from tests.support.scenarios import HEAD, study_of
from verdienmodel.cli.asking import opened, read_changes
from verdienmodel.cli.begroting import choose_tables
from verdienmodel.cli.comparing import not_comparable
from verdienmodel.cli.new import in_the_way
from verdienmodel.cli.stakeholders import no_parties
from verdienmodel.ground.problem import Problem
from verdienmodel.model.build import build
from verdienmodel.scenario.read import read_scenario_bytes
from verdienmodel.study.knop import read_knop
from verdienmodel.study.opening import open_bytes, open_study
from verdienmodel.study.voorwaarde import read_voorwaarde
from verdienmodel.views.new_scenario.answers import read_answers
from verdienmodel.views.saving import save_atomically

DOCS = (Path(__file__).parents[2] / "docs" / "meldingen.md").read_text("utf-8")
POST = "  p{n}: {{naam: P, soort: lasten, waarde: 1}}\n"
LOOSE = "  los: {naam: Los, eenheid: eur/jaar, waarde: 5}\n"
TEMPLATE = HEAD + "onderdelen: {groen: {sjabloon: groen_grijs, invoer: {gazn: 100}}}\n"


def cells(code: str) -> list[str]:
    hit = re.search(rf"^\| {code} \|.*$", DOCS, flags=re.MULTILINE)
    assert hit is not None, code
    return [cell.strip() for cell in hit[0].strip("|").split(" | ")]


@pytest.mark.parametrize("mistake", [item for item in MISTAKES if item.code[0] != "K"], ids=lambda item: item.code)
def test_the_example_says_what_the_program_says(mistake: Mistake) -> None:
    assert mistake.row() in DOCS.split("\n")


def first(problems: tuple[Problem, ...]) -> Problem:
    return problems[-1]


def many_posts() -> Problem:
    """Only the building: reading a file this large takes longer than the check."""
    text = HEAD + "posten:\n" + "".join(POST.format(n=n) for n in range(1700))
    loaded, problems = read_scenario_bytes(text.encode(), "x.yaml")
    assert loaded is not None, problems
    return first(build(loaded)[1])


def unwritable() -> Problem:
    problem = save_atomically(b"", Path("bestaat-niet") / "begroting.xlsx")
    assert problem is not None
    return problem


def unknown_statement() -> Problem:
    arguments = Namespace(staat="expl", administratie="", per="jaar")
    problem = choose_tables(study_of(HEAD + "posten:\n" + POST.format(n=1)), arguments)[1]
    assert problem is not None
    return problem


OTHERS: dict[str, Callable[[], Problem]] = {
    "B001": lambda: first(open_study("weg.yaml").problems),
    "B002": lambda: first(open_bytes(b"PK\0", "x.yaml").problems),
    "B003": lambda: first(open_bytes(b"\xe9", "x.yaml").problems),
    "B004": lambda: first(open_bytes(b"a" * 600_000, "x.yaml").problems),
    "B016": lambda: first(open_bytes((HEAD + "".join(f"k{n}: 1\n" for n in range(123))).encode(), "x.yaml").problems),
    "B020": lambda: first(open_study("kampen").problems),
    "B021": lambda: first(open_study("kampen_ontwikkelpilot", option="groot").problems),
    "B022": unknown_statement,
    "B030": unwritable,
    "B031": lambda: read_answers({"jaren": "0"})[1][0],
    "B032": lambda: in_the_way(Path(__file__), Namespace(overschrijf=False))[0],
    "B033": lambda: in_the_way(Path("bestaat-niet") / "plan.yaml", Namespace(overschrijf=False))[0],
    "B040": lambda: first(read_voorwaarde(goals.plan(), "saldo > 0")[1]),
    "B041": lambda: first(read_voorwaarde(goals.plan(), "kas >= 0")[1]),
    "B042": lambda: first(read_voorwaarde(goals.plan(), "met 100% zekerheid: saldo >= 0")[1]),
    "B043": lambda: first(read_knop(goals.plan(), "posten.subsidie.aan")[1]),
    "B044": lambda: first(read_knop(goals.plan(), "subsidie", "5000", "4000")[1]),
    "S120": lambda: first(goals.sought(goals.plan(more=LOOSE), "los", "saldo >= 0").problems),
    "S121": lambda: first(goals.sought(goals.plan(), "subsidie", "saldo 2027 >= 0", high="4000").problems),
    "S123": lambda: first(goals.sought(goals.plan(), "subsidie", "met 95% zekerheid: saldo 2027 >= 0").problems),
    "B048": no_parties,
    "B045": lambda: next(
        not_comparable(study_of(HEAD + "posten:\n" + POST.format(n=1)), Namespace(opties="", tegen=""))
    ),
    "S022": lambda: next(
        problem for problem in open_bytes(TEMPLATE.encode(), "x.yaml").problems if problem.code == "S022"
    ),
    "S047": many_posts,
    "W006": lambda: read_changes(["uren"])[1][0],
    "W010": lambda: opened(Namespace(zet=[], optie=["groter", "later"], scenario="x")).problems[0],
}


@pytest.mark.parametrize("code", OTHERS)
def test_what_no_file_shows_is_said_as_well(code: str) -> None:
    found = OTHERS[code]()
    assert found.code == code
    numbers = re.compile(r"\d+")
    assert numbers.sub("…", found.wat) == numbers.sub("…", cells(code)[2])
