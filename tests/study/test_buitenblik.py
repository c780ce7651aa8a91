"""The outside view: nothing in the begroting, the cases of others in the draws, and the own draws left as they were."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import study_of
from verdienmodel.model.uncertain import Outside
from verdienmodel.study.buitenblik import OutsideView, chosen, outside_view
from verdienmodel.study.opening import SCENARIOS
from verdienmodel.study.simulating import Asked, doorrekening
from verdienmodel.study.study import Study
from verdienmodel.views.outside_words import basis_words, outside_dict, outside_text

SALDO = "staten.exploitatie.organisatie.saldo"
PLAN = """schema: 1
naam: Proef
van: 2026-01
tot_en_met: 2027-12
prijspeil: 2026
gewone_spreiding: nee
buitenblik: {{soort: {soort}}}
partijen: {{gemeente: {{naam: Gemeente, soort: gemeente}}}}
posten:
  omzet: {{naam: Omzet, soort: baten, waarde: 8000}}
  steun: {{naam: Steun, soort: baten, vorm: subsidie, partij: gemeente, waarde: 4000}}
  huur: {{naam: Huur, soort: lasten, waarde: 10000, onzekerheid: {{uniform: {{laag: 9000, hoog: 11000}}}}}}
gebeurtenissen:
  brand: {{naam: Brand, kans: 10, posten: {{schade: {{naam: Schade, soort: lasten, waarde: 5000}}}}}}
"""
DRAWS = Asked(4096)


def plan(soort: str = "wijk") -> Study:
    return study_of(PLAN.format(soort=soort))


def view(study: Study, how: Outside) -> OutsideView:
    inside, problems = doorrekening(study, DRAWS)
    assert inside is not None, problems
    found, wrong = outside_view(inside, how, DRAWS)
    assert found is not None, wrong
    return found


def test_the_begroting_does_not_move() -> None:
    with_it, without = plan(), study_of(PLAN.format(soort="wijk").replace("buitenblik: {soort: wijk}\n", ""))
    year = with_it.timeline.periods("jaar")[0]
    assert with_it.value(SALDO, year) == without.value(SALDO, year) == pytest.approx(2000)
    assert "buitenblik.lasten" not in without.graph.leaves


def test_instead_of_the_own_estimate_by_hand() -> None:
    """Rent 10 000 times 0.6864, 0.7735 or 0.9487, each a third of the time: 12 000 less that is 3 970.95 on average."""
    found = view(plan(), "vervang")
    outcome = found.outside.simulation.outcomes[f"{SALDO}:year"][:, 0]
    assert sorted({round(value, 2) for value in outcome}) == [2512.59, 4264.57, 5135.66]
    assert outcome.mean() == pytest.approx(3970.95, abs=3)
    own, other = found.pairs(found.outside.saldos[0])[0]
    assert own.risk.mean.value == pytest.approx(1500, abs=10)  # 2 000 less a tenth of 5 000
    assert other.risk.mean.value == pytest.approx(3970.95, abs=3)


def test_on_top_of_it_the_own_draws_stay_what_they_were() -> None:
    """Every own input is drawn alike in both, so the difference is what others saw and nothing else."""
    found = view(plan(), "verbreed")
    for leaf, drawn in found.inside.simulation.leaves.items():
        assert np.array_equal(drawn, found.outside.simulation.leaves[leaf]), leaf
    factor = found.outside.simulation.leaves["buitenblik.lasten"]
    huur = found.inside.simulation.leaves["posten.huur.waarde"]
    damage = found.inside.simulation.leaves["gebeurtenissen.brand.aan"] * 5000
    saldo = found.outside.simulation.outcomes[f"{SALDO}:year"][:, 0]
    assert saldo == pytest.approx(12000 - huur * factor - damage)


def test_few_cases_only_tell_the_edges() -> None:
    """Two solar plants, 0.9103 and 1.11: that is P10 and P90 of 8 000 sales; what the gemeente gives is agreed."""
    found = view(plan("energie"), "vervang")
    year = found.pairs(found.outside.saldos[0])[0][1]
    assert year.risk.percentiles[10].value == pytest.approx(8000 * 497 / 546 + 4000 - 10000, abs=10)
    assert year.risk.percentiles[90].value == pytest.approx(8000 * 1.11 + 4000 - 10000, abs=10)
    assert basis_words(found)[1:] == [
        "Lasten: geen gevallen, dus zoals begroot.",
        "Baten: 2 gevallen, 91% tot 111% van wat was begroot. Dat is heel weinig; P10 en P90 zijn deze gevallen en de begroting zelf.",
    ]


def test_both_are_shown_side_by_side() -> None:
    found = view(plan(), "vervang")
    text = "\n".join(outside_text(found))
    assert "2026, eigen" in text
    assert "2026, buitenblik" in text
    assert len(outside_dict(found)["saldo"][0]["perioden"]) == 3


def test_off_unless_the_plan_or_somebody_asks() -> None:
    silent = study_of(PLAN.format(soort="wijk").replace("buitenblik: {soort: wijk}\n", ""))
    assert chosen(silent, "") == (None, ())
    assert [problem.code for problem in chosen(silent, "vervang")[1]] == ["S135"]
    assert chosen(plan(), "") == ("verbreed", ())
    assert chosen(plan(), "nee") == (None, ())


def test_every_book_closes_with_another_factor() -> None:
    text = (SCENARIOS / "zwembad_de_zwaoi.yaml").read_text("utf-8") + "\nbuitenblik: {soort: zwembad}\n"
    plain = study_of(text)
    study = plain.with_values({"buitenblik.lasten": 1.5})
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []
    year = study.timeline.periods("jaar")[0]
    for address in ("personeel.beheerder.bruto", "onderdelen.bad.posten.water"):  # wages go along, and are paid so
        assert study.value(address, year) == pytest.approx(1.5 * plain.value(address, year))
    for address in ("leningen.investering.posten.rente", "onderdelen.bad.posten.kaartjes"):
        if address in plain.graph.quantities:
            assert study.value(address, year) == plain.value(address, year)
