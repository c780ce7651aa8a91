"""Each year of an index names the very row that it rests on, in graph, terminal and stamp."""

from __future__ import annotations

import pytest

from verdienmodel.cli.main import main
from verdienmodel.ground.timeline import Month
from verdienmodel.kengetallen.resolve import Resolved, resolve_years
from verdienmodel.kengetallen.store import load_store
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study


@pytest.fixture(scope="module")
def parkwijk() -> Study:
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    return study


def test_every_year_has_its_own_source_and_grade(parkwijk: Study) -> None:
    leaves = [leaf for address, leaf in parkwijk.graph.leaves.items() if address.startswith("indexen.cpi[")]
    years = [int(leaf.address.split("[")[1].rstrip("]")) for leaf in leaves]
    found = resolve_years(load_store(), "cpi.jaarmutatie", years[1], years[-1])
    assert isinstance(found, Resolved)
    rows = {step.month.year: step for step in found.steps}
    for year, leaf in list(zip(years, leaves, strict=True))[1:]:
        assert (leaf.source.row, leaf.source.grade) == (rows[year].row.rij, rows[year].row.graad)
        assert leaf.source.last_known == rows[year].laatst_bekend
    assert len({leaf.source.grade for leaf in leaves}) > 2  # measured, forecast and assumed years differ
    assert "basisjaar" in leaves[0].label


def test_a_dated_kengetal_names_the_row_of_each_step(parkwijk: Study) -> None:
    steps = [(leaf.source.row, leaf.month) for leaf in parkwijk.graph.leaves.values() if leaf.source.row]
    assert all(Month.parse(row.split("@")[1][:7]) <= month for row, month in steps if month is not None)


def test_the_stamp_keeps_every_row_that_was_used(parkwijk: Study) -> None:
    used = {row for row, address, _ in parkwijk.stamp.gebruikte_kengetallen if address.startswith("indexen.cpi[")}
    assert len(used) > 5


def test_an_address_from_the_list_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["uitleg", "wijkbedrijf_parkwijk", "indexen.cpi[2025]"]) == 0
    assert "CBS" in capsys.readouterr().out
