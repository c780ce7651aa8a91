"""start.py: the way in for everyone, also on systems that we cannot run here."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.web.server.app_discovery import discover_asgi_app

import start

ROOT = Path(start.__file__).parent
PYTHON = Path("venv/bin/python")


def done(code: int = 0, stderr: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], code, "", stderr)


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
def test_other_pythons_are_told_what_to_do(
    version: tuple[int, int], system: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        start.check_python(version, system)
    assert stopped.value.code == 1
    told = capsys.readouterr().err
    assert f"U hebt Python {version[0]}.{version[1]}." in told
    assert example in told


def test_range_of_pythons_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (low, high), (top, minor) = start.OLDEST, start.NEWEST
    assert project["requires-python"] == f">={low}.{high},<{top}.{minor + 1}"


def test_python_of_a_venv_on_windows_and_elsewhere() -> None:
    assert start.venv_python(Path("v"), windows=True) == Path("v/Scripts/python.exe")
    assert start.venv_python(Path("v"), windows=False) == Path("v/bin/python")


# ---- The stamp


def test_stamp_follows_lock_python_and_folder(folder: Path) -> None:
    first = start.Stamp.wanted(folder, "3.11.2", testing=False)
    assert start.Stamp.wanted(folder, "3.12.1", testing=False).place != first.place
    (folder / "requirements.lock").write_text("something newer")
    second = start.Stamp.wanted(folder, "3.11.2", testing=False)
    assert second.place == first.place
    assert second.content != first.content


@pytest.mark.parametrize(
    ("found", "wanted", "serves"),
    [("app", "app", True), ("test", "app", True), ("test", "test", True), ("app", "test", False)],
)
def test_test_packages_serve_the_app_too(found: str, wanted: str, serves: bool) -> None:
    assert start.Stamp("p", "c", found).serves(start.Stamp("p", "c", wanted)) is serves
    assert not start.Stamp("p", "older", found).serves(start.Stamp("p", "c", wanted))


@pytest.mark.parametrize("text", ["", "half", "an old stamp with words"])
def test_unreadable_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stamp"
    path.write_text(text)
    assert start.Stamp.read(path) == ("", "", "")


def test_half_finished_installation_is_redone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    ran: list[tuple[str, ...]] = []

    def make_venv(venv: Path) -> None:
        made.append(venv)
        python = start.venv_python(venv, windows=False)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    def pip(python: Path, *arguments: str) -> None:
        ran.append(arguments)
        if len(ran) == 2:
            raise SystemExit(1)

    monkeypatch.setattr(start, "make_venv", make_venv)
    monkeypatch.setattr(start, "pip", pip)
    monkeypatch.setattr(start, "venv_python", lambda venv, *, windows: venv / "bin" / "python")
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


def test_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(SystemExit, match="1"):
        start.check_folder(tmp_path, 0)
    assert "niet schrijven in de map" in capsys.readouterr().err


def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=400_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    start.check_folder(tmp_path, start.NEEDED_BYTES // 5)
    with pytest.raises(SystemExit, match="1"):
        start.check_folder(tmp_path, start.NEEDED_BYTES)
    assert "400 MB vrij" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("NewConnectionError: [Errno 11001] getaddrinfo failed", "geen verbinding met internet"),
        ("ProxyError('Cannot connect to proxy.')", "set HTTPS_PROXY="),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "anders dan verwacht"),
        ("OSError: [Errno 28] No space left on device", "te weinig ruimte"),
        ("/usr/bin/python3: No module named pip", "sudo apt install python3-venv"),
        ("something else", "met deze melding erbij"),
    ],
)
def test_failure_of_pip_is_explained(output: str, message: str) -> None:
    assert message in start.explain_failure(output, "win32")


def test_proxy_is_set_differently_outside_windows() -> None:
    assert "export HTTPS_PROXY=" in start.explain_failure("connection refused", "darwin")


def test_pip_that_fails_ends_with_code_1(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **_: done(1, "Temporary failure in name resolution"))
    with pytest.raises(SystemExit, match="1"):
        start.pip(PYTHON, "-r", "requirements.lock")
    assert "geen verbinding met internet" in capsys.readouterr().err


# ---- Debian without python3-venv


def run_with_codes(codes: list[int], commands: list[list[str]], stderr: str = "") -> Callable[..., object]:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return done(codes[len(commands) - 1], stderr)

    return run


def test_venv_without_pip_is_second_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", run_with_codes([1, 0], commands))
    start.make_venv(Path("v"))
    assert "--without-pip" not in commands[0]
    assert "--without-pip" in commands[1]


@pytest.mark.parametrize(
    ("stderr", "message"),
    [
        ("PermissionError: [WinError 5]", "nog open in een ander venster"),
        ("No module named venv", "python3-venv"),
    ],
)
def test_no_venv_at_all(stderr: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(subprocess, "run", run_with_codes([1, 1], [], stderr))
    with pytest.raises(SystemExit, match="1"):
        start.make_venv(Path("v"))
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("own", [True, False])
def test_pip_of_the_computer_works_for_a_venv_without(own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", run_with_codes([0 if own else 1, 0], commands))
    start.pip(PYTHON, "-r", "x.lock")
    expected = [str(PYTHON), "-m", "pip"] if own else [start.base_python(), "-m", "pip", "--python", str(PYTHON)]
    assert commands[1][: len(expected)] == expected


# ---- The app


def test_app_listens_on_this_computer_only() -> None:
    command = start.app_command(PYTHON, 8501)
    assert start.ADDRESS == "127.0.0.1"
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"


def test_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind((start.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < start.free_port(port) < port + 50


@pytest.mark.parametrize(
    ("environment", "system", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
        ({"CI": "true"}, "darwin", False),
    ],
)
def test_browser_only_where_there_is_a_screen(environment: dict[str, str], system: str, screen: bool) -> None:
    assert start.has_screen(environment, system) is screen


def test_streamlit_sees_an_app_and_not_a_script() -> None:
    found = discover_asgi_app(ROOT / "streamlit_app.py")
    assert found.is_asgi_app
    assert found.import_string == "streamlit_app:app"


def listening(port: int) -> set[str]:
    """Addresses on which something listens at a port, as Linux writes them."""
    rows = [
        line.split()
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for line in Path(table).read_text().splitlines()[1:]
    ]
    return {row[1].split(":")[0] for row in rows if row[3] == "0A" and int(row[1].split(":")[1], 16) == port}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks in /proc")
def test_running_app_is_not_on_the_network() -> None:
    port = start.free_port(18501)
    server = subprocess.Popen(start.app_command(Path(sys.executable), port), cwd=ROOT)
    try:
        deadline = time.monotonic() + 60
        while not start.answers(port) and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
        assert listening(port) == {"0100007F"}  # 127.0.0.1, lowest byte first
    finally:
        server.terminate()
        server.wait()


# ---- The tests


def test_programs_are_found_in_the_folders_of_windows_and_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(Path, "exists", lambda _: True)
    monkeypatch.setattr(sys, "platform", "win32")
    assert start.find_tool("libreoffice") == r"C:\Program Files\LibreOffice\program\soffice.exe"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert start.find_tool("browser") == "/Applications/Chromium.app/Contents/MacOS/Chromium"
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert start.find_tool("browser") is None


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
    assert hint in start.missing_text(["libreoffice"], start.package_manager(system))


@pytest.mark.parametrize(
    ("missing", "pytest_code", "code"),
    [((), 0, 0), ((), 5, 5), (("browser",), 0, 1), (("browser",), 2, 2)],
)
def test_exit_code_tells_of_tests_that_did_not_run(
    missing: tuple[str, ...], pytest_code: int, code: int, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(start, "find_tool", lambda name: None if name in missing else "/usr/bin/it")
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: pytest_code)
    assert start.run_tests([]) == code
    told = capsys.readouterr()
    assert ("Niet gedraaid: de tests met Chromium" in told.err) is bool(missing)
    assert ("LibreOffice" in told.out + told.err) is False


def test_long_tier_is_asked_for_through_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[list[str], dict[str, str]]] = []

    def call(command: list[str], *, env: dict[str, str], **_: object) -> int:
        calls.append((command, env))
        return 0

    monkeypatch.delenv("VERDIENMODEL_LANG", raising=False)
    monkeypatch.setattr(start, "find_tool", lambda _: "/usr/bin/it")
    monkeypatch.setattr(subprocess, "call", call)
    start.run_tests(["-k", "begroting"])
    start.run_tests(["--lang", "-x"])
    assert [command[3:] for command, _ in calls] == [["-k", "begroting"], ["-x"]]
    assert [env.get("VERDIENMODEL_LANG") for _, env in calls] == [None, "1"]


@pytest.mark.parametrize(
    ("environment", "outcome"),
    [
        ({}, {"passed": 1, "skipped": 2, "deselected": 1}),
        ({"VERDIENMODEL_LANG": "1"}, {"passed": 2, "skipped": 2}),
        ({"CI": "true"}, {"passed": 1, "failed": 1, "error": 1, "deselected": 1}),
    ],
)
def test_skipped_test_fails_in_ci(environment: dict[str, str], outcome: dict[str, int], tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_whole.py").write_text("import pytest\npytest.importorskip('no_such_module')\n")
    (tmp_path / "test_parts.py").write_text(
        "import pytest\n"
        "def test_good(): pass\n"
        "def test_skipped(): pytest.skip('no reason')\n"
        "@pytest.mark.lang\ndef test_long(): pass\n"
    )
    options = "markers = lang\naddopts = --continue-on-collection-errors\n"
    (tmp_path / "pytest.ini").write_text(f"[pytest]\n{options}")
    clean = {name: value for name, value in os.environ.items() if name not in ("CI", "VERDIENMODEL_LANG")}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**clean, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    last = ran.stdout.splitlines()[-1]
    assert {word: int(count) for count, word in re.findall(r"(\d+) ([a-z]+)", last)} == outcome


# ---- What is asked


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["install app", "run app True"]),
        (["--geen-browser"], ["install app", "run app False"]),
        (["--installeer"], ["install app"]),
        (["test", "--installeer"], ["install test"]),
        (["test", "-x"], ["install test", "run tests ['-x']"]),
    ],
)
def test_words_behind_start(arguments: list[str], expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    did: list[str] = []

    def note(text: str) -> int:
        did.append(text)
        return 0

    monkeypatch.setattr(start, "install", lambda _, *, testing: note(f"install {'test' if testing else 'app'}"))
    monkeypatch.setattr(start, "run_app", lambda *, browser: note(f"run app {browser}"))
    monkeypatch.setattr(start, "run_tests", lambda rest: note(f"run tests {rest}"))
    assert start.main(arguments) == 0
    assert did == expected


def test_unknown_word_shows_the_help(capsys: Any) -> None:
    with pytest.raises(SystemExit, match="2"):
        start.main(["--snel"])
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
