"""A reader's changes travel in the scenario file and come back the same; the field page follows the schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from verdienmodel.study.opening import SCENARIOS, open_bytes, open_study
from verdienmodel.views.changed_file import OPTION, changed_file
from verdienmodel.views.scenario_reference import scenario_reference

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["kampen_ontwikkelpilot", "wijkbedrijf_parkwijk"])
def test_changes_come_back_through_the_front_door(name: str) -> None:
    study = open_study(name).study
    assert study is not None
    raw = (SCENARIOS / f"{name}.yaml").read_bytes()
    leaves = [leaf for leaf in study.graph.leaves.values() if leaf.slider]
    changes = {leaf.address: leaf.value * 1.1 for leaf in leaves}
    content = changed_file(raw, f"{name}.yaml", study, changes)
    assert content is not None
    found = open_bytes(content, "terug.yaml").study
    assert found is not None
    again, here = found.with_option(OPTION), study.with_values(changes)
    for period in study.timeline.periods("jaar"):
        for statement in study.statements:
            for line in statement.lines:
                if line.address:
                    assert again.value(line.address, period) == pytest.approx(
                        here.value(line.address, period), rel=1e-6
                    )


def test_a_file_that_cannot_carry_them_is_refused() -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    assert changed_file(b"schema: 1\n", "leeg.yaml", study, {"uren_usus": 120.0}) is None


def test_the_field_page_follows_the_schema() -> None:
    assert (ROOT / "docs" / "scenario.md").read_text("utf-8") == scenario_reference()
