"""A field for one input: checked text for numbers, two lists for a month, a switch for ja or nee.

Never a browser number field: that reads 2500,75 as 250075 and 12.500 as 12,5 without a word.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st

from verdienmodel.app import state, texts
from verdienmodel.app.markup import escaped
from verdienmodel.ground.timeline import Month
from verdienmodel.model.changes import Change
from verdienmodel.model.graph import Leaf
from verdienmodel.study.study import Study
from verdienmodel.study.unusual import unusual
from verdienmodel.views.field_words import (
    entered,
    said,
    source_words,
    usual,
    without_unit,
)
from verdienmodel.views.input_names import input_name, input_name_with_unit, unusual_words

Visibility = Literal["visible", "collapsed"]


def field(before: Study, study: Study, leaf: Leaf) -> None:
    """The field that fits the value, with what we read and where the value comes from."""
    if leaf.is_date:
        _month(study, leaf, before.leaf_value(leaf.address), study.leaf_value(leaf.address))
    else:
        number_field(before, study, leaf)
    explain(before, study, leaf)


def toggle(before: Study, study: Study, leaf: Leaf) -> None:
    """Ja or nee: whether something takes part."""
    original, now = before.leaf_value(leaf.address), study.leaf_value(leaf.address)
    key = synced(f"schakelaar {leaf.address}", bool(now))
    st.toggle(escaped(input_name(study, leaf)), key=key, on_change=_switched, args=(key, leaf.address, original))


def explain(before: Study, study: Study, leaf: Leaf) -> None:
    """What we read, what is usual, and the source; an assumption is marked as one. And the way back of this one value."""
    original, now = before.leaf_value(leaf.address), study.leaf_value(leaf.address)
    low, high = usual(leaf)
    kind, source = source_words(leaf)
    read = "" if leaf.is_date or leaf.address in state.typed() else texts.WE_READ.format(value=said(leaf, now))
    parts = [escaped(texts.USUAL.format(low=low, high=high))] if low else []
    parts.append(f"**{kind}:** {escaped(source)}.")
    st.caption("  \n".join(line for line in (escaped(read), " ".join(parts)) if line))
    for item in unusual(study):
        if item.leaf.address == leaf.address and leaf.address not in state.typed():
            st.warning(escaped(unusual_words(study, item)), icon=":material/warning:")
    if now != original:
        label = f"**{texts.CHANGED_ONE}** {escaped(texts.BACK_TO.format(value=said(leaf, original)))}"
        st.button(label, key=f"terug {leaf.address}", type="tertiary", icon=":material/undo:",
                  on_click=state.change, args=(leaf.address, original, original))  # fmt: skip


def synced(key: str, value: object) -> str:
    """The key of a widget that shows this value; only a value that differs is written, so that typing goes on."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def number_field(before: Study, study: Study, leaf: Leaf, label_visibility: Visibility = "visible") -> None:
    """Text that is read on the server; what cannot be read stays, with the reason in sight under it."""
    original, now = before.leaf_value(leaf.address), study.leaf_value(leaf.address)
    raw, reason = state.typed().get(leaf.address, (entered(leaf, now), ""))
    key = synced(f"veld {leaf.address}", raw)
    st.text_input(
        escaped(input_name_with_unit(study, leaf)), key=key,
        help=escaped(leaf.explanation) or None, placeholder="p.m." if leaf.pm else None, max_chars=40,
        on_change=_typed, args=(study, leaf, key, original), label_visibility=label_visibility,
    )  # fmt: skip
    if reason:
        st.error(escaped(f"{reason}. {texts.KEPT.format(value=said(leaf, now))}"))


def _example(leaf: Leaf) -> str:
    if leaf.percent:
        return texts.WRITE_PERCENT
    return texts.WRITE_AMOUNT if leaf.shown_unit.startswith("eur") else texts.WRITE_NUMBER


def _typed(study: Study, leaf: Leaf, key: str, original: float) -> None:
    """What was typed, read on the server as a wijziging; a text that cannot be read stays, with the reason."""
    raw = str(st.session_state[key] or "").strip()
    if not raw and leaf.pm:
        state.change(leaf.address, original, original)
        return
    values, problems = study.changes([Change(leaf.address, set_=without_unit(leaf, raw))])
    if problems:
        why = problems[0].wat[:1].upper() + problems[0].wat[1:] if raw else texts.EMPTY
        state.typed()[leaf.address] = (raw, why if problems[0].code == "W005" else f"{why}. {_example(leaf)}")
        return
    state.change(leaf.address, values[leaf.address], original)


def _month(study: Study, leaf: Leaf, original: float, now: float) -> None:
    """Year and month from two lists; only months that the plan has."""
    month = Month.from_code(now)
    st.markdown(escaped(input_name(study, leaf)))
    first, second = st.columns(2)
    years = list(dict.fromkeys(study.timeline.years))
    year_key = synced(f"jaar {leaf.address}", month.year)
    month_key = synced(f"maand {leaf.address}", month.month)
    args = (study, leaf, year_key, month_key, original)
    first.selectbox(
        f"{texts.YEAR} ({escaped(input_name(study, leaf))})", years, key=year_key, on_change=_dated, args=args
    )
    names = dict(enumerate(texts.MONTHS, start=1))
    months = [item.month for item in study.timeline.months if item.year == month.year]
    second.selectbox(f"{texts.MONTH} ({escaped(input_name(study, leaf))})", months, key=month_key,
                     format_func=names.__getitem__, on_change=_dated, args=args)  # fmt: skip


def _dated(study: Study, leaf: Leaf, year_key: str, month_key: str, original: float) -> None:
    chosen = Month(int(st.session_state[year_key]), int(st.session_state[month_key]))
    inside = min(max(chosen, study.timeline.first), study.timeline.last)
    state.change(leaf.address, float(inside.code), original)


def _switched(key: str, address: str, original: float) -> None:
    state.change(address, float(st.session_state[key]), original)
