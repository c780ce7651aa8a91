"""The command line as a user types it: exit codes, Dutch, unrounded JSON, text that stays text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from verdienmodel.cli.main import main
from verdienmodel.views.csv_out import safe


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(list(words))
    except SystemExit as stop:
        code = int(str(stop.code))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_kampen_as_published(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "begroting", "kampen_ontwikkelpilot")
    assert code == 0
    assert "48.333" in out
    assert "controles: alle goed" in out
    assert "600 uur per jaar" in out
    assert "832 uur per jaar" in out


def test_json_is_unrounded_and_stamped(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "begroting", "kampen_ontwikkelpilot", "--formaat", "json")
    data = json.loads(out)
    first = {line["tekst"]: line["waarden"] for line in data["staten"][0]["regels"]}
    assert first["Totaal lasten"]["2005"] == pytest.approx(145000 / 3, abs=1e-6)
    assert set(data["stempel"]) >= {"hash", "versie", "kengetallen", "zaad", "trekkingen"}


def test_a_changed_value(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "begroting", "kampen_ontwikkelpilot", "--zet", "uren_projectleider=1.000")
    assert "150.000" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["begroting", "kampen"], 1, "kampen_ontwikkelpilot"),
        (["begroting", "kampen_ontwikkelpilot", "--zet", "onzin=1"], 1, "bestaat niet"),
        (["begroting", "kampen_ontwikkelpilot", "--zet", "onzin"], 1, "=-teken"),
        (["begroting", "kampen_ontwikkelpilot", "--zet", "uren_usus=1", "--zet", "uren_usus=2"], 1, "twee keer"),
        (["begroting", "kampen_ontwikkelpilot", "--staat", "expl"], 1, "heeft dit scenario niet"),
        (["uitleg", "kampen_ontwikkelpilot", "posten.projectleidr", "2005"], 1, "posten.projectleider"),
        (["uitleg", "kampen_ontwikkelpilot", "posten.projectleider", "1999"], 1, "1999"),
        (["begroting"], 2, "dit ontbreekt"),
        (["onbekend"], 2, "kies uit"),
        (["begroting", "x", "--per", "week"], 2, "kies uit"),
    ],
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str) -> None:
    found, out, err = run(capsys, *words)
    assert found == code
    assert said in out + err


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["begroting", "--help"]):
        _, out, _ = run(capsys, *words)
        assert not [word for word in ("usage", "options", "show this", "positional") if word in out]


def test_explanation_reaches_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "uitleg", "kampen_ontwikkelpilot", "posten.projectleider", "2005")
    assert code == 0
    assert "20.000" in out
    assert "400 uur" in out
    assert "Projectplan Ontwikkelpilot Kampen" in out


def test_other_commands(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "wijkbedrijf_parkwijk" in run(capsys, "scenarios")[1]
    assert json.loads(run(capsys, "scenarios", "--formaat", "json")[1])
    assert "AANNAME" in run(capsys, "kengetallen", "groen")[1]
    assert "uren_usus" in run(capsys, "adressen", "kampen_ontwikkelpilot", "usus")[1]
    empty = tmp_path / "leeg.yaml"
    empty.write_text("")
    code, _, err = run(capsys, "controleer", str(empty))
    assert code == 1
    assert "leeg" in err


def test_csv_text_stays_text_and_numbers_stay_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert [safe(text) for text in ("=1", "+1", "-1", "@a", "\ta", "\ra", "gewoon")] == [
        "'=1", "'+1", "'-1", "'@a", "'\ta", "'\ra", "gewoon",
    ]  # fmt: skip
    _, out, _ = run(capsys, "begroting", "kampen_ontwikkelpilot", "--formaat", "csv")
    saldo = next(line for line in out.splitlines() if "vws_deel.saldo" in line)
    assert float(saldo.split(";")[6].replace(",", ".")) == pytest.approx(-14600)


def test_a_plain_begroting_loads_nothing_heavy() -> None:
    code = (
        "import sys; from verdienmodel.cli.main import main; main(['begroting','kampen_ontwikkelpilot']);"
        "print(sorted(set(sys.modules) & {'scipy','pandas','altair','xlsxwriter','streamlit'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")
