"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from verdienmodel.ground.problem import Problem


def save_atomically(content: bytes, path: Path) -> Problem | None:
    """Write next to the target and rename; the old file stays when anything goes wrong, and no rest is left."""
    return save_with(lambda file: file.write(content), path)


def save_with(write: Callable[[IO[bytes]], object], path: Path) -> Problem | None:
    """The same for what is too large to hold: `write` gets the file that is open."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".verdienmodel-")
        with os.fdopen(handle, "wb") as file:
            write(file)
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        return Problem("B030", str(path), "", "dit bestand kan niet worden geschreven", _reason(error),
                       "kies een andere plek of sluit het bestand in het andere programma")  # fmt: skip
    return None


def _mode(path: Path) -> int:
    """Who may read the file: as the old one, else as any new file here (a temporary file is its owner's alone)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    reasons = {
        "PermissionError": "u mag hier niet schrijven, of het bestand is nog ergens open",
        "IsADirectoryError": "er staat al een map met deze naam",
        "FileNotFoundError": "de map bestaat niet",
    }
    return reasons.get(type(error).__name__, "het schrijven is niet gelukt")
