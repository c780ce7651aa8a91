"""What the plan is about: name, summary, and the story behind it."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.markup import escaped
from verdienmodel.study.study import Study
from verdienmodel.views.target_words import words_only


def show_introduction(study: Study) -> None:
    """The name and summary; the story and the goals one tap away."""
    scenario = study.scenario
    st.title(escaped(scenario.naam), anchor=False)
    st.write(escaped(scenario.samenvatting))
    if scenario.inleiding is None and not words_only(scenario):
        return
    with st.expander(texts.STORY, icon=":material/menu_book:"):
        for name, head in texts.STORY_PARTS.items():
            text = getattr(scenario.inleiding, name, "")
            if text:
                st.markdown(f"**{head}**  \n{escaped(text)}")
        if told := words_only(scenario):
            lines = (f"- {escaped(line)}" for line in told)
            st.markdown("\n".join([f"**{texts.GOALS}**", "", *lines]))
