"""De Zwaoi, with its four ways: the books close in each, what one pays the other receives, and figures are marked."""

from pathlib import Path

import pytest

from tests.support.scenarios import in_period
from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

FILE = (Path(__file__).parents[2] / "scenarios" / "zwembad_de_zwaoi.yaml").read_text("utf-8")
VILLAGE, TOWN = "staten.exploitatie.dorpsbedrijf.saldo", "staten.exploitatie.gemeente.saldo"


def opened(option: str = "", *changes: Change) -> Study:
    found = open_study("zwembad_de_zwaoi", changes, option)
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def in_year(study: Study, address: str, year: str = "2029") -> float:
    return in_period(study, address, year)


@pytest.mark.parametrize(
    "option", ["", "gemeente_beheert", "met_garantie", "slechte_zomer", "natte_zomer_met_garantie"]
)
def test_the_books_close(option: str) -> None:
    study = opened(option)
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


def test_who_runs_it_carries_the_deficit() -> None:
    village, town = opened(), opened("gemeente_beheert")
    assert in_year(village, TOWN) == pytest.approx(-44000)
    assert in_year(town, VILLAGE) == 0
    assert in_year(town, TOWN) == pytest.approx((66000 - 98000 - 52000) * 1.027**3)


def test_a_guarantee_carries_three_quarters_of_a_wet_summer() -> None:
    alone, shared = opened("slechte_zomer"), opened("natte_zomer_met_garantie")
    assert in_year(alone, VILLAGE) < -14000
    assert in_year(shared, VILLAGE) == pytest.approx(in_year(alone, VILLAGE) / 4)


def test_btw_on_the_entrance_is_uncertain_and_both_outcomes_can_be_seen() -> None:
    low, exempt = opened(), opened("", Change("btw.dorpsbedrijf.onzeker_belast", set_="nee"))
    assert in_year(exempt, "onderdelen.bad.posten.entree") == pytest.approx(
        in_year(low, "onderdelen.bad.posten.entree") * 1.09
    )
    assert in_year(exempt, "btw.dorpsbedrijf.sleutel") < in_year(low, "btw.dorpsbedrijf.sleutel")
    assert "btw.dorpsbedrijf.signalen.onzeker" in {raised.signal.name for raised in low.warnings}


def test_the_bank_is_lowest_before_the_season() -> None:
    study = opened()
    bank = study.results.months("boekhouding.dorpsbedrijf.standen.bank")
    assert study.timeline.months[int(bank.argmin())].label == "mrt 2028"
    assert bank.min() < 0


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    study = opened()
    own = [
        leaf
        for leaf in study.graph.leaves.values()
        if leaf.source.text in FILE and not (leaf.is_switch or leaf.is_date)
    ]
    own = [leaf for leaf in own if leaf.quantity in study.graph.quantities]
    assert len(own) > 30
    for leaf in own:
        assert leaf.source.kind == "aanname", leaf.address
        assert leaf.low is not None, leaf.address
        assert leaf.high is not None, leaf.address
        assert leaf.low <= leaf.as_written(leaf.value) <= leaf.high, leaf.address


def test_what_each_way_costs_the_gemeente_by_hand() -> None:
    """2027, in prices of 2026 with 2.7%: who runs it, what the village takes over, and all that closing costs at once."""
    costs, income = 98000 + 52000, 66000
    expected = {
        "gemeente_beheert": (costs - income) * 1.027,
        "dorp_werkt_mee": (costs - income - 0.35 * 98000 + 6000) * 1.027,
        "sluiten": (costs * 9 / 12 - income + 45000 + 28000 + 140000 + (2500 + 9000) * 3 / 12) * 1.027
        + 60000 + 8000 + 3000 * 3 / 12,
    }  # fmt: skip
    for option, amount in expected.items():
        study = opened(option)
        assert in_year(study, TOWN, "2027") == pytest.approx(-amount), option
        assert all(check.closes for check in study.checks)
