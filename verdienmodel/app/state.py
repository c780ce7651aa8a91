"""What the app remembers of one visitor: the opened plan, the changed values, and how to undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.study.opening import SCENARIOS, Opened, examples, open_bytes
from verdienmodel.study.study import Study

UNDO_STEPS = 100
"""How many changes can be undone; more would only fill the memory of a long visit."""


@dataclass(frozen=True)
class Plan:
    """The file that is open: its name and its bytes, as they came in."""

    name: str
    raw: bytes
    example: str = ""


@st.cache_resource(max_entries=32, show_spinner=texts.READING)
def opened(raw: bytes, name: str) -> Opened:
    """A scenario file, read and worked out once per contents."""
    return open_bytes(raw, name)


@st.cache_resource(max_entries=64, show_spinner=texts.WORKING)
def _worked_out(_base: Study, key: tuple[str, str, str, tuple[tuple[str, float], ...]]) -> Study:
    _, _, option, changed = key
    study = _base.with_option(option) if option else _base
    return study.with_values({**study.changed, **dict(changed)}) if changed else study


def worked_out(plan: Plan, base: Study, option: str) -> Study:
    """The plan with an option and this visitor's changes; kept per scenario, option and changes."""
    # The file's name is in the key too: two files with the same contents give messages under their own name.
    return _worked_out(base, (plan.name, base.stamp.hash, option, tuple(sorted(changes().items()))))


def example(name: str) -> Plan:
    """One of the plans that come along."""
    return Plan(f"{name}.yaml", Path(SCENARIOS / f"{name}.yaml").read_bytes(), name)


def known_examples() -> tuple[str, ...]:
    """The names of the plans that come along."""
    return examples()


def current() -> Plan | None:
    """The plan that is open. A link may name an example, so that a page can be loaded again."""
    plan: Plan | None = st.session_state.get("plan")
    asked = st.query_params.get("plan", "")
    if plan is None and asked in known_examples():
        choose(example(asked))
        return current()
    return plan


def choose(plan: Plan) -> None:
    """Open another plan: changes of the old one do not travel."""
    if st.session_state.get("plan") != plan:
        st.session_state["plan"] = plan
        st.session_state["changes"] = {}
        st.session_state["history"] = []
        st.session_state["undone"] = []
        st.session_state["typed"] = {}


def changes() -> dict[str, float]:
    """Changed leaf values by address, as this visitor has them now."""
    found: dict[str, float] = st.session_state.setdefault("changes", {})
    return found


def history() -> list[dict[str, float]]:
    """Earlier states of the changes, for undo."""
    found: list[dict[str, float]] = st.session_state.setdefault("history", [])
    return found


def undone() -> list[dict[str, float]]:
    """States that were undone, for redo."""
    found: list[dict[str, float]] = st.session_state.setdefault("undone", [])
    return found


def typed() -> dict[str, tuple[str, str]]:
    """Texts that could not be read, with the reason: they stay in their field until they are right."""
    found: dict[str, tuple[str, str]] = st.session_state.setdefault("typed", {})
    return found


def change(address: str, value: float, original: float) -> None:
    """Remember a changed value; a value that is back at where it was without changes is no change."""
    typed().pop(address, None)
    new = {name: old for name, old in changes().items() if name != address}
    if value != original:
        new[address] = value
    if new != changes():
        _remember()
        replace_all(new)


def undo() -> None:
    """Back to before the last change."""
    if history():
        undone().append(dict(changes()))
        replace_all(history().pop())


def redo() -> None:
    """The change that was undone last, done again."""
    if undone():
        history().append(dict(changes()))
        replace_all(undone().pop())


def back_to_file() -> None:
    """All values as in the file; can be undone."""
    if changes():
        _remember()
    replace_all({})


def _remember() -> None:
    undone().clear()
    history().append(dict(changes()))
    del history()[:-UNDO_STEPS]


def replace_all(values: Mapping[str, float]) -> None:
    """New changes for old; what was typed wrongly is forgotten."""
    st.session_state["changes"] = dict(values)
    st.session_state["typed"] = {}
