"""A count of so few people that it points at somebody is not printed: not itself, and not in a sum."""

from __future__ import annotations

import pytest

from tests.support.scenarios import study_of
from verdienmodel.study.explaining import explain
from verdienmodel.study.study import Study
from verdienmodel.views.explanation import explanation_lines
from verdienmodel.views.field_words import said
from verdienmodel.views.format import leaf_value
from verdienmodel.views.signals import sentence
from verdienmodel.views.workbook.style import shown_as

PLAN = """
schema: 1
naam: Proef
van: 2026-01
tot_en_met: 2026-12
invoer:
  gezinnen: {naam: Gezinnen, eenheid: huishouden, waarde: 12, SMALL}
  lukt: {naam: Het lukt, eenheid: "%", waarde: 30}
  bedrag: {naam: Bedrag, eenheid: eur/huishouden/jaar, waarde: 1000}
grootheden:
  geholpen: {naam: Geholpen gezinnen, eenheid: huishouden, formule: gezinnen * lukt, SMALL}
posten:
  hulp: {naam: Hulp, soort: lasten, formule: geholpen * bedrag}
signalen:
  weinig: {naam: Weinig, als: geholpen > 0, zeg: "Het lukt bij {geholpen} van {gezinnen}."}
"""


def plan(small: str = "toon_vanaf: 5") -> Study:
    return study_of(PLAN.replace(", SMALL", f", {small}" if small else ""))


def text(study: Study, address: str) -> str:
    return "\n".join(explanation_lines(explain(study, address, "2026")))


@pytest.mark.parametrize("address", ["geholpen", "posten.hulp"])
def test_an_explanation_says_it_neither_by_itself_nor_in_a_sum(address: str) -> None:
    assert "3,60 huishoudens" in text(plan(""), address)
    said = text(plan(), address)
    assert "3,6" not in said
    assert "12 huishoudens × 30%" not in said
    assert "zo weinig mensen" in said


def test_the_number_itself_reads_under_five() -> None:
    assert "Geholpen gezinnen: < 5 huishoudens" in text(plan(), "geholpen")


def test_a_warning_does_not_say_it_either() -> None:
    def warning(study: Study) -> str:
        return sentence(study, study.warnings[0])

    assert warning(plan("")) == "Het lukt bij 3,6 huishoudens van 12 huishoudens."
    assert warning(plan()) == "Het lukt bij < 5 huishoudens van 12 huishoudens."


@pytest.mark.parametrize(("value", "words"), [(0.0, "0 huishoudens"), (0.5, "< 5 huishoudens"), (4.9, "< 5 huishoudens"), (5.0, "5 huishoudens")])  # fmt: skip
def test_nobody_may_be_said_and_so_may_five(value: float, words: str) -> None:
    leaf = plan().leaf("gezinnen")
    assert leaf_value(leaf, value) == said(leaf, value) == words


def test_an_entered_value_that_is_small_stays_unsaid() -> None:
    few = plan().with_values({"gezinnen": 3.0})
    assert "3 huishoudens" not in text(few, "gezinnen")
    assert "< 5 huishoudens" in text(few, "gezinnen")


def test_the_workbook_shows_it_so_and_calculates_with_it() -> None:
    assert shown_as("huishouden", shown_from=5.0) == '[=0]0;[<5]"< 5";#,##0.00####'


def test_a_part_of_a_formula_about_few_people_does_not_say_it_either() -> None:
    """The number of everybody but a tenth of them has no limit of its own, nor has a helper row of the workbook."""
    made = PLAN.replace("formule: geholpen * bedrag", "formule: (geholpen - geholpen * deel) * bedrag * deel").replace(
        "lukt:", "deel: {eenheid: '%', waarde: 10}\n  lukt:"
    )
    loose, tight = (study_of(made.replace(", SMALL", f", {small}" if small else "")) for small in ("", "toon_vanaf: 5"))
    assert "3,24 huishoudens" in text(loose, "posten.hulp")
    assert "huishoudens" in text(tight, "posten.hulp")
    assert not any(few in text(tight, "posten.hulp") for few in ("3,24", "0,36", "3,6"))


def test_a_helper_row_has_the_limit_of_what_it_helps() -> None:
    study = study_of(
        PLAN.replace("formule: gezinnen * lukt, SMALL", "formule: vorige(gezinnen * lukt), toon_vanaf: 5").replace(
            ", SMALL", ""
        )
    )
    (helper,) = (item for address, item in study.graph.quantities.items() if address.startswith("geholpen~"))
    assert helper.shown_from == 5
