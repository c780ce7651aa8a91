"""The words around an input: unit, value with all its decimals, source, what is usual."""

from __future__ import annotations

import pytest

from verdienmodel.engine.explain.tree import Shown
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study
from verdienmodel.views.explanation_numbers import amount
from verdienmodel.views.field_words import (
    entered,
    label,
    said,
    source_words,
    unit_words,
    usual,
)
from verdienmodel.views.format import with_unit
from verdienmodel.views.input_names import change_words, input_name_with_unit


@pytest.fixture(scope="module")
def parkwijk() -> Study:
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    return study


@pytest.fixture(scope="module")
def kampen() -> Study:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    return study


@pytest.mark.parametrize(
    ("unit", "words"),
    [("eur/jaar", "euro per jaar"), ("eur/m2/jaar", "euro per m² per jaar"), ("%", "%"), ("getal", ""), ("datum", ""),
     ("uur/week", "uur per week"), ("kwh/jaar", "kWh per jaar")],
)  # fmt: skip
def test_units(unit: str, words: str) -> None:
    assert unit_words(unit) == words


def test_people_read_square_metres_wherever_a_unit_is_said() -> None:
    assert [with_unit(2.0, unit) for unit in ("m2", "m3/jaar", "eur/m2", "%/m2")] == [
        "2 m²", "2 m³ per jaar", "€ 2 per m²", "200% per m²",
    ]  # fmt: skip
    assert amount(Shown(1, 1, 0, "m2")) == "1 m²"
    assert amount(Shown(40, 40, 0, "kwh/jaar")) == "40 kWh per jaar"


def test_a_value_is_said_with_all_its_decimals(parkwijk: Study) -> None:
    price = parkwijk.leaf("onderdelen.groen_grijs.prijs_gazon.nominaal")
    assert said(price, 0.475) == "€ 0,475 per m² per jaar"
    assert said(price, 0.5) == "€ 0,50 per m² per jaar"
    assert said(price, 2) == "€ 2 per m² per jaar"
    people = parkwijk.leaf("onderdelen.groen_grijs.medewerkers")
    assert [said(people, 10), said(people, 1)] == ["10 personen", "1 persoon"]


def test_what_stands_in_a_field_is_read_back_as_the_same(parkwijk: Study, kampen: Study) -> None:
    from verdienmodel.model.changes import Change

    for study in (parkwijk, kampen):
        for leaf in study.graph.leaves.values():
            if leaf.is_switch or leaf.pm:
                continue
            values, problems = study.changes([Change(leaf.address, set_=entered(leaf, leaf.value))])
            assert not problems
            assert values[leaf.address] == pytest.approx(leaf.value, abs=1e-6)


def test_unknown_yet_is_an_empty_field(kampen: Study) -> None:
    leaf = kampen.leaf("posten.subsidie_provincie.waarde")
    assert entered(leaf, leaf.value) == ""
    assert said(leaf, leaf.value) == "p.m."
    assert said(leaf, 500.0) == "€ 500 per jaar"


def test_a_step_of_a_series_says_from_when(kampen: Study) -> None:
    leaf = kampen.leaf("korting_partners[2006-01]")
    assert input_name_with_unit(kampen, leaf) == "Korting op het budget van de partners vanaf jan 2006 (%)"
    assert change_words(kampen, leaf, 0.0, 0.035).endswith("vanaf jan 2006: van 0% naar 3,5%")


def test_sources(parkwijk: Study, kampen: Study) -> None:
    assert source_words(kampen.leaf("uren_usus")) == ("Bron", "Projectplan Ontwikkelpilot Kampen (2005)")
    kind, text = source_words(kampen.leaf("aandeel_nulmeting"))
    assert (kind, text[:29]) == ("Aanname", "het plan splitst het bedrag n")
    kind, text = source_words(parkwijk.leaf("onderdelen.groen_grijs.prijs_gazon.nominaal"))
    assert kind == "Aanname"
    assert "laatst bekende waarde" in text


def test_usual(parkwijk: Study, kampen: Study) -> None:
    assert usual(kampen.leaf("uren_projectleider")) == ("200", "800 uur per jaar")
    assert usual(kampen.leaf("uurtarief_gemeente")) == ("€ 75", "€ 180 per uur")
    assert usual(kampen.leaf("aandeel_nulmeting")) == ("30", "70%")
    assert usual(kampen.leaf("uren_usus")) == ("", "")
    assert usual(parkwijk.leaf("onderdelen.groen_grijs.medewerkers")) == ("6", "15 personen")


def test_a_name_alone(kampen: Study) -> None:
    assert label(kampen.leaf("uren_usus")) == "Uren Usus"
