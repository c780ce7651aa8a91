"""verdienmodel belanghebbenden: text, JSON, CSV, and what it says to a wrong question."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.scenarios import HEAD
from tests.support.stakeholders import SMALL
from verdienmodel.cli.main import main

DOCS = (Path(__file__).parents[2] / "docs" / "formaten.md").read_text("utf-8")


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "klein.yaml"
    path.write_text(SMALL, "utf-8")
    return str(path)


def test_the_matrix_its_sentences_the_taakvelden_and_the_effects(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", plan, "--jaar", "2028"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^Gemeente Hoek +0 +−1\.050 +300 +−750$", out, flags=re.MULTILINE)
    assert "Rijk bespaart in 2028 € 900 en betaalt niets." in out
    assert "Gevolgen per taakveld, met besparingen · Gemeente Hoek" in out
    assert "1. Minder uitkeringen, Gemeente Hoek: 300\n   geld, dit jaar (1)" in out
    assert f"(verdienmodel uitleg {plan} effecten.werk.omvang 2028)" in out


def test_another_option_and_a_changed_value(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", plan, "--optie", "niets"]) == 0
    assert "Gemeente Hoek betaalt in alle jaren samen € 100 en bespaart geen geld." in capsys.readouterr().out
    assert main(["belanghebbenden", plan, "--zet", "posten.bijdrage.waarde=2000", "--jaar", "2027"]) == 0
    assert "Gemeente Hoek betaalt in 2027 € 2.050" in capsys.readouterr().out


def test_json_has_every_key_that_the_documentation_describes(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", plan, "--jaar", "2028", "--formaat", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    page = DOCS.partition("## JSON van wie betaalt")[2].partition("\n## ")[0]
    described = {
        name for row in re.findall(r"^\| (`.*?) \|", page, flags=re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    assert described == set(found)
    assert all(f"`{name}`" in page for name in {*found["effecten"][0], *found["partijen"][0]})
    gemeente = next(party for party in found["partijen"] if party["partij"] == "gemeente")
    assert gemeente["bedragen"]["saldo"] == pytest.approx(-750)
    assert [item["klasse"] for item in found["effecten"]] == [1, 1, 3, 5]
    assert found["effecten"][0]["invoer"][0]["bron"] == "opgave van de gemeente"
    assert found["gemeenten"][0]["staten"][0]["administratie"] == "gemeente"
    assert found["stempel"]["scenario"] == "Klein wijkbedrijf"


def test_a_gemeente_with_and_without_the_plan(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", plan, "--jaar", "2028", "--tegen", "niets"]) == 0
    out = capsys.readouterr().out
    assert (
        "Gemeente Hoek betaalt in 2028 € 1.050 en bespaart in geld € 300."
        " Met ‘Niets doen’: Gemeente Hoek betaalt in 2028 € 50 en bespaart geen geld." in out
    )
    assert re.search(r"^Het plan zelf +0 +−1\.050 +300 +−750$", out, flags=re.MULTILINE)
    assert re.search(r"^Niets doen +0 +−50 +0 +−50$", out, flags=re.MULTILINE)
    assert re.search(r"^Verschil +0 +−1\.000 +300 +−700$", out, flags=re.MULTILINE)


def test_the_other_way_round_with_what_was_changed_by_hand(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    changed = ["--zet", "posten.start.waarde=60", "--jaar", "2028"]
    assert main(["belanghebbenden", plan, "--optie", "niets", "--tegen", "plan", *changed]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^Niets doen +0 +−60 +0 +−60$", out, flags=re.MULTILINE)
    assert re.search(r"^Het plan zelf +0 +−1\.060 +300 +−760$", out, flags=re.MULTILINE)


def test_who_does_not_ask_reads_how_to(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", plan]) == 0
    assert "Leg er een andere optie naast met --tegen niets.\n" in capsys.readouterr().out
    assert main(["belanghebbenden", plan, "--optie", "niets"]) == 0
    assert "Leg er een andere optie naast met --tegen plan.\n" in capsys.readouterr().out
    assert main(["belanghebbenden", plan, "--tegen", "niks"]) == 1
    assert "de optie ‘niks’ bestaat niet" in capsys.readouterr().err


def test_json_has_the_other_variant(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", plan, "--jaar", "2028", "--tegen", "niets", "--formaat", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["tegen"]
    assert (found["optie"], found["naam"]) == ("niets", "Niets doen")
    assert found["gemeenten"][0]["bedragen"]["betaalt"] == pytest.approx(-50)


def test_csv_has_a_row_per_party(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", plan, "--formaat", "csv"]) == 0
    lines = capsys.readouterr().out.removeprefix("\ufeff").splitlines()
    assert lines[0] == "periode;partij;naam;krijgt;betaalt;bespaart;saldo;vrijvallend;groei;maatschappelijk"
    assert [line.split(";")[1] for line in lines[1:-1]] == [
        "wijkbedrijf",
        "gemeente",
        "rijk",
        "klanten",
        "anderen",
        "samen",
    ]
    assert lines[-1].startswith("stempel;")


def test_several_gemeenten_each_by_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["belanghebbenden", "vervoer_zuidwest_drenthe", "--jaar", "2028"]) == 0
    out = capsys.readouterr().out
    for name in ("Hoogeveen", "Meppel", "Midden-Drenthe", "Westerveld", "De Wolden"):
        assert re.search(rf"· Gemeente {name} \(in euro", out)


@pytest.mark.parametrize(
    ("asked", "said"),
    [(["--jaar", "1999"], "de periode ‘1999’ bestaat hier niet"), (["--optie", "weg"], "de optie ‘weg’ bestaat niet")],
)
def test_a_wrong_question_is_answered_kindly(
    plan: str, asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["belanghebbenden", plan, *asked]) == 1
    found = capsys.readouterr()
    assert said in found.err
    assert "herstel: kies" in found.err
    assert found.out == ""


def test_a_plan_without_parties(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "zonder.yaml"
    path.write_text(HEAD + "posten:\n  p: {naam: P, soort: lasten, waarde: 1}\n", "utf-8")
    assert main(["belanghebbenden", str(path)]) == 1
    assert "noemt geen partijen" in capsys.readouterr().err
