"""A conversion of time scale is a visible step, with the right factor, wherever two scales meet."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, study_of
from verdienmodel.language.tree import Call, walk

INPUTS = """
invoer:
  jaar_: {eenheid: eur/jaar, waarde: 1200}
  kwartaal_: {eenheid: eur/kwartaal, waarde: 300}
  maand_: {eenheid: eur/maand, waarde: 100}
  reeks: {eenheid: eur/jaar, waarde: {2026-09: 1200, 2027-01: 2400}}
  schuld: {eenheid: eur, waarde: 1000}
  rente: {eenheid: "%/jaar", waarde: 6}
  groei_jaar: {eenheid: eur/jaar/jaar, waarde: 144}
  groei_kwartaal: {eenheid: eur/kwartaal/kwartaal, waarde: 9}
  groei_maand: {eenheid: eur/maand/maand, waarde: 1}
  looptijd: {eenheid: jaar, waarde: 2}
  maanden: {eenheid: maand, waarde: 24}
  deel: {eenheid: getal, waarde: 0.5}
grootheden:
  x: {eenheid: EENHEID, formule: "FORMULE"}
"""
CASES = [
    ("jaar_ + maand_", "eur/maand", 200),
    ("maand_ + jaar_", "eur/jaar", 200),
    ("kwartaal_ + jaar_ - maand_", "eur/maand", 100),
    ("kwartaal_", "eur/jaar", 100),
    ("schuld * rente", "eur/maand", 5),
    ("schuld * rente + maand_", "eur/jaar", 105),
    ("als(deel > 0, jaar_, maand_)", "eur/maand", 100),
    ("looptijd + maanden", "maand", 48),
    ("looptijd + maanden", "jaar", 4),
    ("vorige(jaar_, maand_)", "eur/maand", 100),
    ("vorige(jaar_ * deel, maand_ * deel)", "eur/jaar", 50),
    ("vorige(reeks, jaar_) + jaar_", "eur/maand", 200),
    ("laagste(jaar_)", "eur/maand", 100),
    ("laagste(jaar_ * deel) + maand_", "eur/jaar", 150),
    ("deze_maand(jaar_)", "eur", 100),
    ("jaartotaal(kwartaal_)", "eur", 400),
    ("cumulatief(jaar_ + maand_)", "eur", 200),
    ("cohort(jaar_, looptijd)", "eur", 100),
    ("vorig_jaar(jaar_, schuld)", "eur", 1000),
    ("som(jaar_, kwartaal_, maand_)", "eur/maand", 300),
    ("groei_jaar + groei_maand", "eur/maand/maand", 2),
    ("groei_jaar + groei_kwartaal", "eur/maand/maand", 2),
    ("groei_maand", "eur/jaar/jaar", 144),
]


@pytest.mark.parametrize(("formula", "unit", "first_month"), CASES)
def test_first_month_by_hand(formula: str, unit: str, first_month: float) -> None:
    study = study_of(HEAD + INPUTS.replace("FORMULE", formula).replace("EENHEID", unit))
    quantity = study.quantity("x")
    assert study.results.months("x")[0] == pytest.approx(first_month)
    held_per_month = {"eur/jaar": "eur/maand", "eur/maand/maand": "eur/maand^2", "eur/jaar/jaar": "eur/jaar^2"}
    assert str(quantity.unit) == held_per_month.get(unit, unit)


def test_a_month_and_a_year_give_the_same_whatever_the_unit_they_are_declared_in() -> None:
    for formula in ("vorige(reeks, jaar_)", "reeks * deel", "ineens(schuld, eind) + gespreid(schuld)"):
        inputs = INPUTS.replace("  deel:", "  eind: {eenheid: datum, waarde: 2027-03}\n  deel:")
        found = [
            study_of(HEAD + inputs.replace("FORMULE", formula).replace("EENHEID", unit)).results.months("x").tolist()
            for unit in ("eur/jaar", "eur/kwartaal", "eur/maand")
        ]
        assert found[0] == pytest.approx(found[1])
        assert found[1] == pytest.approx(found[2])


def test_each_step_is_a_node_with_its_own_faces() -> None:
    study = study_of(HEAD + INPUTS.replace("FORMULE", "groei_jaar + groei_maand").replace("EENHEID", "eur/maand/maand"))
    node = study.quantity("x").expression
    assert node is not None
    steps = [part.constant("factor") for part in walk(node) if isinstance(part, Call) and part.function == "omzetten"]
    assert steps == ["1/12", "1/12"]
