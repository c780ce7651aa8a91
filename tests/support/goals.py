"""Small plans of which the answer of a goal seek is known beforehand."""

from __future__ import annotations

from tests.support.scenarios import study_of
from tests.support.uncertain import BARE
from verdienmodel.study.knop import Knop, read_knop
from verdienmodel.study.simulating import Asked
from verdienmodel.study.study import Study
from verdienmodel.study.voorwaarde import Voorwaarde, read_voorwaarde
from verdienmodel.study.zoeken import Gezocht, zoek

HEAD = f"""{BARE}administratie: club
gewone_spreiding: nee
partijen:
  club: {{naam: Club, soort: organisatie, boeken: ja}}
  dorp: {{naam: Dorp, soort: gemeente, boeken: ja}}
"""
BOOKS = "boekhouding: {club: {bank_begin: 1000}}\n"


def plan(costs: str = "5000", more: str = "", subsidy: str = "1000") -> Study:
    """Three years in which a subsidy must cover costs [eur per year]."""
    return study_of(
        HEAD
        + f"invoer:\n  subsidie: {{naam: Subsidie, eenheid: eur/jaar, waarde: {subsidy}}}\n"
        + f"  kosten: {{naam: Kosten, eenheid: eur/jaar, waarde: {costs}}}\n{more}"
        + "posten:\n  subsidie: {naam: Subsidie, soort: baten, partij: dorp, formule: subsidie}\n"
        + "  kosten: {naam: Kosten, soort: lasten, formule: kosten}\n"
        + BOOKS
    )


def unsure(spread: str, more: str = "") -> Study:
    """The same with costs of 5 000 a year of which the uncertainty is given."""
    return plan(f"5000, onzekerheid: {spread}", more)


def asked_of(study: Study, sentence: str) -> Voorwaarde:
    found, problems = read_voorwaarde(study, sentence)
    assert found is not None, [problem.text() for problem in problems]
    return found


def knob(study: Study, address: str, low: str = "", high: str = "") -> Knop:
    found, problems = read_knop(study, address, low, high)
    assert found is not None, [problem.text() for problem in problems]
    return found


def sought(
    study: Study, address: str, sentence: str, asked: Asked | None = None, low: str = "", high: str = ""
) -> Gezocht:
    found, problems = zoek(study, knob(study, address, low, high), asked_of(study, sentence), asked)
    assert found is not None, [problem.text() for problem in problems]
    return found
