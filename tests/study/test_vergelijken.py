"""Options side by side: the same draws, so that only the choice makes a difference."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import example_of, study_of
from tests.support.uncertain import PLAN
from verdienmodel.study.doorrekening import Saldo
from verdienmodel.study.simulating import Asked
from verdienmodel.study.vergelijken import Comparison, vergelijk

TOWN = "staten.exploitatie.gemeente.saldo:year"


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


def test_pairing_makes_the_difference_at_least_five_times_as_certain() -> None:
    """For the ways of De Zwaoi in which there is a pool: independent draws would add up both variances."""
    found, _ = vergelijk(example_of("zwembad_de_zwaoi"), ["gemeente_exploiteert", "dorp_werkt_mee"], Asked(1024))
    assert found is not None
    alone, together = (item.found.simulation.outcomes[TOWN].sum(axis=1) for item in found.options[1:])
    assert np.var(alone) + np.var(together) >= 5 * np.var(alone - together)


def test_seen_red_other_draws_for_an_option_would_blur_the_difference() -> None:
    study = study_of(PLAN)
    one, _ = vergelijk(study, ["gelijk"], Asked(1024))
    other, _ = vergelijk(study, ["gelijk"], Asked(1024, seed=3))
    assert one is not None
    assert other is not None
    name = "staten.exploitatie.stichting.saldo:year"
    blurred = one.base.found.simulation.outcomes[name] - other.options[1].found.simulation.outcomes[name]
    assert np.abs(blurred).max() > 100
