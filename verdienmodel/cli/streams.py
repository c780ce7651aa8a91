"""Text to the terminal and to a file: Dutch signs survive, whatever the system's own encoding."""

from __future__ import annotations

import codecs
import contextlib
import sys

PLAIN = str.maketrans(
    {
        "−": "-", "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "→": "->", "·": "-",
        "×": "x", "÷": ":", "€": "EUR", "≈": "ongeveer", "\u00a0": " ", "\u202f": " ",
    }
)  # fmt: skip
"""What a sign becomes where it cannot be shown. A minus must never turn into a question mark."""


def prepare_streams() -> None:
    """An old console shows plain signs instead of stopping."""
    codecs.register_error("verdienmodel", _plain)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="verdienmodel")  # type: ignore[union-attr]


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    text = error.object[error.start : error.end].translate(PLAIN)
    return "".join(sign if sign.isascii() else "?" for sign in text), error.end


def write_file_text(text: str) -> None:
    """CSV or JSON on stdout: UTF-8 with the line ends of the text itself, also when it is sent to a file."""
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    sys.stdout.write(text)
