"""Do the books close? Every check by name."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.markup import escaped
from verdienmodel.study.study import Study
from verdienmodel.views.check_words import MEANING, checks_words


def show_checks(study: Study) -> None:
    """One line for all of them; the list one tap away."""
    bad = [item for item in study.checks if not item.closes]
    st.header(texts.CHECKS_TITLE, anchor=False)
    with st.expander(
        checks_words(study.checks), icon=":material/error:" if bad else ":material/check_circle:", expanded=bool(bad)
    ):
        for item in study.checks:
            mark = texts.CHECK_GOOD if item.closes else texts.CHECK_BAD
            st.markdown(f"**{mark.capitalize()}:** {escaped(f'{item.check.label}. {item.check.explanation}')}")
    st.caption(MEANING)
