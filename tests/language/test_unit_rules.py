"""What may meet what: allowed and refused combinations of units, with the remedy that is given."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, messages_of, study_of

TEXT = (
    HEAD
    + """
tabellen:
  treden: {naam: Treden, zoekt_op: persoon, eenheid: eur, rijen: {laag: {tot_en_met: 5, waarde: 10}, hoog: {waarde: 20}}}
profielen:
  verloop: {naam: Verloop, aandelen: [1, 0.5]}
invoer:
  geld: {eenheid: eur, waarde: 100}
  per_maand: {eenheid: eur/maand, waarde: 10}
  per_jaar: {eenheid: eur/jaar, waarde: 120}
  uren: {eenheid: uur, waarde: 5}
  uren_jaar: {eenheid: uur/jaar, waarde: 50}
  loon: {eenheid: eur/uur, waarde: 20}
  was: {eenheid: kg/week, waarde: 30}
  weken: {eenheid: week/jaar, waarde: 50}
  rente: {eenheid: "%/jaar", waarde: 6}
  deel: {eenheid: "%", waarde: 25}
  mensen: {eenheid: persoon, waarde: 7}
  komst: {eenheid: persoon/maand, waarde: 2}
  duur: {eenheid: maand, waarde: 6}
  looptijd: {eenheid: jaar, waarde: 2}
  start: {eenheid: datum, waarde: 2027-01}
  m2: {eenheid: m2, waarde: 40}
  tarief: {eenheid: eur/m2/jaar, waarde: 3}
grootheden:
  x: {eenheid: "EENHEID", formule: "FORMULE"}
"""
)

ALLOWED = [
    ("m2 * tarief", "eur/maand"),
    ("m2 * tarief + per_maand", "eur/jaar"),
    ("was * weken", "kg/jaar"),
    ("geld * rente", "eur/maand"),
    ("geld + 0", "eur"),
    ("geld * deel", "eur"),
    ("uren_jaar * loon", "eur/jaar"),
    ("per_jaar / uren_jaar", "eur/uur"),
    ("geld + deze_maand(per_jaar)", "eur"),
    ("per_maand + ineens(geld, start)", "eur/maand"),
    ("per_maand + geld / looptijd", "eur/maand"),
    ("als_stroom(geld)", "eur/maand"),
    ("als_stroom(geld, per='jaar')", "eur/jaar"),
    ("volgende(per_jaar, maanden=2)", "eur/maand"),
    ("volgende(geld)", "eur"),
    ("min(geld, jaartotaal(per_jaar))", "eur"),
    ("max(per_jaar, 0)", "eur/jaar"),
    ("als(mensen > 0, per_jaar, 0)", "eur/maand"),
    ("deel > 0 en mensen >= 0", "getal"),
    ("cohort(komst, duur, verloop)", "persoon"),
    ("staffel(mensen, treden)", "eur"),
    ("annuiteit(geld, rente, duur)", "eur/maand"),
    ("annuiteit(geld, rente, looptijd)", "eur/jaar"),
    ("vorige(mensen, mensen)", "persoon"),
    ("irr(per_maand)", "%/jaar"),
    ("terugverdientijd(per_maand)", "maand"),
    ("maand_van_laagste(geld)", "datum"),
    ("vorige(start, start)", "datum"),
    ("m2 ** 2", "m2^2"),
    ("opstart(looptijd, deel)", "getal"),
]

REFUSED = [
    ("geld + uren", "eur", "eur en uur kunt u niet optellen"),
    ("geld - m2", "eur", "eur en m2 kunt u niet aftrekken"),
    ("geld + per_maand", "eur", "gebruik deze_maand(…), jaartotaal(…) of cumulatief(…)"),
    ("per_jaar - geld", "eur/jaar", "ineens(…) of gespreid(…)"),
    ("als_stroom(per_jaar)", "eur/jaar", "als_stroom(…) vraagt een bedrag"),
    ("als_stroom(geld, per='week')", "eur/jaar", "kent per='week' niet"),
    ("geld + 1", "eur", "eur en getal kunt u niet optellen"),
    ("als(mensen > 0, geld, per_maand)", "eur", "als keuze naast elkaar zetten"),
    ("min(per_maand, per_jaar)", "eur/maand", "een grens per jaar is geen grens per maand"),
    ("(per_maand > per_jaar) * geld", "eur", "de tijdschaal verschilt"),
    ("max(geld, per_jaar)", "eur", "het ene is een bedrag op één moment"),
    ("(geld > mensen) * geld", "eur", "eur en persoon kunt u niet vergelijken"),
    ("was", "kg/jaar", "een week is geen vast deel van een jaar"),
    ("was + uren_jaar", "kg/jaar", "kunt u niet optellen"),
    ("jaartotaal(tarief)", "eur/m2", "vermenigvuldig eerst met de hoeveelheid"),
    ("cumulatief(rente)", "getal", "telt een tarief op"),
    ("jaartotaal(geld)", "eur", "vraagt een stroom per tijd"),
    ("kwartaal_tot_nu(loon)", "eur/uur", "vraagt een stroom per tijd"),
    ("vorig_jaar(per_jaar, per_jaar)", "eur", "kunt u niet als begin en vervolg"),
    ("som(loon, loon)", "eur/uur", "som(…) telt een tarief of factor op"),
    ("som(deel, deel)", "%", "som(…) telt een tarief of factor op"),
    ("som(geld, per_maand)", "eur", "het ene is een bedrag op één moment"),
    ("geld / 0", "eur", "u deelt door 0"),
    ("geld ** 0.5", "eur", "heeft geen eenheid"),
    ("geld ** deel", "eur", "het grondtal van een macht moet een kaal getal zijn"),
    ("deel ** mensen", "getal", "de exponent moet een kaal getal zijn"),
    ("niet geld", "getal", "moet een kaal getal zijn"),
    ("geld en mensen", "getal", "moet een kaal getal zijn"),
    ("als(geld, geld, 0)", "eur", "een voorwaarde moet een kaal getal zijn"),
    ("vanaf(duur)", "getal", "vanaf(…) vraagt een maand"),
    ("tot_en_met(1)", "getal", "tot_en_met(…) vraagt een maand"),
    ("ineens(geld, duur)", "eur/maand", "is geen datum"),
    ("ineens(per_jaar, start)", "eur/maand", "ineens(…) vraagt een bedrag"),
    ("gespreid(per_jaar)", "eur/maand", "gespreid(…) vraagt een bedrag"),
    ("opstart(deel)", "getal", "opstart(…) vraagt een aantal maanden"),
    ("opstart(duur, mensen)", "getal", "de start van opstart(…) moet een kaal getal zijn"),
    ("cohort(mensen, duur)", "persoon", "de instroom van een cohort vraagt een stroom"),
    ("cohort(komst, mensen)", "persoon", "de duur van een cohort is een aantal maanden"),
    ("staffel(geld, treden)", "eur", "zoekt op persoon en krijgt eur"),
    ("annuiteit(geld, deel, duur)", "eur/maand", "vraagt een rente per jaar of maand"),
    ("annuiteit(geld, rente, mensen)", "eur/maand", "zijn maanden of jaren"),
    ("ncw(geld, rente)", "eur", "vraagt een stroom per tijd"),
    ("ncw(per_jaar, deel)", "eur", "vraagt een rente per jaar of maand"),
    ("irr(geld)", "%/jaar", "vraagt een stroom per tijd"),
    ("terugverdientijd(geld)", "maand", "vraagt een stroom per tijd"),
    ("vorige(geld, per_maand)", "eur", "als begin en vervolg van één reeks"),
    ("afrond_wettelijk(geld, mensen, op, artikel='art. 1')", "eur", "kunt u niet afronden"),
    ("afrond_wettelijk(geld, geld, beneden, artikel='art. 1')", "eur", "kies op, af of half_op"),
    ("afrond_wettelijk(geld, geld, op)", "eur", "mist zijn artikel"),
    ("geld * per_maand", "eur", "de formule geeft eur^2/maand, maar er hoort eur te komen"),
]


def filled(formula: str, unit: str) -> str:
    return TEXT.replace("FORMULE", formula).replace("EENHEID", unit)


@pytest.mark.parametrize(("formula", "unit"), ALLOWED)
def test_allowed(formula: str, unit: str) -> None:
    assert study_of(filled(formula, unit)).quantity("x").expression is not None


@pytest.mark.parametrize(("formula", "unit", "said"), REFUSED)
def test_refused_with_one_message(formula: str, unit: str, said: str) -> None:
    (message,) = messages_of(filled(formula, unit))
    assert said in message
    assert message.startswith("proef.yaml:")


def test_a_wrong_unit_points_at_the_operator() -> None:
    text = filled("geld * deel + uren", "eur")
    (message,) = messages_of(text)
    column = int(message.split(" ")[0].split(":")[2])
    line = next(line for line in text.splitlines() if line.startswith("  x:"))
    assert line[: column - 1].endswith("geld * deel")


def test_one_wrong_unit_does_not_cascade() -> None:
    text = filled("geld + uren", "eur") + '  y: {eenheid: eur, formule: "x * deel"}\n'
    assert len(messages_of(text)) == 1


def test_only_a_flow_or_a_stock_stands_in_a_statement() -> None:
    (message,) = messages_of(HEAD + "posten: {a: {naam: A, soort: lasten, eenheid: eur/uur, waarde: 3}}")
    assert "kan niet op de begroting" in message
