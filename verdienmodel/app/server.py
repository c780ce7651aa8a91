"""How the app is served: which script, which middleware around it, and what a reader sees when something breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from verdienmodel.app import texts
from verdienmodel.app.hosts import KnownHosts
from verdienmodel.app.middleware import DutchPage, SafeHeaders

SCRIPT = str(Path(__file__).parent / "script.py")


def on_error(_error: Exception) -> bool:
    """A Dutch message without details: a traceback helps no reader and may hold figures. The log has it."""
    st.error(f"{texts.ERROR} {texts.ERROR_HELP}", icon=":material/error:")
    return True


SETTINGS: dict[str, Any] = {
    # From the outside in: unknown names first, so that nothing else ever sees them.
    "middleware": [Middleware(SafeHeaders), Middleware(KnownHosts), Middleware(DutchPage)],
    "on_script_error": on_error,
}
