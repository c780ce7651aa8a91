"""start.py: the way in for everyone, also on systems that we cannot run here."""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import start

ROOT = Path(start.__file__).parent
PYTHON = Path("venv/bin/python")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project folder with what the stamp looks at."""
    for name in ("pyproject.toml", "requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_text(name)
    return tmp_path


# ---- Which Python


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_good_pythons_pass(version: tuple[int, int]) -> None:
    start.check_python(version, "linux")


@pytest.mark.parametrize(
    ("version", "system", "example"),
    [((3, 10), "linux", "python3.13 start.py"), ((3, 14), "win32", "py -3.13 start.py")],
)
def test_other_pythons_are_told_what_to_do(version: tuple[int, int], system: str, example: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        start.check_python(version, system)
    told = str(stopped.value.code)
    assert f"U hebt Python {version[0]}.{version[1]}." in told
    assert example in told


def test_range_of_pythons_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (low, high), (top, minor) = start.OLDEST, start.NEWEST
    assert project["requires-python"] == f">={low}.{high},<{top}.{minor + 1}"


def test_python_of_a_venv_on_windows_and_elsewhere() -> None:
    assert start.venv_python(Path("v"), "nt") == Path("v/Scripts/python.exe")
    assert start.venv_python(Path("v"), "posix") == Path("v/bin/python")


# ---- The stamp


def test_stamp_follows_lock_python_folder_and_kind(folder: Path) -> None:
    place, content, kind = start.wanted_stamp(folder, "3.11.2", testing=False)
    assert start.wanted_stamp(folder, "3.12.1", testing=True)[1:] == [content, "test"]
    assert start.wanted_stamp(folder, "3.12.1", testing=False)[0] != place
    (folder / "requirements.lock").write_text("something newer")
    newer = start.wanted_stamp(folder, "3.11.2", testing=False)
    assert (newer[0], newer[2]) == (place, kind)
    assert newer[1] != content


@pytest.mark.parametrize(
    ("found", "testing", "serves"),
    [
        ("P C app", False, True),
        ("P C test", False, True),
        ("P C test", True, True),
        ("P C app", True, False),
        ("P older test", False, False),
        ("", False, False),
        ("half", False, False),
        ("an old stamp with words", False, False),
    ],
)
def test_test_packages_serve_the_app_too_and_an_unreadable_stamp_counts_as_none(
    found: str, testing: bool, serves: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, content, _ = start.wanted_stamp(folder, sys.version, testing=testing)
    python = start.venv_python(folder / ".venv", os.name)
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = folder / ".venv" / ".geinstalleerd"
    stamp.write_text(found.replace("P", place).replace("C", content))
    monkeypatch.setattr(start, "make_venv", lambda _: None)
    ran: list[str] = []
    monkeypatch.setattr(start, "pip", lambda *words: ran.append("pip"))
    start.install(folder, testing=testing)
    assert (ran == []) is serves


def test_half_finished_installation_is_redone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    ran: list[tuple[str, ...]] = []

    def make_venv(venv: Path) -> None:
        made.append(venv)
        python = start.venv_python(venv, os.name)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    def pip(python: Path, *arguments: str) -> None:
        ran.append(arguments)
        if len(ran) == 2:
            raise SystemExit(1)

    monkeypatch.setattr(start, "make_venv", make_venv)
    monkeypatch.setattr(start, "pip", pip)
    with pytest.raises(SystemExit):
        start.install(folder, testing=False)
    assert not (folder / ".venv" / ".geinstalleerd").exists()

    start.install(folder, testing=False)
    assert len(made) == 2
    start.install(folder, testing=False)
    assert len(ran) == 4

    start.install(folder, testing=True)
    assert len(made) == 2  # the test packages go on top of a sound installation
    assert ran[-2:] == [
        ("--require-hashes", "-r", str(folder / "requirements-test.lock")),
        ("--no-deps", "--no-build-isolation", "-e", str(folder)),
    ]


# ---- What can go wrong


def test_read_only_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(SystemExit, match="niet schrijven in de map"):
        start.install(folder, testing=False)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("NewConnectionError: [Errno 11001] getaddrinfo failed", "geen verbinding met internet"),
        ("ProxyError('Cannot connect to proxy.')", "set HTTPS_PROXY="),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "anders dan verwacht"),
        ("OSError: [Errno 28] No space left on device", "te weinig ruimte"),
        ("/usr/bin/python3: No module named pip", "sudo apt install python3-venv"),
        ("Error: PermissionError: [WinError 5]", "nog open in een ander venster"),
        ("ensurepip is not available", "sudo apt install python3-venv"),
        ("something else", "met deze melding erbij"),
    ],
)
def test_failure_of_pip_is_explained(output: str, message: str) -> None:
    assert message in start.explain_failure(output, "win32")


def test_proxy_is_set_differently_outside_windows() -> None:
    assert "export HTTPS_PROXY=" in start.explain_failure("connection refused", "darwin")


def test_a_message_goes_to_stderr_with_exit_code_1() -> None:
    code = "import start; start.must_run(start.BASE, '-c', 'raise SystemExit(\\\"name resolution\\\")')"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "geen verbinding met internet" in ran.stderr


# ---- Debian without python3-venv


def run_with_codes(codes: list[int], commands: list[list[str]], stderr: str = "") -> Callable[..., object]:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess([], codes[len(commands) - 1], "", stderr)

    return run


def test_venv_without_pip_is_second_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", run_with_codes([1, 0], commands))
    start.make_venv(Path("v"))
    assert "--without-pip" not in commands[0]
    assert "--without-pip" in commands[1]


def test_no_venv_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", run_with_codes([1, 1], [], "No module named venv"))
    with pytest.raises(SystemExit, match="python3-venv"):
        start.make_venv(Path("v"))


@pytest.mark.parametrize("own", [True, False])
def test_pip_of_the_computer_works_for_a_venv_without(own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", run_with_codes([0 if own else 1, 0], commands))
    start.pip(PYTHON, "-r", "x.lock")
    expected = [str(PYTHON), "-m", "pip"] if own else [start.BASE, "-m", "pip", "--python", str(PYTHON)]
    assert list(commands[1])[: len(expected)] == expected


# ---- What is asked


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["install app", "verdienmodel.cli.main start"]),
        (["--geen-browser"], ["install app", "verdienmodel.cli.main start --geen-browser"]),
        (["--installeer"], ["install app"]),
        (["test", "--installeer"], ["install test"]),
        (["test"], ["install test", f"pytest {' '.join(start.SIDE_BY_SIDE)}"]),
        (["test", "-x"], ["install test", "pytest -x"]),
        (["test", "--lang"], ["install test", f"lang pytest {' '.join(start.SIDE_BY_SIDE)}"]),
        (["test", "--lang", "-k", "begroting"], ["install test", "lang pytest -k begroting"]),
    ],
)
def test_words_behind_start(arguments: list[str], expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    did: list[str] = []

    def call(command: list[str], *, env: dict[str, str], **_: object) -> int:
        assert Path(command[0]).stem == "python"
        did.append(("lang " if env.get("VERDIENMODEL_LANG") else "") + " ".join(command[2:]))
        return 0

    monkeypatch.delenv("VERDIENMODEL_LANG", raising=False)
    monkeypatch.setattr(start, "install", lambda _, *, testing: did.append(f"install {'test' if testing else 'app'}"))
    monkeypatch.setattr(subprocess, "call", call)
    assert start.main(arguments) == 0
    assert did == expected


def test_unknown_word_shows_the_help(capsys: Any) -> None:
    assert start.main(["--snel"]) == 2
    assert "We kennen '--snel' niet." in capsys.readouterr().err
    assert start.main(["--help"]) == 0
    assert "--geen-browser" in capsys.readouterr().out


# ---- The lock files


def pins(name: str) -> dict[str, set[str]]:
    """Hashes per pinned requirement, with its marker."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.partition("--hash=") for line in text.splitlines() if line and not line.startswith("#")]
    return {head.strip(): set(re.findall(r"sha256:[0-9a-f]{64}", rest)) for head, _, rest in lines}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_lock_pins_everything_and_names_no_source(name: str) -> None:
    assert all("==" in pin and hashes for pin, hashes in pins(name).items())
    options = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", (ROOT / name).read_text(encoding="utf-8")))
    assert options == {"--hash"}
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_test_lock_holds_the_app_lock() -> None:
    app, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert app.items() <= test.items()
