"""De Zwaoi, a sketch with options: the books close in each, what one pays the other receives, and figures are marked."""

from pathlib import Path

import pytest

from tests.support.scenarios import in_period
from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

FILE = (Path(__file__).parents[2] / "scenarios" / "zwembad_de_zwaoi.yaml").read_text("utf-8")
BANK = "boekhouding.dorpsbedrijf.standen.bank"
VILLAGE, TOWN = "staten.exploitatie.dorpsbedrijf.saldo", "staten.exploitatie.gemeente.saldo"

OPTIONS = [
    "", "sluiten", "gemeente_exploiteert", "dorp_werkt_mee", "dorp_neemt_over",
    "slechte_zomer", "natte_zomer_met_garantie", "pomp_kapot", "entree_vrijgesteld",
]  # fmt: skip


def opened(option: str = "", *changes: Change) -> Study:
    found = open_study("zwembad_de_zwaoi", changes, option)
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def in_year(study: Study, address: str, year: str = "2029") -> float:
    return in_period(study, address, year)


def raised(study: Study) -> set[str]:
    return {found.signal.name.rpartition(".")[2] for found in study.warnings}


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = opened(option)
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


# The year 2029 of the gemeente, by hand. Prices of 2026 rise three times 2.7%; tariffs of 2023 rise 3.3%, 3.3% and 2.3% to 2026.
F = 1.027**3
ENTRANCE = (7000 * 4.75 + 250 * 42.75 + 800 * 3.15 + 90 * 103) * 1.033 * 1.033 * 1.023
REVENUE = ENTRANCE + 350 * 60 + 3000 + 60 * 40 + 4000 + 20000 * 0.75 / 1.09
"""Passes, schools, clubs, campsites and the kiosk without its 9%; the entrance of a gemeente is exempt."""
SUPERVISION = 19 * 55 * 2 * 33 * (1 + 0.35 * 0.25)
"""Weeks x hours x basins x wage, a third of the hours with an allowance."""
OTHER_WORK = (60 * 19 + 200) * 27
MANAGER = 36 * 52 * 21 * ((1 + 0.08 + 0.0675) * (1 + 0.1713) + 0.18)
HIGH = 1500 + (20000 * 0.25 + 1000) + 12 * 110 + 50000 * 0.207 + 20000 * 1.05 + 3000 + 10000 + 750 + 600 + 1200
"""Training, chlorine, samples, electricity, gas, start-up, repairs, plan, legionella and till, without 21%."""
CUBIC_METRES = 1200 + 25 * 19 + 20000 * 0.05
COSTS = (
    SUPERVISION + OTHER_WORK + MANAGER + HIGH * 1.21 + CUBIC_METRES * (1.34 * 1.09 + 1.5)
    + 1500 + 4500 + 20000 * 0.75 * 0.5
)  # fmt: skip
"""And tax on the building, insurance and what the kiosk buys."""
SPUK = (HIGH * 0.21 + CUBIC_METRES * 1.34 * 0.09) * 0.8
STAYS = 9000 * F + 3600
"""A civil servant and the interest stay in every option."""


def test_the_gemeente_runs_it() -> None:
    by_hand = (REVENUE + SPUK - COSTS) * F - 15000 - 15000 - STAYS
    assert by_hand == pytest.approx(-200766, abs=1)
    assert in_year(opened("gemeente_exploiteert"), TOWN) == pytest.approx(by_hand, abs=0.01)


def test_the_village_works_along_and_the_cut_is_made() -> None:
    """A fifth of the supervision and 85% of the other work; the village gives 10 000 and guidance costs 10 000."""
    saved = (0.2 * SUPERVISION + 0.85 * OTHER_WORK + 10000 - 10000) * F
    alone, together = opened("gemeente_exploiteert"), opened("dorp_werkt_mee")
    assert in_year(together, TOWN) - in_year(alone, TOWN) == pytest.approx(saved)
    assert in_year(together, "gehaald") == pytest.approx(saved)
    assert saved > 44000
    assert "bezuiniging" not in raised(together)
    assert "bezuiniging" in raised(opened("dorp_werkt_mee", Change("taakstelling", set_="60000")))


def test_closing_costs_first_and_saves_later() -> None:
    study = opened("sluiten")
    last_season = (REVENUE - COSTS) * 1.027 - 180000 - 9000 * 1.027 - 3600
    dismissal = 18 * 3900 / 3 + 6000 + 30000
    after = dismissal + 5000 + 15000 + 8000 + (15000 + 18000 + 9000) * 1.027**2 + 3600
    assert in_year(study, TOWN, "2027") == pytest.approx(last_season, abs=0.01)
    assert in_year(study, TOWN, "2028") == pytest.approx(-after, abs=0.01)
    assert in_year(study, TOWN) == pytest.approx(-(160000 + 18000) * F - STAYS)
    assert in_year(study, TOWN, "2030") == pytest.approx(-(18000 + 9000) * 1.027**4 - 3600)


def test_closing_within_the_year_asks_for_notice() -> None:
    assert "sluiten_te_snel" not in raised(opened("sluiten"))
    assert "sluiten_te_snel" in raised(opened("sluiten", Change("sluitmaand", set_="2027-07")))


def test_the_village_takes_over() -> None:
    """65 000 and a fifteenth of 30 000 go to the village, depreciation stays; with a guarantee also three quarters of its deficit."""
    by_hand = -65000 - 2000 - 15000 - STAYS
    alone, shared = opened(), opened("dorp_neemt_over")
    assert in_year(alone, TOWN) == pytest.approx(by_hand)
    assert in_year(alone, VILLAGE) < 0
    assert in_year(shared, TOWN) == pytest.approx(by_hand + 0.75 * in_year(alone, VILLAGE))


def test_a_guarantee_carries_three_quarters_of_a_wet_summer_up_to_its_maximum() -> None:
    alone, shared = opened("slechte_zomer"), opened("natte_zomer_met_garantie")
    assert in_year(shared, VILLAGE, "2028") == pytest.approx(in_year(alone, VILLAGE, "2028") / 4)
    assert in_year(shared, VILLAGE) == pytest.approx(in_year(alone, VILLAGE) + 15000)


def test_twenty_thousand_visits_in_every_option_with_a_pool() -> None:
    assert in_year(opened(), "onderdelen.bad.bezoeken") == pytest.approx(20000)
    assert in_year(opened("dorp_werkt_mee"), "onderdelen.bad_gemeente.bezoeken") == pytest.approx(20000)


def test_what_volunteers_do_not_do_is_paid() -> None:
    """Half the volunteers: the hours of supervision stay, the wages rise and the ledger says so."""
    many, few = opened(), opened("", Change("deelnemers.vrijwilligers.begin", set_="35"))
    hours, wages = "onderdelen.bad.toezichturen", "onderdelen.bad.posten.toezicht"
    assert in_year(few, hours) == in_year(many, hours) == pytest.approx(19 * 55 * 2)
    assert in_year(few, wages) > in_year(many, wages) + 5000
    assert "te_weinig_uren" in raised(few)
    assert "te_weinig_uren" not in raised(many)


def test_a_breakdown_costs_ten_thousand_and_three_months_of_cash() -> None:
    """Damage of 50 000 in May, 40 000 of it comes in August: the books hardly see what the bank feels."""
    whole, broken = opened(), opened("pomp_kapot")
    assert in_year(broken, VILLAGE, "2028") == pytest.approx(in_year(whole, VILLAGE, "2028") - 10000)
    gap = broken.results.months(BANK) - whole.results.months(BANK)
    assert [round(float(gap[month])) for month in (15, 16, 18, 19)] == [0, -50000, -50000, -10000]


def test_btw_on_the_entrance_is_uncertain_and_both_outcomes_can_be_seen() -> None:
    low, exempt = opened(), opened("entree_vrijgesteld")
    assert in_year(exempt, "onderdelen.bad.posten.kaartjes") == pytest.approx(
        in_year(low, "onderdelen.bad.posten.kaartjes") * 1.09
    )
    assert in_year(exempt, "btw.dorpsbedrijf.sleutel") < in_year(low, "btw.dorpsbedrijf.sleutel")
    assert "onzeker" in raised(low)


def test_the_free_cash_runs_dry_when_the_gas_of_april_is_paid() -> None:
    study = opened()
    bank = study.results.months(BANK)
    assert study.timeline.months[int(bank.argmin())].label == "mei 2027"
    assert bank.min() < 0
    assert "bank_onder_nul" in raised(study)


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    study = opened()
    own = [
        leaf
        for leaf in study.graph.leaves.values()
        if leaf.source.text in FILE and not (leaf.is_switch or leaf.is_date)
    ]
    own = [leaf for leaf in own if leaf.quantity in study.graph.quantities and not leaf.address.startswith("doelen.")]
    assert len(own) > 30
    for leaf in own:
        assert leaf.source.kind == "aanname", leaf.address
        assert leaf.low is not None, leaf.address
        assert leaf.high is not None, leaf.address
        assert leaf.low <= leaf.as_written(leaf.value) <= leaf.high, leaf.address
