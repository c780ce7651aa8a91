"""The result: three sentences, three figures, the chart, and the begroting as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from verdienmodel.app import risk_state, texts
from verdienmodel.app.markup import escaped
from verdienmodel.app.state import Plan
from verdienmodel.model.graph import Statement
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Row, Table, make_table
from verdienmodel.study.unusual import unusual
from verdienmodel.views.charts import description, has_chart, has_stand, stand_chart, stand_description, totals_chart
from verdienmodel.views.format import number
from verdienmodel.views.input_names import unusual_words
from verdienmodel.views.remarks import gathered
from verdienmodel.views.signals import sentence
from verdienmodel.views.verdict import balances, closing, lowest, sentences

INDENT = "\u00a0" * 3
"""Spaces that keep to their word, so that a narrow table never begins a line with nothing."""
YEARLY = "jaar"


def show_answer(study: Study, table: Table) -> None:
    """The answer in words."""
    st.header(texts.RESULT, anchor=False)
    yearly = make_table(study, first_statement(study, table.statement.administratie), YEARLY)
    first, *more = sentences(yearly)
    said = closing(study, table.statement.administratie)
    closes = [said] if said else []
    st.markdown("  \n".join([f"**{escaped(first)}**", *(escaped(text) for text in [*closes, *more])]))


def show_figures(study: Study, table: Table) -> None:
    """The answer in numbers, what deserves attention, and the chart of the table."""
    _figures(study, make_table(study, first_statement(study, table.statement.administratie), YEARLY))
    _warnings(study)
    if has_chart(table):
        st.subheader(texts.CHART_HEAD.format(per=_per(study, table)), anchor=False)
        dark = st.context.theme.type == "dark"
        st.altair_chart(totals_chart(table, dark=dark), width="stretch", theme="streamlit", alt=description(table))
    elif has_stand(table):
        months = make_table(study, table.statement, "maand")
        told = stand_description(months)
        st.subheader(texts.STAND_HEAD, anchor=False)
        dark = st.context.theme.type == "dark"
        st.altair_chart(stand_chart(months, dark=dark), width="stretch", theme="streamlit", alt=told)
        st.caption(escaped(told))


def show_chance(place: DeltaGenerator, plan: Plan, study: Study, table: Table) -> None:
    """How often these books end in a tekort: the same run as page Onzekerheid, so the same chance."""
    with place:
        said = risk_state.whole_chance(plan, study, table.statement.administratie)
    if said:
        place.markdown(f"**{escaped(said)}**")
    else:
        place.empty()


def show_standing(before: Study, study: Study, table: Table) -> None:
    """The answer in one line that stays in sight while the reader moves something, beside what it was."""
    whose = table.statement.administratie
    now, then = (balances(make_table(item, first_statement(item, whose), YEARLY))[-1] for item in (study, before))
    label = texts.STANDING.format(whose=table.statement.administratie_label)
    was = texts.STANDING_WAS.format(then=then.text) if then != now else ""
    with st.bottom:
        st.markdown(f"{escaped(label)} **{escaped(now.text)}** {escaped(was)}")


def show_table(study: Study, table: Table) -> None:
    """The begroting: text in a real table, which a screen reader can walk through."""
    name = texts.STATEMENT_HEAD.format(statement=table.statement.label, per=_per(study, table))
    st.header(escaped(name), anchor=False)
    st.table(frame(table), border="horizontal", alt=f"{table.statement.label}, {table.statement.administratie_label}")
    if table.differs_by_rounding:
        st.caption(texts.ROUNDING)
    st.caption(texts.TABLE_NOTE.format(amounts=table.statement.amounts))


def first_statement(study: Study, administratie: str) -> Statement:
    """The statement that answers the question: the first of these books."""
    return next(item for item in study.statements if item.administratie == administratie)


def _per(study: Study, table: Table) -> str:
    columns = table.columns[:-1]
    periods = {per: tuple(period.label for period in study.timeline.periods(per)) for per in texts.PERIODS}
    return next(name for per, name in texts.PERIODS.items() if periods[per] == columns)


def _figures(study: Study, yearly: Table) -> None:
    """All years together, the lowest year, and how many points ask for attention."""
    found = balances(yearly)
    low = lowest(found)
    below = [*study.warnings, *unusual(study)]
    last = [problem for problem in gathered(study.problems) if problem.ernst != "fout"]
    points = [*below, *last]
    where = [texts.SIGNALS_HELP, *([texts.SIGNALS_BELOW] if below else []), *([texts.SIGNALS_LAST] if last else [])]
    figures = {
        texts.WHOLE: found[-1].text,
        texts.LOWEST: f"{low.period}: {low.text}",
        texts.SIGNALS: str(len(points)) if points else texts.NO_SIGNALS,
    }
    with st.grid("auto", min_column_width=150):
        for label, text in figures.items():
            st.metric(label, escaped(text), border=True, help=" ".join(where) if label == texts.SIGNALS else None)


def _warnings(study: Study) -> None:
    for item in unusual(study):
        st.warning(escaped(unusual_words(study, item)), title=texts.UNUSUAL, icon=":material/warning:")
    for raised in study.warnings:
        said = " ".join(part for part in (sentence(study, raised), raised.signal.remedy) if part)
        st.warning(escaped(said), title=f"{texts.ATTENTION}: {escaped(raised.signal.label)}", icon=":material/warning:")


def frame(table: Table) -> pd.DataFrame:
    """The table as it is shown: text, so that every browser shows the same."""
    rows = {position: _cells(row, len(table.columns)) for position, row in enumerate(table.rows)}
    return pd.DataFrame.from_dict(rows, orient="index", columns=[texts.POST, *table.columns]).set_index(texts.POST)


def _cells(row: Row, columns: int) -> list[str]:
    numbers = ["p.m." if row.line.pm else number(amount) for amount in row.shown] or [""] * columns
    label = escaped(row.line.label)
    if row.line.style == "post":
        return [f"{INDENT * row.line.level}{label}", *numbers]
    strong = [f"**{cell}**" if cell and row.line.style in ("totaal", "saldo") else cell for cell in numbers]
    return [f"{INDENT * row.line.level}**{label}**", *strong]
