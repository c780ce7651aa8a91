"""What the app remembers of one visitor: the opened scenario, the changed values, and how to undo."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from verdienmodel.study.opening import SCENARIOS, Opened, examples, open_bytes
from verdienmodel.study.study import Study

OWN = "eigen bestand"


@st.cache_resource(max_entries=64, show_spinner="Bezig met lezen…")
def opened(raw: bytes, name: str) -> Opened:
    """A scenario file, read and worked out once per contents."""
    return open_bytes(raw, name)


@st.cache_resource(max_entries=128, show_spinner="Bezig met rekenen…")
def worked_out(_study: Study, key: tuple[str, str, tuple[tuple[str, float], ...]]) -> Study:
    """The scenario with an option and changed values; `key` is what it depends on."""
    _, option, changed = key
    base = _study.with_option(option) if option else _study
    return base.with_values({**base.changed, **dict(changed)}) if changed else base


def example_bytes(name: str) -> bytes:
    """The text of an example."""
    return Path(SCENARIOS / f"{name}.yaml").read_bytes()


def changes() -> dict[str, float]:
    """Changed leaf values by address, as this visitor has them now."""
    found: dict[str, float] = st.session_state.setdefault("changes", {})
    return found


def history() -> list[dict[str, float]]:
    """Earlier states of the changes, for undo."""
    found: list[dict[str, float]] = st.session_state.setdefault("history", [])
    return found


def change(address: str, value: float, original: float) -> None:
    """Remember a changed value; a value that is back at the file's is no change."""
    now = changes()
    if now.get(address, original) == value:
        return
    history().append(dict(now))
    if value == original:
        now.pop(address, None)
    else:
        now[address] = value


def undo() -> None:
    """Back to before the last change."""
    if history():
        replace_all(history().pop())


def back_to_file() -> None:
    """All values as in the file; can be undone."""
    history().append(dict(changes()))
    replace_all({})


def replace_all(values: Mapping[str, float]) -> None:
    """New changes for old; the fields on the page start anew from them."""
    st.session_state["changes"] = dict(values)
    st.session_state["version"] = version() + 1


def version() -> int:
    """Counts how often fields must forget what was typed."""
    return int(st.session_state.get("version", 0))


def choose(name: str) -> None:
    """Another scenario: changes of the old one do not travel."""
    if st.session_state.get("chosen") != name:
        st.session_state["chosen"] = name
        st.session_state["history"] = []
        replace_all({})


def known_examples() -> tuple[str, ...]:
    """The scenarios that come along."""
    return examples()
