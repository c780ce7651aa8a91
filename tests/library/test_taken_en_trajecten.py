"""Trajecten, taakoverdracht and the sociaal team: what cannot be is said once, and what is unwise is warned for."""

import json
from typing import Any

import pytest

from tests.support.scenarios import in_period
from verdienmodel.library import load as library
from verdienmodel.study.opening import Opened, open_bytes


def opened(template: str, **changed: object) -> Opened:
    """The worked example of a template with other inputs."""
    example: Any = library.load("onderdelen", template).data["voorbeeld"]
    inputs = {**example["invoer"], **changed}
    fields = {
        key: value if isinstance(value, dict) and "waarde" in value else {"waarde": value}
        for key, value in inputs.items()
    }
    scenario = {
        "schema": 1, "naam": "Proef", "van": "2026-01", "tot_en_met": "2026-12", "prijspeil": 2026,
        "partijen": {"gemeente": {"naam": "Gemeente", "soort": "gemeente", "boeken": "ja"}},
        "onderdelen": {"proef": {"sjabloon": template, "invoer": fields}},
    }  # fmt: skip
    return open_bytes(json.dumps(scenario).encode(), "proef.yaml")


def names(found: Opened) -> set[str]:
    assert found.study is not None, [problem.text() for problem in found.errors]
    return {raised.signal.name.rpartition(".")[2] for raised in found.study.warnings}


@pytest.mark.parametrize(
    ("template", "changed", "said"),
    [
        ("leerwerktrajecten", {"trajecten": 31}, "meer trajecten dan het afgesproken maximum"),
        ("leerwerktrajecten", {"deel_start": 75}, "samen meer dan de hele prijs"),
        ("leerwerktrajecten", {"halverwege": 7}, "na het eind van het traject"),
        ("taakoverdracht", {"aandeel": 120}, "120 % kan niet"),
        ("taakoverdracht", {"overhead": 90000}, "samen meer dan het productbudget"),
        ("sociaal_team", {"betaald_zorg": 101}, "101 % kan niet"),
    ],
)
def test_what_cannot_be_stops_the_budget_with_one_message(template: str, changed: dict[str, Any], said: str) -> None:
    found = opened(template, **changed)
    assert found.study is None
    assert [said in problem.text() for problem in found.errors] == [True], [p.text() for p in found.errors]
    assert opened(template).study is not None


def test_the_maximum_itself_may_be_reached_and_no_draw_is_paid_above_it() -> None:
    study = opened("leerwerktrajecten", trajecten=30).study
    assert study is not None
    more = study.with_values({"onderdelen.proef.trajecten": 40.0})
    assert in_period(more, "onderdelen.proef.gestart", "2026") == pytest.approx(30)
    assert in_period(more, "onderdelen.proef.posten.start", "2026") == pytest.approx(30 * 4000 * 0.4)


def test_a_minimum_fills_up_and_never_takes_away() -> None:
    for minimum, extra in ((0, 0.0), (60000, 0.0), (70321, 1.0)):
        study = opened("leerwerktrajecten", minimum=minimum).study
        assert study is not None
        assert in_period(study, "onderdelen.proef.posten.aanvulling", "2026") == pytest.approx(extra)


@pytest.mark.parametrize(
    ("changed", "signal"),
    [
        ({}, "gemeente_duurder"),
        ({}, "dorp_komt_tekort"),
        ({"nulmeting": 0}, "geen_nulmeting"),
        ({"achterblijvend": 0}, "niets_achter"),
    ],
)
def test_a_task_that_moves_is_warned_for(changed: dict[str, Any], signal: str) -> None:
    assert signal in names(opened("taakoverdracht", **changed))


def test_a_task_that_pays_for_itself_is_not() -> None:
    easy = {
        "achterblijvend": 1,
        "frictiekosten": 0,
        "toezicht": 0,
        "meting": 0,
        "kosten_verhouding": 50,
        "mensen_over": 0,
    }
    assert names(opened("taakoverdracht", **easy)) == set()


def test_nothing_moves_when_the_share_is_nil() -> None:
    study = opened("taakoverdracht", aandeel=0).study
    assert study is not None
    for post in ("vergoeding", "achterblijvend", "toezicht", "meting", "nulmeting", "frictiekosten", "overgang"):
        assert in_period(study, f"onderdelen.proef.posten.{post}", "2026") == 0
    assert in_period(study, "onderdelen.proef.posten.eigen_werk", "2026") == pytest.approx(70000)


def test_a_team_without_hours_enough_is_told() -> None:
    assert "te_weinig_uren" not in names(opened("sociaal_team"))
    assert "te_weinig_uren" in names(opened("sociaal_team", uren_huishouden=20))


def test_hours_brought_in_move_no_money_and_change_no_result() -> None:
    paid, brought = (opened("sociaal_team", **{f"betaald_{who}": share for who in WHO}).study for share in (100, 0))
    assert paid is not None
    assert brought is not None
    saldo = "staten.exploitatie.organisatie.saldo"
    hours = 42240 + 38720 + 73920 + 17600
    assert in_period(brought, saldo, "2026") - in_period(paid, saldo, "2026") == pytest.approx(hours)


WHO = ("gemeente", "welzijn", "zorg", "wonen")
