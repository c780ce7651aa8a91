"""One page: choose a plan, see whether it closes, move what matters, ask where a number comes from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from verdienmodel.app import state
from verdienmodel.app.fields import input_fields
from verdienmodel.app.texts import escaped
from verdienmodel.ground.limits import FILE_BYTES
from verdienmodel.ground.problem import Problem
from verdienmodel.study.explaining import explain
from verdienmodel.study.opening import Opened
from verdienmodel.study.study import Study
from verdienmodel.study.tables import TOTAL, Table, make_table
from verdienmodel.views.changed_file import changed_file
from verdienmodel.views.charts import totals_chart
from verdienmodel.views.csv_out import csv_text
from verdienmodel.views.explanation import explanation_rows
from verdienmodel.views.format import euro, leaf_value, number
from verdienmodel.views.signals import sentence
from verdienmodel.views.workbook import workbook_bytes

PERIODS = {"jaar": "kalenderjaar", "boekjaar": "boekjaar", "kwartaal": "kwartaal", "maand": "maand"}


def show() -> None:
    """The whole page."""
    st.set_page_config(page_title="verdienmodel", layout="wide")
    st.title("Kan ons wijkbedrijf of dorpsbedrijf bestaan?")
    found, raw = _choose()
    _problems(found.problems)
    if found.study is None:
        return
    study = _worked_out(found.study)
    _introduction(study)
    left, right = st.columns([1, 2], gap="large")
    with left:
        st.header("Wat u kunt veranderen")
        _changed(study)
        input_fields(study)
    with right:
        table = _result(study)
        _origin(study, table)
        _checks(study)
        _downloads(study, table, raw)
        st.caption(escaped(study.stamp.line()))


def _choose() -> tuple[Opened, bytes]:
    names = state.known_examples()
    left, right = st.columns(2)
    with left:
        chosen = st.selectbox(
            "Bekijk een voorbeeld", names, format_func=lambda name: name.replace("_", " ").capitalize()
        )
    with right:
        upload = st.file_uploader("Of open een eigen bestand (.yaml)", type=["yaml", "yml"])
    if upload is not None:
        raw = upload.getvalue()
        state.choose(f"{state.OWN}: {upload.name} {len(raw)}")
        return state.opened(raw[: FILE_BYTES + 1], upload.name), raw
    state.choose(chosen)
    raw = state.example_bytes(chosen)
    return state.opened(raw, f"{chosen}.yaml"), raw


def _problems(problems: tuple[Problem, ...]) -> None:
    wrong = [problem for problem in problems if problem.ernst == "fout"]
    for problem in wrong:
        st.error(escaped(problem.text()).replace("\n", "  \n"))
    if wrong:
        st.write("Verbeter deze punten in uw bestand en open het opnieuw. Uw bestand is niet veranderd.")
    rest = [problem for problem in problems if problem.ernst != "fout"]
    if rest:
        with st.expander(f"Meldingen ({len(rest)})"):
            for problem in rest:
                st.text(problem.text())


def _worked_out(base: Study) -> Study:
    option = ""
    if base.graph.options:
        labels = {"": "Basis: het plan zelf", **{item.name: item.label for item in base.graph.options}}
        option = st.selectbox("Variant", list(labels), format_func=lambda name: labels[name])
    key = (base.stamp.hash, option, tuple(sorted(state.changes().items())))
    return state.worked_out(base, key)


def _introduction(study: Study) -> None:
    st.header(escaped(study.scenario.naam))
    st.write(escaped(study.scenario.samenvatting))
    story = study.scenario.inleiding
    if story is not None:
        with st.expander("Waar dit plan vandaan komt"):
            for head, text in (
                ("Aanleiding", story.aanleiding),
                ("Uitdaging", story.uitdaging),
                ("Aanpak", story.aanpak),
            ):
                st.subheader(head)
                st.write(escaped(text))


def _changed(study: Study) -> None:
    now = state.changes()
    if not now and not state.history():
        st.caption("U hebt nog niets gewijzigd.")
        return
    st.write("Gewijzigd ten opzichte van het bestand:" if now else "Alles staat weer zoals in het bestand.")
    for address, value in now.items():
        leaf = study.leaf(address)
        st.text(f"{leaf.label}: {leaf_value(leaf, leaf.value)} → {leaf_value(leaf, value)}")
    if state.history():
        st.button("Laatste wijziging ongedaan maken", on_click=state.undo)
    if now:
        st.button("Terug naar het bestand", on_click=state.back_to_file)


def _result(study: Study) -> Table:
    st.header("Sluit het?")
    books = list(dict.fromkeys((item.administratie, item.administratie_label) for item in study.statements))
    names = list(dict.fromkeys((item.name, item.label) for item in study.statements))
    first, second, third = st.columns(3)
    chosen = first.selectbox("Wiens begroting", books, format_func=lambda item: item[1])
    staat = second.selectbox("Welke indeling", names, format_func=lambda item: item[1])
    per = third.selectbox("Per", list(PERIODS), format_func=lambda name: PERIODS[name])
    known = {item.key: item for item in study.statements}
    statement = known.get(f"{staat[0]}.{chosen[0]}") or known[f"exploitatie.{chosen[0]}"]
    table = make_table(study, statement, per)
    for row in table.rows:
        if row.line.style == "saldo":
            _verdict(table, row.shown)
    for raised in study.warnings:
        st.warning(escaped(f"{sentence(study, raised)} {raised.signal.remedy}"))
    st.table(_frame(table))
    if table.differs_by_rounding:
        st.caption("Een bedrag dat één euro scheelt: verschillen door afronding.")
    st.altair_chart(totals_chart(table), width="stretch")
    st.caption("Bedragen in euro, zonder btw. Wat nog onzeker is of geweigerd, telt niet mee.")
    return table


def _verdict(table: Table, saldo: tuple[int, ...]) -> None:
    short = [label for label, amount in zip(table.columns, saldo, strict=True) if amount < 0 and label != TOTAL]
    over_all = saldo[-1]
    word = "tekort" if over_all < 0 else "overschot"
    st.subheader(escaped(f"Over alle maanden samen: {word} {euro(abs(over_all))}"))
    st.write(
        escaped(f"Er is een tekort in: {', '.join(short)}." if short else "Er is in geen enkele periode een tekort.")
    )


def _frame(table: Table) -> pd.DataFrame:
    rows = {}
    for position, row in enumerate(table.rows):
        indent, label = "\u2003" * row.line.level, escaped(row.line.label)
        cells = ["p.m." if row.line.pm else number(amount) for amount in row.shown] or [""] * len(table.columns)
        rows[position] = [f"{indent}**{label}**" if row.line.style != "post" else f"{indent}{label}", *cells]
    return pd.DataFrame.from_dict(rows, orient="index", columns=["Post", *table.columns]).set_index("Post")


def _origin(study: Study, table: Table) -> None:
    st.header("Waar komt dit vandaan?")
    lines = [row.line for row in table.rows if row.line.address]
    periods = [label for label in table.columns if label != TOTAL]
    first, second = st.columns(2)
    saldo = next((n for n, item in enumerate(lines) if item.style == "saldo"), 0)
    line = first.selectbox("Welk getal", lines, index=saldo, format_func=lambda item: item.label)
    period = second.selectbox("Welke periode", periods)
    found = study.timeline.find_period(period)
    if found is None:
        return
    for row in explanation_rows(explain(study, line.address, found)):
        st.text("\u2003" * row.level + row.text)


def _checks(study: Study) -> None:
    wrong = [item for item in study.checks if not item.closes]
    st.header("Controles")
    text = f"{len(study.checks)} controles: " + ("alle goed" if not wrong else f"{len(wrong)} fout")
    (st.error if wrong else st.success)(text)
    with st.expander("Bekijk de controles"):
        for item in study.checks:
            st.text(f"{'goed' if item.closes else 'FOUT'}: {item.check.label}. {item.check.explanation}")


def _downloads(study: Study, table: Table, raw: bytes) -> None:
    st.header("Downloaden")
    name = "".join(letter if letter.isalnum() else "_" for letter in study.scenario.naam.lower())
    first, second, third = st.columns(3)
    first.download_button("Werkmap (Excel)", lambda: workbook_bytes(study), f"{name}.xlsx", on_click="ignore")
    second.download_button(
        "Deze tabel (CSV)", "\ufeff" + csv_text([table]), f"{name}.csv", "text/csv", on_click="ignore"
    )
    changed = changed_file(raw, f"{name}.yaml", study, state.changes()) if state.changes() else raw
    third.download_button("Scenario (YAML)", changed or raw, f"{name}.yaml", "application/yaml", on_click="ignore")
    if state.changes() and changed is not None:
        st.caption("In het scenario staan uw wijzigingen als de variant ‘Mijn wijzigingen’.")
    elif state.changes():
        st.caption("Het scenario is het bestand zelf, zonder uw wijzigingen. De werkmap bevat ze wel.")
