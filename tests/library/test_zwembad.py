"""The pool: closed is closed, somebody always watches, and whoever watches is trained."""

import json
from typing import Any

import pytest

from verdienmodel.library import load as library
from verdienmodel.study.opening import Opened, open_bytes


def pool(seasons: dict[str, Any] | None = None, **changed: object) -> Opened:
    """The pool of the worked example with other inputs."""
    example: Any = library.load("onderdelen", "zwembad").data["voorbeeld"]
    inputs = {**example["invoer"], **changed}
    scenario = {
        "schema": 1, "naam": "Proef", "van": "2026-01", "tot_en_met": "2026-12", "prijspeil": 2026,
        "seizoenen": seasons or {},
        "onderdelen": {
            "bad": {
                "sjabloon": "zwembad",
                "invoer": {k: v if isinstance(v, dict) else {"waarde": v} for k, v in inputs.items()},
            }
        },
    }  # fmt: skip
    return open_bytes(json.dumps(scenario).encode(), "proef.yaml")


def names(found: Opened) -> set[str]:
    assert found.study is not None, [problem.text() for problem in found.errors]
    return {raised.signal.name.rpartition(".")[2] for raised in found.study.warnings}


@pytest.mark.parametrize(
    "changed", [{"eerste_maand": 6}, {"laatste_maand": 8}, {"eerste_maand": 9, "laatste_maand": 5}]
)
def test_visitors_in_a_month_without_opening_stop_the_budget(changed: dict[str, Any]) -> None:
    found = pool(**changed)
    assert found.study is None
    assert ["het bad dicht" in problem.text() for problem in found.errors] == [True]


def test_an_own_season_may_open_in_april_only_when_the_pool_does() -> None:
    april = {"zwembad": {"naam": "Vanaf april", "aandelen": [0, 0, 0, 0.1, 0.1, 0.2, 0.3, 0.2, 0.1, 0, 0, 0]}}
    assert pool(april, eerste_maand=4).study is not None
    assert pool(april, eerste_maand=5).study is None


def test_fewer_hours_of_supervision_than_of_opening_are_told() -> None:
    assert "te_weinig_toezicht" in names(pool(bassins=1, toezichthouders=0.9))
    assert "te_weinig_toezicht" not in names(pool(bassins=1, toezichthouders=1))


def test_volunteers_who_watch_are_trained() -> None:
    assert "geen_scholing" in names(pool(opleiding=0))
    assert not {"geen_scholing", "te_weinig_toezicht"} & names(pool())


def test_the_weather_does_not_touch_what_is_paid_before() -> None:
    sun, rain = pool(weer=100).study, pool(weer=50).study
    assert sun is not None
    assert rain is not None
    year = sun.timeline.find_period("2026")
    assert year is not None

    def both(post: str) -> tuple[float, float]:
        address = f"onderdelen.bad.posten.{post}"
        return rain.value(address, year), sun.value(address, year)

    assert both("kaartjes") == pytest.approx((20000, 40000))
    assert both("abonnementen") == pytest.approx((32000, 32000))
    assert both("banenzwemmen") == pytest.approx((2000, 2000))
