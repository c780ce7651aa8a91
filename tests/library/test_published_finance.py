"""Published vectors of numpy-financial: yearly flows, placed in January of each year."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from tests.support.scenarios import study_of
from verdienmodel.study.study import Study

PUBLISHED = {
    "irr of an investment": ([-150000, 15000, 25000, 35000, 45000, 60000], 0.0524),
    "irr of a short project": ([-100, 39, 59, 55, 20], 0.28095),
}


def flows(amounts: Sequence[float]) -> Study:
    steps = ", ".join(f"{2027 + year}-01: {amount}" for year, amount in enumerate(amounts))
    return study_of(
        f"schema: 1\nnaam: X\nvan: 2027-01\ntot_en_met: {2026 + len(amounts)}-12\n"
        f"invoer:\n  geld: {{eenheid: eur, waarde: {{{steps}}}, minimaal: -1000000}}\n"
        "grootheden:\n  stroom: {eenheid: eur/maand, formule: 'als_stroom(als(maand() == 1, geld, 0))'}\n"
        '  rendement: {eenheid: "%/jaar", formule: irr(stroom)}\n'
    )


@pytest.mark.parametrize("name", PUBLISHED)
def test_yearly_rate(name: str) -> None:
    amounts, rate = PUBLISHED[name]
    found = float(flows(amounts).results["rendement"][0, 0])
    assert found == pytest.approx(rate, abs=5e-5 if rate < 0.1 else 5e-6)


@pytest.mark.parametrize("amounts", [[100, 50, 60], [-100, -50], [-100, 300, -150]])
def test_no_rate_without_exactly_one_change_of_sign(amounts: list[float]) -> None:
    study = flows(amounts)
    assert math.isnan(float(study.results["rendement"][0, 0]))
    assert not study.problems
