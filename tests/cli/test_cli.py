"""The command line as a user types it: exit codes, Dutch, unrounded JSON, text that stays text."""

from __future__ import annotations

import argparse
import ast
import inspect
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from verdienmodel.cli import main as door
from verdienmodel.cli.dutch import WORDS
from verdienmodel.cli.main import build_parser, main
from verdienmodel.kengetallen.store import load_store

KAMPEN = "kampen_ontwikkelpilot"
ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|show|help|message|exit|error|invalid|choice|choose|expected|required|following"
    r"|unrecognized|ambiguous|could|match|value|subcommands|allowed|with)\b"
)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(list(words))
    except SystemExit as stop:
        code = int(str(stop.code))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_kampen_as_published(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "begroting", KAMPEN)
    assert (code, err) == (0, "")
    assert "48.333" in out
    assert "23 controles op het optellen: alle goed. Of de aannames kloppen, kunt alleen u zien." in out
    assert "600 uur per jaar" in out
    assert "832 uur per jaar" in out
    stamp = out.strip().split("\n")[-1]
    assert stamp.startswith("Ontwikkelpilot Kampen · ")
    assert "zaad 20260101" in stamp


def test_a_check_that_does_not_close_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verdienmodel.engine.periods.CHECK_TOLERANCE", -1.0)
    _, out, _ = run(capsys, "begroting", KAMPEN)
    assert "23 controles op het optellen: 23 niet goed. Of de aannames" in out
    assert "fout: Rubrieken tellen op tot het saldo (Gemeente Kampen). De som van alle rubrieken" in out


def test_json_is_unrounded_and_stamped(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "begroting", KAMPEN, "--formaat", "json")
    data = json.loads(out)
    first = {line["tekst"]: line["waarden"] for line in data["staten"][0]["regels"]}
    assert first["Totaal lasten"]["2005"] == pytest.approx(145000 / 3, abs=1e-6)
    assert set(data["stempel"]) >= {"hash", "versie", "kengetallen", "zaad", "trekkingen"}
    assert [item["id"] for item in data["administraties"]] == ["gemeente", "vws_deel", "samen", "iedereen"]
    assert {"naam": "2005", "van": "2005-09", "tot_en_met": "2005-12"} in data["perioden"]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("uren_projectleider=1.000", "150.000"),
        ("uren_projectleider=1.250,50", "187.575"),
        ("uren_projectleider = 1000", "150.000"),
        ("posten.projectleider.aan=nee", "85.000"),
    ],
)
def test_a_changed_value(capsys: pytest.CaptureFixture[str], change: str, shown: str) -> None:
    code, out, _ = run(capsys, "begroting", KAMPEN, "--zet", change)
    assert code == 0
    assert shown in out
    assert "1 wijziging" in out


def test_a_percentage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "rente.yaml"
    target.write_text(
        "schema: 1\nnaam: X\nvan: 2027-01\ntot_en_met: 2027-12\ninvoer:\n"
        '  schuld: {eenheid: eur, waarde: 1000}\n  rente: {eenheid: "%/jaar", waarde: 4}\n'
        "posten:\n  rente: {naam: Rente, soort: lasten, formule: schuld * rente}\n"
    )
    for written in ("8%", "8", "8,0"):
        _, out, _ = run(capsys, "begroting", str(target), "--zet", f"rente={written}", "--formaat", "csv")
        saldo = next(line for line in out.splitlines() if line.split(";")[4:5] == ["saldo"])
        assert float(saldo.split(";")[5].replace(",", ".")) == pytest.approx(-80)


def test_two_changes_of_one_address_are_both_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "begroting", KAMPEN, "--zet", "uren_usus=1", "--zet", "uren_usus=2,5")
    assert (code, out) == (1, "")
    assert "--zet uren_usus=1" in err
    assert "--zet uren_usus=2,5" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["begroting", "kampen"], 1, "kampen_ontwikkelpilot"),
        (["begroting", "weg.yaml"], 1, "dit bestand bestaat niet"),
        (["begroting", KAMPEN, "--zet", "onzin=1"], 1, "bestaat niet"),
        (["begroting", KAMPEN, "--zet", "uren_usuz=1"], 1, "Bedoelt u ‘uren_usus’"),
        (["begroting", KAMPEN, "--zet", "onzin"], 1, "=-teken"),
        (["begroting", KAMPEN, "--zet", "uren_usus="], 1, "is geen getal"),
        (["begroting", KAMPEN, "--zet", "uren_usus=ja"], 1, "is geen getal"),
        (["begroting", KAMPEN, "--zet", "uren_usus=1.5"], 1, "kan twee dingen betekenen"),
        (["begroting", KAMPEN, "--zet", "uren_usus=-1"], 1, "het kleinste is 0"),
        (["begroting", KAMPEN, "--zet", "posten.usus.aan=5"], 1, "schrijf ja of nee"),
        (["begroting", KAMPEN, "--staat", "expl"], 1, "heeft dit scenario niet"),
        (["begroting", KAMPEN, "--administratie", "gemeenten"], 1, "Bedoelt u ‘gemeente’"),
        (["begroting", KAMPEN, "--optie", "geen"], 1, "de optie ‘geen’ bestaat niet"),
        (["uitleg", KAMPEN, "posten.projectleidr", "2005"], 1, "posten.projectleider"),
        (["uitleg", KAMPEN, "zzzzzz", "2005"], 1, "verdienmodel adressen"),
        (["uitleg", KAMPEN, "posten.projectleider", "1999"], 1, "1999"),
        (["adressen", "kampen"], 1, "kampen_ontwikkelpilot"),
        ([], 2, "dit ontbreekt: OPDRACHT"),
        (["begroting"], 2, "dit ontbreekt: SCENARIO"),
        (["onbekend"], 2, "kies uit"),
        (["begroting", "x", "--per", "week"], 2, "kies uit"),
        (["begroting", "x", "--zet"], 2, "hier hoort een waarde achter"),
        (["begroting", "x", "y"], 2, "dit kennen we niet: y"),
        (["begroting", "x", "--onzin"], 2, "dit kennen we niet: --onzin"),
        (["begroting", "x", "--opt=a", "--=b"], 2, "kan meer dan één ding zijn"),
        (["controleer"], 2, "dit ontbreekt: BESTAND"),
        (["start", "--poort", "tien"], 2, "'tien' kan hier niet"),
    ],
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str) -> None:
    found, out, err = run(capsys, *words)
    assert found == code
    assert said in err
    assert out == "", "what is wrong goes to the error stream, so that a file never holds half an answer"
    assert not ENGLISH.search(re.sub(r"‘[^’]*’|--\w+", "", err))


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    names = ("start", "scenarios", "controleer", "begroting", "uitleg", "adressen", "kengetallen")
    for words in (["--help"], *([name, "--help"] for name in names)):
        code, out, _ = run(capsys, *words)
        assert code == 0
        assert not ENGLISH.search(re.sub(r"--\w+", "", out)), out
    assert all(name in run(capsys, "--help")[1] for name in names)


def test_every_word_that_argparse_says_to_a_user_is_translated() -> None:
    ours = ("conflict", "not callable", "groups are named", "__call__", "mutually exclusive", "cannot have multiple",
            "invalid option string", "dest=", "for positionals", 'argument "-"')  # fmt: skip
    said = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            said |= {arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    told = {text for text in said if not any(word in text for word in ours) and text not in ("title", "description")}
    assert len(told) > 15
    assert {text for text in told if text not in WORDS} == set()


def test_explanation_reaches_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "uitleg", KAMPEN, "posten.projectleider", "2005")
    assert code == 0
    assert "20.000" in out
    assert "400 uur" in out
    assert "Projectplan Ontwikkelpilot Kampen" in out


def test_scenarios_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "wijkbedrijf_parkwijk: Wijkbedrijf Parkwijk. Bewoners" in run(capsys, "scenarios")[1]
    listed = json.loads(run(capsys, "scenarios", "--formaat", "json")[1])
    assert [set(item) for item in listed] == [{"scenario", "naam", "samenvatting"}] * len(listed)
    assert KAMPEN in [item["scenario"] for item in listed]


def test_all_problems_of_all_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    empty, wrong = tmp_path / "leeg.yaml", tmp_path / "fout.yaml"
    empty.write_text("")
    wrong.write_text("schema: 1\nnaam: X\nvan: 2027-01\ntot_en_met: 2027-12\nnam: Y\nposten: 1\n")
    code, out, err = run(capsys, "controleer", str(empty), KAMPEN, str(wrong))
    assert code == 1
    assert "leeg.yaml: dit bestand is leeg" in err
    assert "fout.yaml:5 · nam: ‘nam’ is hier geen bekend veld" in err
    assert "fout.yaml:6" in err
    assert f"{KAMPEN}: geen problemen" in out
    assert f"{wrong}: 2 fouten" in out
    assert run(capsys, "controleer", KAMPEN)[0] == 0
    assert "geen fouten, wel" in run(capsys, "controleer", "wijkbedrijf_parkwijk")[1]


def test_kengetallen_say_how_sure_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "kengetallen")
    rows = load_store().search("")
    assert out.count("AANNAME, niet geverifieerd") == sum(row.soort == "aanname" for row in rows) > 0
    assert all(f"{row.sleutel} = " in out for row in rows)
    _, out, _ = run(capsys, "kengetallen", "wml")
    assert re.search(r"wml\.uur = € \d+,\d\d per uur · vanaf 20\d\d-\d\d-01", out)
    assert "graad A (gemeten of wettelijk)" in out
    assert "Geen kengetal bevat ‘zzz’" in run(capsys, "kengetallen", "zzz")[1]


def test_addresses_with_value_unit_and_name(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "adressen", "wijkbedrijf_parkwijk", "kwartiermaker")
    assert "tarief_kwartiermaker = € 65 per uur   (Uurtarief kwartiermaker)" in out
    assert all("kwartiermaker" in line.lower() for line in out.strip().split("\n"))
    assert "Geen adres bevat ‘zzz’" in run(capsys, "adressen", KAMPEN, "zzz")[1]


def test_every_listed_address_can_be_changed(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "adressen", KAMPEN, "uren_")
    address = out.split(" = ")[0]
    assert run(capsys, "begroting", KAMPEN, "--zet", f"{address}=10")[0] == 0


def test_a_workbook_beside_json_leaves_the_json_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "begroting.xlsx"
    code, out, err = run(capsys, "begroting", KAMPEN, "--formaat", "json", "--xlsx", str(target))
    assert code == 0
    assert json.loads(out)
    assert str(target) in err
    assert target.read_bytes().startswith(b"PK")


def command(*words: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-m", "verdienmodel.cli.main", *words]
    root = Path(door.__file__).parents[2]
    return subprocess.run(
        program, capture_output=True, check=False, cwd=root, env={**os.environ, "PYTHONIOENCODING": encoding}
    )


def test_an_old_console_keeps_its_minus_signs() -> None:
    done = command("begroting", KAMPEN, encoding="ascii")
    assert done.returncode == 0
    assert b"-48.333" in done.stdout
    assert b"?48.333" not in done.stdout


def test_files_are_utf8_with_their_own_line_ends_on_every_system() -> None:
    done = command("begroting", KAMPEN, "--formaat", "csv", encoding="cp1252")
    assert done.stdout.startswith(b"\xef\xbb\xbfstaat;administratie")
    lines = done.stdout.decode("utf-8-sig").split("\r\n")
    assert all("\r" not in line and "\n" not in line for line in lines)
    assert len({line.count(";") for line in lines if line}) == 1
    assert json.loads(command("scenarios", "--formaat", "json", encoding="cp1252").stdout.decode("utf-8"))


@pytest.mark.parametrize(
    "asked", ["begroting wijkbedrijf_parkwijk --per maand", "scenarios", "scenarios --formaat json"]
)
def test_a_reader_who_leaves_early_is_no_error(asked: str) -> None:
    words = [sys.executable, "-m", "verdienmodel.cli.main", *asked.split()]
    root = Path(door.__file__).parents[2]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root, env=buffered) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


def test_stopping_by_hand_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("verdienmodel.cli.controleer.open_study", interrupt)
    assert run(capsys, "controleer", "x")[0] == 130


def test_a_plain_begroting_loads_nothing_heavy() -> None:
    code = (
        "import sys; from verdienmodel.cli.main import main; main(['begroting','kampen_ontwikkelpilot']);"
        "print(sorted(set(sys.modules) & {'scipy','pandas','altair','xlsxwriter','streamlit'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_without_a_real_terminal_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["scenarios", "--formaat", "json"]) == 0
    assert build_parser().prog == "verdienmodel"


def test_an_explanation_that_stops_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["uitleg", "wijkbedrijf_parkwijk", "effecten.dagbesteding_wmo.posten.voordeel", "2030"]
    assert main(asked) == 0
    short = capsys.readouterr().out
    assert "effecten.dagbesteding_wmo.toe_te_rekenen" in short.split("Verder tot aan de bron")[1]
    assert "Wie werkelijk overstapt:" not in short
    assert main([*asked, "--diep", "alles"]) == 0
    whole = capsys.readouterr().out
    assert "Verder tot aan de bron" not in whole
    assert "Wie werkelijk overstapt:" in whole
    assert whole.count("aanname:") + whole.count("(graad") > 5
