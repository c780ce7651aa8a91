"""Everything that can be changed: the sliders, and all other numbers per part of the plan."""

from __future__ import annotations

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.fields import field, toggle
from verdienmodel.app.markup import escaped
from verdienmodel.app.sliders import has_range, slider_with_field
from verdienmodel.model.graph import Leaf
from verdienmodel.study.study import Study

GROUPS = {"posten": texts.AMOUNTS, "indexen": texts.PRICES, "tabellen": texts.TABLES, "profielen": texts.TABLES}
TIED = ("seizoenen", "fasen")
"""Values that belong together (shares that add up to 1, months of a phase): changed in the file, not one by one."""


def show_sliders(before: Study, study: Study) -> None:
    """What a board would move, in sight beside the answer."""
    leaves = _leaves(study, sliders=True)
    if leaves:
        st.caption(texts.SLIDERS_HELP)
    for leaf in leaves:
        slider_with_field(before, study, leaf)


def show_others(before: Study, study: Study) -> None:
    """Everything else in a section per part of the plan, drawn only when it is open."""
    st.header(texts.OTHERS, anchor=False)
    for name, members in _groups(study, _leaves(study, sliders=False)).items():
        section = st.expander(escaped(f"{name} ({len(members)})"), key=f"deel {name}", on_change="rerun")
        if section.open:
            with section:
                _fields(before, study, members)


def _leaves(study: Study, *, sliders: bool) -> list[Leaf]:
    leaves = (leaf for leaf in study.graph.leaves.values() if _can_change(study, leaf))
    return [leaf for leaf in leaves if (leaf.slider and has_range(leaf)) is sliders]


def _fields(before: Study, study: Study, leaves: list[Leaf]) -> None:
    with st.grid("auto", min_column_width=300, gap="medium"):
        for leaf in leaves:
            if not leaf.is_switch:
                with st.container():
                    (slider_with_field if has_range(leaf) else field)(before, study, leaf)
    switches = [leaf for leaf in leaves if leaf.is_switch]
    if switches:
        st.markdown(f"**{texts.TAKES_PART}**")
    with st.grid("auto", min_column_width=300, gap="small"):
        for leaf in switches:
            toggle(before, study, leaf)


def _can_change(study: Study, leaf: Leaf) -> bool:
    kind = leaf.address.split(".")[0]
    if kind == "indexen" and leaf.address.endswith("]"):
        # Years before the plan only lead up to its price level; they are known and shown with their source.
        return leaf.address.rpartition("[")[2].rstrip("]") >= str(study.timeline.first.year)
    return kind not in TIED


def _groups(study: Study, leaves: list[Leaf]) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        found.setdefault(_group(study, leaf), []).append(leaf)
    return found


def _group(study: Study, leaf: Leaf) -> str:
    parts = leaf.address.split(".")
    if parts[0] == "onderdelen":
        return study.scenario.onderdelen[parts[1]].naam or parts[1]
    return GROUPS.get(parts[0], texts.ASSUMPTIONS)
