"""Fields for input values: sliders for what a board would move, checked text for the rest."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import state
from verdienmodel.app.texts import escaped
from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Leaf
from verdienmodel.scenario.values import read_number
from verdienmodel.study.steps import nearest_position, slider_values
from verdienmodel.study.study import Study
from verdienmodel.views.format import leaf_value, plain, with_unit
from verdienmodel.views.sources import source_line

NUMBER = r"^\s*€?\s*[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?\s*%?\s*$"
STEPS = 40


def input_fields(study: Study) -> None:
    """All inputs that a reader may change: the sliders first, then the rest per part of the plan."""
    leaves = [leaf for leaf in study.graph.leaves.values() if _shown(leaf)]
    for leaf in leaves:
        if leaf.slider:
            _slider(study, leaf)
    groups: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        if not leaf.slider:
            groups.setdefault(_group(study, leaf), []).append(leaf)
    for name, members in groups.items():
        with st.expander(f"{name} ({len(members)})"):
            for leaf in members:
                _field(study, leaf)


def _shown(leaf: Leaf) -> bool:
    return not leaf.address.endswith(".aan") and leaf.address.split(".")[0] not in ("seizoenen", "fasen")


def _group(study: Study, leaf: Leaf) -> str:
    parts = leaf.address.split(".")
    if parts[0] == "onderdelen":
        return escaped(study.scenario.onderdelen[parts[1]].naam or parts[1])
    return {"posten": "Bedragen op de begroting", "indexen": "Prijsstijging", "tabellen": "Tabellen"}.get(
        parts[0].split("[")[0], "Uitgangspunten"
    )


def _slider(study: Study, leaf: Leaf) -> None:
    """A slider between the usual low and high; percentages as people say them."""
    now = study.leaf_value(leaf.address)
    low, high = leaf.low, leaf.high
    if low is None or high is None or not low < high:
        _field(study, leaf)
        return
    texts = _positions(leaf, now, low, high)
    here = nearest_position(list(texts), now)
    chosen = st.select_slider(
        escaped(leaf.label), options=list(texts), value=here, format_func=lambda value: texts[value],
        key=f"schuif-{leaf.address}-{state.version()}", help=_help(leaf),
    )  # fmt: skip
    if chosen != here:
        state.change(leaf.address, float(chosen), leaf.value)
        st.rerun()


def _positions(leaf: Leaf, now: float, low: float, high: float) -> dict[float, str]:
    """The places at which a slider stops, with the text at each; the value of now is one of them."""
    return {
        value: with_unit(value, leaf.shown_unit) for value in slider_values(low, high, now, STEPS, percent=leaf.percent)
    }


def _field(study: Study, leaf: Leaf) -> None:
    now = study.leaf_value(leaf.address)
    if leaf.is_switch:
        return
    text = leaf_value(leaf, now) if leaf.is_date or leaf.pm else plain(now, 6)
    if leaf.percent:
        text = with_unit(now, "%")
    if leaf.is_date:
        text = str(_month(now))
    raw = st.text_input(
        f"{escaped(leaf.label)} ({leaf.shown_unit})", value=text, key=f"veld-{leaf.address}-{state.version()}",
        help=_help(leaf),
    )  # fmt: skip
    if raw == text:
        st.caption(source_line(leaf, changed=leaf.address in study.changed))
        return
    _read(leaf, raw, now)


def _month(code: float) -> object:
    return Month.from_code(code)


def _read(leaf: Leaf, raw: str, now: float) -> None:
    """What was typed, read again on the server; an unclear text changes nothing and says why."""
    try:
        value = read_number(raw.replace("€", "").strip(), leaf.shown_unit)
    except ValueError as error:
        st.error(escaped(str(error)))
        return
    st.caption(f"Wij lezen: {with_unit(value, leaf.shown_unit)}")
    if value != now:  # the same number in another notation (1234 for 1.234) is no news: do not run again for ever
        state.change(leaf.address, value, leaf.value)
        st.rerun()


def _help(leaf: Leaf) -> str:
    return escaped(" ".join(part for part in (leaf.explanation, source_line(leaf, changed=False)) if part))
