"""An onderdeel that belongs to a phase: its posts stand under that phase and run in its months."""

import pytest

from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_bytes

SCENARIO = """
schema: 1
naam: Proef
van: 2027-01
tot_en_met: 2028-12
fasen:
  verkennen: {naam: Verkennen, van: 2027-01, tot_en_met: 2027-12}
  uitvoering: {naam: Uitvoering, van: 2028-01}
posten:
  onderzoek: {naam: Onderzoek, soort: lasten, fase: verkennen, waarde: 1200}
onderdelen:
  ploeg:
    fase: uitvoering
    invoer: {uren: {eenheid: uur/jaar, waarde: 120}}
    grootheden: {gewerkt: {eenheid: uur/jaar, formule: uren}}
    posten:
      loon: {naam: Loon, soort: lasten, rubriek: personeel, waarde: 2400}
      proef: {naam: Proef, soort: lasten, fase: verkennen, waarde: 600}
"""


def test_posts_follow_the_phase_of_their_onderdeel_unless_they_name_their_own() -> None:
    study = open_bytes(SCENARIO.encode(), "proef.yaml").study
    assert study is not None
    by_year = {
        address: [study.value(address, year) for year in study.timeline.periods("jaar")]
        for address in (
            "onderdelen.ploeg.posten.loon",
            "onderdelen.ploeg.gewerkt",
            "staten.per_fase.organisatie.lasten.uitvoering",
            "staten.per_fase.organisatie.lasten.verkennen",
        )
    }
    assert by_year == {
        "onderdelen.ploeg.posten.loon": pytest.approx([0, 2400]),
        "onderdelen.ploeg.gewerkt": pytest.approx([0, 120]),
        "staten.per_fase.organisatie.lasten.uitvoering": pytest.approx([0, 2400]),
        "staten.per_fase.organisatie.lasten.verkennen": pytest.approx([1200, 0]),
    }
    assert all(check.closes for check in study.checks)


def test_moving_the_phase_moves_the_onderdeel() -> None:
    study = open_bytes(SCENARIO.encode(), "proef.yaml").study
    assert study is not None
    values, problems = study.changes([Change("fasen.uitvoering.van", "2028-07")])
    assert not problems
    moved = study.with_values(values)
    assert [moved.value("onderdelen.ploeg.posten.loon", year) for year in moved.timeline.periods("jaar")] == [0, 1200]


def test_a_phase_that_does_not_exist_is_named() -> None:
    wrong = SCENARIO.replace("fase: uitvoering", "fase: uitvoerng")
    (problem,) = open_bytes(wrong.encode(), "proef.yaml").errors
    assert (problem.code, problem.adres) == ("S038", "onderdelen.ploeg.fase")
    assert "uitvoering" in problem.herstel


def test_phases_stand_in_the_order_of_the_file() -> None:
    study = open_bytes(SCENARIO.encode(), "proef.yaml").study
    assert study is not None
    lines = study.graph.statement("per_fase.organisatie").lines
    assert [line.label for line in lines if line.style == "subtotaal"] == ["Verkennen", "Uitvoering"]
