"""The page that sets options side by side: what each may bring to whom, on the same draws."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import risk_state, state, texts
from verdienmodel.app.markup import escaped
from verdienmodel.app.problems import show_errors
from verdienmodel.app.risk_page import show_rows
from verdienmodel.study.vergelijken import Comparison
from verdienmodel.views import comparison_words as words
from verdienmodel.views.comparison_json import comparison_json
from verdienmodel.views.risk_charts import options_chart, options_description
from verdienmodel.views.risk_words import draws_words

FIRST = 3
"""So many options are chosen to begin with: more than these beside the plan itself are hard to compare."""


def show(start_page: StreamlitPage) -> None:
    """The whole page, or the way to the start page when nothing is open."""
    plan = state.current()
    opened = state.opened(plan.raw, plan.name) if plan else None
    if plan is None or opened is None or opened.study is None:
        st.title(texts.NO_PLAN, anchor=False)
        st.write(texts.NO_PLAN_HELP)
        st.page_link(start_page, label=texts.TO_START, icon=":material/arrow_back:")
        return
    if plan.example:
        st.query_params["plan"] = plan.example
    study = state.worked_out(plan, opened.study, "")
    st.title(texts.COMPARE_TITLE.format(name=escaped(study.scenario.naam)), anchor=False)
    st.write(texts.COMPARE_HELP)
    labels = {option.name: option.label for option in study.graph.options}
    if not labels:
        st.info(texts.COMPARE_NONE, icon=":material/info:")
        return
    chosen = st.multiselect(
        texts.COMPARE_WHICH, list(labels), default=list(labels)[:FIRST], format_func=labels.__getitem__,
        placeholder=texts.COMPARE_CHOOSE, key=f"vergelijk {study.stamp.hash}",
    )  # fmt: skip
    if not chosen:
        return
    found, problems = risk_state.compared(plan, study, tuple(chosen))
    if found is None:
        show_errors(problems)
        return
    _tables(found)


def _tables(found: Comparison) -> None:
    saldos = {saldo.label: saldo for saldo in found.saldos}
    saldo = saldos[
        st.selectbox(texts.BOOKS, list(saldos), key=f"vergelijk van wie {found.base.found.study.stamp.hash}")
    ]
    st.header(texts.COMPARE_SALDO.format(whose=escaped(saldo.label)), anchor=False)
    dark = st.context.theme.type == "dark"
    told = options_description(found, saldo)
    st.altair_chart(options_chart(found, saldo, dark=dark), width="stretch", theme="streamlit", alt=told)
    show_rows(texts.COMPARE_COLUMNS, words.comparison_rows(found, saldo))
    st.header(texts.COMPARE_CHANGED, anchor=False)
    for option in found.options[1:]:
        with st.expander(escaped(option.label)):
            st.markdown("\n".join(f"- {escaped(line)}" for line in words.changes_text(option)))
    st.write(escaped(draws_words(found.base.found)))
    st.download_button(
        texts.RISK_JSON, comparison_json(found), "vergelijking.json", "application/json", on_click="ignore"
    )
