"""What is uncertain in a plan: as entered, or by the ordinary rule for its source."""

from __future__ import annotations

import math

import pytest

from tests.support.scenarios import messages_of, study_of
from tests.support.uncertain import BARE, PLAN
from verdienmodel.model.uncertain import Spread
from verdienmodel.study.opening import open_study

INPUT = (
    BARE
    + "invoer:\n  x: {{eenheid: {unit}, waarde: {value}{more}}}\nposten:\n  p: {{naam: P, soort: lasten, waarde: 1, onzekerheid: {{vast: ja}}}}\n"
)


def spreads(unit: str, value: str, more: str = "") -> tuple[Spread, ...]:
    return study_of(INPUT.format(unit=unit, value=value, more=more)).graph.uncertainty.spreads


@pytest.mark.parametrize(
    ("unit", "value", "asked", "kind", "numbers"),
    [
        ("lid", "12", "pert: {laag: 8, hoog: 18}", "pert", (8, 12, 18)),
        ("lid", "12", "pert: {laag: 8, modus: 10, hoog: 18}", "pert", (8, 10, 18)),
        ('"%"', "12", "driehoek: {laag: 8, hoog: 18%}", "driehoek", (0.08, 0.12, 0.18)),
        ("eur/uur", '"12,50"', 'uniform: {laag: "10,50", hoog: 18}', "uniform", (10.5, 18)),
        ("lid", "12", "normaal: {spreiding: 2}", "normaal", (12, 2)),
        ("lid", "12", "poisson: 3", "poisson", (3,)),
        ("ja/nee", "nee", "kans: 30", "kans", (0.3,)),
        ("lid", "12", "beta: {a: 2, b: 3, laag: 0, hoog: 20}", "beta", (2, 3, 0, 20)),
        ("lid", "12", "historie: {2021: 10, 2022: 14}", "historie", (10, 14)),
        ("lid", "12", "discreet: {waarden: [10, 14], kansen: [30, 70]}", "discreet", (10, 14)),
    ],
)
def test_as_entered_in_the_unit_of_the_graph(
    unit: str, value: str, asked: str, kind: str, numbers: tuple[float, ...]
) -> None:
    (spread,) = spreads(unit, value, f", onzekerheid: {{{asked}}}")
    assert (spread.kind, spread.relative, spread.origin) == (kind, False, "ingevuld")
    assert spread.numbers == pytest.approx(numbers)


def test_percentages_of_the_value_and_a_series_that_moves_as_one() -> None:
    (spread,) = spreads("lid", "12", ", onzekerheid: {p10: 90%, p90: 120%}")
    assert spread.relative
    assert spread.numbers[0::2] == pytest.approx((0.9, 1.2))
    assert math.isnan(spread.numbers[1])
    (series,) = spreads("lid", "{2027-01: 12, 2028-01: 14}", ", onzekerheid: {pert: {laag: 80, modus: 100, hoog: 130}}")
    assert series.leaves == ("x[2027-01]", "x[2028-01]")
    assert series.numbers == pytest.approx((0.8, 1.0, 1.3))


@pytest.mark.parametrize(
    ("unit", "value", "more", "origin", "numbers"),
    [
        (
            "eur/jaar",
            "100",
            ', laag: 80, hoog: 150, bron: "aanname: x"',
            "gewone spreiding: laag en hoog",
            (80, 100, 150),
        ),
        ("eur/jaar", "100", ', bron: "aanname: x"', "gewone spreiding: graad D", (0.65, 1, 1.35)),
        ("eur/jaar", "100", ', laag: 120, hoog: 150, bron: "aanname: x"', "gewone spreiding: graad D", (0.65, 1, 1.35)),
        (
            "eur/jaar",
            "100",
            ", laag: 80, hoog: 150, bron: jaarrekening 2025",
            "gewone spreiding: graad B",
            (0.9, 1, 1.1),
        ),
    ],
)
def test_the_ordinary_spread_follows_the_source(
    unit: str, value: str, more: str, origin: str, numbers: tuple[float, ...]
) -> None:
    (spread,) = spreads(unit, value, more)
    assert spread.usual
    assert (spread.origin, spread.numbers) == (origin, numbers)


@pytest.mark.parametrize(
    ("unit", "value"),
    [("getal", "5"), ("maand", "12"), ("datum", "2027-03"), ("ja/nee", "ja"), ("eur/jaar", "0"), ("eur/jaar", "pm")],
)
def test_a_decision_is_not_uncertain_by_itself(unit: str, value: str) -> None:
    assert spreads(unit, value) == ()


def test_the_ordinary_spread_can_be_switched_off() -> None:
    assert study_of(PLAN.replace("schema: 1", "schema: 1\ngewone_spreiding: nee")).graph.uncertainty.spreads
    assert (
        study_of(
            INPUT.format(unit="eur/jaar", value=100, more="") + "gewone_spreiding: nee\n"
        ).graph.uncertainty.spreads
        == ()
    )


def test_a_path_of_one_changes_nothing() -> None:
    with_path, without = study_of(PLAN), study_of(PLAN.replace("{pad: weer, sterkte: 50}", "{vast: ja}"))
    year = with_path.timeline.periods("jaar")[1]
    assert with_path.value("posten.kaartjes", year) == without.value("posten.kaartjes", year)
    assert "bezoek" in with_path.graph.leaves
    dry = with_path.with_values({"paden.weer[2028-01]": 0.8})
    assert dry.value("posten.kaartjes", year) == pytest.approx(without.value("posten.kaartjes", year) * 0.9)


def test_an_event_stays_out_of_the_begroting_unless_it_says_so() -> None:
    plan, sure = study_of(PLAN), study_of(PLAN.replace("kans: 10,", "kans: 10, in_begroting: ja,"))
    year = plan.timeline.periods("jaar")[0]
    assert plan.value("gebeurtenissen.pomp.posten.schade", year) == 0
    assert sure.value("posten.contributie", year) == pytest.approx(plan.value("posten.contributie", year) / 2)


def test_damage_is_booked_at_once_and_the_insurer_pays_three_months_later() -> None:
    study = study_of(PLAN).with_option("kapot")
    months = study.timeline.periods("maand")
    assert study.value("gebeurtenissen.pomp.posten.schade", months[2]) == 5000
    assert study.value("gebeurtenissen.pomp.posten.uitkering", months[2]) == 4500
    assert [study.value("gebeurtenissen.pomp.posten.uitkering.kas", months[n]) for n in (2, 5)] == [0, 4500]


def test_every_scenario_has_uncertain_inputs_and_draws() -> None:
    for name in ("kampen_ontwikkelpilot", "zwembad_de_zwaoi"):
        study = open_study(name).study
        assert study is not None
        assert len(study.graph.uncertainty.spreads) > 10


def test_a_link_with_something_certain_is_told() -> None:
    assert "‘contributie’ is geen onzekere invoer" in str(
        messages_of(PLAN.replace("[leden, prijs]", "[leden, contributie]"))
    )


@pytest.mark.parametrize(
    ("asked", "value"),
    [("p10: 80, p90: 120", 100), ("p10: 80, p50: 90, p90: 120", 90), ("p10: 10, p90: 40", 20)],
)
def test_who_gives_quantiles_needs_no_value(asked: str, value: float) -> None:
    text = INPUT.format(unit="eur/jaar", value="VALUE", more=f", onzekerheid: {{{asked}}}").replace(
        ", waarde: VALUE", ""
    )
    assert study_of(text).graph.base["x"] == pytest.approx(value)


def test_the_shapes_of_a_beta_are_bare_numbers_also_for_a_percentage() -> None:
    (spread,) = spreads('"%"', "30", ", onzekerheid: {beta: {a: 3, b: 7, laag: 0, hoog: 100}}")
    assert spread.numbers == pytest.approx((3, 7, 0, 1))


def test_whole_years_of_a_historie_go_together_with_nothing_else() -> None:
    """Seen wrong by a reader: the file was said to be right, and the draws stopped with an error."""
    text = PLAN.replace("{pert: {laag: 80, hoog: 150}}", "{historie: {2021: 100, 2022: 130}}")
    assert "‘leden’ heeft een historie" in str(messages_of(text))


def test_one_mistake_in_a_spread_is_told_once() -> None:
    assert len(messages_of(PLAN.replace("p10: 90%, p90: 110%", "p10: 120%, p90: 110%"))) == 1
