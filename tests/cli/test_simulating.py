"""verdienmodel simuleer and gevoeligheid: text for people, JSON and files for programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.support.scenarios import study_of
from tests.support.uncertain import PLAN
from verdienmodel.cli.main import main
from verdienmodel.study.simulating import doorrekening
from verdienmodel.study.vergelijken import vergelijk


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, "utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_the_answer_in_words(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "simuleer", plan)
    assert "4.096 doorrekeningen (Sobol, acht delen, zaad 20260101)." in out
    assert "doorrekeningen een tekort." in out
    assert "In de slechtste tien procent van" in out
    assert "  Leden: gemiddeld" in out
    assert "(aanname: eigen aanname; ingevuld)" in out
    assert "Geld op de bank, Stichting: in" in out
    assert "Samenhang van Leden en Prijs: gevraagd 0,5, bereikt 0,5" in out
    assert "Dit zijn genoeg doorrekeningen" in out


def test_more_draws_than_asked_are_said(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "8.192 doorrekeningen (Sobol, acht delen, zaad 7); u vroeg er 5.000" in said(
        capsys, "simuleer", plan, "--trekkingen", "5000", "--zaad", "7"
    )


def test_json_holds_every_number_with_its_error_and_the_plan_of_the_sample(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(said(capsys, "simuleer", plan, "--formaat", "json"))
    year = data["saldo"][0]["jaren"][0]
    assert year["p10"]["waarde"] < year["p50"]["waarde"] < year["p90"]["waarde"]
    assert year["kans_op_tekort"]["van"] <= year["kans_op_tekort"]["waarde"] <= year["kans_op_tekort"]["tot"]
    assert year["p10"]["fout"] > 0
    assert data["stempel"]["trekkingen"] == 4096
    assert data["stempel"]["dimensies"][0] == "leden"
    assert len(data["geld"][0]["maanden"]) == 36


def test_an_option_and_a_change_count(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    plain, dear = (
        json.loads(said(capsys, "simuleer", plan, "--formaat", "json", *words))["saldo"][0]["samen"]["p50"]["waarde"]
        for words in ((), ("--optie", "duurder"))
    )
    assert dear > plain
    changed = json.loads(said(capsys, "simuleer", plan, "--formaat", "json", "--zet", "prijs=6"))
    assert changed["saldo"][0]["samen"]["p50"]["waarde"] == dear


def test_every_draw_as_csv_and_parquet_with_the_stamp(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, table = tmp_path / "t.csv", tmp_path / "t.parquet"
    for path in (text, table):
        said(capsys, "simuleer", plan, "--trekkingen", "1024", "--trekkingen-naar", str(path))
    rows = list(csv.reader(text.read_text("utf-8-sig").splitlines(), delimiter=";"))
    parquet = pq.read_table(table)
    assert rows[0] == parquet.column_names
    assert len(rows) == 1 + 1024 + 1
    assert rows[-1][0].startswith("Proef · ")
    assert parquet.num_rows == 1024
    assert json.loads(parquet.schema.metadata[b"stempel"])["zaad"] == 20260101
    members = [float(row[0].replace(",", ".")) for row in rows[1:-1]]
    assert rows[0][0] == "invoer leden"
    np.testing.assert_array_equal(parquet.column("invoer leden").to_numpy(), members)


def test_the_workbook_has_the_sheet_with_values_marked_and_stamped(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "plan.xlsx"
    said(capsys, "simuleer", plan, "--xlsx", str(target))
    sheet = openpyxl.load_workbook(target)["Onzekerheid"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("rekenen niet mee" in str(row[0]) for row in cells)
    assert any("4096 trekking(en)" in str(row[0]) for row in cells)
    found, _ = doorrekening(study_of(PLAN))
    assert found is not None
    year = found.years(found.saldos[0])[0]
    row = next(row for row in cells if row[0] == "2027")
    assert row[1] == pytest.approx(year.entered)
    assert row[4] == pytest.approx(year.risk.percentiles[50].value)
    assert row[8] == pytest.approx(year.deficit.value)
    assert not any(str(value).startswith("=") for row in cells[3:] for value in row)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--trekkingen", "0"), "‘0’ kan hier niet"),
        (("--trekkingen", "1.000"), "zonder punt"),
        (("--trekkingen", "99999999999"), "kan hier niet"),
        (("--zaad", "-1"), "kan hier niet"),
        (("--administratie", "gemeente"), "‘gemeente’ heeft dit scenario niet"),
        (("--optie", "groot"), "bestaat niet"),
    ],
)
def test_what_cannot_be_asked(
    words: tuple[str, ...], reason: str, plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simuleer", plan, *words]) == 1
    said = capsys.readouterr().err
    assert reason in said


def test_what_it_hangs_on(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "gevoeligheid", plan, "--jaar", "2027", "--opties", "duurder")
    assert "Stichting, 2027 (in euro)." in out
    assert "Geen enkele invoer alleen laat de uitkomst omslaan" in out
    assert "Het weer" in out
    assert "De beste keuze, gemiddeld: Duurder." in out
    data = json.loads(said(capsys, "gevoeligheid", plan, "--formaat", "json"))
    assert {"tornado", "rangcorrelatie", "omslag", "sobol"} <= set(data)


@pytest.mark.parametrize("words", [("--jaar", "1999"), ("--opties", "groot")])
def test_what_sensitivity_cannot_be_asked(
    words: tuple[str, ...], plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gevoeligheid", plan, *words]) == 1
    assert "heeft dit scenario niet" in capsys.readouterr().err


def test_options_side_by_side(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "vergelijk", plan, "--opties", "gelijk,duurder")
    assert "Stichting: saldo, alle jaren samen (in euro)" in out
    assert "Voor Stichting is ‘Gelijk’ altijd gelijk aan het plan zelf." in out
    assert "Kaartjes" in out.split("naar ‘Duurder’, begroting")[1].split("verandert")[0]
    assert "in meer dan 99 op de 100" in out
    assert "  Prijs: van € 5 per bezoek naar € 6 per bezoek" in out
    data = json.loads(said(capsys, "vergelijk", plan, "--formaat", "json"))
    assert [option["optie"] for option in data["opties"]] == ["", "gelijk", "duurder", "kapot"]
    assert data["opties"][2]["saldo"][0]["kans_beter"]["waarde"] == 1


def test_options_against_one_of_them(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "vergelijk", plan, "--opties", "duurder", "--tegen", "kapot")
    assert "Voor Stichting is ‘Duurder’ in meer dan 99 op de 100 doorrekeningen beter dan ‘Kapot’" in out
    data = json.loads(said(capsys, "vergelijk", plan, "--tegen", "duurder", "--formaat", "json"))
    assert data["tegen"] == "duurder"
    mine = {option["optie"]: option["saldo"][0] for option in data["opties"]}
    assert mine["duurder"]["verschil"]["gemiddeld"]["waarde"] == 0
    assert mine[""]["kans_slechter"]["waarde"] == 1
    assert mine[""]["spijt"]["gemiddeld"]["waarde"] > 0
    bridge = mine["kapot"]["brug"]
    steps = [*(step["verschil"] for step in bridge["posten"]), bridge["overige"]]
    assert bridge["van"] + sum(steps) == pytest.approx(bridge["naar"])
    assert {"geld", "garanties", "onderverdeling"} <= set(data["opties"][0])


def test_nothing_to_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = tmp_path / "kaal.yaml"
    bare.write_text(PLAN.split("opties:")[0], "utf-8")
    assert main(["vergelijk", str(bare)]) == 1
    assert "dit plan heeft geen opties" in capsys.readouterr().err
    assert main(["vergelijk", str(bare), "--tegen", "x", "--xlsx", str(tmp_path / "x.xlsx")]) == 1
    assert not (tmp_path / "x.xlsx").exists()


def test_the_sheet_of_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers as the program has them, marked as values, and a name that looks like a formula stays a name."""
    path, target = tmp_path / "plan.yaml", tmp_path / "plan.xlsx"
    path.write_text(PLAN.replace("naam: Duurder", 'naam: "=1+1"'), "utf-8")
    said(capsys, "vergelijk", str(path), "--opties", "duurder,kapot", "--tegen", "kapot", "--xlsx", str(target))
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(target)["Vergelijking"].iter_rows()]
    types = {
        cell.data_type for row in openpyxl.load_workbook(target)["Vergelijking"].iter_rows(min_row=3) for cell in row
    }
    assert "f" not in types
    assert any("rekenen niet mee" in str(row[0]) for row in cells)
    assert any("4096 trekking(en)" in str(row[0]) for row in cells)
    found, _ = vergelijk(study_of(PLAN), ["duurder", "kapot"], beside="kapot")
    assert found is not None
    saldo, dearer = found.saldos[0], found.options[1]
    rows = [row for row in cells if row[0] == "=1+1"]
    assert rows[0][1] == pytest.approx(dearer.whole(saldo).entered)
    assert rows[0][6] == pytest.approx(dearer.whole(saldo).deficit.value)
    against = found.against(dearer, saldo)
    pair = next(row for row in rows if row[1] == pytest.approx(against.difference.mean.value))
    assert pair[5] == pytest.approx(against.better.value)
    bridge = found.brug(dearer, saldo)
    start = next(n for n, row in enumerate(cells) if "naar ‘=1+1’" in str(row[0])) + 2
    assert cells[start][2] == pytest.approx(bridge.start)
    assert [row[1] for row in cells[start + 1 : start + 1 + len(bridge.steps)]] == [
        pytest.approx(step.change) for step in bridge.steps
    ]


def test_an_option_to_compare_that_is_not_there(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vergelijk", plan, "--opties", "duurer,gelijk", "--trekkingen", "0"]) == 1
    err = capsys.readouterr().err
    assert "Bedoelt u ‘duurder’?" in err
    assert "‘0’ kan hier niet" in err
