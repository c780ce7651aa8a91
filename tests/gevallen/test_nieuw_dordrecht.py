"""Nieuw-Dordrecht: what moves, what stays behind and who pays, per taakveld and in three sets of books."""

from __future__ import annotations

import pytest

from tests.support.own_figures import own_figures
from tests.support.scenarios import example_of, in_period
from verdienmodel.study.study import Study

NAME = "dorpscooperatie_nieuw_dordrecht"
OPTIONS = (
    "", "geen_overdracht", "gemeente_wil_minder", "organisatie_betaald", "goedkoper", "duurder", "anders_ingericht",
    "meer_blijft_achter", "mensen_gaan_over",
)  # fmt: skip
VILLAGE, TOWN, LANDLORD = (f"staten.exploitatie.{books}.saldo" for books in ("cooperatie", "gemeente", "corporatie"))
F3, F5 = 1.027**3, 1.027**5
"""Prices of 2026 in 2029 and in 2031, when nothing stays behind any more."""
DIRECT = {"groen": 58000, "straten": 22000, "speelplekken": 8000, "samenleven": 39000}
"""80 000 − 12 000 − 4 000 − 6 000, and so on: without overhead, capital charges and btw that comes back."""
OVERHEAD, CAPITAL = 12000 + 6000 + 2000 + 6000, 4000 + 9000 + 2500
WATCHING = 3500 + 1000 + 1000 + 500 + 500 + 300 + 1500 + 1000
"""Supervision and yearly measuring of each task."""


def in_year(study: Study, address: str, year: str = "2031") -> float:
    return in_period(study, address, year)


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = example_of(NAME, option)
    assert {item.name for item in study.graph.options} == set(OPTIONS) - {""}
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


def test_the_gemeente_pays_what_it_always_paid_and_watches() -> None:
    stays = (sum(DIRECT.values()) + OVERHEAD) * F5 + CAPITAL
    assert in_year(example_of(NAME, "geen_overdracht"), TOWN) == pytest.approx(-stays)
    assert in_year(example_of(NAME), TOWN) == pytest.approx(-stays - WATCHING * F5)


def test_ten_percent_less_is_what_the_gemeente_gains_and_the_village_loses() -> None:
    moved = 58000 * 0.8 + 22000 * 0.4 + 8000 * 0.8 + 39000 * 0.6
    base, less = example_of(NAME), example_of(NAME, "gemeente_wil_minder")
    assert in_year(less, TOWN) - in_year(base, TOWN) == pytest.approx(moved * 0.1 * F5)
    assert in_year(less, VILLAGE) - in_year(base, VILLAGE) == pytest.approx(-moved * 0.1 * F5)


def test_the_village_pays_its_organisation_and_the_btw_on_exempt_work() -> None:
    """Work costs what it brings, but for the gardens: 82.64% against 82%. Btw on a fifth of welfare work is a cost."""
    gardens = 15500 * 0.7 * (0.8264 - 0.82)
    btw = 39000 * 0.6 * 0.2 * 0.21
    own = 5000 + 1000 + 500 + 3000 + 1000 + 6000
    assert in_year(example_of(NAME), VILLAGE) == pytest.approx(300 * 20 + (gardens - btw - own) * F5)


def test_the_landlord_pays_btw_and_no_more_than_before() -> None:
    by_hand = 15500 * (0.3 + 0.7 * 0.8264 * 1.21) + 500 + 250
    assert in_year(example_of(NAME), LANDLORD) == pytest.approx(-by_hand * F5)


def test_green_per_taakveld_while_half_a_year_still_stays_behind() -> None:
    """5.7 in 2029: green and playgrounds; 35% and 15% of what moved stays with the gemeente until June."""
    behind = 58000 * 0.8 * 0.35 / 2 + 8000 * 0.8 * 0.15 / 2
    by_hand = (58000 + 8000 + 3500 + 1000 + 500 + 300 + behind) * F3 + 4000 + 2500
    assert in_year(example_of(NAME), "staten.per_taakveld.gemeente.lasten.5_7", "2029") == pytest.approx(by_hand)


def test_another_layout_costs_first_and_saves_a_fifth_of_the_work_later() -> None:
    base, other = example_of(NAME), example_of(NAME, "anders_ingericht")
    change = {year: in_year(other, VILLAGE, year) - in_year(base, VILLAGE, year) for year in ("2027", "2028", "2031")}
    assert change["2027"] == pytest.approx(0)
    assert change["2028"] == pytest.approx((58000 * 0.8 * 0.2 / 2 - 22000) * 1.027**2)
    assert change["2031"] == pytest.approx(58000 * 0.8 * 0.2 * F5)
    assert in_year(other, TOWN) == pytest.approx(in_year(base, TOWN))


def test_cheaper_is_never_given() -> None:
    study = example_of(NAME)
    unsure = {spread.address for spread in study.graph.uncertainty.spreads}
    assert {f"onderdelen.{task}.kosten_verhouding" for task in (*DIRECT, "huurtuinen")} <= unsure
    for task in DIRECT:
        assert study.leaf_value(f"onderdelen.{task}.kosten_verhouding") == 1


def test_one_interviewer_for_ten_households() -> None:
    assert in_year(example_of(NAME), "posten.interviews", "2027") == pytest.approx(650 / 10 * 60 * 1.027)


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    assert own_figures(NAME, facts={"huishoudens_per_interviewer"}) > 50
