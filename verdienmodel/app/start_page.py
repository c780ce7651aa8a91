"""The first page: choose an example, make a plan of one's own, open a file, or go on with the plan that is open."""

from __future__ import annotations

from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import state, texts
from verdienmodel.app.hosts import hosted
from verdienmodel.app.markup import escaped
from verdienmodel.app.new_plan import new_plan
from verdienmodel.app.problems import show_errors
from verdienmodel.app.result import YEARLY
from verdienmodel.app.state import Plan
from verdienmodel.ground.limits import FILE_BYTES
from verdienmodel.study.study import Study
from verdienmodel.study.tables import make_table
from verdienmodel.views.verdict import sentences

COLUMNS = 2
UPLOAD_MEGABYTES = 1


def show(plan_page: StreamlitPage) -> None:
    """The whole page."""
    st.title(texts.QUESTION, anchor=False)
    st.write(texts.PROMISE_HOSTED if hosted() else texts.PROMISE)
    _go_on(plan_page)
    st.header(texts.EXAMPLES, anchor=False)
    with st.grid(COLUMNS, min_column_width=300):
        for number, name in enumerate(sorted(state.known_examples(), key=_begins, reverse=True)):
            _card(name, plan_page, first=not number)
    new_plan(lambda plan: _go(plan, plan_page))
    st.header(texts.OWN, anchor=False)
    _upload(plan_page)


def _begins(name: str) -> str:
    """A plan for the years to come says more to a visitor than one of long ago; what cannot be read comes last."""
    plan = state.example(name)
    study = state.opened(plan.raw, plan.name).study
    return str(study.timeline.first) if study else ""


def _go_on(plan_page: StreamlitPage) -> None:
    now = state.current()
    study = state.opened(now.raw, now.name).study if now else None
    if now is None or study is None:
        return
    label = texts.GO_ON_BUTTON.format(name=escaped(study.scenario.naam))
    if st.button(label, icon=":material/arrow_forward:", type="primary"):
        _go(now, plan_page)


def _card(name: str, plan_page: StreamlitPage, *, first: bool) -> None:
    """What the plan is, and the answer already; the one button that stands out is the first way in."""
    plan = state.example(name)
    found = state.opened(plan.raw, plan.name)
    with st.container(border=True, height="stretch"):
        if found.study is None:
            st.subheader(escaped(name), anchor=False)
            show_errors(found.problems)
            return
        scenario, line = found.study.scenario, found.study.timeline
        st.subheader(escaped(scenario.naam), anchor=False)
        place = scenario.gemeente or scenario.plaats
        st.caption(escaped(" · ".join(part for part in (place, f"{line.first.label} t/m {line.last.label}") if part)))
        st.write(escaped(scenario.samenvatting))
        st.markdown(f"**{escaped(_answer(found.study))}**")
        label = texts.SEE.format(name=escaped(scenario.naam))
        kind: Literal["primary", "secondary"] = "primary" if first and state.current() is None else "secondary"
        if st.button(label, key=f"voorbeeld {name}", type=kind):
            _go(plan, plan_page)


def _answer(study: Study) -> str:
    """The first sentence of the answer, for the books that the plan opens with."""
    statement = study.statements[0]
    said = sentences(make_table(study, statement, YEARLY))[0]
    return texts.ANSWER.format(whose=statement.administratie_label, answer=said[:1].lower() + said[1:])


def _upload(plan_page: StreamlitPage) -> None:
    st.caption(texts.OWN_HELP.format(kilobytes=FILE_BYTES // 1000))
    upload = st.file_uploader(texts.UPLOAD, type=["yaml", "yml"], max_upload_size=UPLOAD_MEGABYTES)
    if upload is None:
        return
    # One byte too many is enough to refuse it; the rest is never looked at.
    plan = Plan(upload.name, upload.getvalue()[: FILE_BYTES + 1])
    found = state.opened(plan.raw, plan.name)
    if found.study is not None:
        _go(plan, plan_page)
    count = len(found.errors)
    said = texts.ONE_POINT if count == 1 else texts.POINTS.format(count=count)
    st.error(texts.NOT_OPENED.format(name=escaped(upload.name), count=said), icon=":material/error:")
    show_errors(found.problems)
    st.write(texts.TRY_AGAIN)
    if state.current() is not None:
        st.write(texts.STILL_OPEN)


def _go(plan: Plan, page: StreamlitPage) -> None:
    state.choose(plan)
    st.switch_page(page, query_params={"plan": plan.example} if plan.example else None)
