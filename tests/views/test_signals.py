"""The sentence of a signal: months and values filled in, and whatever a user writes stays text."""

from __future__ import annotations

import pytest

from tests.support.scenarios import messages_of, study_of
from verdienmodel.views.signals import sentence

HEAD = "schema: 1\nnaam: X\nvan: 2026-11\ntot_en_met: 2027-12\n"


def said(words: str) -> str:
    study = study_of(
        HEAD + 'invoer:\n  uren: {eenheid: uur/jaar, waarde: "1.250,5"}\n  grens: {eenheid: datum, waarde: 2027-03}\n'
        '  korting: {eenheid: "%", waarde: 8}\n'
        "  prijs: {eenheid: eur/uur, waarde: 10}\n"
        "posten:\n  kosten: {naam: Kosten, soort: lasten, formule: uren * prijs}\n"
        "signalen:\n  s:\n    naam: S\n    als: vanaf(grens)\n"
        f"    zeg: {words!r}\n"
    )
    (raised,) = (item for item in study.warnings if item.signal.name == "s")
    return sentence(study, raised)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Al {maanden} maanden.", "Al 10 maanden."),
        ("Van {van} tot en met {tot_en_met}.", "Van mrt 2027 tot en met dec 2027."),
        ("Er zijn {uren} nodig.", "Er zijn 1.250,5 uur per jaar nodig."),
        ("Met {korting} eraf, vanaf {grens}.", "Met 8% eraf, vanaf mrt 2027."),
        ("Het kost {prijs}.", "Het kost € 10 per uur."),
        ("Dat is {posten.kosten}.", "Dat is € 12.505,00 in 2027."),
        ("Een losse { en een }, en {} ook.", "Een losse { en een }, en {} ook."),
        ("Niets van {Uren!r}, {0!s} of {uren:x}.", "Niets van {Uren!r}, {0!s} of {uren:x}."),
        ("100% zeker: %s %(x)s.", "100% zeker: %s %(x)s."),
    ],
)
def test_what_stands_between_braces(words: str, shown: str) -> None:
    assert said(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("In {maanden} maanden tussen {van} en {tot_en_met} is het mis.", "In jun 2027 is het mis."),
        ("Nee. Van {van} tot en met {tot_en_met} is het mis.", "Nee. In jun 2027 is het mis."),
        ("Al {maanden} maanden.", "Al 1 maand."),
    ],
)
def test_a_single_month_is_no_span(words: str, shown: str) -> None:
    study = study_of(
        HEAD + "invoer:\n  start: {eenheid: datum, waarde: 2027-06}\n  bedrag: {eenheid: eur, waarde: 1}\n"
        f"signalen:\n  s:\n    naam: S\n    als: ineens(bedrag, start) > 0 * ineens(bedrag, start)\n    zeg: {words!r}\n"
    )
    (raised,) = (item for item in study.warnings if item.signal.name == "s")
    assert sentence(study, raised) == shown


def test_a_flow_is_said_of_one_year_and_never_added_up_over_years() -> None:
    study = study_of(
        "schema: 1\nnaam: X\nvan: 2027-01\ntot_en_met: 2034-12\ninvoer: {uren: {eenheid: uur/jaar, waarde: 2200}}\n"
        "grootheden: {werk: {eenheid: uur/jaar, formule: uren}}\n"
        "signalen: {s: {naam: S, als: werk > 0, zeg: 'Het werk kost {werk}.'}}\n"
    )
    assert sentence(study, study.warnings[0]) == "Het werk kost 2.200 uur in 2027."


def test_a_name_that_reaches_into_the_program_is_refused() -> None:
    signal = "signalen: {s: {naam: S, als: 'vanaf(grens)', zeg: 'x {uren.__class__}'}}"
    text = f"{HEAD}invoer: {{grens: {{eenheid: datum, waarde: 2027-03}}}}\n{signal}\n"
    assert "‘{uren.__class__}’ in deze zin bestaat niet" in messages_of(text)[0]
