"""verdienmodel nieuw as somebody types it: questions, wrong answers, options, and a file that is never lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from verdienmodel.cli.main import main
from verdienmodel.study.opening import open_study
from verdienmodel.views.new_scenario.answers import questions

ALL = ("--klant", "bewoners", "--partner", "school", "--betaler", "provincie", "--bedrag", "9.000", "--toegezegd", "ja", "--dorp", "Sleen",
       "--gemeente", "Coevorden", "--begin", "2027-01", "--jaren", "2", "--rechtsvorm", "vereniging", "--onderdeel", "groen_grijs",
       "--onderdeel", "wasserij", "--deelnemers", "vrijwilliger=6", "--deelnemers", "dagbesteding=4", "--eigen-geld", "500", "--gebouw", "huur")  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Whoever asks more than was typed meets the end of the input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    return monkeypatch


@pytest.mark.usefixtures("typing")
def test_all_answers_as_options_ask_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "plan.yaml"
    code, out, err = run(capsys, "nieuw", str(target), *ALL)
    assert (code, err) == (0, "")
    assert "Wie is de klant?" not in out
    assert out.endswith(f"verdienmodel begroting {target}\n")
    study = open_study(str(target)).study
    assert study is not None
    assert list(study.scenario.onderdelen) == ["groen_grijs", "wasserij"]
    assert list(study.scenario.deelnemers) == ["vrijwilliger", "dagbesteding"]
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]
    assert run(capsys, "begroting", str(target))[0] == 0


def test_enter_takes_what_is_usual_and_a_wrong_answer_is_asked_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, typing: pytest.MonkeyPatch
) -> None:
    typed = ["", "", "", "", "", "2027-13", "2028-01", "x", "3"]
    typing.setattr("sys.stdin", io.StringIO("\n".join(typed) + "\n"))
    code, out, err = run(capsys, "nieuw", str(tmp_path / "mijn plan"))
    assert (code, err) == (0, "")
    assert (
        out.count(
            "Schrijf een maand als JJJJ-MM, bijvoorbeeld 2027-01 (zonder dag). Een maand als JJJJ-MM, zoals 2027-01."
        )
        == 1
    )
    assert out.count("‘x’ is geen getal") == 1
    assert [item.ask in out for item in questions()] == [True] * len(questions())
    assert "- zwembad: Zwembad" in out
    assert f'verdienmodel begroting "{tmp_path / "mijn plan.yaml"}"' in out
    study = open_study(str(tmp_path / "mijn plan.yaml")).study
    assert study is not None
    assert (str(study.scenario.van), str(study.scenario.tot_en_met)) == ("2028-01", "2030-12")


@pytest.mark.usefixtures("typing")
def test_wrong_options_are_told_together_before_anything_is_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "nieuw", str(tmp_path / "plan.yaml"), "--jaren", "0", "--onderdeel", "zwembat")
    assert (code, out) == (1, "")
    assert "Hoeveel jaar rekent u?: kies een getal van 1 tot en met 30" in err
    assert "Bedoelt u ‘zwembad’?" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("typing")
def test_a_file_is_only_replaced_when_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "plan.yaml"
    target.write_text("van mij")
    code, out, err = run(capsys, "nieuw", str(target), *ALL)
    assert (code, out) == (1, "")
    assert "dit bestand bestaat al" in err
    assert target.read_text() == "van mij"
    assert run(capsys, "nieuw", str(target), "--overschrijf", *ALL)[0] == 0
    assert target.read_text("utf-8").startswith("# Een nieuw plan")


def test_a_file_that_was_made_in_the_meantime_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.yaml"

    def somebody_else(_: str) -> str:
        target.write_text("van een ander")
        return ""

    monkeypatch.setattr("builtins.input", somebody_else)
    code, _, err = run(capsys, "nieuw", str(target))
    assert code == 1
    assert "dit bestand bestaat al" in err
    assert target.read_text() == "van een ander"


@pytest.mark.usefixtures("typing")
def test_a_folder_that_is_not_there_is_told_before_the_questions(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "nieuw", str(tmp_path / "weg" / "plan.yaml"))
    assert (code, out) == (1, "")
    assert "deze map bestaat niet" in err
