"""Sportlaancollectief: five members with their own bill, who invests, and years worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.scenarios import example_of, in_period
from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

NAME = "sportlaancollectief_oude_pekela"
FILE = (Path(__file__).parents[2] / "scenarios" / f"{NAME}.yaml").read_text("utf-8")
OPTIONS = (
    "", "alleen_gewoontes", "zonder_panelen", "leden_kopen_panelen", "dure_energie", "goedkope_energie", "sce_ronde",
)  # fmt: skip
MEMBERS = ("voetbal", "tennis", "sporthal", "school", "brandweer")
F = 1.027**4
"""Prices of 2026 rise four times 2.7% to 2030; energy tax does not."""


def in_year(study: Study, address: str, year: str = "2030") -> float:
    return in_period(study, address, year)


def of_members(study: Study, what: str, year: str = "2030") -> list[float]:
    return [in_year(study, f"onderdelen.{member}.{what}", year) for member in MEMBERS]


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = example_of(NAME, option)
    assert {item.name for item in study.graph.options} == set(OPTIONS) - {""}
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


# The football club in 2030, by hand. Tax: 10 000 kWh x 0.0916 and 35 000 x 0.09037, 6 000 m3 x 0.5782, minus 519.80.
TAX_BEFORE = 10000 * 0.0916 + 35000 * 0.09037 + 6000 * 0.5782 - 519.80
BEFORE = ((45000 * 0.13 + 6000 * 0.60 + 2500 + 1200) * F + TAX_BEFORE) * 1.21
SUN = 40 * 900 * 0.98
OWN, BACK = SUN * 0.30, SUN * 0.70
USE = 45000 * 0.95 - 16000 + 4500 - OWN
GAS = 6000 * 0.93 - 900 - 2000
TAX_AFTER = 10000 * 0.0916 + (USE - 10000) * 0.09037 + GAS * 0.5782 - 519.80
BILL = (((USE * 0.13 + GAS * 0.60) * 0.97 + 2500 + 1200 * 0.85) * F + TAX_AFTER + OWN * 0.20) * 1.21
"""Feeding back is no cost to the club: who owns the panels gets what is left of it."""
DEPRECIATION = (38000 / 15 + 9000 / 25 + 15000 / 15) * 1.21


def test_the_bill_of_the_football_club_before_and_after() -> None:
    study = example_of(NAME)
    assert in_year(study, "onderdelen.voetbal.rekening_voor") == pytest.approx(BEFORE)
    assert in_year(study, "onderdelen.voetbal.rekening_na") == pytest.approx(BILL)
    after = BILL + 2000 * F + DEPRECIATION
    assert in_year(study, "onderdelen.voetbal.kosten_na") == pytest.approx(after)
    assert in_year(study, "onderdelen.voetbal.per_sporter_voor") == pytest.approx(BEFORE / 350)
    assert in_year(study, "onderdelen.voetbal.per_sporter_na") == pytest.approx(after / 350)


def test_the_collective_gets_what_the_football_club_pays_for_the_sun() -> None:
    """10 584 kWh of 20 cents; of what is fed back the contract price, without the floor from 2030, minus 2 cents with btw."""
    study = example_of(NAME)
    assert in_year(study, "onderdelen.voetbal.posten.zon_collectief") == pytest.approx(OWN * 0.20)
    passed_on = BACK * (0.05 - 0.02 * 1.21) * F
    assert in_year(study, "onderdelen.voetbal.posten.teruglevering_collectief") == pytest.approx(passed_on)
    assert in_year(study, "onderdelen.collectief.panelen") == 180
    assert in_year(study, "onderdelen.collectief.posten.afschrijving") == pytest.approx(180 * 1000 / 25)


def test_a_small_connection_gets_half_the_bare_price_until_2030() -> None:
    study = example_of(NAME)
    rate = 0.13 * 1.027**3 * 0.97 / 2
    assert in_year(study, "onderdelen.voetbal.vergoeding", "2029") == pytest.approx(rate)
    assert in_year(study, "onderdelen.sporthal.vergoeding", "2029") == pytest.approx(0.05 * 1.027**3)
    assert in_year(study, "onderdelen.voetbal.vergoeding") == pytest.approx(0.05 * F)


def test_a_round_of_the_sce_by_hand() -> None:
    """60 kWp x 900 x 95% stays under the 54 000 kWh that count; 0.124 minus 0.06 is 6.4 cents. Without the option: nothing."""
    assert in_year(example_of(NAME, "sce_ronde"), "subsidies.sce.posten.bate") == pytest.approx(51300 * 0.064)
    assert in_year(example_of(NAME), "subsidies.sce.posten.bate") == 0


def test_dear_energy_hurts_less_when_something_was_saved() -> None:
    """Twice the bare price doubles what is bought; it weighs less on who buys less."""
    base, dear = example_of(NAME), example_of(NAME, "dure_energie")
    extra = (45000 * 0.13 + 6000 * 0.60) * F * 1.027 * 1.21
    before = in_year(dear, "onderdelen.voetbal.rekening_voor", "2031") - in_year(base, "onderdelen.voetbal.rekening_voor", "2031")  # fmt: skip
    after = in_year(dear, "onderdelen.voetbal.rekening_na", "2031") - in_year(base, "onderdelen.voetbal.rekening_na", "2031")  # fmt: skip
    assert before == pytest.approx(extra)
    assert 0 < after < extra * 0.6
    assert in_year(dear, "voordeel", "2033") == pytest.approx(in_year(base, "voordeel", "2033"))
    assert in_year(example_of(NAME, "goedkope_energie"), "voordeel", "2033") < in_year(base, "voordeel", "2033") / 2


def test_who_owns_the_panels_changes_who_earns_and_not_the_sun() -> None:
    base, own = example_of(NAME), example_of(NAME, "leden_kopen_panelen")
    assert of_members(own, "zon") == pytest.approx(of_members(base, "zon"))
    assert of_members(own, "posten.aankoop", "2029") == pytest.approx([kwp * 1210 for kwp in (40, 15, 80, 30, 15)])
    assert all(new > old for new, old in zip(of_members(own, "voordeel"), of_members(base, "voordeel"), strict=True))
    assert in_year(own, "onderdelen.collectief.panelen") == 0


def test_habits_alone_bring_little() -> None:
    few, all_of_it = (
        in_year(example_of(NAME, "alleen_gewoontes"), "voordeel"),
        in_year(example_of(NAME), "voordeel"),
    )
    assert 0 < few < all_of_it / 4


def test_sport_gives_no_refund_and_a_village_hall_of_seventy_percent_does() -> None:
    refund = "onderdelen.sporthal.posten.teruggaaf"
    assert in_year(example_of(NAME), refund) == 0
    found = open_study(NAME, [Change("onderdelen.sporthal.sociaal", set_="75")])
    assert found.study is not None
    tax = in_year(found.study, "onderdelen.sporthal.belasting_na")
    assert in_year(found.study, refund) == pytest.approx(tax / 2)


def test_every_own_figure_is_an_assumption_with_a_reason_and_a_range() -> None:
    study = example_of(NAME)
    own = [
        leaf
        for leaf in study.graph.leaves.values()
        if leaf.source.text in FILE
        and leaf.quantity in study.graph.quantities
        and not (leaf.is_switch or leaf.is_date or leaf.address.startswith("paden."))
    ]
    assert len(own) > 80
    for leaf in own:
        assert leaf.source.kind == "aanname", leaf.address
        assert leaf.low is not None, leaf.address
        assert leaf.high is not None, leaf.address
        assert leaf.low <= leaf.as_written(leaf.value) <= leaf.high, leaf.address


def test_every_member_sees_its_bill_before_and_after() -> None:
    """One statement per member with a connection; what it gains is its bill of now less all costs afterwards."""
    study = example_of(NAME)
    bills = {item.administratie: item for item in study.statements if item.name == "energierekening"}
    members = [name for name, block in study.scenario.onderdelen.items() if block.sjabloon == "energielid"]
    assert len(bills) == len(members) == 5
    for bill in bills.values():
        before, after, costs, gain = (in_year(study, line.address) for line in bill.lines if line.address)
        assert gain == pytest.approx(before - costs)
        assert 0 < after < costs
    assert not any(item.name == "energierekening" for item in example_of("kampen_ontwikkelpilot").statements)
