"""Juridische punten: what to have reviewed, one tap away."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app.markup import escaped
from verdienmodel.study.juridisch import legal_points
from verdienmodel.study.study import Study
from verdienmodel.views.legal_words import MEANING, TITLE, legal_line


def show_legal(study: Study) -> None:
    """The whole list; nothing for a plan to which no point applies."""
    points = legal_points(study)
    if not points:
        return
    with st.expander(TITLE, icon=":material/balance:"):
        for point in points:
            st.markdown(f"- {escaped(legal_line(study, point))}")
        st.caption(MEANING)
