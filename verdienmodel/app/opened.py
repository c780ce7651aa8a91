"""What every page of a plan begins with: the plan that is open, or the way to the start page."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import state, texts
from verdienmodel.study.study import Study


def opened(start_page: StreamlitPage) -> tuple[state.Plan, Study] | None:
    """The plan with its study as the file has it; without one it says so. The address of the page gets its name."""
    plan = state.current()
    found = state.opened(plan.raw, plan.name) if plan else None
    if plan is None or found is None or found.study is None:
        st.title(texts.NO_PLAN, anchor=False)
        st.write(texts.NO_PLAN_HELP)
        st.page_link(start_page, label=texts.TO_START, icon=":material/arrow_back:")
        return None
    if plan.example:
        st.query_params["plan"] = plan.example
    return plan, found.study
