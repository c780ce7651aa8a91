"""What the tests themselves stand on: programs that may be missing, the long tier, and no silent skips."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import tools

ROOT = Path(__file__).parents[1]


def test_programs_are_found_in_the_folders_of_windows_and_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(Path, "exists", lambda _: True)
    monkeypatch.setattr(sys, "platform", "win32")
    assert tools.find_tool("libreoffice") == r"C:\Program Files\LibreOffice\program\soffice.exe"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert tools.find_tool("browser") == "/Applications/Chromium.app/Contents/MacOS/Chromium"
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert tools.find_tool("browser") is None


@pytest.mark.parametrize(
    ("system", "apt", "hint"),
    [
        ("linux", "/usr/bin/apt", "sudo apt install libreoffice-calc-nogui"),
        ("linux", None, "met het pakketbeheer van uw systeem"),
        ("darwin", None, "brew install --cask libreoffice"),
        ("win32", None, "winget install TheDocumentFoundation.LibreOffice"),
    ],
)
def test_missing_program_comes_with_its_remedy(
    system: str, apt: str | None, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: apt)
    assert hint in "\n".join(tools.remedies(["libreoffice"], tools.package_manager(system)))


def run_pytest(folder: Path, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Pytest in a folder with our conftest.py and none of our tests."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "pytest.ini").write_text(
        "[pytest]\nmarkers =\n  lang\n  browser\naddopts = --continue-on-collection-errors\n"
    )
    clean = {
        name: value for name, value in os.environ.items() if name not in ("CI", "VERDIENMODEL_LANG", "PYTEST_ADDOPTS")
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
        cwd=folder,
        env={**clean, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def counts(ran: subprocess.CompletedProcess[str]) -> dict[str, int]:
    """What pytest counts in its closing line."""
    return {word: int(count) for count, word in re.findall(r"(\d+) ([a-z]+)", ran.stdout.splitlines()[-1])}


@pytest.mark.parametrize("words", [(), ("-n", "2", "--dist", "loadscope")])
@pytest.mark.parametrize(("word", "code"), [("plain", 0), ("page", 1)])
def test_what_did_not_run_is_named_and_fails(word: str, code: int, words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "test_both.py").write_text(
        "import pytest\ndef test_plain(): pass\n@pytest.mark.browser\ndef test_page(): assert False\n"
    )
    ran = run_pytest(tmp_path, {"PATH": str(tmp_path)}, "-k", word, *words)
    assert ran.returncode == code
    assert counts(ran) == {"skipped" if code else "passed": 1} | ({} if words else {"deselected": 1})
    assert ran.stdout.count("- Chromium ontbreekt. Zo komt het er: ") == 1 + code  # beforehand, and when it mattered
    assert ("Niet gedraaid: de tests met Chromium." in ran.stdout) is bool(code)


@pytest.mark.parametrize(
    ("environment", "outcome"),
    [
        ({}, {"passed": 1, "skipped": 2, "deselected": 1}),
        ({"VERDIENMODEL_LANG": "1"}, {"passed": 2, "skipped": 2}),
        ({"CI": "true"}, {"passed": 1, "failed": 1, "error": 1, "deselected": 1}),
    ],
)
def test_skipped_test_fails_in_ci(environment: dict[str, str], outcome: dict[str, int], tmp_path: Path) -> None:
    (tmp_path / "test_whole.py").write_text("import pytest\npytest.importorskip('no_such_module')\n")
    (tmp_path / "test_parts.py").write_text(
        "import pytest\n"
        "def test_good(): pass\n"
        "def test_skipped(): pytest.skip('no reason')\n"
        "@pytest.mark.lang\ndef test_long(): pass\n"
    )
    assert counts(run_pytest(tmp_path, environment)) == outcome


def test_a_file_stays_whole_and_the_browser_in_one_process(tmp_path: Path) -> None:
    """A module that prepares for a minute does so once; there is one app and one browser."""
    (tmp_path / "tests" / "app").mkdir(parents=True)
    for name in ("tests/test_a.py", "tests/test_b.py", "tests/app/test_c.py", "tests/app/test_d.py"):
        (tmp_path / name).write_text("import time\ndef test_one(): time.sleep(0.2)\ndef test_two(): time.sleep(0.2)\n")
    said = run_pytest(tmp_path, {}, "-v", "-n", "2", "--dist", "loadscope", "--import-mode=importlib").stdout
    ran = re.findall(r"\[(gw\d)\].*PASSED (\S+)::", said)
    assert len(ran) == 8
    processes = {name: {process for process, other in ran if other == name} for _, name in ran}
    assert all(len(used) == 1 for used in processes.values())
    assert processes["tests/app/test_c.py"] == processes["tests/app/test_d.py"]
