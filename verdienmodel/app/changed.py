"""What the reader changed, with the ways back and forth."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import state, texts
from verdienmodel.study.study import Study
from verdienmodel.views.input_names import change_words


def show_changed(before: Study, study: Study) -> None:
    """Every input that differs from the file, the last change undone, or all of them."""
    now = state.changes()
    if not (now or state.history() or state.undone()):
        st.caption(texts.NOT_CHANGED)
        return
    with st.container(border=True):
        st.markdown(f"**{texts.CHANGED}**" if now else texts.ALL_AS_FILE)
        lines = [change_words(study, study.leaf(name), before.leaf_value(name), value) for name, value in now.items()]
        if lines:
            st.text("\n".join(lines))
        with st.container(horizontal=True):
            # Both stay in their place, so that who presses a button twice presses the same one.
            st.button(texts.UNDO, on_click=state.undo, icon=":material/undo:", disabled=not state.history())
            st.button(texts.REDO, on_click=state.redo, icon=":material/redo:", disabled=not state.undone())
            if now:
                _back(len(now))


def say_changed() -> None:
    """Below the title of another page: that it works with what the reader changed, and the way back."""
    if now := state.changes():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{texts.WITH_CHANGES.format(count=_counted(len(now)))}**", width="content")
            _back(len(now))


def _counted(count: int) -> str:
    return texts.ONE_CHANGE if count == 1 else texts.CHANGES.format(count=count)


def _back(count: int) -> None:
    with st.popover(texts.BACK, icon=":material/restart_alt:"):
        st.write(texts.BACK_SURE.format(count=_counted(count)))
        st.button(texts.BACK_YES, on_click=state.back_to_file, type="primary")
