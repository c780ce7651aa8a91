"""What the reader looks at: which variant, whose books, in which order, per which period."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from verdienmodel.app import texts
from verdienmodel.study.belanghebbenden import PARTIES
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table, make_table


def choose_option(place: DeltaGenerator, study: Study) -> str:
    """Which variant; the plan itself when it has no options."""
    options = {item.name: item for item in study.graph.options}
    if not options:
        return ""
    labels = {"": texts.BASE, **{name: item.label for name, item in options.items()}}
    chosen = place.selectbox(
        texts.OPTION, list(labels), format_func=labels.__getitem__, key=f"optie {study.stamp.hash}"
    )
    if chosen:  # its whole name as well: on a phone the field cuts it off
        st.text(". ".join(filter(None, (options[chosen].label, options[chosen].explanation))))
    return chosen


def choose_table(place: DeltaGenerator, study: Study) -> Table:
    """The statement that is shown. The choices belong to a scenario: another plan starts with its own first books."""
    scope = study.stamp.hash
    books = {item.administratie: item.administratie_label for item in study.statements if item.role != PARTIES}
    whose = place.selectbox(texts.BOOKS, list(books), format_func=books.__getitem__, key=f"van wie {scope}",
                            help=texts.BOOKS_HELP)  # fmt: skip
    kinds = {item.name: item.label for item in study.statements if item.administratie == whose}
    kind = place.selectbox(texts.STATEMENT, list(kinds), format_func=kinds.__getitem__, key=f"indeling {scope}")
    per = place.selectbox(texts.PER, list(texts.PERIODS), format_func=texts.PERIODS.__getitem__, key=f"per {scope}")
    return make_table(study, study.graph.statement(f"{kind}.{whose}"), per)
