"""What the plan means for one gemeente: per taakveld, every year or once, beside doing nothing, guaranteed, and at risk."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import state, texts
from verdienmodel.app.markup import escaped
from verdienmodel.app.result import frame
from verdienmodel.app.risk_page import show_rows
from verdienmodel.app.state import Plan
from verdienmodel.ground.timeline import Period
from verdienmodel.study.belanghebbenden import DURATION, TAAKVELDEN, Matrix, Share, statement_for
from verdienmodel.study.explaining import explain
from verdienmodel.study.gemeente import concerning, guarantees, likely_without, per_inhabitant
from verdienmodel.study.study import Raised, Study
from verdienmodel.study.tables import Table, make_table, some_years, without_nil
from verdienmodel.views.explanation_words import title
from verdienmodel.views.format import number
from verdienmodel.views.signals import sentence
from verdienmodel.views.stakeholders import WHOLE, books_numbers, worth_rows

YEARS = 4
"""A council decides on a year and the three after it."""
YEARLY = "jaar"


def show_gemeente(
    plan: Plan, base: Study, study: Study, matrix: Matrix, gemeente: tuple[str, str]
) -> dict[str, str]:  # fmt: skip
    """Everything about one gemeente; gives the numbers that it showed, for the explanation."""
    name, label = gemeente
    st.header(escaped(label), anchor=False)
    shown = {**_taakvelden(study, name, matrix.period), **_duration(study, name, matrix.period)}
    party = next((party for party in matrix.parties if party.name == name), None)
    if party is not None:
        _beside(plan, base, study, matrix, party)
    shown |= _guarantees(study, name, label, matrix.period)
    _wrong(study, name)
    return shown


def _years(study: Study, role: str, name: str, period: Period) -> Table | None:
    """The statement over four years: from the chosen year, or from the first."""
    statement = statement_for(study, name, role)
    if statement is None:
        return None
    table = without_nil(make_table(study, statement, YEARLY))
    labels = table.columns[:-1]
    place = labels.index(period.label) if period.label != WHOLE else 0
    first = max(0, min(place, len(labels) - YEARS))
    return some_years(table, first, min(first + YEARS, len(labels)))


def _taakvelden(study: Study, name: str, period: Period) -> dict[str, str]:
    table = _years(study, TAAKVELDEN, name, period)
    if table is None:
        st.info(texts.GEMEENTE_NO_TAAKVELDEN, icon=":material/info:")
        return {}
    st.subheader(texts.GEMEENTE_TAAKVELDEN.format(first=table.columns[0], last=table.columns[-1]), anchor=False)
    return _shown(table)


def _duration(study: Study, name: str, period: Period) -> dict[str, str]:
    """What comes back every year, apart from what comes once."""
    st.subheader(texts.GEMEENTE_DURATION, anchor=False)
    table = _years(study, DURATION, name, period)
    if table is None:
        st.caption(texts.GEMEENTE_NO_DURATION)
        return {}
    return _shown(table)


def _shown(table: Table) -> dict[str, str]:
    st.table(frame(table), border="horizontal", alt=f"{table.statement.label}, {table.statement.administratie_label}")
    if table.differs_by_rounding:
        st.caption(texts.ROUNDING)
    return books_numbers(table.statement)


def _beside(plan: Plan, base: Study, study: Study, matrix: Matrix, party: Share) -> None:
    """The same rows of this gemeente in another option, below those of this one."""
    st.subheader(texts.GEMEENTE_BESIDE, anchor=False)
    labels = {"": texts.BASE, **{option.name: option.label for option in study.graph.options}}
    others = [name for name in labels if name != study.stamp.optie]
    if not others:
        st.caption(texts.GEMEENTE_BESIDE_NONE)
        return
    st.caption(texts.GEMEENTE_BESIDE_HELP)
    likely = likely_without(study)
    chosen = st.selectbox(
        texts.GEMEENTE_BESIDE_WHICH, others, index=others.index(likely) if likely in others else 0,
        format_func=labels.__getitem__, key=f"ernaast {party.name} {study.stamp.hash} {study.stamp.optie}",
    )  # fmt: skip
    found = {study.stamp.optie: study, chosen: state.worked_out(plan, base, chosen)}
    tables = {name: make_table(item, matrix.statement, YEARLY) for name, item in found.items()}
    heads = [texts.GEMEENTE_BESIDE_ROW, *next(iter(tables.values())).columns]
    show_rows(heads, [row for name, table in tables.items() for row in _rows_of(table, labels[name], matrix, party)])


def _rows_of(table: Table, option: str, matrix: Matrix, party: Share) -> list[list[str]]:
    shown = {row.line.address: row for row in table.rows}
    return [
        [f"{option}: {column.label.lower()}", *(number(value) for value in shown[party.addresses[column.name]].shown)]
        for column in matrix.money
    ]


def _guarantees(study: Study, name: str, label: str, period: Period) -> dict[str, str]:
    """What she may have to pay at most; each by itself, since it is no cost until it goes wrong."""
    st.subheader(texts.GEMEENTE_GUARANTEES, anchor=False)
    found = guarantees(study, name)
    if not found:
        st.caption(texts.GEMEENTE_NO_GUARANTEES)
        return {}
    lines = [f"- {escaped(f'{what}. {title(explain(study, address, period, depth=1))}')}" for address, what in found]
    st.markdown("\n".join(lines))
    return {address: f"{label}, garantie, {what}: {study.quantity(address).label}" for address, what in found}


def _wrong(study: Study, name: str) -> None:
    """The warnings that hold now: first those about what she pays or gets, then the rest."""
    st.subheader(texts.GEMEENTE_WRONG, anchor=False)
    hers = concerning(study, name)
    for raised in hers:
        st.warning(escaped(_said(study, raised)), icon=":material/warning:")
    if not hers:
        st.caption(texts.GEMEENTE_NOTHING_WRONG)
    others = [raised for raised in study.warnings if raised not in hers]
    if others:
        with st.expander(texts.GEMEENTE_OTHERS):
            st.markdown("\n".join(f"- {escaped(_said(study, raised))}" for raised in others))


def _said(study: Study, raised: Raised) -> str:
    return " ".join(filter(None, (sentence(study, raised), raised.signal.remedy)))


def show_present_values(study: Study) -> None:
    """What everything is worth now, for each of whom the plan works it out."""
    st.header(texts.PRESENT_VALUES, anchor=False)
    found = worth_rows(study)
    st.caption(texts.PRESENT_VALUES_HELP if found else texts.PRESENT_VALUES_NONE)
    st.markdown("\n".join(f"- {escaped(text)}" for text in found))


def show_per_inhabitant(study: Study, period: Period) -> None:
    """The amounts per inhabitant that the plan itself works out."""
    st.header(texts.PER_INHABITANT, anchor=False)
    found = per_inhabitant(study)
    if not found:
        st.caption(texts.PER_INHABITANT_NONE)
        return
    told = [title(explain(study, address, period, depth=1)) for address in found]
    st.markdown("\n".join(f"- {escaped(text)}" for text in told))
