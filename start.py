#!/usr/bin/env python3
"""Start the app, or run the tests, on a computer that has nothing but Python.

Only the standard library, and syntax that older Pythons can still read, so that the check on the version
gets its say. All that the project needs goes into .venv beside this file; a stamp in it tells what is there.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import webbrowser
from pathlib import Path
from typing import NamedTuple, NoReturn

HERE = Path(__file__).resolve().parent
ADDRESS = "127.0.0.1"  # only this computer: the figures of a village are nobody else's business
FIRST_PORT = 8501
OLDEST, NEWEST = (3, 11), (3, 13)  # the same range as requires-python in pyproject.toml
NEEDED_BYTES = 1_000_000_000
WAIT_SECONDS = 90
NETWORK_WORDS = ("connection", "getaddrinfo", "name resolution", "timed out", "proxy", "unreachable", "ssl")

HELP = """Gebruik:
  python3 start.py                        start de app en open de browser (Windows: py start.py)
  python3 start.py --geen-browser         start de app, maar open geen browser
  python3 start.py --installeer           installeer alleen wat de app nodig heeft
  python3 start.py test [--lang] [...]    draai de tests; --lang neemt ook de lange tests mee
  python3 start.py test --installeer      installeer alleen wat de tests nodig hebben
Wat na 'test' komt, gaat door naar pytest."""

WRONG_PYTHON = """U hebt Python {found}. Deze app werkt met Python 3.11, 3.12 en 3.13.
Installeer een van deze versies en start daarmee, bijvoorbeeld:
  {example}"""
READ_ONLY = """We kunnen niet schrijven in de map {folder}.
Zet de map op een plek waar u wel mag schrijven, zoals Documenten, en probeer het opnieuw."""
DISK_FULL = """Er is te weinig ruimte op de schijf: {free} MB vrij. De app heeft ongeveer 1000 MB nodig.
Maak ruimte vrij en probeer het opnieuw."""
NO_INTERNET = """Het installeren is niet gelukt: we krijgen geen verbinding met internet.
Controleer uw verbinding en probeer het opnieuw. Wat al binnen is, halen we niet nog eens op.
Werkt u bij een gemeente of een bedrijf? Dan loopt internet soms via een proxy.
Vraag de helpdesk om het adres van de proxy. Vul het zo in en start opnieuw:
  {proxy}"""
WRONG_HASH = """Het installeren is gestopt: een onderdeel is anders dan verwacht.
Dit kan een storing zijn. Probeer het later opnieuw. Blijft het zo? Meld het dan bij de makers."""
NO_PIP = """Python mist een onderdeel (pip of venv) en kan daarom niets installeren.
Installeer het met: sudo apt install python3-venv python3-pip"""
IN_USE = """We kunnen de map .venv niet vernieuwen. Staat de app nog open in een ander venster?
Sluit die dan en probeer het opnieuw."""
FAILED = """Het installeren is niet gelukt. Hierboven staat de melding van het installatieprogramma.
Probeer het opnieuw. Lukt het weer niet? Meld het dan bij de makers, met deze melding erbij."""
NOT_STARTED = "De app is niet gestart. Hierboven staat waarom."
READY = """De app staat klaar op {url}
Alleen deze computer kan erbij. Stoppen: druk op Ctrl+C."""


class Tool(NamedTuple):
    """A program outside Python that some tests need, and where each system keeps it."""

    label: str
    commands: tuple[str, ...]
    places: dict[str, tuple[str, ...]]
    install: dict[str, str]


TOOLS = {
    "libreoffice": Tool(
        label="LibreOffice (soffice)",
        commands=("soffice", "libreoffice"),
        places={
            "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
            "win32": (r"C:\Program Files\LibreOffice\program\soffice.exe",),
        },
        install={
            "apt": "sudo apt install libreoffice-calc-nogui",
            "brew": "brew install --cask libreoffice",
            "winget": "winget install TheDocumentFoundation.LibreOffice",
            "": "installeer libreoffice met het pakketbeheer van uw systeem",
        },
    ),
    "browser": Tool(
        label="Chromium",
        commands=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
        places={
            "darwin": (
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ),
            "win32": (
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
            ),
        },
        install={
            "apt": "sudo apt install chromium",
            "brew": "brew install --cask google-chrome",
            "winget": "winget install Google.Chrome",
            "": "installeer chromium met het pakketbeheer van uw systeem",
        },
    ),
}


def main(arguments: list[str]) -> int:
    """Install what is missing, then do what was asked."""
    testing = arguments[:1] == ["test"]
    rest = arguments[1:] if testing else arguments
    if {"-h", "--help", "--hulp"} & set(arguments[:1]):
        print(HELP)
        return 0
    unknown = [] if testing else [word for word in rest if word not in ("--installeer", "--geen-browser")]
    if unknown:
        stop(f"We kennen '{unknown[0]}' niet.\n\n{HELP}", code=2)
    check_python(sys.version_info[:2], sys.platform)
    install(HERE, testing=testing)
    if "--installeer" in rest:
        return 0
    return run_tests(rest) if testing else run_app(browser="--geen-browser" not in rest)


def stop(text: str, code: int = 1) -> NoReturn:
    """Tell what is wrong, and end."""
    print("\n" + text, file=sys.stderr)
    raise SystemExit(code)


# ---- Installing


def check_python(version: tuple[int, int], system: str) -> None:
    """End with a clear message on a Python for which the lock files hold no packages."""
    if not OLDEST <= version <= NEWEST:
        example = "py -3.13 start.py" if system == "win32" else "python3.13 start.py"
        stop(WRONG_PYTHON.format(found=".".join(map(str, version)), example=example))


def venv_python(venv: Path, *, windows: bool) -> Path:
    """Where a virtual environment keeps its Python."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


class Stamp(NamedTuple):
    """What .venv was made for, where, and from what."""

    place: str
    content: str
    kind: str

    @classmethod
    def wanted(cls, folder: Path, version: str, *, testing: bool) -> Stamp:
        """What fits this folder as it is now."""
        names = ("pyproject.toml", "requirements.lock", "requirements-test.lock")
        content = b"\0".join((folder / name).read_bytes() for name in names)
        place = f"{version} {folder}".encode()
        return cls(short_hash(place), short_hash(content), "test" if testing else "app")

    @classmethod
    def read(cls, path: Path) -> Stamp:
        """What a finished installation left behind; blanks after none, or one that stopped halfway."""
        words = path.read_text(encoding="utf-8").split() if path.exists() else []
        return cls(*words) if len(words) == len(cls._fields) else cls("", "", "")

    def serves(self, wanted: Stamp) -> bool:
        """Whether nothing need be installed; with test packages the app runs as well."""
        return self[:2] == wanted[:2] and self.kind in (wanted.kind, "test")


def short_hash(content: bytes) -> str:
    """Enough of a hash to tell versions apart."""
    return hashlib.sha256(content).hexdigest()[:16]


def install(folder: Path, *, testing: bool) -> None:
    """Bring .venv up to date; the stamp goes first and comes back last, so a half-finished one is redone."""
    venv = folder / ".venv"
    python = venv_python(venv, windows=os.name == "nt")
    path = venv / ".geinstalleerd"
    wanted = Stamp.wanted(folder, sys.version, testing=testing)
    found = Stamp.read(path) if python.exists() else Stamp("", "", "")
    if found.serves(wanted):
        return
    # Another Python or a moved folder breaks a .venv; otherwise what is new is put on top of it.
    fresh = found.place != wanted.place
    check_folder(folder, NEEDED_BYTES if fresh else NEEDED_BYTES // 5)
    print("We installeren de onderdelen. Dit duurt ongeveer 1 tot 3 minuten.", flush=True)
    path.unlink(missing_ok=True)
    if fresh:
        make_venv(venv)
    lock = "requirements-test.lock" if testing else "requirements.lock"
    # Two steps, because pip refuses hashes together with an editable project.
    pip(python, "--require-hashes", "-r", str(folder / lock))
    pip(python, "--no-deps", "--no-build-isolation", "-e", str(folder))
    path.write_text(" ".join(wanted), encoding="utf-8")
    print("Het installeren is klaar.", flush=True)


def check_folder(folder: Path, needed: int) -> None:
    """End before pip does when the folder is read-only or the disk nearly full."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        stop(READ_ONLY.format(folder=folder))
    free = shutil.disk_usage(folder).free
    if free < needed:
        stop(DISK_FULL.format(free=free // 1_000_000))


def base_python() -> str:
    """The Python outside any virtual environment, so that an old .venv can be replaced from within itself."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def make_venv(venv: Path) -> None:
    """Make an empty .venv; without its own pip where Debian lacks python3-venv."""
    make = [base_python(), "-m", "venv", "--clear", str(venv)]
    done = subprocess.run(make, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        done = subprocess.run([*make, "--without-pip"], capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        stop(IN_USE if "PermissionError" in done.stderr else NO_PIP)


def pip_command(python: Path, *, own_pip: bool) -> list[str]:
    """The .venv's own pip, or else the computer's pip working for the .venv."""
    return [str(python), "-m", "pip"] if own_pip else [base_python(), "-m", "pip", "--python", str(python)]


def pip(python: Path, *arguments: str) -> None:
    """Run pip install, and translate what goes wrong."""
    has_pip = subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, check=False)
    command = pip_command(python, own_pip=has_pip.returncode == 0)
    quiet = ("install", "--quiet", "--disable-pip-version-check", "--no-input")
    whole = [*command, *quiet, *arguments]
    done = subprocess.run(whole, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        stop(explain_failure(done.stderr, sys.platform))


def explain_failure(output: str, system: str) -> str:
    """The Dutch message that fits pip's complaint."""
    low = output.lower()
    if "no module named pip" in low:
        return NO_PIP
    if "do not match the hashes" in low:
        return WRONG_HASH
    if "no space left" in low:
        return DISK_FULL.format(free=0)
    if any(word in low for word in NETWORK_WORDS):
        setting = "set HTTPS_PROXY=" if system == "win32" else "export HTTPS_PROXY="
        return NO_INTERNET.format(proxy=setting + "http://adres-van-de-proxy:8080")
    return FAILED


# ---- The app


def free_port(first: int = FIRST_PORT) -> int:
    """The first free port from 8501 up."""
    for port in range(first, first + 50):
        with socket.socket() as probe, contextlib.suppress(OSError):
            if os.name != "nt":  # on Windows this option would also take over a port that is in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((ADDRESS, port))
            return port
    stop("We vinden geen vrije poort voor de app. Sluit andere vensters met de app en probeer het opnieuw.")


def app_command(python: Path, port: int) -> list[str]:
    """Streamlit on this computer alone; it opens no browser and says nothing, since we do that in Dutch."""
    flags = {
        "server.address": ADDRESS,
        "server.port": str(port),
        "server.headless": "true",
        "logger.hideWelcomeMessage": "true",
        "browser.gatherUsageStats": "false",
    }
    settings = [word for name, value in flags.items() for word in (f"--{name}", value)]
    return [str(python), "-m", "streamlit", "run", "streamlit_app.py", *settings]


def has_screen(environment: dict[str, str], system: str) -> bool:
    """Whether opening a browser makes sense here."""
    if environment.get("CI"):
        return False
    return not system.startswith("linux") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def answers(port: int) -> bool:
    """Whether the app answers yet; asked directly, so that a proxy does not get in between."""
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def run_app(*, browser: bool) -> int:
    """Start the app, wait until it answers, show where it is, and stay until it ends."""
    port = free_port()
    url = f"http://{ADDRESS}:{port}"
    if port != FIRST_PORT:
        print(f"Poort {FIRST_PORT} is al in gebruik. We nemen poort {port}.")
    print("De app start ...", flush=True)
    server = subprocess.Popen(app_command(venv_python(HERE / ".venv", windows=os.name == "nt"), port), cwd=HERE)
    try:
        deadline = time.monotonic() + WAIT_SECONDS
        while not answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                stop(NOT_STARTED)
            time.sleep(0.2)
        print(READY.format(url=url), flush=True)
        if browser and has_screen(dict(os.environ), sys.platform):
            webbrowser.open(url)
        return server.wait()
    except KeyboardInterrupt:
        print("\nDe app is gestopt.")
        return 0
    finally:
        server.terminate()
        server.wait()


# ---- The tests


def find_tool(name: str) -> str | None:
    """Path of LibreOffice ("libreoffice") or Chromium ("browser") on this computer, or None."""
    tool = TOOLS[name]
    on_path = [shutil.which(command) for command in tool.commands]
    in_place = [place for place in tool.places.get(sys.platform, ()) if Path(place).exists()]
    return next((found for found in [*on_path, *in_place] if found), None)


def package_manager(system: str) -> str:
    """The program with which people install things on this system; empty when unknown."""
    fixed = {"darwin": "brew", "win32": "winget"}
    return fixed.get(system) or ("apt" if shutil.which("apt") or shutil.which("apt-get") else "")


def missing_text(missing: list[str], manager: str) -> str:
    """What is missing, which tests that costs, and how to get it."""
    tools = [TOOLS[name] for name in missing]
    lines = [f"- {tool.label} ontbreekt. Zo komt het er: {tool.install[manager]}" for tool in tools]
    return "\n".join(["Een deel van de tests kan hier niet draaien:", *lines])


def run_tests(arguments: list[str]) -> int:
    """Run pytest; exit code 1 too when tests could not run for want of a program."""
    missing = [name for name in TOOLS if find_tool(name) is None]
    if missing:
        print(missing_text(missing, package_manager(sys.platform)), flush=True)
    environment = dict(os.environ)
    if "--lang" in arguments:
        environment["VERDIENMODEL_LANG"] = "1"
    rest = [word for word in arguments if word != "--lang"]
    python = venv_python(HERE / ".venv", windows=os.name == "nt")
    code = subprocess.call([str(python), "-m", "pytest", *rest], cwd=HERE, env=environment)
    if missing:
        labels = " en ".join(TOOLS[name].label for name in missing)
        print(f"\nNiet alles is getest. Niet gedraaid: de tests met {labels}.", file=sys.stderr)
    return code or (1 if missing else 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
