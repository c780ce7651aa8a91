#!/usr/bin/env python3
"""Start the app, or run the tests, on a computer that has nothing but Python.

Only the standard library, and syntax that older Pythons can still read, so that the check on the version
gets its say. All that the project needs goes into .venv beside this file; a stamp in it tells what is there.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)  # the same range as requires-python in pyproject.toml
SPECIFICATION = ("pyproject.toml", "requirements.lock", "requirements-test.lock")
BASE = str(getattr(sys, "_base_executable", None) or sys.executable)  # outside any .venv, so that it can be replaced

HELP = """Gebruik:
  python3 start.py                        start de app en open de browser (Windows: py start.py)
  python3 start.py --geen-browser         start de app, maar open geen browser
  python3 start.py test [--lang] [...]    draai de tests; --lang neemt ook de lange tests mee
  python3 start.py [test] --installeer    installeer alleen wat de app (of de tests) nodig heeft
Wat na 'test' komt, gaat door naar pytest."""
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadscope", "--no-loadscope-reorder")
"""All tests at once, a file at a time per process; tests/conftest.py keeps what needs the browser together."""
WRONG_PYTHON = """U hebt Python {found}. Deze app werkt met Python 3.11, 3.12 en 3.13.
Installeer een van deze versies en start daarmee, bijvoorbeeld:
  {example}"""
READ_ONLY = """We kunnen niet schrijven in de map {folder}.
Zet de map op een plek waar u wel mag schrijven, zoals Documenten, en probeer het opnieuw."""
DISK_FULL = """Er is te weinig ruimte op de schijf. De app heeft ongeveer 1000 MB nodig.
Maak ruimte vrij en probeer het opnieuw."""
NO_INTERNET = """Het installeren is niet gelukt: we krijgen geen verbinding met internet.
Controleer uw verbinding en probeer het opnieuw. Wat al binnen is, halen we niet nog eens op.
Werkt u bij een gemeente of een bedrijf? Dan loopt internet soms via een proxy.
Vraag de helpdesk om het adres van de proxy. Vul het zo in en start opnieuw:
  {setting}HTTPS_PROXY=http://adres-van-de-proxy:8080"""
WRONG_HASH = """Het installeren is gestopt: een onderdeel is anders dan verwacht.
Dit kan een storing zijn. Probeer het later opnieuw. Blijft het zo? Meld het dan bij de makers."""
NO_PIP = """Python mist een onderdeel (pip of venv) en kan daarom niets installeren.
Installeer het met: sudo apt install python3-venv python3-pip"""
IN_USE = """We kunnen de map .venv niet vernieuwen. Staat de app nog open in een ander venster?
Sluit die dan en probeer het opnieuw."""
FAILED = """Het installeren is niet gelukt. Hierboven staat de melding van het installatieprogramma.
Probeer het opnieuw. Lukt het weer niet? Meld het dan bij de makers, met deze melding erbij."""
COMPLAINTS = (  # words in what pip or venv says, in this order
    (("permissionerror",), IN_USE),
    (("no module named pip", "ensurepip", "no module named venv"), NO_PIP),
    (("do not match the hashes",), WRONG_HASH),
    (("no space left",), DISK_FULL),
    (("connection", "getaddrinfo", "name resolution", "timed out", "proxy", "unreachable", "ssl"), NO_INTERNET),
    (("",), FAILED),
)


def main(arguments: list[str]) -> int:
    """Install what is missing, then do what was asked."""
    testing = arguments[:1] == ["test"]
    if {"-h", "--help", "--hulp"} & set(arguments[:1]):
        print(HELP)
        return 0
    unknown = [] if testing else [word for word in arguments if word not in ("--installeer", "--geen-browser")]
    if unknown:
        print(f"We kennen '{unknown[0]}' niet.\n\n{HELP}", file=sys.stderr)
        return 2
    check_python(sys.version_info[:2], sys.platform)
    install(HERE, testing=testing)
    if "--installeer" in arguments:
        return 0
    long = {"VERDIENMODEL_LANG": "1"} if testing and "--lang" in arguments else {}
    asked = [word for word in arguments[1:] if word != "--lang"]
    words = ["pytest", *(asked or SIDE_BY_SIDE)] if testing else ["verdienmodel.cli.main", "start", *arguments]
    command = [str(venv_python(HERE / ".venv", os.name)), "-m", *words]
    try:
        return subprocess.call(command, cwd=HERE, env={**os.environ, **long})
    except KeyboardInterrupt:  # the program heard it too, and has said so
        return 0


def check_python(version: tuple[int, int], system: str) -> None:
    """End with a clear message on a Python for which the lock files hold no packages."""
    if not OLDEST <= version <= NEWEST:
        example = "py -3.13 start.py" if system == "win32" else "python3.13 start.py"
        raise SystemExit(WRONG_PYTHON.format(found=".".join(map(str, version)), example=example))


def venv_python(venv: Path, system: str) -> Path:
    """Where a virtual environment keeps its Python; `system` as in os.name."""
    return venv / "Scripts" / "python.exe" if system == "nt" else venv / "bin" / "python"


def wanted_stamp(folder: Path, version: str, *, testing: bool) -> list[str]:
    """What .venv must be made for (this Python, this place), from what, and with which packages."""
    content = b"\0".join((folder / name).read_bytes() for name in SPECIFICATION)
    parts = (f"{version} {folder}".encode(), content)
    return [*(hashlib.sha256(part).hexdigest()[:16] for part in parts), "test" if testing else "app"]


def install(folder: Path, *, testing: bool) -> None:
    """Bring .venv up to date; the stamp goes first and comes back last, so a half-finished one is redone."""
    venv = folder / ".venv"
    python, stamp = venv_python(venv, os.name), venv / ".geinstalleerd"
    wanted = wanted_stamp(folder, sys.version, testing=testing)
    found = stamp.read_text(encoding="utf-8").split() if stamp.exists() and python.exists() else []
    if found[:2] == wanted[:2] and found[2:] in (wanted[2:], ["test"]):  # with test packages the app runs as well
        return
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        raise SystemExit(READ_ONLY.format(folder=folder)) from None
    print("We installeren de onderdelen. Dit duurt ongeveer 1 tot 3 minuten.", flush=True)
    stamp.unlink(missing_ok=True)
    if found[:1] != wanted[:1]:  # another Python or a moved folder breaks a .venv; else what is new goes on top
        make_venv(venv)
    # Two steps, because pip refuses hashes together with an editable project.
    pip(python, "--require-hashes", "-r", str(folder / SPECIFICATION[2 if testing else 1]))
    pip(python, "--no-deps", "--no-build-isolation", "-e", str(folder))
    stamp.write_text(" ".join(wanted), encoding="utf-8")
    print("Het installeren is klaar.", flush=True)


def make_venv(venv: Path) -> None:
    """Make an empty .venv; without its own pip where Debian lacks python3-venv."""
    make = (BASE, "-m", "venv", "--clear", str(venv))
    if ran(*make)[0]:
        must_run(*make, "--without-pip")


def pip(python: Path, *arguments: str) -> None:
    """Install with the .venv's own pip, or else with the computer's pip working for the .venv."""
    own = ran(str(python), "-c", "import pip")[0] == 0
    command = (str(python), "-m", "pip") if own else (BASE, "-m", "pip", "--python", str(python))
    must_run(*command, "install", "--quiet", "--disable-pip-version-check", "--no-input", *arguments)


def must_run(*command: str) -> None:
    """Run a program; end with a Dutch explanation when it fails."""
    code, said = ran(*command)
    if code:
        raise SystemExit(f"{said}\n{explain_failure(said, sys.platform)}")


def ran(*command: str) -> tuple[int, str]:
    """A program's exit code and all that it said."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.returncode, done.stdout + done.stderr


def explain_failure(said: str, system: str) -> str:
    """The Dutch message that fits the complaint of pip or venv."""
    message = next(message for words, message in COMPLAINTS if any(word in said.lower() for word in words))
    return message.format(setting="set " if system == "win32" else "export ")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
