"""docs/onderdeel-toevoegen.md, done to the letter in a copy of the project."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "onderdeel-toevoegen.md").read_text("utf-8")
FILES = re.findall(r"```yaml (\S+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"```sh\n(.*?)\n```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name in ("verdienmodel", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for path, text in FILES:
        (folder / path).write_text(text, "utf-8")
    return folder


def run(project: Path, command: str) -> str:
    _, *words = shlex.split(command)
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTEST_ADDOPTS": ""}
    ran = subprocess.run(
        [sys.executable, *words], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_the_page_fits_on_a_page_and_has_files_and_commands() -> None:
    assert len(PAGE.splitlines()) < 90
    assert [path for path, _ in FILES] == ["verdienmodel/library/onderdelen/fietsen.yaml", "plan.yaml"]
    assert len(COMMANDS) == 2


def test_every_step(project: Path) -> None:
    assert int(re.search(r"(\d+) passed", run(project, COMMANDS[0]))[1]) > 10  # type: ignore[index]
    said = run(project, COMMANDS[1])
    assert "Fietswerkplaats" in said or "Reparaties" in said
    assert "alle goed" in said
    assert "Exploitatie" in openpyxl.load_workbook(project / "plan.xlsx").sheetnames
    run(project, "python -m tests.support.documentation")
    assert "Prijs per fiets" in (project / "docs" / "onderdelen" / "fietsen.md").read_text("utf-8")
