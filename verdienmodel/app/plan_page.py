"""The page of one plan: does it close, what can be changed, and where does a number come from."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import state, texts
from verdienmodel.app.changed import show_changed
from verdienmodel.app.checks import show_checks
from verdienmodel.app.choices import choose_option, choose_table
from verdienmodel.app.downloads import show_downloads
from verdienmodel.app.goals import show_goals
from verdienmodel.app.inputs import show_others, show_sliders
from verdienmodel.app.introduction import show_introduction
from verdienmodel.app.legal import show_legal
from verdienmodel.app.opened import opened
from verdienmodel.app.origin import show_origin
from verdienmodel.app.problems import show_errors, show_remarks
from verdienmodel.app.result import show_answer, show_chance, show_figures, show_standing, show_table
from verdienmodel.app.state import Plan
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table


def show(start_page: StreamlitPage, risk_page: StreamlitPage | None = None) -> None:
    """The whole page, or the way to the start page when nothing is open."""
    here = opened(start_page)
    if here is None:
        return
    plan, as_file = here
    show_introduction(as_file)
    choices = st.grid(4, min_column_width=150)
    option = choose_option(choices, as_file)
    before = as_file.with_option(option) if option else as_file
    study = state.worked_out(plan, as_file, option)
    if any(problem.ernst == "fout" for problem in study.problems):
        _broken(before, study)
    else:
        _whole(plan, before, study, choose_table(choices, study), risk_page)


def _whole(plan: Plan, before: Study, study: Study, table: Table, risk_page: StreamlitPage | None) -> None:
    """The answer beside what a board would move; then, over the whole width, everything that stands behind it."""
    answer, panel = st.columns([3, 2], gap="large")
    with answer:
        show_answer(study, table)
        chance = st.empty()
        chance.write(texts.DRAWING)  # as high as the sentence: what stands below it does not move
        if risk_page is not None:
            st.page_link(risk_page, label=texts.HOW_CERTAIN, icon=":material/casino:")
        show_figures(study, table)
    with panel:
        st.header(texts.CHANGE, anchor=False)
        show_changed(before, study)
        show_sliders(before, study)
    show_table(study, table)
    show_others(before, study)
    show_origin(study, table)
    show_checks(study)
    show_goals(study)
    show_legal(study)
    show_remarks(study.problems)
    show_downloads(plan, study, table)
    show_standing(before, study, table)
    show_chance(chance, plan, study, table)  # last: nothing waits for it


def _broken(before: Study, study: Study) -> None:
    """These values have no outcome: why, and the way back; nothing that was changed is lost."""
    st.error(f"{texts.BROKEN} {texts.BROKEN_HELP}", icon=":material/error:")
    show_errors(study.problems)
    show_changed(before, study)
    show_sliders(before, study)
    show_others(before, study)
