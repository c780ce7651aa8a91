"""Every printed sum of every statement line can be worked out again and gives the printed number."""

from __future__ import annotations

import pytest

from tests.support.explained import Report, lines_of, opened
from tests.support.tiers import LONG, proved
from verdienmodel.study.explaining import explain
from verdienmodel.study.opening import open_study

SPAN = "naam: T\nvan: 2026-01\ntot_en_met: 2027-12\nprijspeil: 2026\n"


def report_of(name: str) -> Report:
    study = open_study(name).study
    assert study is not None
    report = Report()
    lines = {line.address for statement in study.statements for line in statement.lines if line.address}
    for address in sorted(lines):
        years = study.timeline.periods("jaar")
        for period in (
            *(years if LONG or name.startswith("kampen") else years[1:3]),
            study.timeline.periods("maand")[0],
        ):
            report.add(explain(study, address, period))
    return report


@pytest.mark.parametrize("name", proved())
def test_printed_sums_give_the_printed_number(name: str) -> None:
    report = report_of(name)
    assert report.sentences > 100
    assert report.wrong == []
    assert report.missed == []
    if name.startswith("kampen"):
        assert report.approximate == []


def test_kampen_as_people_say_it() -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    said = "\n".join(lines_of(study, "posten.projectleider", "2005"))
    assert "4/12 jaar × 400 uur × € 150 per uur" in said
    assert "Projectplan Ontwikkelpilot Kampen" in said


def test_a_settlement_is_explained_with_its_own_year() -> None:
    study = opened(
        SPAN + "invoer: {a: {eenheid: eur/jaar, waarde: {2026-01: 1200, 2027-01: 2400}}}\ngrootheden:\n"
        "  omzet: {eenheid: eur/maand, formule: a}\n  vorig: {eenheid: eur, formule: vorig_jaar(omzet)}\n"
    )
    said = "\n".join(lines_of(study, "vorig", "2027-03"))
    assert "1.200" in said
    assert "2.400" not in said
