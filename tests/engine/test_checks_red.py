"""A check counts only after it has been seen red: one spoiled node, and exactly that check fails."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import HEAD, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.library import load as library
from verdienmodel.study.study import Study

SCENARIO = (
    HEAD
    + """
administratie: bedrijf
partijen:
  bedrijf: {naam: Bedrijf, soort: organisatie, boeken: ja}
  gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}
  klanten: {naam: Klanten, soort: klanten}
fasen:
  bouw: {naam: Bouw, van: 2026-09, tot_en_met: 2027-06}
  gebruik: {naam: Gebruik, van: 2027-07}
posten:
  verkoop: {naam: Verkoop, soort: baten, rubriek: omzet, partij: klanten, waarde: 9000, fase: gebruik}
  subsidie: {naam: Subsidie, soort: baten, rubriek: subsidie, partij: gemeente, taakveld: "6.1", waarde: 6000}
  bouw: {naam: Bouw, soort: lasten, waarde: 5000, fase: bouw, structureel: nee}
  huur: {naam: Huur, soort: lasten, waarde: 300, verdeling: {groen: 100}}
  ambtenaar: {naam: Ambtenaar, soort: lasten, administratie: gemeente, taakveld: "6.1", waarde: 700}
investeringen:
  bus: {bedrag: 1200, maand: 2026-10, levensduur: 4, sjabloon: lineair}
reserves:
  buffer: {toevoeging: 120}
boekhouding:
  bedrijf: {bank_begin: 100, eigen_vermogen_begin: 100}
onderdelen:
  groen: {posten: {loon: {naam: Loon, soort: lasten, rubriek: personeel, waarde: 4000}}}
effecten:
  bijstand: {partij: gemeente, incasseerbaarheid: 1, taakveld: "6.3", posten: {voordeel: {naam: Minder bijstand, soort: voordelen, waarde: 500}}}
"""
)
SPOILED = {
    "rubrieken": ("staten.exploitatie.bedrijf.baten.omzet", "bedrijf"),
    "partijen": ("staten.per_partij.bedrijf.baten.klanten", "bedrijf"),
    "fasen": ("staten.per_fase.bedrijf.lasten.bouw", "bedrijf"),
    "onderdelen": ("staten.per_onderdeel.bedrijf.lasten.groen", "bedrijf"),
    "verdeling": ("staten.per_onderdeel_verdeeld.bedrijf.onderdelen.onderdelen_groen.gedeelde_lasten", "bedrijf"),
    "taakvelden": ("staten.per_taakveld.gemeente.lasten.6_1", "gemeente"),
    "belanghebbenden": ("staten.belanghebbenden.iedereen.partijen.klanten.betaalt", ""),
    "belang_per_partij": ("controles.belang_per_partij.bedrijf.links", "bedrijf"),
    "gevolgen": ("staten.gevolgen.gemeente.taakvelden.6_3.bespaart", "gemeente"),
    "administraties": ("controles.administraties.links", ""),
    "jaren": ("controles.jaren.bedrijf.links~1", "bedrijf"),
    "dekking": ("staten.dekking.bedrijf.zeker.omzet", "bedrijf"),
    "meerjaren": ("staten.meerjarenraming.bedrijf.eenmalige_lasten.overige_lasten", "bedrijf"),
    "vermogen": ("staten.reserves.bedrijf.bestemd", "bedrijf"),
    "reserves": ("staten.reserves.bedrijf.apart_eraf", "bedrijf"),
    "investeringen": ("staten.investering.bedrijf.afschrijving", "bedrijf"),
    "balans": ("boekhouding.bedrijf.standen.crediteuren", "bedrijf"),
    "kas": ("staten.liquiditeit.bedrijf.totaal_uitgaven", "bedrijf"),
    "eigen_vermogen": ("controles.eigen_vermogen.bedrijf.links", "bedrijf"),
}
"""Per check of the library: the node that a test spoils, and whose books then do not close."""


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(SCENARIO)


def red(study: Study, address: str, month: int = 12, draws: int = 1) -> set[str]:
    """The checks that fail when one month of one quantity is a cent off."""
    spoiled = np.array(np.broadcast_to(study.results.months(address), (draws, len(study.timeline))))
    spoiled[-1, month] += 0.01
    results = evaluate(study.graph, corrupted={address: spoiled})
    return {outcome.check.name for outcome in outcomes(results) if not outcome.closes}


def test_every_check_of_the_library_has_a_spoiled_node() -> None:
    known = {key for name in library.names("controles") for key in library.load("controles", name).data}
    assert set(SPOILED) == known


def test_every_check_is_in_the_scenario_and_closes(study: Study) -> None:
    assert {check.check.name.split(".")[1] for check in study.checks} == set(SPOILED)
    assert all(outcome.closes for outcome in study.checks)
    assert max(outcome.worst for outcome in study.checks) < 1e-9


@pytest.mark.parametrize("kind", SPOILED)
def test_exactly_that_check_fails(study: Study, kind: str) -> None:
    address, books = SPOILED[kind]
    month = 15 if kind == "jaren" else 8  # years are compared in December
    expected = f"controles.{kind}" + (f".{books}" if books else "")
    assert red(study, address, month) == {expected}


def test_it_fails_in_one_draw_of_many(study: Study) -> None:
    assert red(study, SPOILED["rubrieken"][0], draws=5) == {"controles.rubrieken.bedrijf"}


def test_it_says_in_which_month(study: Study) -> None:
    address = SPOILED["fasen"][0]
    spoiled = np.array(study.results.months(address)).reshape(1, -1)
    spoiled[0, 20] = np.nan
    (failed,) = [o for o in outcomes(evaluate(study.graph, corrupted={address: spoiled})) if not o.closes]
    assert (failed.month, failed.worst) == (20, np.inf)


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("staten.exploitatie.samen.totaal_baten", {"administraties", "rubrieken", "partijen", "onderdelen", "fasen"}),
        (
            "staten.exploitatie.bedrijf.totaal_lasten",
            {"administraties", "rubrieken", "partijen", "onderdelen", "fasen"},
        ),
    ],
)
def test_a_spoiled_total_fails_every_check_that_uses_it(study: Study, address: str, kinds: set[str]) -> None:
    assert {name.split(".")[1] for name in red(study, address)} >= kinds
