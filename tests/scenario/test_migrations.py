"""Files of every older schema keep working; each step has an old file that is read through the real door."""

from __future__ import annotations

from pathlib import Path

import pytest

from verdienmodel.scenario.migrations import CURRENT, STEPS, migrate
from verdienmodel.study.opening import open_bytes, open_study
from verdienmodel.study.study import Study

OLD = Path(__file__).parent / "oud"
NEW = """
schema: 1
naam: Het oude buurthuis
samenvatting: Een bestand uit de eerste proeven, met een lijst van posten.
van: 2026-03
tot_en_met: 2027-12
prijspeil: 2026
invoer:
  zalen: {eenheid: stuk, waarde: 3}
  prijs: {eenheid: eur/stuk/jaar, waarde: "1.250,50"}
posten:
  verhuur: {naam: Verhuur van zalen, soort: baten, rubriek: verhuur, formule: zalen * prijs}
  huur: {naam: Huur van het gebouw, soort: lasten, rubriek: huisvesting, waarde: 2400, van: 2026-07}
  post_3: {naam: Zonder naam, soort: lasten, waarde: 12}
"""


def opened(path: Path) -> Study:
    found = open_study(str(path))
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def test_every_step_has_its_old_file() -> None:
    assert sorted(STEPS) == list(range(CURRENT))
    assert sorted(path.name for path in OLD.glob("*.yaml")) == [f"schema_{version}.yaml" for version in STEPS]


@pytest.mark.parametrize("version", STEPS)
def test_an_old_file_gives_what_the_new_one_gives(version: int) -> None:
    old = opened(OLD / f"schema_{version}.yaml")
    new = open_bytes(NEW.encode(), "nieuw.yaml").study
    assert new is not None
    assert old.scenario == new.scenario
    assert old.stamp.hash == new.stamp.hash
    assert old.graph.evaluated == new.graph.evaluated
    by_hand = {"2026": 10 * 3 * 1250.5 / 12 - 6 * 200 - 10, "2027": 3751.5 - 2400 - 12}
    for period in old.timeline.periods("jaar"):
        assert old.value("staten.exploitatie.organisatie.saldo", period) == pytest.approx(by_hand[period.label])


def test_step_0() -> None:
    raw = {
        "schema": 0,
        "omschrijving": "o",
        "start": "2026-01",
        "einde": "2026-12",
        "posten": [{"id": "a", "n": 1}, {"n": 2}],
    }
    new, problem = migrate(raw, "f.yaml:1")
    assert problem is None
    assert new == {
        "schema": 1,
        "samenvatting": "o",
        "van": "2026-01",
        "tot_en_met": "2026-12",
        "posten": {"a": {"n": 1}, "post_2": {"n": 2}},
    }
    assert raw["posten"] == [{"id": "a", "n": 1}, {"n": 2}]


def test_a_current_file_is_left_alone() -> None:
    assert migrate({"schema": CURRENT, "naam": "x"}, "") == ({"schema": CURRENT, "naam": "x"}, None)


@pytest.mark.parametrize("version", [CURRENT + 1, 99, -1, 0.5, 1.5, None, "1", True])
def test_an_unknown_version_is_one_clear_problem(version: object) -> None:
    _, problem = migrate({"schema": version}, "f.yaml:1")
    assert problem is not None
    assert (problem.code, problem.plaats) == ("S003", "f.yaml:1")


def test_a_mistake_in_an_old_file_still_has_its_place() -> None:
    raw = (OLD / "schema_0.yaml").read_text("utf-8").replace("soort: baten", "soort: bate")
    (problem,) = open_bytes(raw.encode(), "oud.yaml").errors
    assert problem.plaats.startswith("oud.yaml:1")
    assert "bate" in problem.wat


def test_of_two_posts_with_one_id_none_is_lost() -> None:
    raw = (OLD / "schema_0.yaml").read_text("utf-8").replace("{id: huur,", "{id: verhuur,")
    study = open_bytes(raw.encode(), "oud.yaml").study
    assert study is not None
    assert list(study.scenario.posten) == ["verhuur", "verhuur_2", "post_3"]
