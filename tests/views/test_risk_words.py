"""Chances as people say them, and numbers that tell how sure they are."""

from __future__ import annotations

import pytest

from tests.support.scenarios import study_of
from tests.support.uncertain import PLAN
from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.frequency import frequency
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.study.gevoeligheid import Target, gevoeligheid
from verdienmodel.study.simulating import Asked, doorrekening
from verdienmodel.views import risk_charts as charts
from verdienmodel.views.risk_words import chance_words, dots_sentence, driver_label, whole_sentence


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "minder dan 1 op de 100"), (0.0099, "minder dan 1 op de 100"), (0.01, "ongeveer 1 op de 100"),
        (0.05, "ongeveer 1 op de 20"), (0.2, "ongeveer 1 op de 5"), (0.19, "ongeveer 1 op de 5"), (0.5, "ongeveer 1 op de 2"),
        (0.7, "ongeveer 7 op de 10"), (0.95, "ongeveer 19 op de 20"), (0.995, "meer dan 99 op de 100"), (1.0, "meer dan 99 op de 100"),
    ],
)  # fmt: skip
def test_a_chance_in_words(share: float, words: str) -> None:
    assert chance_words(Estimate(share, 0.0, share, share)) == words


def test_a_frequency_is_never_far_from_the_chance() -> None:
    for number in range(1000):
        share = number / 1000
        found = frequency(share)
        if found.side == "ongeveer":
            assert abs(found.count / found.of - share) <= 0.012 + share * 0.12, share


@pytest.fixture(scope="module")
def found() -> Doorrekening:
    made, _ = doorrekening(study_of(PLAN))
    assert made is not None
    return made


def test_the_dots_are_the_picture_of_their_sentence(found: Doorrekening) -> None:
    year = found.years(found.saldos[0])[0]
    data = charts.dots_chart(year).to_dict()
    rows = next(iter(data["datasets"].values())) if "datasets" in data else data["data"]["values"]
    assert len(rows) == 20
    assert sum(row["soort"] == "Tekort" for row in rows) == year.dots.below
    assert f"In {year.dots.below} van de 20 mogelijke uitkomsten" in dots_sentence(year)
    below, above = ([row["saldo"] for row in rows if row["soort"] == kind] for kind in ("Tekort", "Geen tekort"))
    assert max(below, default=-1) < 0 < min(above)
    assert len({(row["saldo"], row["hoogte"]) for row in rows}) == 20


def test_the_tornado_shows_the_base_between_or_beside_its_ends(found: Doorrekening) -> None:
    saldo = found.saldos[0]
    item = gevoeligheid(found, Target(saldo.address, saldo.label, found.years(saldo)[0].period))
    layers = charts.tornado_chart(found, item).to_dict()["layer"]
    assert len(layers) == 2
    assert "Staven die laten zien" in charts.tornado_description(found, item)


def test_a_fan_has_its_words(found: Doorrekening) -> None:
    years = found.years(found.saldos[0])
    told = charts.fan_description("Saldo", [year.period.label for year in years], [year.risk for year in years])
    assert "2027: in het midden" in told
    assert "2029: in het midden" in told


def test_events_and_paths_have_their_own_names(found: Doorrekening) -> None:
    assert driver_label(found.study, "gebeurtenissen.pomp") == "Pomp kapot"
    assert driver_label(found.study, "paden.weer") == "Het weer"
    assert driver_label(found.study, "leden") == "Leden"


def test_the_whole_plan_in_one_sentence(found: Doorrekening) -> None:
    saldo = found.saldos[0]
    chance = chance_words(found.whole(saldo).deficit)
    said = f"In {chance} doorrekeningen is er over alle jaren samen een tekort."
    assert whole_sentence(found, saldo.administratie) == said
    assert whole_sentence(found, "books that are always the same") == ""


def test_the_whole_of_one_year_is_that_year() -> None:
    found, _ = doorrekening(study_of(PLAN.replace("2029-12", "2027-12").replace("2028-10", "2027-10")), Asked(256))
    assert found is not None
    assert whole_sentence(found, "stichting").startswith("In 2027 is er in ")
