"""The page of who pays and who gains: all parties first, then what the plan means for each gemeente."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import state, texts
from verdienmodel.app.changed import say_changed
from verdienmodel.app.choices import choose_option
from verdienmodel.app.gemeente import show_gemeente, show_per_inhabitant, show_present_values
from verdienmodel.app.markup import escaped
from verdienmodel.app.opened import opened
from verdienmodel.app.origin import show_origin_of
from verdienmodel.app.problems import show_errors
from verdienmodel.app.risk_page import show_rows
from verdienmodel.app.state import Plan
from verdienmodel.ground.timeline import Period
from verdienmodel.study.belanghebbenden import Matrix, gemeente_tables, gemeenten, matrix_of, savings_of
from verdienmodel.study.gemeente import per_inhabitant, present_values
from verdienmodel.study.study import Study
from verdienmodel.study.tables import TOTAL
from verdienmodel.views import stakeholders as words
from verdienmodel.views.effects import EffectWords, effect_words
from verdienmodel.views.stakeholder_chart import stakeholder_chart, stakeholder_description
from verdienmodel.views.stakeholder_json import stakeholders_json

YEARLY = "jaar"


def show(start_page: StreamlitPage) -> None:
    """The whole page, or the way to the start page when nothing is open."""
    here = opened(start_page)
    if here is None:
        return
    plan, as_file = here
    st.title(texts.STAKEHOLDERS_TITLE.format(name=escaped(as_file.scenario.naam)), anchor=False)
    say_changed()
    st.write(texts.STAKEHOLDERS_HELP)
    choices = st.grid(4, min_column_width=150)
    study = state.worked_out(plan, as_file, choose_option(choices, as_file))
    if any(problem.ernst == "fout" for problem in study.problems):
        st.error(f"{texts.BROKEN} {texts.BROKEN_HELP}", icon=":material/error:")
        show_errors(study.problems)
        return
    matrix = matrix_of(study, _choose_period(choices, study))
    if matrix is None:
        st.info(texts.STAKEHOLDERS_NONE, icon=":material/info:")
        return
    _whole(plan, as_file, study, matrix)


def _choose_period(place: DeltaGenerator, study: Study) -> Period:
    periods = {item.label: item for item in study.timeline.periods(YEARLY)}
    labels = [words.WHOLE, *periods]
    chosen = place.selectbox(
        texts.STAKEHOLDERS_WHEN, labels, key=f"gemeente jaar {study.stamp.hash}",
        format_func=lambda label: texts.STAKEHOLDERS_WHOLE if label == words.WHOLE else label,
    )  # fmt: skip
    found = study.timeline.find_period(chosen)
    assert found is not None
    return found


def _whole(plan: Plan, base: Study, study: Study, matrix: Matrix) -> None:
    effects = [effect_words(study, saving, matrix.period) for saving in savings_of(study, matrix.period)]
    st.markdown("  \n".join(f"**{escaped(text)}**" for text in words.sentences(matrix)))
    _matrix(matrix)
    _effects(effects)
    numbers = {**words.numbers(matrix), **{item.saving.entry.post: f"{item.name}, {item.party}" for item in effects}}
    numbers |= {item.saving.driver: f"{item.name}: {texts.EFFECT_DRIVER}" for item in effects if item.driver}
    found = gemeenten(study)
    if not found:
        st.info(texts.GEMEENTE_NONE, icon=":material/info:")
    for name, label in found.items():
        numbers |= show_gemeente(plan, base, study, matrix, (name, label))
    show_present_values(study)
    numbers |= dict(present_values(study))
    show_per_inhabitant(study, matrix.period)
    numbers |= {address: study.quantity(address).label for address in per_inhabitant(study)}
    period = TOTAL if matrix.period.label == words.WHOLE else matrix.period.label
    first = next((party for party in matrix.parties if party.name in found), matrix.total)
    show_origin_of(study, numbers, first.addresses[words.SALDO], period)
    st.download_button(
        texts.STAKEHOLDERS_JSON, lambda: stakeholders_json(study, matrix, effects, gemeente_tables(study)), "belanghebbenden.json", "application/json",
        on_click="ignore",
    )  # fmt: skip
    st.caption(f"{texts.STAMP}: {escaped(study.stamp.line())}")


def _matrix(matrix: Matrix) -> None:
    """The picture, and the same as a table; what is no money stands in a table of its own below it."""
    st.header(texts.STAKEHOLDERS_MATRIX, anchor=False)
    dark, told = st.context.theme.type == "dark", stakeholder_description(matrix)
    st.altair_chart(stakeholder_chart(matrix, dark=dark), width="stretch", theme="streamlit", alt=told)
    show_rows(words.head(matrix.money), words.matrix_rows(matrix, matrix.money))
    st.caption(texts.TABLE_NOTE.format(amounts=matrix.statement.amounts))
    st.caption(escaped(texts.EVERYBODY.format(everybody=matrix.total.label)))
    if matrix.differs_by_rounding:
        st.caption(texts.ROUNDING)
    if words.has_others(matrix):
        st.subheader(words.BELOW, anchor=False)
        show_rows(words.head(matrix.others), words.matrix_rows(matrix, matrix.others))


def _effects(effects: list[EffectWords]) -> None:
    """Each effect in one line; what it rests on is one tap away."""
    st.header(texts.EFFECTS, anchor=False)
    if not effects:
        st.info(texts.EFFECTS_NONE, icon=":material/info:")
    for item in effects:
        said = texts.EFFECT_HEAD.format(name=item.name, party=item.party, amount=item.amount)
        with st.expander(escaped(said)):
            lines = [item.about, item.driver, *(one.text for one in item.inputs)]
            st.markdown("\n".join(f"- {escaped(line)}" for line in lines if line))
