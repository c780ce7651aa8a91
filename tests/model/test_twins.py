"""Two blocks that stand for one thing in different options meet the same chance."""

from __future__ import annotations

import numpy as np

from tests.support.scenarios import HEAD, study_of
from verdienmodel.study.simulating import Asked, doorrekeningen
from verdienmodel.study.study import Study

PLAN = (
    HEAD
    + """
onderdelen:
  dorp:
    invoer: {bezoek: {eenheid: bezoek/jaar, waarde: 100, onzekerheid: {pert: {laag: 50, hoog: 150}}}}
    posten: {entree: {naam: Entree, soort: baten, formule: bezoek * tarief}}
  stad:
    aan: nee
    zelfde_als: dorp
    invoer: {bezoek: {eenheid: bezoek/jaar, waarde: 200, onzekerheid: {pert: {laag: 100, hoog: 300}}}}
    posten: {entree: {naam: Entree, soort: baten, formule: bezoek * tarief}}
invoer:
  tarief: {eenheid: eur/bezoek, waarde: 5, onzekerheid: {vast: ja}}
posten: {huur: {naam: Huur, soort: lasten, waarde: 500, onzekerheid: {normaal: {spreiding: 20}}}}
opties: {stad: {naam: Stad, wijzigingen: [{adres: onderdelen.stad.aan, zet: ja}, {adres: onderdelen.dorp.aan, zet: nee}]}}
"""
)
MINE, THEIRS = "onderdelen.dorp.bezoek", "onderdelen.stad.bezoek"


def drawn(study: Study, *names: str) -> list[np.ndarray]:
    runs, problems = doorrekeningen(study, ("",), Asked(512))
    assert runs, problems
    return [runs[0].drawn[name] for name in names]


def test_what_disappoints_in_the_one_disappoints_in_the_other() -> None:
    """Twice as many visits with twice the spread: by hand, the double of every draw."""
    mine, theirs = drawn(study_of(PLAN), MINE, THEIRS)
    np.testing.assert_allclose(theirs, 2 * mine, rtol=1e-12)


def test_seen_red_without_it_they_are_drawn_apart() -> None:
    mine, theirs = drawn(study_of(PLAN.replace("    zelfde_als: dorp\n", "")), MINE, THEIRS)
    assert abs(np.corrcoef(mine, theirs)[0, 1]) < 0.1


def test_what_comes_after_it_keeps_its_draws() -> None:
    with_twin = drawn(study_of(PLAN), "posten.huur.waarde")[0]
    without = drawn(study_of(PLAN.replace("    zelfde_als: dorp\n", "")), "posten.huur.waarde")[0]
    assert np.array_equal(with_twin, without)
