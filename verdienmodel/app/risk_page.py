"""The page of doorrekeningen: how often does it go well, how bad can it get, and what does it hang on."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import risk_state, state, texts
from verdienmodel.app.changed import say_changed
from verdienmodel.app.choices import choose_option
from verdienmodel.app.downloads import EXCEL
from verdienmodel.app.markup import escaped
from verdienmodel.app.opened import opened
from verdienmodel.app.problems import show_errors
from verdienmodel.study.doorrekening import Doorrekening, Money, Saldo, YearRisk
from verdienmodel.study.gevoeligheid import Target
from verdienmodel.views import risk_charts as charts
from verdienmodel.views import risk_words as words
from verdienmodel.views import sensitivity_words as told
from verdienmodel.views.draws_out import csv_bytes
from verdienmodel.views.format import number
from verdienmodel.views.outside_words import HEAD, basis_words, outside_rows
from verdienmodel.views.risk_json import risk_json
from verdienmodel.views.target_words import chance_lines
from verdienmodel.views.workbook import workbook_bytes

REASONS = 5


def show(start_page: StreamlitPage) -> None:
    """The whole page, or the way to the start page when nothing is open."""
    here = opened(start_page)
    if here is None:
        return
    plan, as_file = here
    st.title(texts.RISK_TITLE.format(name=escaped(as_file.scenario.naam)), anchor=False)
    say_changed()
    st.write(texts.RISK_HELP)
    choices = st.grid(4, min_column_width=150)
    study = state.worked_out(plan, as_file, choose_option(choices, as_file))
    draws = choices.selectbox(
        texts.DRAWS, risk_state.DRAWS, index=1, format_func=number, help=texts.DRAWS_HELP, key=risk_state.ASKED
    )
    if any(problem.ernst == "fout" for problem in study.problems):
        st.error(f"{texts.BROKEN} {texts.BROKEN_HELP}", icon=":material/error:")
        show_errors(study.problems)
        return
    risk_state.say_stopped()
    found, problems = risk_state.worked_out(plan, study, draws)
    if found is None:
        show_errors(problems)
        return
    _whole(choices, found)


def _whole(choices: DeltaGenerator, found: Doorrekening) -> None:
    saldos = {saldo.label: saldo for saldo in found.saldos}
    saldo = saldos[
        choices.selectbox(
            texts.BOOKS, list(saldos), key=f"risico van wie {found.study.stamp.hash}", filter_mode="contains"
        )
    ]
    years = {year.period.label: year for year in found.years(saldo)}
    labels = list(years)
    worst = labels.index(found.worst_year(saldo).period.label)
    year = years[
        choices.selectbox(
            texts.YEAR,
            labels,
            index=worst,
            key=f"risico jaar {found.study.stamp.hash} {saldo.label}",
            filter_mode="contains",
        )
    ]
    dark = st.context.theme.type == "dark"
    for said in words.refused_words(found):
        st.warning(escaped(said), icon=":material/warning:")
    _answer(year, dark=dark)
    _years(found, saldo, list(years.values()), dark=dark)
    for item in found.money[:1]:
        _money(found, item, dark=dark)
    _outside(found, saldo)
    _goals(found)
    _reasons(found, saldo, year)
    _sensitivity(found, saldo, year, dark=dark)
    _sure(found)


def _answer(year: YearRisk, *, dark: bool) -> None:
    st.header(texts.RISK_ANSWER, anchor=False)
    st.markdown(f"**{escaped(words.dots_sentence(year))}**")
    st.write(escaped(f"{words.deficit_sentence(year)} {words.begroting_sentence(year)}"))
    st.altair_chart(
        charts.dots_chart(year, dark=dark), width="stretch", theme="streamlit", alt=charts.dots_description(year)
    )
    with st.expander(texts.AS_TABLE):
        show_rows(texts.DOTS_COLUMNS, words.dots_rows(year))


def _years(found: Doorrekening, saldo: Saldo, years: list[YearRisk], *, dark: bool) -> None:
    st.header(texts.RISK_YEARS, anchor=False)
    st.caption(texts.FAN_HELP)
    labels, risks = [year.period.label for year in years], [year.risk for year in years]
    told_ = charts.fan_description(f"Saldo van {saldo.label} per jaar", labels, risks)
    st.altair_chart(charts.fan_chart(labels, risks, dark=dark), width="stretch", theme="streamlit", alt=told_)
    cells = [words.year_cells(year) for year in (*years, found.whole(saldo))]
    show_rows(texts.RISK_COLUMNS, cells)


def _money(found: Doorrekening, item: Money, *, dark: bool) -> None:
    st.header(escaped(item.label), anchor=False)
    for sentence in words.money_sentences(found, item):
        st.write(escaped(sentence))
    labels, risks = [month.label for month in found.study.timeline.months], found.months(item)
    alt = charts.fan_description(item.label, labels, risks)
    st.altair_chart(charts.fan_chart(labels, risks, dark=dark), width="stretch", theme="streamlit", alt=alt)
    with st.expander(texts.AS_TABLE):
        shares = (5, 25, 50, 75, 95)
        rows = [
            [label, *(number(risk.percentiles[share].value) for share in shares)]
            for label, risk in zip(labels, risks, strict=True)
        ]
        show_rows([texts.MONTH, *(f"P{share}" for share in shares)], rows)


def _outside(found: Doorrekening, saldo: Saldo) -> None:
    view = risk_state.outside(found, found.simulation.drawing.sampling.asked)
    if view is None:
        return
    st.header(texts.OUTSIDE, anchor=False)
    st.markdown("  \n".join(escaped(line) for line in basis_words(view)))
    show_rows(list(HEAD), outside_rows(view, saldo))


def _goals(found: Doorrekening) -> None:
    if lines := chance_lines(found):
        st.header(texts.GOALS, anchor=False)
        st.markdown("\n".join(f"- {escaped(line)}" for line in lines))


def _reasons(found: Doorrekening, saldo: Saldo, year: YearRisk) -> None:
    st.header(texts.RISK_WHY.format(year=year.period.label), anchor=False)
    st.caption(texts.RISK_WHY_HELP)
    outcome = found.outcome(saldo.address, year.period)
    clear = [item for item in found.explained(outcome)[:REASONS] if item.shift.clear]
    lines = [f"- {escaped(words.shift_words(found, item))}" for item in clear]
    st.markdown("\n".join(lines) if lines else texts.RISK_WHY_NOTHING)


def _sensitivity(found: Doorrekening, saldo: Saldo, year: YearRisk, *, dark: bool) -> None:
    """Takes a moment longer, so it is worked out when it is asked for."""
    st.header(texts.SENSITIVITY, anchor=False)
    key = f"gevoeligheid {found.study.stamp.hash}"
    now = (found.study.stamp.optie, found.study.stamp.wijzigingen, saldo.address, year.period.label)
    st.button(
        texts.SENSITIVITY_BUTTON, on_click=st.session_state.__setitem__, args=(key, now), icon=":material/tornado:"
    )
    if st.session_state.get(key) != now:
        return
    item = risk_state.sensitivity(found, Target(saldo.address, saldo.label, year.period))
    alt = charts.tornado_description(found, item)
    st.altair_chart(charts.tornado_chart(found, item, dark=dark), width="stretch", theme="streamlit", alt=alt)
    with st.expander(texts.AS_TABLE):
        show_rows(texts.TORNADO_COLUMNS, told.tornado_rows(found, item))
    st.subheader(texts.SWITCHING, anchor=False)
    st.caption(told.SWITCHING)
    st.markdown("\n".join(f"- {escaped(line)}" for line in told.switches_text(found, item)))
    st.subheader(texts.INDICES, anchor=False)
    show_rows(texts.INDICES_COLUMNS, told.index_rows(found, item))


def _sure(found: Doorrekening) -> None:
    st.header(texts.HOW_SURE, anchor=False)
    st.write(escaped(" ".join([words.draws_words(found), *words.links_words(found), words.advice_words(found)])))
    st.download_button(
        texts.RISK_WORKBOOK, lambda: workbook_bytes(found.study, found), "doorrekening.xlsx", EXCEL, on_click="ignore"
    )
    st.download_button(texts.RISK_JSON, risk_json(found), "doorrekening.json", "application/json", on_click="ignore")
    st.download_button(texts.RISK_CSV, lambda: csv_bytes(found), "trekkingen.csv", "text/csv", on_click="ignore")
    st.caption(f"{texts.STAMP}: {escaped(found.stamp.line())}")


def show_rows(head: list[str] | tuple[str, ...], rows: list[list[str]]) -> None:
    """Text in a real table, the first cell of each row as its head."""
    frame = pd.DataFrame([row[1:] for row in rows], columns=list(head[1:]), index=[escaped(row[0]) for row in rows])
    st.table(frame.rename_axis(head[0]), border="horizontal")
