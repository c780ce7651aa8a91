"""verdienmodel staten: one statement or all of them, and why one is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.books import BOOKS
from verdienmodel.cli.main import main
from verdienmodel.library import load as library
from verdienmodel.study.missing import why_missing


@pytest.fixture
def books(tmp_path: Path) -> str:
    path = tmp_path / "boeken.yaml"
    path.write_text(BOOKS, "utf-8")
    return str(path)


@pytest.mark.parametrize("name", ["exploitatie", "investering", "dekking", "liquiditeit", "balans", "reserves"])
def test_every_statement_by_its_name(name: str, books: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staten", books, "--staat", name, "--per", "kwartaal"]) == 0
    assert "· Wij (in euro" in capsys.readouterr().out


def test_without_a_name_all_statements_of_the_first_books(books: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staten", books]) == 0
    out = capsys.readouterr().out
    for words in ("Exploitatiebegroting", "Liquiditeit", "Balans", "Dekkingsplan", "Verloop van reserves"):
        assert f"{words}" in out


def test_why_a_statement_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staten", "kampen_ontwikkelpilot", "--staat", "balans"]) == 1
    said = capsys.readouterr().err
    assert "er is geen boekhouding" in said
    assert "zet boekhouding:" in said


@pytest.mark.parametrize("name", library.names("staten"))
def test_every_statement_has_a_reason_to_be_missing(name: str) -> None:
    assert all(why_missing(name))


def test_a_name_that_does_not_exist_is_told_apart() -> None:
    assert why_missing("winst") == ("", "")


def test_two_options_at_once_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["begroting", "wijkbedrijf_parkwijk", "--optie", "minder_groen", "--optie", "hoger_uurloon"]
    assert main(asked) == 1
    assert "u vraagt meer dan één optie" in capsys.readouterr().err
