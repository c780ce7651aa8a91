"""General services in Hardenberg: the books close in each option, four payers, a saving with its conditions, marked figures."""

from pathlib import Path

import pytest

from tests.support.scenarios import example_of, in_period
from verdienmodel.study.study import Study

NAME = "algemene_voorziening_hardenberg"
FILE = (Path(__file__).parents[2] / "scenarios" / f"{NAME}.yaml").read_text("utf-8")
OPTIONS = (
    "", "zonder_verzekeraar", "zonder_fonds", "gemeente_betaalt_door", "besparing_telt", "hogere_bijdrage",
    "minder_vrijwilligers",
)  # fmt: skip
GROUP, TOWN = "staten.exploitatie.stichting.saldo", "staten.exploitatie.gemeente.saldo"


def opened(option: str = "") -> Study:
    return example_of(NAME, option)


def in_year(study: Study, address: str, year: str = "2029") -> float:
    return in_period(study, address, year)


def raised(study: Study) -> set[str]:
    return {found.signal.name.rpartition(".")[2] for found in study.warnings}


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = opened(option)
    assert {item.name for item in study.graph.options} == set(OPTIONS) - {""}
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


# A full year by hand, in prices of 2026. The services are exempt, so the 21% on costs stays.
MATES = (50 * 0.35 * 6 + 50 * 8 + 300) * 46 + 50 * 4 * 46 * 0.25 + 2400 + 350
MATES += (50 * 75 + 50 * 60 + 50 * 20 + 1000 + 1000 + 1500) * 1.21
NEARBY = (45 * 0.35 * 4 + 45 * 4 + 150) * 46 + 45 * 4 * 46 * 0.25 + 350
NEARBY += (30 * 75 + 30 * 60 + 45 * 20 + 1000 + 300 + 500) * 1.21
RISING = 45 * 12.5 * 12 * 0.85 + 95 * 200 + 2000
"""What residents, the gemeente per match and gifts bring rises with prices; the rest does not."""
INSURER = 50 * 0.4 * 250


def by_hand(year: int, fund: float) -> float:
    return 40000 + INSURER + fund - (MATES + NEARBY - RISING) * 1.027 ** (year - 2026)


def test_a_year_with_and_one_without_the_fund() -> None:
    study = opened()
    assert pytest.approx(84358) == MATES + NEARBY
    assert by_hand(2029, 10000) == pytest.approx(-7414.9, abs=0.1)
    assert in_year(study, GROUP) == pytest.approx(by_hand(2029, 10000))
    assert in_year(study, GROUP, "2031") == pytest.approx(by_hand(2031, 0))
    assert "fonds_stopt" in raised(study)


def test_what_each_payer_pays() -> None:
    study, alone = opened(), opened("zonder_verzekeraar")
    assert in_year(study, TOWN) == pytest.approx(-40000 - 95 * 200 * 1.027**3)
    assert in_year(study, "onderdelen.maatjes.posten.preventie") == pytest.approx(5000)
    assert in_year(study, GROUP) - in_year(alone, GROUP) == pytest.approx(5000)
    assert in_year(study, GROUP) - in_year(opened("zonder_fonds"), GROUP) == pytest.approx(10000)
    more = opened("gemeente_betaalt_door")
    assert in_year(more, GROUP, "2030") - in_year(study, GROUP, "2030") == pytest.approx(22000)
    assert in_year(more, TOWN, "2029") == in_year(study, TOWN, "2029")


def test_only_who_had_a_right_saves_the_gemeente_money() -> None:
    """A tenth and a third of them, 1.5 hours a week, a tariff of 2023 brought to 2026, half of it real money."""
    hours = (50 * 0.1 + 45 * 0.35) * 1.5 * 46
    saved = hours * 32.4 * 1.033 * 1.033 * 1.023 * 0.5 * 1.027**3
    assert in_year(opened("besparing_telt"), TOWN) - in_year(opened(), TOWN) == pytest.approx(saved)
    assert in_year(opened(), "posten.minder_maatwerk") == 0


def test_half_the_volunteers_help_half_the_people_at_a_higher_price() -> None:
    many, few = opened(), opened("minder_vrijwilligers")
    assert in_year(few, "onderdelen.hulp.gewerkte_uren") < 0.6 * in_year(many, "onderdelen.hulp.gewerkte_uren")
    assert in_year(few, "onderdelen.hulp.kosten_per_uur") > 1.3 * in_year(many, "onderdelen.hulp.kosten_per_uur")
    assert "te_weinig_uren" in raised(few)
    assert "te_weinig_uren" not in raised(many)


def test_a_contribution_above_that_of_the_wmo_is_told() -> None:
    assert "duur_voor_bewoner" in raised(opened("hogere_bijdrage"))
    assert "duur_voor_bewoner" not in raised(opened())


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    study = opened()
    own = [
        leaf
        for leaf in study.graph.leaves.values()
        if leaf.source.text in FILE and not (leaf.is_switch or leaf.is_date) and leaf.quantity in study.graph.quantities
    ]
    assert len(own) > 40
    for leaf in own:
        assert leaf.source.kind == "aanname", leaf.address
        assert leaf.low is not None, leaf.address
        assert leaf.high is not None, leaf.address
        assert leaf.low <= leaf.as_written(leaf.value) <= leaf.high, leaf.address
