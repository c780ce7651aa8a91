"""Doorrekeningen that were made: kept per plan, option, changes and number of draws, for all visitors."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

import streamlit as st

from verdienmodel.app import texts
from verdienmodel.app.state import Plan
from verdienmodel.engine.simulate import Done, Progress
from verdienmodel.ground.problem import Problem
from verdienmodel.study.buitenblik import OutsideView, chosen, outside_view
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.study.gevoeligheid import Sensitivity, Target, gevoeligheid
from verdienmodel.study.simulating import Asked, Kept, doorrekening
from verdienmodel.study.study import Study
from verdienmodel.study.vergelijken import Comparison, vergelijk
from verdienmodel.views.format import number
from verdienmodel.views.risk_words import whole_sentence

T = TypeVar("T")
DRAWS = (1_024, 4_096, 16_384, 65_536)
USUAL = 4_096
ASKED = "trekkingen"
MOST = 6
"""So many runs are kept; one of 65.536 draws may take a few hundred megabytes."""
MANY = 200
"""Of sentences many: they are short, and every visitor asks for one."""
FEW = 3
"""Of comparisons fewer: each holds a run of every option."""
PATIENCE = 8_192
"""From here on a run shows how far it is, with a way to stop."""
Found = tuple[Doorrekening | None, tuple[Problem, ...]]


@dataclass
class Runs:
    """The last runs, oldest first, and the compiled plans."""

    found: OrderedDict[object, Found] = field(default_factory=OrderedDict)
    kept: Kept = field(default_factory=Kept)
    sensitivities: OrderedDict[object, Sensitivity] = field(default_factory=OrderedDict)
    comparisons: OrderedDict[object, tuple[Comparison | None, tuple[Problem, ...]]] = field(default_factory=OrderedDict)
    outside: OrderedDict[object, OutsideView | None] = field(default_factory=OrderedDict)
    sentences: OrderedDict[object, str] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)
    turn: Lock = field(default_factory=Lock)
    """Short runs go one by one: twenty at once are no faster, and each takes memory."""

    def keep(self, key: object, found: Found) -> Found:
        """Remember a run; the oldest makes room."""
        with self.lock:
            self.found[key] = found
            while len(self.found) > MOST:
                self.found.popitem(last=False)
        return found


@st.cache_resource
def _runs() -> Runs:
    return Runs()


def worked_out(plan: Plan, study: Study, draws: int) -> Found:
    """The plan over so many draws, made or remembered; a click elsewhere stops a run that is going on."""
    runs, key = _runs(), (plan.name, study.stamp.hash, study.stamp.optie, study.stamp.wijzigingen, draws)
    known = runs.found.get(key)
    if known is not None:
        return known
    return runs.keep(key, _watched(draws, lambda tell: doorrekening(study, Asked(draws), tell, runs.kept)))


def whole_chance(plan: Plan, study: Study, administratie: str) -> str:
    """How often these books end in a tekort. Only the sentence is remembered: every visitor of a plan asks for one."""
    runs = _runs()
    key = (plan.name, study.stamp.hash, study.stamp.optie, study.stamp.wijzigingen, administratie)
    said = runs.sentences.get(key)
    if said is None:
        known = runs.found.get((*key[:-1], USUAL))
        found, _ = known or _watched(USUAL, lambda tell: doorrekening(study, Asked(USUAL), tell, runs.kept))
        said = whole_sentence(found, administratie) if found else ""
        with runs.lock:
            runs.sentences[key] = said
            if len(runs.sentences) > MANY:
                runs.sentences.popitem(last=False)
    return said


def _watched(draws: int, run: Callable[[Progress | None], T]) -> T:
    """A run with a sign that it goes on; a long one shows how far it is, with a way to stop."""
    if draws < PATIENCE:
        with st.spinner(texts.DRAWING), _runs().turn:
            return run(None)
    bar = st.progress(0.0, texts.DRAWING)
    stop = st.empty()
    stop.button(texts.STOP, icon=":material/stop:", help=texts.STOP_HELP, on_click=_stop)

    def tell(done: Done) -> bool:
        bar.progress(
            done.share, texts.DRAWN.format(done=number(done.draws), total=number(done.total))
        )  # a click ends up here
        return True

    found = run(tell)
    bar.empty()
    stop.empty()
    return found


def _stop() -> None:
    st.session_state[ASKED] = USUAL
    st.session_state["gestopt"] = True


def say_stopped() -> None:
    """Once, that a run was stopped and which answer is shown."""
    if st.session_state.pop("gestopt", False):
        st.info(texts.STOPPED.format(draws=number(USUAL)), icon=":material/stop:")


def compared(
    plan: Plan, study: Study, options: tuple[str, ...], draws: int
) -> tuple[Comparison | None, tuple[Problem, ...]]:
    """The plan and these options over the same draws, made or remembered; a click elsewhere stops a run that is going on."""
    runs, key = _runs(), ("vergelijk", plan.name, study.stamp.hash, study.stamp.wijzigingen, options, draws)
    known = runs.comparisons.get(key)
    if known is None:
        known = _watched(draws, lambda tell: vergelijk(study, options, Asked(draws), progress=tell))
        runs.comparisons[key] = known
        while len(runs.comparisons) > FEW:
            runs.comparisons.popitem(last=False)
    return known


def outside(found: Doorrekening, draws: int) -> OutsideView | None:
    """The same plan with what others saw, when the plan names whom; worked out once per run."""
    how, _ = chosen(found.study, "")
    if how is None:
        return None
    runs, key = _runs(), found.stamp  # not its id: another run may get that when this one made room
    if key not in runs.outside:
        with st.spinner(texts.WORKING):
            runs.outside[key] = outside_view(found, how, Asked(draws))[0]
        while len(runs.outside) > MOST:
            runs.outside.popitem(last=False)
    return runs.outside[key]


def sensitivity(found: Doorrekening, target: Target) -> Sensitivity:
    """Worked out once per run and target."""
    runs, key = _runs(), (found.stamp, target)
    if key not in runs.sensitivities:
        with st.spinner(texts.WORKING):
            runs.sensitivities[key] = gevoeligheid(found, target)
        while len(runs.sensitivities) > MOST:
            runs.sensitivities.popitem(last=False)
    return runs.sensitivities[key]
