"""docs/scenario.md: every field says what to fill in, and its example is a scenario that works."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.scenarios import study_of
from verdienmodel.scenario.items import Post
from verdienmodel.scenario.schema import Scenario
from verdienmodel.views.scenario_reference import PARTS, scenario_reference

DOCS = (Path(__file__).parents[2] / "docs" / "scenario.md").read_text("utf-8")


def test_the_page_is_what_the_schema_says() -> None:
    assert scenario_reference() == DOCS


def test_every_field_of_every_part_has_its_row_with_a_kind_and_a_meaning() -> None:
    rows = re.findall(r"^\| `(\w+)`(?: \*)? \| (.+?) \| (.+?) \|$", DOCS, flags=re.MULTILINE)
    assert len(rows) == sum(len(part.__annotations__) for part in PARTS)
    assert all(kind.strip() and meaning.strip() for _, kind, meaning in rows)


def test_no_part_of_a_scenario_is_forgotten() -> None:
    linked = set(re.findall(r"\(#(\w+)\)", DOCS))
    assert linked == {part.__name__.lower() for part in PARTS} - {Scenario.__name__.lower()}
    assert Post in PARTS


def test_the_example_works() -> None:
    hit = re.search(r"```yaml\n(.*?)```", DOCS, flags=re.DOTALL)
    assert hit is not None
    study = study_of(hit[1])
    assert study.value("posten.contributie", study.timeline.periods("jaar")[0]) == 1500
