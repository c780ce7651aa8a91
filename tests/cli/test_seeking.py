"""verdienmodel zoek: the answer in words and as JSON, and everything that is wrong with a question at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.uncertain import PLAN
from verdienmodel.cli.main import main

ASKED = "met 90% zekerheid: saldo samen >= 0"


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, "utf-8")
    return str(path)


def test_the_answer_in_words(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zoek", plan, "--knop", "contributie", "--zodat", ASKED, "--zaad", "7"]) == 0
    out = capsys.readouterr().out
    assert "Knop: Contributie (contributie)." in out
    assert "Saldo, Stichting: in het hele plan samen minstens € 0, met 90% zekerheid." in out
    assert "per lid per jaar of meer." in out
    assert "Kans in de doorrekeningen waarmee is gezocht (zaad 7): 90" in out
    assert "Kans in nieuwe doorrekeningen (zaad 8):" in out
    assert "dat klopt." in out
    assert "Zij is geen norm" in out
    assert "trekking(en)" in out


def test_the_begroting_alone_has_no_chances(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zoek", plan, "--knop", "contributie", "--zodat", "saldo samen >= 0", "--tot", "40"]) == 0
    out = capsys.readouterr().out
    assert "Met € 12,50 per lid per jaar, zoals nu, lukt het al." in out
    assert "Kans" not in out
    assert "Gezocht van € 0 per lid per jaar tot en met € 40 per lid per jaar" in out


def test_json_has_the_value_its_confirmation_and_its_stamp(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["zoek", plan, "--knop", "contributie", "--zodat", ASKED, "--zaad", "7", "--formaat", "json"]
    assert main(words) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["knop"] == {"adres": "contributie", "eenheid": "eur/lid/jaar", "nu": 12.5}
    assert data["oplossingen"] == [{"van": data["waarde"], "tot_en_met": None}]
    assert data["bevestiging"]["klopt"]
    assert data["bevestiging"]["gezocht"]["zaad"] == data["stempel"]["zaad"] == 7
    assert data["bevestiging"]["nieuw"]["zaad"] == 8
    assert data["bevestiging"]["gezocht"]["fout"] > 0
    assert data["stempel"]["wijzigingen"] == [["contributie", data["waarde"]]]
    assert data["meldingen"] == []


def test_an_impossible_goal_is_an_answer_and_an_error(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "zoek",
        plan,
        "--knop",
        "contributie",
        "--zodat",
        "saldo samen >= 1.000.000",
        "--tot",
        "20",
        "--formaat",
        "json",
    ]
    assert main(words) == 1
    said = capsys.readouterr()
    data = json.loads(said.out)
    assert (data["waarde"], data["oplossingen"], data["beste"]["waarde"]) == (None, [], 20)
    assert data["meldingen"][0]["code"] == "S121"
    assert "met geen enkele waarde van 0 tot en met 20 lukt dit" in said.err
    assert "het beste is" not in said.err  # the answer says it
    assert data["gebruikelijk"]["ligging"] == ""


def test_everything_that_is_wrong_at_once(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["zoek", plan, "--knop", "contribuie", "--zodat", "kas van dorp >= 1", "--trekkingen", "0"]
    assert main(words) == 1
    err = capsys.readouterr().err
    assert "Bedoelt u ‘contributie’" in err
    assert "‘kas’ kan hier niet" in err
    assert "‘dorp’ kan hier niet" in err
    assert "‘0’ kan hier niet" in err
