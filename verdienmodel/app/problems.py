"""What is wrong with a file, kindly: where, what, why, and how to repair it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.markup import escaped
from verdienmodel.ground.problem import Problem
from verdienmodel.views.remarks import gathered


def show_errors(problems: Iterable[Problem]) -> None:
    """Each error in a box of its own, in the order of the file."""
    for problem in problems:
        if problem.ernst == "fout":
            with st.container(border=True):
                _one(problem)


def show_remarks(problems: Iterable[Problem]) -> None:
    """What is worth knowing but stops nothing, such as a figure that is only known until last year."""
    found = [problem for problem in gathered(problems) if problem.ernst != "fout"]
    if not found:
        return
    with st.expander(texts.REMARKS.format(count=len(found)), icon=":material/info:"):
        for problem in found:
            _one(problem)


def _one(problem: Problem) -> None:
    st.markdown(f"**{escaped(_capital(problem.wat))}**")
    why = [texts.WHY.format(text=problem.waarom)] if problem.waarom else []
    how = [texts.HOW.format(text=problem.herstel)] if problem.herstel else []
    st.text("\n".join([_where(problem), *why, *how]))


def _where(problem: Problem) -> str:
    """'Regel 5 van plan.yaml · posten.huur.soort'; the plain place when it has no line."""
    file, colon, line = problem.plaats.rpartition(":")
    place = f"{texts.LINE.format(line=line)} ({file})" if colon and line.isdigit() else problem.plaats
    code = f"melding {problem.code}"
    return " · ".join(part for part in (place, problem.adres, code) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
