"""verdienmodel start: on this computer only, and clear about ports."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from streamlit.web.server.app_discovery import discover_asgi_app

from verdienmodel.cli import starting
from verdienmodel.cli.main import main

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "streamlit_app.py"


class Server:
    """A stand-in for the running app."""

    def __init__(self, words: list[str], ended: int | None = None) -> None:
        self.words, self.ended, self.terminated = words, ended, False

    def poll(self) -> int | None:
        return self.ended

    def wait(self) -> int:
        return 0

    def terminate(self) -> None:
        self.terminated = True


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    """The servers that were started, each answering at once; the browser is a list of addresses."""
    servers: list[Server] = []

    def popen(words: list[str], cwd: Path) -> Server:
        servers.append(Server(words))
        return servers[-1]

    monkeypatch.setattr(subprocess, "Popen", popen)
    monkeypatch.setattr(starting, "answers", lambda port: True)
    return servers


@pytest.mark.parametrize(("words", "opens"), [([], True), (["--geen-browser"], False)])
def test_start_is_for_this_computer_only(
    words: list[str],
    opens: bool,
    started: list[Server],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(starting, "has_screen", lambda *_: True)
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert main(["start", *words]) == 0
    asked = started[0].words
    assert asked[asked.index("--server.address") + 1] == "127.0.0.1"
    assert Path(asked[asked.index("run") + 1]) == SCRIPT
    port = asked[asked.index("--server.port") + 1]
    assert f"De app staat klaar op http://127.0.0.1:{port}" in capsys.readouterr().out
    assert opened == ([f"http://127.0.0.1:{port}"] if opens else [])
    assert started[0].terminated
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["address"] == "127.0.0.1"


def test_start_says_when_a_port_is_taken(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "free", lambda port: False)
    assert main(["start", "--poort", "8600"]) == 1
    assert "deze poort is niet vrij" in capsys.readouterr().err
    monkeypatch.setattr(starting, "ROOT", Path("weg"))
    main(["start"])
    assert "de app staat niet bij dit programma" in capsys.readouterr().err


def test_start_passes_over_a_taken_port_and_says_so(
    started: list[Server], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "free", lambda port: port > starting.FIRST_PORT)
    main(["start", "--geen-browser"])
    assert "Poort 8501 is al in gebruik. We nemen poort 8502." in capsys.readouterr().out


def test_an_app_that_ends_at_once_is_told(
    started: list[Server], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "answers", lambda port: False)
    monkeypatch.setattr(Server, "poll", lambda self: 1)
    assert main(["start"]) == 1
    assert "De app is niet gestart." in capsys.readouterr().err
    assert started[0].terminated


def test_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind((starting.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < starting.free_port(port) < port + 50


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
    assert starting.has_screen(environment, system) is screen


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
    port = starting.free_port(18501)
    server = subprocess.Popen(starting.command(SCRIPT, port), cwd=ROOT)
    try:
        deadline = time.monotonic() + 60
        while not starting.answers(port) and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
        assert listening(port) == {"0100007F"}  # 127.0.0.1, lowest byte first
    finally:
        server.terminate()
        server.wait()
