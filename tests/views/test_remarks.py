"""The same remark about many kengetallen is told once, with all their names."""

from __future__ import annotations

from verdienmodel.ground.problem import Problem
from verdienmodel.views.remarks import gathered

OTHER = Problem("S044", "plan.yaml:9", "posten.a", "het is niet gezegd in welk jaar dit bedrag geldt", ernst="melding")


def unknown(name: str) -> Problem:
    return Problem("K034", "x.yaml:1", name, f"‘{name}’ is vanaf 2027-01 niet bekend", ernst="melding")


def test_many_are_told_together_and_others_stay() -> None:
    first, last = gathered(
        [unknown("btw.hoog"), OTHER, *(unknown(f"premie.{n}") for n in range(3)), unknown("btw.hoog")]
    )
    assert first == OTHER
    assert last.wat.startswith("van 4 kengetallen")
    assert "btw.hoog, premie.0, premie.1, premie.2" in last.waarom


def test_a_few_are_told_one_by_one() -> None:
    few = (unknown("a"), unknown("b"), unknown("c"))
    assert gathered(few) == few
