"""Costs per visit, hour, participant and inhabitant: worked out by hand, and left out where there is nothing to count."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, in_period, study_of
from verdienmodel.model.measures import is_measure
from verdienmodel.study.simulating import Asked
from verdienmodel.study.vergelijken import vergelijk
from verdienmodel.study.vergelijkset import per_year

BOOKS = "partijen: {gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}, club: {naam: Club, soort: organisatie, boeken: ja}}\nadministratie: club\n"
POOL = """
onderdelen:
  bad:
    invoer: {per_jaar: {eenheid: bezoek/jaar, waarde: 500}, prijs: {eenheid: eur/bezoek, waarde: 4}}
    grootheden: {bezoeken: {eenheid: bezoek/jaar, formule: per_jaar}}
    posten:
      entree: {naam: Entree, soort: baten, formule: bezoeken * prijs}
      kosten: {naam: Kosten, soort: lasten, waarde: 5000}
posten:
  steun: {naam: Steun, soort: baten, rubriek: subsidie, partij: gemeente, waarde: 3000}
  terug: {naam: Terug, soort: lasten, partij: gemeente, rubriek: overige_lasten, waarde: 500}
opties:
  dicht: {naam: Dicht, wijzigingen: [{adres: onderdelen.bad.aan, zet: nee}]}
"""
PEOPLE = "invoer: {inwoners: {eenheid: inwoner, waarde: 1000}}\n"


def measures(text: str) -> list[str]:
    return [address for address in study_of(text).graph.quantities if is_measure(address)]


def test_costs_per_visit_by_hand() -> None:
    """The club spends 5 500 on 500 visits; the gemeente gives 3 000 and gets 500 back. 2027 is a whole year."""
    study = study_of(HEAD + BOOKS + POOL)
    assert in_period(study, "maten.club.per_bezoek", "2027") == pytest.approx(11)
    assert in_period(study, "maten.gemeente.per_bezoek", "2027") == pytest.approx(5)
    assert study.quantity("maten.gemeente.per_bezoek").label == "Netto kosten per bezoek, Gemeente"


def test_inhabitants_only_when_the_plan_says_how_many() -> None:
    study = study_of(HEAD + BOOKS + POOL + PEOPLE)
    assert in_period(study, "maten.gemeente.per_inwoner", "2027") == pytest.approx(2.5)


def test_seen_red_what_is_counted_in_another_unit_makes_no_measure_and_no_mistake() -> None:
    odd = POOL.replace("bezoek/jaar", "stuk/jaar").replace("eur/bezoek", "eur/stuk")
    assert measures(HEAD + BOOKS + odd) == []
    assert "maten.club.kosten" not in study_of(HEAD + BOOKS + odd).graph.quantities


def test_visits_of_one_onderdeel_do_not_carry_the_costs_of_another() -> None:
    """Was wrong: a plan with a laundry beside it had € 404 per visit."""
    laundry = "onderdelen:\n  was: {posten: {zeep: {naam: Zeep, soort: lasten, waarde: 90000}}}\n"
    assert "maten.club.per_bezoek" in measures(HEAD + BOOKS + POOL)
    assert measures(HEAD + BOOKS + POOL.replace("\nonderdelen:\n", laundry)) == []


def test_somebody_without_costs_has_no_costs_per_visit() -> None:
    """Was wrong: nothing minus nothing is no amount per month, and the plan did not open."""
    alone = POOL.split("posten:\n  steun", maxsplit=1)[0]
    idle = "posten: {dank: {naam: Dank, soort: lasten, administratie: gemeente, waarde: 1, status: geweigerd}}\n"
    assert measures(HEAD + BOOKS + alone + idle) == ["maten.club.per_bezoek"]


def test_where_nobody_comes_there_is_no_price_per_visit() -> None:
    found, problems = vergelijk(study_of(HEAD + BOOKS + POOL), (), Asked(64))
    assert found is not None, problems
    (club,) = (item for item in found.maten if item.address == "maten.club.per_bezoek")
    assert all(risk is None for _, risk in per_year(found.options[1].found, club))
    assert all(risk is not None for _, risk in per_year(found.base.found, club))


PLACES = """
deelnemers:
  ploeg: {sjabloon: vrijwilliger, begin: 4, plaatsen: 9, uren: 10, weken: 50, aanwezigheid: 100, additioneel: ja}
posten: {huur: {naam: Huur, soort: lasten, waarde: 6000}}
"""


def test_costs_per_participant_and_per_hour() -> None:
    """Four people a whole year: 48 months; 4 x 10 x 50 = 2 000 hours. All lasten of 2027 are 6 000 and what the group costs."""
    study = study_of(HEAD + PLACES)
    costs = in_period(
        study, next(a for a in study.graph.quantities if a.endswith(".kosten") and a.startswith("maten")), "2027"
    )
    assert costs >= 6000
    address = {name.rpartition(".")[2]: name for name in measures(HEAD + PLACES)}
    assert in_period(study, address["per_deelnemer"], "2027") == pytest.approx(costs / 48)
    assert in_period(study, address["per_deelnemersuur"], "2027") == pytest.approx(costs / 2000)
