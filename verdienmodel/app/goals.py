"""Doelen: what the plan wants to reach, and whether it does."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.markup import escaped
from verdienmodel.study.study import Study
from verdienmodel.views.target_words import goal_lines


def show_goals(study: Study) -> None:
    """The targets that are worked out, one tap away; nothing for a plan without."""
    lines = goal_lines(study)
    if lines:
        with st.expander(texts.GOALS, icon=":material/flag:"):
            st.markdown("\n".join(f"- {escaped(line)}" for line in lines))
