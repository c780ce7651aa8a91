"""Options side by side: the same draws, so that only the choice makes a difference."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.support.scenarios import example_of, study_of
from tests.support.tiers import LONG
from tests.support.uncertain import HEAD, PLAN
from verdienmodel.analysis.bridge import DoesNotAddUp
from verdienmodel.language.frame import Array
from verdienmodel.study.brug import brug, signed_posts
from verdienmodel.study.doorrekening import Saldo, saldos, year_output
from verdienmodel.study.simulating import Asked
from verdienmodel.study.vergelijken import Comparison, vergelijk
from verdienmodel.study.vergelijkset import uitkering

TOGETHER = "staten.exploitatie.samen.saldo:year"


def compared(*options: str) -> tuple[Comparison, Saldo]:
    found, problems = vergelijk(study_of(PLAN), options)
    assert found is not None, [problem.text() for problem in problems]
    return found, found.saldos[0]


def test_an_option_that_changes_nothing_differs_by_nothing_in_any_draw() -> None:
    found, saldo = compared("gelijk")
    against = found.against(found.options[1], saldo)
    assert (against.better.value, against.worse.value, against.difference.mean.value) == (0, 0, 0)
    assert found.options[1].changed == ()


def test_a_higher_price_is_better_in_every_draw_and_by_as_much_as_it_is_higher() -> None:
    """6 instead of 5 euro: 1 euro more for each of 1 000 visits a year, times prices and weather that are 1 on average."""
    found, saldo = compared("duurder")
    option = found.options[1]
    against = found.against(option, saldo)
    assert against.better.value == 1
    cpi = (
        sum(
            found.base.found.study.value("posten.kaartjes", year)
            for year in option.found.study.timeline.periods("jaar")
        )
        / 5000
    )
    assert against.difference.mean.value == pytest.approx(1000 * cpi, rel=0.02)
    assert [(item.leaf, item.before, item.now) for item in option.changed] == [("prijs", 5, 6)]


def test_all_options_when_none_is_named() -> None:
    found, _ = vergelijk(study_of(PLAN))
    assert found is not None
    assert [option.name for option in found.options] == ["", "gelijk", "duurder", "kapot"]


ANOTHER_SUMMER = {"slechte_zomer", "natte_zomer_met_garantie"}
"""They change the weather of the village's pool alone: against the gemeente in ordinary summers less is shared."""
PAIRS = list(combinations(("", "gemeente_exploiteert", "dorp_werkt_mee", "dorp_neemt_over", "slechte_zomer",
                              "natte_zomer_met_garantie", "pomp_kapot", "entree_vrijgesteld"), 2))  # fmt: skip
ELSEWHERE = [pair for pair in PAIRS if "gemeente_exploiteert" in pair and ANOTHER_SUMMER.intersection(pair)]


@pytest.fixture(scope="module")
def pool() -> list[dict[str, Array]]:
    """De Zwaoi with every option in which there is a pool, all books together, with two seeds."""
    names = {name for pair in PAIRS for name in pair} - {""}
    runs = [vergelijk(example_of("zwembad_de_zwaoi"), sorted(names), Asked(1024, seed=seed))[0] for seed in (None, 3)]
    return [
        {item.name: item.found.simulation.outcomes[TOGETHER].sum(axis=1) for item in run.options} for run in runs if run
    ]


@pytest.mark.parametrize("pair", PAIRS if LONG else PAIRS[:1], ids=str)
def test_pairing_makes_the_difference_at_least_five_times_as_certain(
    pair: tuple[str, str], pool: list[dict[str, Array]]
) -> None:
    """Against independent draws: one option with another seed than the other."""
    (one, other), (same, apart) = pair, pool
    least = 4.5 if pair in ELSEWHERE else 5
    assert np.var(same[one] - apart[other]) >= least * np.var(same[one] - same[other])


@pytest.mark.parametrize("example", ["zwembad_de_zwaoi", "dorpscooperatie_nieuw_dordrecht"])
def test_the_bridge_to_every_option_adds_up_to_the_saldo(example: str) -> None:
    """`bridge` itself refuses parts that do not make both saldi; the last step ends at the saldo of the option."""
    study = example_of(example)
    for option in study.graph.options:
        after = study.beside(option.name)
        for saldo in saldos(study):
            found = brug(study, after, saldo)
            last = found.rest or (found.steps[-1] if found.steps else None)
            assert (last.after if last else found.start) == pytest.approx(found.end, abs=0.005)


def test_seen_red_a_bridge_that_forgets_a_post(monkeypatch: pytest.MonkeyPatch) -> None:
    study = example_of("dorpscooperatie_nieuw_dordrecht")
    saldo, whole = saldos(study)[0], signed_posts
    monkeypatch.setattr(
        "verdienmodel.study.brug.signed_posts", lambda graph, address: dict(list(whole(graph, address).items())[1:])
    )
    with pytest.raises(DoesNotAddUp):
        brug(study, study.beside("duurder"), saldo)


def test_against_another_option_is_the_difference_of_both_against_the_plan() -> None:
    found, saldo = compared("gelijk", "duurder", "kapot")
    dearer, broken = found.options[2:]
    apart = found.against(dearer, saldo).difference.mean.value - found.against(broken, saldo).difference.mean.value
    turned = found.set_against("kapot")
    assert turned.reference is broken
    assert [item.name for item in turned.others] == ["", "gelijk", "duurder"]
    assert turned.against(dearer, saldo).difference.mean.value == pytest.approx(apart)
    assert turned.against(broken, saldo).difference.mean.value == 0


def test_what_is_compared_with_comes_along() -> None:
    found, _ = vergelijk(study_of(PLAN), ["duurder"], beside="kapot")
    assert found is not None
    assert ([item.name for item in found.options], found.reference.name) == (["", "duurder", "kapot"], "kapot")


def test_nobody_regrets_the_option_that_is_best_in_every_draw() -> None:
    found, saldo = compared("gelijk", "duurder")
    regrets = found.regrets(saldo)
    assert (regrets["duurder"].missed.mean.value, regrets["duurder"].best.value) == (0, 1)
    difference = found.against(found.options[2], saldo).difference.mean.value
    assert regrets[""].missed.mean.value == regrets["gelijk"].missed.mean.value == pytest.approx(difference)


GUARANTEED = (
    HEAD
    + """
partijen: {stichting: {naam: Stichting, soort: organisatie, boeken: ja}, gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}}
invoer: {tekort: {eenheid: eur/jaar, waarde: 1000, onzekerheid: {discreet: {waarden: [0, 1000, 4000], kansen: [25, 50, 25]}}}}
posten: {kosten: {naam: Kosten, soort: lasten, taakveld: "6.1", formule: tekort}}
subsidies:
  garantie: {naam: van de gemeente, sjabloon: tekortgarantie, partij: gemeente, taakveld: "6.1", aan: nee, aandeel: 100, maximum: 1500}
boekhouding: {stichting: {bank_begin: {waarde: 9000, onzekerheid: {vast: ja}}}}
opties: {zeker: {naam: Met garantie, wijzigingen: [{adres: subsidies.garantie.aan, zet: ja}]}}
"""
)


def test_what_a_guarantor_pays_by_hand() -> None:
    """Three years: 0, 1 000 or (capped) 1 500 a year; a quarter, half and a quarter of the draws."""
    found, problems = vergelijk(study_of(GUARANTEED))
    assert found is not None, problems
    (item,) = found.garanties
    paid = uitkering(found.options[1].found, item)
    assert item.partij == "Gemeente"
    assert paid.promised == pytest.approx(4500)
    assert paid.drawn is not None
    assert paid.drawn.amount.mean.value == pytest.approx((0 + 2 * 3000 + 4500) / 4, rel=0.01)
    assert paid.drawn.amount.percentiles[90].value == pytest.approx(4500)
    assert paid.drawn.highest == pytest.approx(4500)
    assert paid.drawn.called.value == pytest.approx(0.75, abs=0.01)
    assert uitkering(found.base.found, item).promised == 0


def test_the_lines_per_taakveld_make_the_saldo_in_every_draw() -> None:
    found, _ = vergelijk(study_of(GUARANTEED))
    assert found is not None
    outcomes = found.options[1].found.simulation.outcomes
    lines = [line for line in found.detail if line.administratie == "stichting"]
    assert {line.label for line in lines} >= {"Baten: 6.1 Samenkracht en burgerparticipatie"}
    parts = sum(outcomes[year_output(line).name] * (1 if line.label.startswith("Baten") else -1) for line in lines)
    np.testing.assert_allclose(parts, outcomes[year_output(found.saldos[0]).name], atol=1e-6)


def test_seen_red_other_draws_for_an_option_would_blur_the_difference() -> None:
    study = study_of(PLAN)
    one, _ = vergelijk(study, ["gelijk"], Asked(1024))
    other, _ = vergelijk(study, ["gelijk"], Asked(1024, seed=3))
    assert one is not None
    assert other is not None
    name = "staten.exploitatie.stichting.saldo:year"
    blurred = one.base.found.simulation.outcomes[name] - other.options[1].found.simulation.outcomes[name]
    assert np.abs(blurred).max() > 100
