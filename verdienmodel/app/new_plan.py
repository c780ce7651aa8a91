"""A plan of one's own on the start page: three questions and eight fields, opened as if it were uploaded."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.downloads import file_name
from verdienmodel.app.markup import escaped
from verdienmodel.app.state import Plan
from verdienmodel.views.new_scenario.answers import (
    CHARACTERS,
    NONE,
    Question,
    questions,
    read_answers,
    sentence,
    templates,
)
from verdienmodel.views.new_scenario.text import scenario_text

COLUMNS = 2
QUESTIONS = 3
PEOPLE = "4"
"""How many people a group that was just chosen begins with."""


def new_plan(open_plan: Callable[[Plan], None]) -> None:
    """The questions; the plan to open and to keep as soon as every answer can be read."""
    st.header(texts.NEW, anchor=False)
    st.write(texts.NEW_HELP)
    with st.expander(texts.NEW_OPEN, icon=":material/edit_note:", key="nieuw open", on_change="rerun") as section:
        if section.open:
            _form(open_plan)


def _form(open_plan: Callable[[Plan], None]) -> None:
    typed: dict[str, str] = {}
    asked = questions()
    for head, part in ((texts.NEW_QUESTIONS, asked[:QUESTIONS]), (texts.NEW_FIELDS, asked[QUESTIONS:])):
        st.subheader(head, anchor=False)
        with st.grid(COLUMNS, min_column_width=300):
            typed |= {item.name: _answered(item) for item in part}
    answers, _ = read_answers(typed)
    if answers is None:
        st.write(texts.NEW_NOT_READY)
        return
    plan = Plan(f"{file_name(answers.dorp)}.yaml", scenario_text(answers).encode())
    st.write(texts.NEW_READY)
    if st.button(texts.NEW_BUTTON, type="primary", icon=":material/arrow_forward:"):
        open_plan(plan)
    st.download_button(texts.NEW_SAVE, plan.raw, plan.name, "application/yaml", on_click="ignore",
                       icon=":material/description:")  # fmt: skip


def _answered(item: Question) -> str:
    """One question, and under it why the answer cannot be read."""
    with st.container():
        typed = _field(item)
        _, problem = item.answer(typed)
        if problem:
            st.error(escaped(f"{sentence(problem.wat)} {sentence(problem.herstel)}"), icon=":material/error:")
    return typed


def _field(item: Question) -> str:
    """The field that fits a question; what comes out is what somebody could have typed."""
    if item.name == "onderdelen":
        return ", ".join(_chosen(item)) or NONE
    if item.name == "deelnemers":
        return ", ".join(f"{group}={_count(group)}" for group in _chosen(item)) or NONE
    choices, key = item.choices(), f"nieuw {item.name}"
    if not choices:
        return st.text_input(item.ask, item.usual, help=item.help, key=key, max_chars=CHARACTERS)
    usual = list(choices).index(item.usual)
    return st.selectbox(item.ask, list(choices), usual, format_func=choices.__getitem__, help=item.help, key=key)


def _chosen(item: Question) -> list[str]:
    choices = item.choices()
    return st.multiselect(item.ask, list(choices), format_func=choices.__getitem__, help=texts.NEW_SEVERAL,
                          key=f"nieuw {item.name}")  # fmt: skip


def _count(group: str) -> str:
    """How many people; a comma would begin another group."""
    label = texts.NEW_PEOPLE.format(group=templates("deelnemers")[group])
    return st.text_input(escaped(label), PEOPLE, key=f"nieuw {group}", max_chars=10).replace(",", ".")
