"""Where does this number come from? The sum behind any number of the table, down to the sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.markup import escaped
from verdienmodel.ground.timeline import Period
from verdienmodel.study.explaining import Explanation, explain
from verdienmodel.study.study import Study
from verdienmodel.study.tables import END, TOTAL, Table
from verdienmodel.views.explanation import explanation_rows

ALL_MONTHS = "totaal"
YEARLY = "jaar"
INDENT = "\u2003"


@st.fragment
def show_origin(study: Study, table: Table) -> None:
    """Choose a line and a period; the explanation opens below, part by part."""
    lines = {row.line.address: row.line for row in table.rows if row.line.address}
    names = {address: INDENT * line.level + line.label for address, line in lines.items()}
    saldo = next((n for n, line in enumerate(lines.values()) if line.style == "saldo"), 0)
    scope = study.stamp.hash
    keys = (f"getal {table.statement.key} {scope}", f"periode {table.columns} {scope}")
    _choose(study, names, _periods(study, table), keys, saldo)


@st.fragment
def show_origin_of(study: Study, names: Mapping[str, str], begin: str, period: str) -> None:
    """The same for any numbers, by their address; it begins with one of them, in the period that the page shows."""
    years = [item.label for item in study.timeline.periods(YEARLY)]
    periods = list(dict.fromkeys([period, TOTAL, *years]))
    scope = f"{begin} {period} {study.stamp.hash} {study.stamp.optie}"
    _choose(study, names, periods, (f"getal {scope}", f"periode {scope}"), list(names).index(begin))


def _choose(
    study: Study, names: Mapping[str, str], periods: list[str], keys: tuple[str, str], begin: int
) -> None:  # fmt: skip
    st.header(texts.ORIGIN, anchor=False)
    st.caption(texts.ORIGIN_HELP)
    first, second = st.columns(2)
    address = first.selectbox(texts.WHICH_NUMBER, list(names), index=begin, key=keys[0], format_func=names.__getitem__)
    period = second.selectbox(texts.WHICH_PERIOD, periods, key=keys[1])
    label = ALL_MONTHS if period in (TOTAL, END) else period
    with st.container(border=True):
        _node(study, explain(study, address, label), f"uitleg {address} {label}")


def _periods(study: Study, table: Table) -> list[str]:
    """The columns of the table, and the years, since those stand on the cards."""
    years = [period.label for period in study.timeline.periods(YEARLY)]
    return list(dict.fromkeys([*table.columns, *years]))


def _node(study: Study, found: Explanation, key: str) -> None:
    """One number with its sum, then what it is made of: each part can be opened in turn."""
    own = explanation_rows(replace(found, children=()))
    st.text("\n".join(INDENT * row.level + row.text for row in own))
    for number, child in enumerate(found.children):
        _child(study, child, f"{key} {number}")


def _child(study: Study, found: Explanation, key: str) -> None:
    own = explanation_rows(replace(found, children=()))
    if len(own) == 1 and not found.children and found.form == "invoer":
        st.text(own[0].text)
        return
    section = st.expander(escaped(own[0].text), key=key, on_change="rerun")
    if section.open:
        with section:
            _opened(study, _deeper(study, found), key)


def _opened(study: Study, found: Explanation, key: str) -> None:
    rest = explanation_rows(replace(found, children=()))[1:]
    if rest:
        st.text("\n".join(row.text for row in rest))
    for number, child in enumerate(found.children):
        _child(study, child, f"{key} {number}")


def _deeper(study: Study, found: Explanation) -> Explanation:
    """The same number explained anew, so that one level more can be opened each time, down to the sources."""
    if not found.address or not found.months:
        return found
    positions = tuple(study.timeline.position(month) for month in found.months)
    return explain(study, found.address, Period(found.period, positions))
