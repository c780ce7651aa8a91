"""The installed package, away from the project: complete, with its examples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked as pip does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def run(site: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    code = f"import verdienmodel; assert verdienmodel.__file__.startswith({str(site)!r}); "
    code += "from verdienmodel.cli.main import main; raise SystemExit(main())"
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_examples_come_along(site: Path, tmp_path: Path) -> None:
    ran = run(site, tmp_path, "scenarios")
    assert (ran.returncode, ran.stderr) == (0, "")
    names = [path.stem for path in sorted((ROOT / "scenarios").glob("*.yaml"))]
    assert [line.split(":")[0] for line in ran.stdout.splitlines()] == names


def test_an_example_is_worked_out(site: Path, tmp_path: Path) -> None:
    ran = run(site, tmp_path, "begroting", "kampen_ontwikkelpilot")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "48.333" in ran.stdout


def test_all_data_of_the_package_travels(site: Path) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "verdienmodel").rglob("*.*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert ours <= {path.relative_to(site).as_posix() for path in site.rglob("*.*")}


def test_the_project_folder_reads_its_own_scenarios() -> None:
    assert not (ROOT / "verdienmodel" / "voorbeelden").exists()
    code = "from verdienmodel.study.opening import SCENARIOS; print(SCENARIOS)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert Path(ran.stdout.strip()) == ROOT / "scenarios"
