"""A slider between the usual low and high, beside the field for who knows the number exactly."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import state
from verdienmodel.app.fields import explain, number_field, synced
from verdienmodel.app.markup import escaped
from verdienmodel.model.graph import Leaf
from verdienmodel.study.steps import slider_values
from verdienmodel.study.study import Study
from verdienmodel.views.field_words import said
from verdienmodel.views.input_names import input_name

STEPS = 40


def has_range(leaf: Leaf) -> bool:
    """A slider needs both ends of what is usual; without them the input has a field only."""
    return leaf.low is not None and leaf.high is not None and leaf.low < leaf.high and not leaf.is_date


def slider_with_field(before: Study, study: Study, leaf: Leaf) -> None:
    """Two ways to say the same value, and below them how we read it."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        _slider(before, study, leaf)
    with right:
        number_field(before, study, leaf, label_visibility="collapsed")
    explain(before, study, leaf)


def _slider(before: Study, study: Study, leaf: Leaf) -> None:
    """The value with its unit above the handle; round steps, and always the value of the file among them."""
    original, now = before.leaf_value(leaf.address), study.leaf_value(leaf.address)
    texts = {value: said(leaf, value) for value in positions(leaf, original, now)}
    key = synced(f"schuif {leaf.address}", now)
    st.select_slider(
        escaped(input_name(study, leaf)), list(texts), key=key, format_func=texts.__getitem__, help=escaped(leaf.explanation) or None,
        on_change=_moved, args=(key, leaf.address, original),
    )  # fmt: skip


def positions(leaf: Leaf, original: float, now: float) -> list[float]:
    """Where the slider stops. The same places whatever the value, so that moving it keeps the focus on it."""
    assert leaf.low is not None
    assert leaf.high is not None
    steps = slider_values(leaf.low, leaf.high, original, STEPS, percent=leaf.percent)
    return sorted({*steps, leaf.value, now})


def _moved(key: str, address: str, original: float) -> None:
    state.change(address, float(st.session_state[key]), original)
