"""Options side by side as people read them: tables, sentences and pictures say what was worked out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.scenarios import study_of
from tests.support.uncertain import PLAN
from verdienmodel.analysis.estimate import Estimate
from verdienmodel.study.simulating import Asked
from verdienmodel.study.vergelijken import Comparison, vergelijk
from verdienmodel.views import comparison_tables as tables
from verdienmodel.views.comparison_charts import bridge_chart, bridge_description, options_chart
from verdienmodel.views.comparison_words import WITHIN, better_sentence, bridge_sides, comparison_text, within_words


@pytest.fixture(scope="module")
def found() -> Comparison:
    compared, problems = vergelijk(study_of(PLAN), (), Asked(256))
    assert compared is not None, problems
    return compared


def test_cells_as_people_read_them() -> None:
    row = ("Duurder", -1234.5, Estimate(0.25, 0.0, 0.2, 0.3))
    assert tables.Side("", (), (row,)).shown == [["Duurder", "−1.234", "25% (20% tot 30%)"]]
    assert tables.Side("", (), (row,), brief=True, cents=True).shown == [["Duurder", "−1.234,50", "25%"]]


def test_every_table_has_as_many_cells_as_heads(found: Comparison) -> None:
    saldo = found.saldos[0]
    makes = (
        tables.saldo_table,
        tables.years_table,
        tables.middle_table,
        tables.deficit_table,
        tables.pair_table,
        tables.regret_table,
    )
    sides = [
        *(make(found, saldo) for make in makes),
        *bridge_sides(found),
        *(tables.money_table(found, item) for item in found.money),
    ]
    assert len(sides) > 8
    assert all(len(row) == len(side.heads) for side in sides for row in side.rows)


def test_one_year_of_the_table_is_that_year(found: Comparison) -> None:
    saldo = found.saldos[0]
    year = found.base.found.years(saldo)[1]
    assert tables.saldo_table(found, saldo, year.period.label).rows[0][1] == year.entered


def test_no_bridge_to_what_is_the_same(found: Comparison) -> None:
    assert not [side for side in bridge_sides(found) if "‘Gelijk’" in side.title]
    assert better_sentence(found, found.options[1], found.saldos[0]).endswith("altijd gelijk aan het plan zelf.")


def test_each_bar_of_the_waterfall_begins_where_the_one_above_ends(found: Comparison) -> None:
    saldo, option = found.saldos[0], found.options[-1]
    chart = bridge_chart(found, option, saldo).to_dict()
    rows = next(iter(chart["datasets"].values())) if "datasets" in chart else chart["data"]["values"]
    assert [rows[0]["tot"], rows[-1]["tot"]] == [found.brug(option, saldo).start, found.brug(option, saldo).end]
    assert all(above["tot"] == pytest.approx(below["van"]) for above, below in pairwise(rows[:-1]))
    assert "Van het plan zelf" in bridge_description(found, option, saldo)
    assert options_chart(found, saldo, dark=True).to_dict()


def test_for_whom_what_is_better_comes_first(found: Comparison) -> None:
    lines = list(comparison_text(found))
    assert lines[:2] == [WITHIN, ""]  # before any chance is read
    assert lines[2].startswith("Voor Stichting is ‘Gelijk’")
    assert any(line.startswith("Stichting: spijt") for line in lines)


def test_it_is_said_how_far_the_chances_reach_and_what_all_together_is(found: Comparison) -> None:
    two = PLAN.replace("{naam: Huur, soort: lasten,", "{naam: Huur, soort: lasten, administratie: dorp,")
    two = two.replace("boeken: ja}}", "boeken: ja}, dorp: {naam: Dorp, soort: organisatie, boeken: ja}}")
    both, _ = vergelijk(study_of(two), (), Asked(256))
    assert both is not None
    assert within_words(both) == (
        WITHIN,
        "‘Alles samen’ telt de boeken van dit plan op, zonder wat zij elkaar betalen.",
    )
    assert within_words(found) == (WITHIN,)
