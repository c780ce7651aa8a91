"""The page that sets options side by side: what each may bring to whom, on the same draws."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import risk_state, state, texts
from verdienmodel.app.changed import say_changed
from verdienmodel.app.downloads import EXCEL
from verdienmodel.app.markup import escaped
from verdienmodel.app.opened import opened
from verdienmodel.app.problems import show_errors
from verdienmodel.app.risk_page import show_rows
from verdienmodel.study.doorrekening import Saldo
from verdienmodel.study.study import Study
from verdienmodel.study.vergelijken import BASE, Comparison
from verdienmodel.views import comparison_tables as tables
from verdienmodel.views import comparison_words as words
from verdienmodel.views.comparison_charts import bridge_chart, bridge_description, options_chart, options_description
from verdienmodel.views.comparison_json import comparison_json
from verdienmodel.views.comparison_tables import PLAN
from verdienmodel.views.format import number
from verdienmodel.views.risk_words import draws_words
from verdienmodel.views.twin_words import apart_sentences
from verdienmodel.views.workbook import workbook_bytes

FIRST = 3
"""So many options are chosen to begin with: more than these beside the plan itself are hard to compare."""


def show(start_page: StreamlitPage) -> None:
    """The whole page, or the way to the start page when nothing is open."""
    here = opened(start_page)
    if here is None:
        return
    plan, as_file = here
    study = state.worked_out(plan, as_file, "")
    st.title(texts.COMPARE_TITLE.format(name=escaped(study.scenario.naam)), anchor=False)
    say_changed()
    st.write(texts.COMPARE_HELP)
    labels = {option.name: option.label for option in study.graph.options}
    if not labels:
        st.info(texts.COMPARE_NONE, icon=":material/info:")
        return
    found = _found(plan, study, labels)
    if found is not None:
        _whole(found)


def _found(plan: state.Plan, study: Study, labels: dict[str, str]) -> Comparison | None:
    """What the reader wants to compare, worked out; None when nothing is chosen or it cannot be drawn."""
    chosen = st.multiselect(
        texts.COMPARE_WHICH, list(labels), default=list(labels)[:FIRST], format_func=labels.__getitem__,
        placeholder=texts.COMPARE_CHOOSE, key=f"vergelijk {study.stamp.hash}",
    )  # fmt: skip
    if len(chosen) < len(labels):
        st.caption(texts.COMPARE_SOME.format(count=len(chosen), total=len(labels)))
    choices = st.grid(4, min_column_width=150)
    beside = choices.selectbox(
        texts.COMPARE_BESIDE, [BASE, *chosen], format_func=lambda name: labels.get(name, PLAN),
        key=f"vergelijk met {study.stamp.hash}", filter_mode="contains",
    )  # fmt: skip
    draws = choices.selectbox(
        texts.DRAWS, risk_state.DRAWS, index=1, format_func=number, help=texts.DRAWS_HELP, key=risk_state.ASKED
    )
    if not chosen:
        return None
    risk_state.say_stopped()
    found, problems = risk_state.compared(plan, study, tuple(chosen), draws)
    if found is None:
        show_errors(problems)
        return None
    return found.set_against(beside)


def _whole(found: Comparison) -> None:
    st.header(texts.COMPARE_WHOM, anchor=False)
    st.caption("  \n".join(escaped(line) for line in words.within_words(found)))
    said = (words.better_sentence(found, option, saldo) for option in found.others for saldo in found.saldos)
    st.markdown("\n".join(f"- {escaped(line)}" for line in said))
    for line in apart_sentences(found.base.found.study):
        st.warning(escaped(line))
    key, saldos = found.base.found.study.stamp.hash, {saldo.label: saldo for saldo in found.saldos}
    saldo = saldos[st.selectbox(texts.BOOKS, list(saldos), key=f"vergelijk van wie {key}", filter_mode="contains")]
    _saldo(found, saldo, key)
    _pairs(found, saldo)
    _money(found)
    _bridge(found, saldo, key)
    _changed(found)


def _saldo(found: Comparison, saldo: Saldo, key: str) -> None:
    st.header(texts.COMPARE_SALDO.format(whose=escaped(saldo.label)), anchor=False)
    years = [year.period.label for year in found.base.found.years(saldo)]
    period = st.selectbox(
        texts.COMPARE_PERIOD, ["", *years], format_func=lambda label: label or texts.COMPARE_ALL_YEARS,
        key=f"vergelijk jaar {key}", filter_mode="contains",
    )  # fmt: skip
    st.caption(texts.COMPARE_SALDO_HELP)
    told = options_description(found, saldo, period)
    chart = options_chart(found, saldo, period, dark=_dark())
    st.altair_chart(chart, width="stretch", theme="streamlit", alt=told)
    _side(tables.saldo_table(found, saldo, period))
    with st.expander(texts.COMPARE_YEARS):
        _side(tables.middle_table(found, saldo))
        _side(tables.deficit_table(found, saldo))


def _pairs(found: Comparison, saldo: Saldo) -> None:
    st.header(texts.COMPARE_PAIR, anchor=False)
    st.caption(texts.COMPARE_PAIR_HELP)
    _side(tables.pair_table(found, saldo))
    st.header(texts.COMPARE_REGRET, anchor=False)
    st.caption(texts.COMPARE_REGRET_HELP)
    _side(tables.regret_table(found, saldo))


def _money(found: Comparison) -> None:
    """The bank, guarantees and taakvelden: what does not hang on whose books were chosen."""
    if found.money:
        st.header(texts.COMPARE_MONEY, anchor=False)
    for item in found.money:
        _side(tables.money_table(found, item))
    if found.garanties:
        st.header(texts.COMPARE_GARANTIE, anchor=False)
    for surety in found.garanties:
        _side(tables.garantie_table(found, surety))
    if found.maten:
        st.header(texts.COMPARE_MEASURES, anchor=False)
        st.caption(texts.COMPARE_MEASURES_HELP)
    for measure in found.maten:
        _side(tables.measure_table(found, measure))
    if found.detail:
        with st.expander(texts.COMPARE_DETAIL):
            for side in tables.detail_tables(found):
                _side(side)


def _bridge(found: Comparison, saldo: Saldo, key: str) -> None:
    st.header(texts.COMPARE_BRIDGE, anchor=False)
    st.caption(texts.COMPARE_BRIDGE_HELP)
    options = {tables.option_label(option): option for option in found.others}
    option = options[
        st.selectbox(texts.COMPARE_BRIDGE_TO, list(options), key=f"brug naar {key}", filter_mode="contains")
    ]
    if not found.brug(option, saldo).steps:
        st.write(escaped(texts.COMPARE_BRIDGE_SAME.format(whose=saldo.label)))
        return
    told = bridge_description(found, option, saldo)
    chart = bridge_chart(found, option, saldo, dark=_dark())
    st.altair_chart(chart, width="stretch", theme="streamlit", alt=told)
    _side(tables.bridge_table(found, option, saldo))


def _changed(found: Comparison) -> None:
    st.header(texts.COMPARE_CHANGED, anchor=False)
    for option in found.options[1:]:
        with st.expander(escaped(option.label)):
            st.markdown("\n".join(f"- {escaped(line)}" for line in words.changes_text(option)))
    base = found.base.found
    st.write(escaped(draws_words(base)))
    st.download_button(
        texts.COMPARE_WORKBOOK, lambda: workbook_bytes(base.study, compared=found), "vergelijking.xlsx", EXCEL, on_click="ignore"
    )  # fmt: skip
    st.download_button(
        texts.COMPARE_JSON, lambda: comparison_json(found), "vergelijking.json", "application/json", on_click="ignore"
    )
    st.caption(f"{texts.STAMP}: {escaped(base.stamp.line())}")


def _side(side: tables.Side) -> None:
    st.write(escaped(side.title))
    show_rows(side.heads, [[first, *map(escaped, others)] for first, *others in side.shown])


def _dark() -> bool:
    return st.context.theme.type == "dark"
