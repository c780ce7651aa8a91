"""The app with one memory for everybody, on purpose: what a value at module level would do. For seeing a test fail."""

import streamlit as st

from verdienmodel.app import state
from verdienmodel.app.server import SCRIPT, SETTINGS


class OneMemory:
    """Streamlit, but all visitors share their session."""

    session_state: dict[str, object] = {}  # noqa: RUF012 - shared on purpose

    def __getattr__(self, name: str) -> object:
        return getattr(st, name)


vars(state)["st"] = OneMemory()
app = st.App(SCRIPT, **SETTINGS)
