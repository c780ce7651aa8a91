"""What the reader takes along: the workbook, the table and the scenario, with the changes in them."""

from __future__ import annotations

import re
from functools import partial
from unicodedata import normalize

import streamlit as st

from verdienmodel.app import state, texts
from verdienmodel.app.markup import escaped
from verdienmodel.app.state import Plan
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table
from verdienmodel.views.csv_out import csv_text
from verdienmodel.views.scenario_file import saved_file
from verdienmodel.views.workbook import workbook_bytes

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(plan: Plan, study: Study, table: Table) -> None:
    """Three buttons; each file is made when it is asked for."""
    st.header(texts.DOWNLOADS, anchor=False)
    name = _file_name(study.scenario.naam)
    changes = dict(state.changes())  # a copy: the file is made later, on another thread
    with st.container(horizontal=True):
        st.download_button(texts.WORKBOOK, partial(workbook_bytes, study), f"{name}.xlsx", EXCEL,
                           on_click="ignore", icon=":material/grid_on:")  # fmt: skip
        st.download_button(texts.TABLE_CSV, partial(_csv, table, study.stamp.line()), f"{name}.csv", "text/csv",
                           on_click="ignore", icon=":material/table:")  # fmt: skip
        st.download_button(texts.SCENARIO, partial(_scenario, plan, study, changes), f"{name}.yaml", "application/yaml",
                           on_click="ignore", icon=":material/description:")  # fmt: skip
    st.caption(texts.FILE_CHANGED if changes else texts.FILE_AS_IS)
    st.caption(f"{texts.STAMP}: {escaped(study.stamp.line())}")


def _scenario(plan: Plan, study: Study, changes: dict[str, float]) -> bytes:
    return saved_file(plan.raw, plan.name, study, changes).content


def _csv(table: Table, stamp: str) -> str:
    # The mark at the start tells Excel that the letters are UTF-8.
    return "\ufeff" + csv_text([table], stamp)


def _file_name(text: str) -> str:
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60] or "scenario"
