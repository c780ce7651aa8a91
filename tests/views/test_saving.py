"""A file is there whole or not at all: the old one stays, and nothing is left behind."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from verdienmodel.cli.main import main
from verdienmodel.views.saving import save_atomically

OLD = b"de oude werkmap"
SCENARIO = "kampen_ontwikkelpilot"


def refuse(*given: object, **named: object) -> NoReturn:
    raise PermissionError(13, "Permission denied")


class Full(io.BytesIO):
    """A disk on which nothing fits any more."""

    def __init__(self, handle: int, mode: str) -> None:
        os.close(handle)
        super().__init__()

    def write(self, data: object) -> NoReturn:
        raise OSError(28, "No space left on device")


def target_refuses_the_rename(monkeypatch: pytest.MonkeyPatch) -> None:
    """A spreadsheet program that still has the workbook open, as on Windows."""
    monkeypatch.setattr(Path, "replace", refuse)


def folder_is_read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", refuse)


def disk_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fdopen", Full)


OBSTACLES = [target_refuses_the_rename, folder_is_read_only, disk_is_full]
Obstacle = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_the_old_file_stays_and_nothing_is_left(
    obstacle: Obstacle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "begroting.xlsx"
    target.write_bytes(OLD)
    obstacle(monkeypatch)
    problem = save_atomically(b"nieuw", target)
    monkeypatch.undo()
    assert problem is not None
    assert (problem.code, problem.plaats) == ("B030", str(target))
    assert "denied" not in problem.text()
    assert "space" not in problem.text()
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["begroting.xlsx"]


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_the_command_line_says_so_and_ends_with_1(
    obstacle: Obstacle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "begroting.xlsx"
    target.write_bytes(OLD)
    obstacle(monkeypatch)
    code = main(["begroting", SCENARIO, "--xlsx", str(target)])
    monkeypatch.undo()
    assert code == 1
    assert "dit bestand kan niet worden geschreven" in capsys.readouterr().err
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["begroting.xlsx"]


def test_a_folder_in_the_way_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    in_the_way = save_atomically(b"nieuw", tmp_path / "map.xlsx")
    missing = save_atomically(b"nieuw", tmp_path / "weg" / "x.xlsx")
    assert in_the_way is not None
    assert in_the_way.waarom == "er staat al een map met deze naam"
    assert missing is not None
    assert missing.waarom == "de map bestaat niet"
    assert [path.name for path in tmp_path.iterdir()] == ["map.xlsx"]


def test_a_good_file_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "begroting.xlsx"
    target.write_bytes(OLD)
    assert save_atomically(b"nieuw", target) is None
    assert target.read_bytes() == b"nieuw"
    assert [path.name for path in tmp_path.iterdir()] == ["begroting.xlsx"]
