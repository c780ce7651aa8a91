"""Transport of five gemeenten: the books close in each option, each pays its part of the key, and figures are marked."""

from pathlib import Path

import pytest

from tests.support.scenarios import example_of, in_period
from verdienmodel.study.study import Study

NAME = "vervoer_zuidwest_drenthe"
FILE = (Path(__file__).parents[2] / "scenarios" / f"{NAME}.yaml").read_text("utf-8")
TOWNS = ("hoogeveen", "meppel", "midden_drenthe", "westerveld", "de_wolden")
OPTIONS = (
    "", "zoals_nu", "minder_combineren", "meer_ov", "meer_vrijwilligers", "dagbesteding_dichtbij", "sleutel_inwoners",
)  # fmt: skip
F = 1.027
"""Prices of 2026 rise 2.7% a year."""


def opened(option: str = "") -> Study:
    return example_of(NAME, option)


def in_year(study: Study, address: str, year: str = "2028") -> float:
    return in_period(study, address, year)


def saldo(study: Study, town: str, year: str = "2028") -> float:
    return in_year(study, f"staten.exploitatie.{town}.saldo", year)


def raised(study: Study) -> set[str]:
    return {found.signal.name.rpartition(".")[2] for found in study.warnings}


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = opened(option)
    assert {item.name for item in study.graph.options} == set(OPTIONS) - {""}
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


# Wmo in 2028, by hand: 78 000 trips, 5% by public transport, a taxi company takes 40%, two travellers in a bus.
OWN = 78000 * 0.95 * 0.6
KM = OWN / 2 * 9 * 1.15 / 0.65
HOURS = (KM / 40 + OWN * 0.1) * 1.2
BUSES = 8 * (9000 + 600 + 100 + 1800 + 100 + 500) + 4 * 300
WMO = (
    HOURS * 25 + KM * 0.2 + BUSES + 18 * 100
    + 78000 * 0.95 * (1.5 + 0.4 * 15.5) + 78000 * 0.05 * 3 + 20000 + 45000
)  # fmt: skip
FROM_TRAVELLERS = 78000 * 0.95 * 0.97 * 2


def test_a_wmo_trip_by_hand() -> None:
    study = opened()
    assert in_year(study, "onderdelen.wmo.km") == pytest.approx(353970)
    assert pytest.approx(1216721.5) == WMO
    assert in_year(study, "onderdelen.wmo.kosten_per_rit") == pytest.approx(WMO * F**2 / 78000)
    assert in_year(study, "onderdelen.wmo.te_verdelen") == pytest.approx((WMO - FROM_TRAVELLERS) * F**2)
    assert in_year(study, "onderdelen.wmo.posten.gemeente_1") == pytest.approx(0.38 * (WMO - FROM_TRAVELLERS) * F**2)


def test_hoogeveen_in_the_year_of_preparation() -> None:
    """Its bills of today with 9% that stays, and by inhabitants a third of the four phases with 5% for the unforeseen."""
    now = 0.38 * 78000 * 17 + 0.36 * 60000 * 8 + 0.32 * 200000 * 10.5 + 0.2 * 15000 * 3.5 + 0.25 * 12000 * 20
    phases = (320 * 85 + 1000) + (200 * 85 + 3000) + (300 * 85 + 15000) + (500 * 85 + 40000)
    part = 56581 / (56581 + 35814 + 34093 + 20000 + 24582)
    assert now * 1.09 + phases * 1.05 * part == pytest.approx(1606361.4, abs=0.05)
    assert saldo(opened(), "hoogeveen", "2027") == pytest.approx(-(now * 1.09 + phases * 1.05 * part) * F)


def test_as_it_goes_today_is_the_same_bill_every_year() -> None:
    study = opened("zoals_nu")
    for town in TOWNS:
        assert saldo(study, town, "2031") == pytest.approx(saldo(study, town, "2027") * F**4)
    assert in_year(study, "bezuinigd") == 0
    assert "bezuiniging" in raised(study)


def test_the_cut_depends_on_combining() -> None:
    """8% is wanted. Half the combining gives half of it; more public transport gives more."""
    plan, half, public = (opened(option) for option in ("", "minder_combineren", "meer_ov"))
    wanted = 0.08 * in_year(plan, "kosten_nu")
    assert in_year(half, "bezuinigd") < wanted < in_year(plan, "bezuinigd") < in_year(public, "bezuinigd")
    assert "bezuiniging" in raised(half)
    assert "bezuiniging" not in raised(plan)
    assert in_year(plan, "per_rit_nieuw") < in_year(plan, "per_rit_nu")
    assert "rekeningen" not in raised(plan)


def test_another_key_moves_money_between_gemeenten_only() -> None:
    plan, people = opened(), opened("sleutel_inwoners")
    total = in_year(plan, "kosten_nieuw")
    assert in_year(people, "kosten_nieuw") == pytest.approx(total)
    assert saldo(people, "hoogeveen") == pytest.approx(-0.3307 * total * 1.09)
    assert sum(saldo(people, town) for town in TOWNS) == pytest.approx(sum(saldo(plan, town) for town in TOWNS))
    assert saldo(people, "hoogeveen") > saldo(plan, "hoogeveen")
    assert saldo(people, "de_wolden") < saldo(plan, "de_wolden")
    assert [saldo(people, town, "2027") for town in TOWNS] == [saldo(plan, town, "2027") for town in TOWNS]


def test_the_centre_itself_ends_at_nil_and_always_has_money() -> None:
    study = opened()
    for year in ("2027", "2028", "2031"):
        assert saldo(study, "centrale", year) == pytest.approx(0, abs=0.01)
    assert study.results.months("boekhouding.centrale.standen.bank").min() > 0


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    """Only the inhabitants are a fact."""
    study = opened()
    own = [
        leaf
        for leaf in study.graph.leaves.values()
        if leaf.source.text in FILE
        and not (leaf.is_switch or leaf.is_date)
        and leaf.quantity in study.graph.quantities
        and not leaf.address.startswith("paden.")
    ]
    assert len(own) > 100
    for leaf in own:
        assert leaf.source.kind == ("bron" if leaf.address.startswith("inwoners_") else "aanname"), leaf.address
        assert leaf.low is not None, leaf.address
        assert leaf.high is not None, leaf.address
        assert leaf.low <= leaf.as_written(leaf.value) <= leaf.high, leaf.address
