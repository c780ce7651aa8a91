"""What the reader takes along: the workbook, the table and the scenario, with the changes in them."""

from __future__ import annotations

import re
from unicodedata import normalize

import streamlit as st

from verdienmodel.app import state, texts
from verdienmodel.app.markup import escaped
from verdienmodel.app.problems import show_errors
from verdienmodel.app.state import Plan
from verdienmodel.ground.problem import ProblemsFound
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table
from verdienmodel.views.csv_out import csv_text
from verdienmodel.views.scenario_file import saved_file
from verdienmodel.views.workbook import workbook_bytes

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@st.fragment
def show_downloads(plan: Plan, study: Study, table: Table) -> None:
    """Three files named after the plan. What takes a moment to make is made when it is asked for."""
    st.header(texts.DOWNLOADS, anchor=False)
    name = file_name(study.scenario.naam)
    csv = "\ufeff" + csv_text([table], study.stamp.line())  # the mark at the start tells Excel that this is UTF-8
    _workbook(study, f"{name}.xlsx")
    st.download_button(texts.TABLE_CSV, csv, f"{name}.csv", "text/csv", on_click="ignore", icon=":material/table:")
    _scenario(plan, study, f"{name}.yaml")
    st.caption(f"{texts.STAMP}: {escaped(study.stamp.line())}")


def _workbook(study: Study, name: str) -> None:
    """A workbook that a spreadsheet program would refuse is not handed out: the reader hears why."""
    if not _asked(texts.MAKE_WORKBOOK, study, ":material/grid_on:"):
        return
    try:
        with st.spinner(texts.MAKING):
            content = workbook_bytes(study)
    except ProblemsFound as found:
        st.error(texts.NO_WORKBOOK, icon=":material/error:")
        show_errors(found.problems)
        return
    st.success(texts.READY, icon=":material/check_circle:")
    st.download_button(texts.WORKBOOK, content, name, EXCEL, on_click="ignore", type="primary")


def _scenario(plan: Plan, study: Study, name: str) -> None:
    """The opened file itself, or with the changes in it; it says in which way they went in."""
    content, said = plan.raw, texts.FILE["gelijk"]
    if state.changes():
        if not _asked(texts.MAKE_SCENARIO, study, ":material/edit_document:"):
            return
        with st.spinner(texts.MAKING):
            saved = saved_file(plan.raw, plan.name, study, state.changes())
        content, said = saved.content, texts.FILE[saved.how]
    st.download_button(texts.SCENARIO, content, name, "application/yaml", on_click="ignore",
                       icon=":material/description:")  # fmt: skip
    st.caption(said)


def _asked(label: str, study: Study, icon: str) -> bool:
    """Whether this file was asked for with the numbers of now; after a change it must be asked for again."""
    now = (study.stamp.hash, study.stamp.optie, study.stamp.wijzigingen)
    st.button(label, icon=icon, on_click=st.session_state.__setitem__, args=(f"gevraagd {label}", now))
    return bool(st.session_state.get(f"gevraagd {label}") == now)


def file_name(text: str) -> str:
    """A name that every computer knows: small letters, digits and _."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60] or "scenario"
