"""A plan over many draws, as the doors see it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import study_of
from tests.support.uncertain import HEAD, PLAN
from verdienmodel.engine import room
from verdienmodel.study import simulating
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.study.gevoeligheid import REST, Target, choice, gevoeligheid
from verdienmodel.study.simulating import Asked, Kept, doorrekening

NORMAL = HEAD + (
    "partijen: {stichting: {naam: Stichting, soort: organisatie, boeken: ja}}\n"
    "posten:\n"
    "  omzet: {naam: Omzet, soort: baten, waarde: 10000, onzekerheid: {normaal: {spreiding: 3000}}}\n"
    "  huur: {naam: Huur, soort: lasten, waarde: 8000, onzekerheid: {normaal: {spreiding: 4000}}}\n"
)
"""Saldo per year: normal with mean 2 000 and standard deviation 5 000."""


def worked_out(text: str = PLAN, draws: int = 4096, **asked: object) -> Doorrekening:
    found, problems = doorrekening(study_of(text), Asked(draws, **asked))  # type: ignore[arg-type]
    assert found is not None, [problem.text() for problem in problems]
    return found


def test_a_sum_of_normals_is_normal() -> None:
    found = worked_out(NORMAL)
    year = found.years(found.saldos[0])[0]
    assert year.risk.mean.value == pytest.approx(2000, abs=30)
    assert year.risk.percentiles[10].value == pytest.approx(2000 - 1.2816 * 5000, abs=150)
    assert year.risk.percentiles[90].value == pytest.approx(2000 + 1.2816 * 5000, abs=150)
    assert year.deficit.value == pytest.approx(0.3446, abs=0.01)
    assert year.deficit.low < 0.3446 < year.deficit.high
    assert year.entered == pytest.approx(2000)
    assert year.lower.value == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("method", ["lhs", "plain"])
def test_other_ways_of_drawing_agree_within_their_error(method: str) -> None:
    found = worked_out(NORMAL, method=method)
    year = found.years(found.saldos[0])[0]
    assert abs(year.deficit.value - 0.3446) < 4 * year.deficit.error
    assert found.blocks == (1 if method == "plain" else 8)


def test_what_is_not_a_power_of_two_is_rounded_up_and_said() -> None:
    found = worked_out(draws=5000)
    assert found.simulation.draws == 8192
    assert found.stamp.trekkingen == 8192
    assert found.simulation.drawing.sampling.rounded


def test_the_plan_of_the_sample_travels_in_the_stamp() -> None:
    stamp = worked_out().stamp
    assert stamp.methode == "sobol"
    assert stamp.dimensies[:2] == ("leden", "prijs")
    assert stamp.dimensies[-3:] == ("gebeurtenissen.pomp", "gebeurtenissen.pomp.maand", "gebeurtenissen.minder")


def test_correlations_that_contradict_each_other_name_the_pairs_and_what_can_be() -> None:
    wrong = PLAN.replace(
        "samenhang: {geld: {tussen: [leden, prijs], rang: 0.5}}",
        "samenhang:\n  a: {tussen: [leden, prijs], rang: 0.9}\n  b: {tussen: [prijs, posten.huur.waarde], rang: 0.9}\n"
        "  c: {tussen: [leden, posten.huur.waarde], rang: -0.9}",
    )
    found, problems = doorrekening(study_of(wrong))
    assert found is None
    assert [problem.code for problem in problems] == ["S109"]
    assert "leden met posten.huur.waarde (-0,90)" in problems[0].wat
    assert "wel mogelijk" in problems[0].herstel


def test_what_does_not_fit_in_memory_stands_on_disk_and_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    held = worked_out()
    monkeypatch.setattr(room, "MEMORY_BYTES", 1000)
    on_disk = worked_out()
    assert room.Room(1000).on_disk
    for name, values in held.simulation.outcomes.items():
        assert np.array_equal(values, on_disk.simulation.outcomes[name])


def test_the_worst_draws_are_those_with_fewer_members_lower_prices_and_broken_pumps() -> None:
    found = worked_out()
    saldo = found.saldos[0]
    worst = found.worst_year(saldo)
    shifts = {item.name: item.shift.value for item in found.explained(found.outcome(saldo.address, worst.period))}
    assert shifts["leden"] < -0.5
    assert shifts["prijs"] < -0.5
    assert shifts["gebeurtenissen.minder"] > 0.3


def test_the_bank_dips_more_often_in_some_month_than_at_the_end() -> None:
    found = worked_out()
    bank = found.money[0]
    ends = found.outcome(bank.address, found.study.timeline.periods("jaar")[-1])
    assert found.lowest(bank).dip.value >= (ends < 0).mean()


def test_a_kept_program_gives_the_same_as_a_new_one() -> None:
    kept, study = Kept(), study_of(PLAN)
    doorrekening(study, kept=kept)
    changed = study.with_values({"contributie": 15.0})
    again, _ = doorrekening(changed, kept=kept)
    fresh, _ = doorrekening(changed)
    assert again is not None
    assert fresh is not None
    for name, values in fresh.simulation.outcomes.items():
        np.testing.assert_allclose(again.simulation.outcomes[name], values, rtol=1e-12, atol=1e-9)


def test_no_more_plans_are_kept_ready_than_was_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulating, "FEW", 2)
    kept, plans = Kept(), [study_of(PLAN.replace("Stichting", name)) for name in ("Een", "Twee", "Drie")]
    for study in (plans[0], plans[1], plans[0], plans[2]):
        doorrekening(study, Asked(512), kept=kept)
    assert [key[0] for key in kept.programs] == [plans[0].stamp.hash, plans[2].stamp.hash]


def test_sensitivity_of_a_sum_of_normals() -> None:
    """Closed forms: parts of the variance 9/25 and 16/25; the saldo turns at an omzet of 8 000 and a rent of 10 000."""
    found = worked_out(NORMAL)
    saldo = found.saldos[0]
    item = gevoeligheid(found, Target(saldo.address, saldo.label, found.years(saldo)[0].period))
    parts = {index.name: index for index in item.indices}
    assert parts["posten.omzet.waarde"].first.value == pytest.approx(0.36, abs=0.03)
    assert parts["posten.huur.waarde"].total.value == pytest.approx(0.64, abs=0.03)
    turns = {switch.name: switch.value for switch in item.switches}
    assert turns["posten.omzet.waarde"] == pytest.approx(8000, abs=0.01)
    assert turns["posten.huur.waarde"] == pytest.approx(10000, abs=0.01)
    assert [swing.name for swing in item.swings] == ["posten.huur.waarde", "posten.omzet.waarde"]
    widest = item.swings[0]
    assert (widest.at_low, widest.at_high) == pytest.approx(
        (10000 - 8000 + 1.2816 * 4000, 2000 - 1.2816 * 4000), abs=100
    )


def test_linked_inputs_have_one_part_together() -> None:
    found = worked_out()
    saldo = found.saldos[0]
    item = gevoeligheid(found, Target(saldo.address, saldo.label, found.years(saldo)[0].period))
    names = [index.name for index in item.indices]
    assert any(set(name.split(" + ")) == {"leden", "prijs"} for name in names)
    assert REST not in names or names.count(REST) == 1


def test_knowing_is_worth_nothing_when_one_option_is_always_better() -> None:
    found = choice(study_of(PLAN), ["duurder"], "staten.exploitatie.stichting.saldo")
    assert found is not None
    assert found.knowing.best == "duurder"
    assert found.knowing.everything.value == 0


def test_where_most_draws_end_alike_the_lowest_are_no_tail_and_noise_is_no_tekort() -> None:
    """Seen wrong by a reader: a difference of a ten billionth of a euro was half a chance of less."""
    same = NORMAL.replace("onzekerheid: {normaal: {spreiding: 3000}}", "onzekerheid: {vast: ja}").replace(
        "waarde: 8000, onzekerheid: {normaal: {spreiding: 4000}}", "waarde: 10000, onzekerheid: {vast: ja}"
    )
    rare = (
        same
        + "gebeurtenissen: {brand: {naam: Brand, kans: 4, wijzigingen: [{adres: posten.huur.waarde, plus: 500}]}}\n"
    )
    found = worked_out(rare)
    saldo = found.saldos[0]
    year = found.years(saldo)[0]
    assert year.lower.value == pytest.approx(0.04, abs=0.002)
    assert found.explained(found.outcome(saldo.address, year.period)) == ()


def test_draws_in_which_the_plan_may_not_be_so_are_told() -> None:
    text = NORMAL + (
        "signalen:\n  te_veel:\n    naam: Te weinig omzet\n    ernst: fout\n    als: jaartotaal(posten.omzet) < jaartotaal(grens)\n"
        "    zeg: Zo kan het niet.\n    herstel: Vraag meer.\n"
        "invoer: {grens: {eenheid: eur/jaar, waarde: 7000, onzekerheid: {vast: ja}}}\n"
    )
    ((signal, share),) = worked_out(text).refused
    assert signal.label == "Te weinig omzet"
    assert share.value == pytest.approx(0.1587, abs=0.005)  # one standard deviation below the mean


def test_what_an_event_changes_is_not_taken_for_a_weaker_link() -> None:
    (link,) = worked_out().achieved
    assert link.rank == pytest.approx(0.5, abs=0.02)
