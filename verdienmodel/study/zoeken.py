"""Goal seek in a plan: which value of one number makes a condition hold, surely or with a probability."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.goal import Again, Sought, Try, above_nil, holds, seek
from verdienmodel.analysis.risk import chance
from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.program import Program
from verdienmodel.engine.compiled.recent import Recent
from verdienmodel.engine.drawing import Drawing
from verdienmodel.engine.simulate import Done, Progress, compiled, simulate
from verdienmodel.ground.numbers import write_dutch
from verdienmodel.ground.problem import Problem, Severity
from verdienmodel.ground.timeline import Period
from verdienmodel.language.frame import Array
from verdienmodel.study.doorrekening import Doorrekening, year_output
from verdienmodel.study.knop import Knop, how_to_switch_on, switched_off
from verdienmodel.study.simulating import Asked, Kept, doorrekening, drawing_of
from verdienmodel.study.study import Study
from verdienmodel.study.voorwaarde import Voorwaarde

FIRST_YEAR = 12
PLANNED = 32
"""So many tries are usual; only for whoever looks how far it is."""


@dataclass(frozen=True, eq=False)
class Bevestigd:
    """The value that was found, worked out again: over the draws of the search, and over others that had no say in it."""

    found: Doorrekening
    fresh: Doorrekening
    chances: Again
    over: Estimate
    """What is left of the saldo over the whole plan, on average; draws with a tekort count nil [eur]. From the fresh run."""
    room: Estimate
    """By how much the condition holds on average, where it holds; elsewhere nil [eur]. From the fresh run."""


@dataclass(frozen=True, eq=False)
class Gezocht:
    """The answer of a goal seek, with everything it rests on."""

    study: Study
    """The plan as it was."""
    knop: Knop
    voorwaarde: Voorwaarde
    sought: Sought
    now: Try
    """Without turning the knob."""
    value: Try | None
    """The value to name; None when there is none."""
    at: Study
    """The begroting at that value, or at the best there is."""
    confirmed: Bevestigd | None
    problems: tuple[Problem, ...] = ()

    @property
    def entered(self) -> float:
        """By how much the begroting there meets the condition, by the evaluator that shows every begroting [eur]."""
        return float(self.voorwaarde.margins(self.voorwaarde.entered(self.at))[0])

    @property
    def tightest(self) -> Period | None:
        """Where it is tightest at that value: in the draws when there are any, else in the begroting."""
        draws = self.confirmed.found.simulation.outcomes if self.confirmed else self.voorwaarde.entered(self.at)
        return self.voorwaarde.tightest(self.at, draws)

    @property
    def early(self) -> bool:
        """The bank or what is free of it is tightest in the first year, while more was asked than that."""
        tight, whole = self.tightest, self.voorwaarde
        return bool(tight and whole.money and tight.months[0] < FIRST_YEAR <= whole.period.months[-1])

    @property
    def switch(self) -> str:
        """The switch of the block of the knob, when it is off in this plan."""
        return switched_off(self.study, self.knop.leaf.address)

    @property
    def uncertain_knob(self) -> bool:
        """The knob is drawn as well: its spread goes along with the value."""
        uncertain = self.study.graph.uncertainty
        drawn = {leaf for spread in uncertain.spreads for leaf in spread.leaves}
        drawn.update(leaf for path in uncertain.paths for leaf in path.leaves)
        return bool(self.voorwaarde.chance) and any(leaf.address in drawn for leaf in self.knop.leaves)

    @property
    def holds_in_begroting(self) -> bool:
        return bool(holds(np.array([self.entered]))[0])


def zoek(
    study: Study, knop: Knop, voorwaarde: Voorwaarde, asked: Asked | None = None, progress: Progress | None = None
) -> tuple[Gezocht | None, tuple[Problem, ...]]:
    """The values of the knob for which the condition holds. `Stopped` when `progress` says so."""
    asked, certain = asked or Asked(), voorwaarde.chance or 1.0
    tries, problems = _tries(study, voorwaarde, asked, progress)
    if tries is None:
        return None, problems
    sought = seek(lambda value: tries.margin(knop.values(value)), knop.where, certain)
    now = Try.of(knop.now or 0.0, tries.margin({}), certain)
    value = sought.threshold(knop.now)
    at = study.with_values({**study.changed, **knop.values((value or sought.best).value)})
    confirmed = _confirm(at, tries, asked) if value and voorwaarde.chance else None
    tries.finish()
    found = Gezocht(study, knop, voorwaarde, sought, now, value, at, confirmed)
    return replace(found, problems=(*(item for item in at.problems if item.ernst == "fout"), *_remarks(found))), ()


@dataclass
class _Tries:
    """The plan made ready for one value after another; every try has the same draws."""

    study: Study
    voorwaarde: Voorwaarde
    program: Program
    drawing: Drawing | None = None
    """None for the begroting itself: one draw, in which nothing is uncertain."""
    threads: int = 0
    progress: Progress | None = None
    done: int = 0
    recent: Recent = field(default_factory=Recent)

    def margin(self, changed: Mapping[str, float]) -> Array:
        """By how much the condition holds in every draw with these values."""
        values = self.values(changed)
        self.program = self.program.changed(values)
        if self.drawing is None:
            return self.voorwaarde.margins(self.program.run({}))
        return self.voorwaarde.margins(
            simulate(self.drawing, values, self.program, (), self.threads, self.next(), self.recent).outcomes
        )

    def values(self, changed: Mapping[str, float]) -> Mapping[str, float]:
        """Every value of the plan."""
        return {**self.study.graph.base, **self.study.changed, **changed}

    def next(self) -> Progress | None:
        """For one more run: how far the whole search is, in draws."""
        self.done, before = self.done + 1, self.done
        tell, planned = self.progress, max(PLANNED, self.done)
        return tell and (lambda done: tell(Done(before * done.total + done.draws, planned * done.total)))

    def finish(self) -> None:
        """There were fewer tries, or more, than planned."""
        if self.drawing and self.progress:
            draws = self.done * self.drawing.sampling.draws
            self.progress(Done(draws, draws))


def _tries(
    study: Study, voorwaarde: Voorwaarde, asked: Asked, progress: Progress | None
) -> tuple[_Tries | None, tuple[Problem, ...]]:
    if voorwaarde.chance is None:
        return _Tries(study, voorwaarde, compile_graph(study.graph, (), [voorwaarde.output], study.changed)), ()
    drawing, problems = drawing_of(study, asked)
    if drawing is None:
        return None, problems
    program = compiled(drawing, study.changed, [voorwaarde.output])
    return _Tries(study, voorwaarde, program, drawing, asked.threads, progress), ()


def _confirm(at: Study, tries: _Tries, asked: Asked) -> Bevestigd | None:
    """Both runs by the ordinary way of working out a plan over draws, and not by the program of the search."""
    kept, voorwaarde = Kept(), tries.voorwaarde
    found, _ = doorrekening(at, asked, tries.next(), kept)
    fresh, _ = doorrekening(at, replace(asked, seed=found.stamp.zaad + 1), tries.next(), kept) if found else (None, ())
    if found is None or fresh is None:
        return None
    margins = [voorwaarde.margins(run.simulation.outcomes) for run in (found, fresh)]
    first, second = (chance(holds(margin), found.blocks) for margin in margins)
    total = fresh.simulation.outcomes[year_output(voorwaarde.saldo).name].sum(axis=1)
    over, room = (above_nil(amounts, fresh.blocks) for amounts in (total, margins[1]))
    return Bevestigd(found, fresh, Again(voorwaarde.chance or 1.0, first, second), over, room)


def _remarks(found: Gezocht) -> tuple[Problem, ...]:
    """What somebody must know before believing the answer."""
    problems = []
    if found.sought.flat:
        problems.append(_flat(found))
    elif found.value is None:
        problems.append(_impossible(found))
    elif not found.voorwaarde.chance and not found.holds_in_begroting:
        problems.append(_disagrees(found))
    if found.voorwaarde.chance and not _uncertain(found.study):
        problems.append(_nothing_uncertain())
    if found.confirmed and not found.confirmed.chances.confirmed:
        problems.append(_unconfirmed(found.confirmed))
    return tuple(problems)


def _uncertain(study: Study) -> bool:
    uncertain = study.graph.uncertainty
    return bool(uncertain.spreads or uncertain.paths or uncertain.events)


def _flat(found: Gezocht) -> Problem:
    what, switch = f"draaien aan ‘{found.knop.address}’ verandert hier niets aan", found.switch
    why = f"bij elke waarde van {_ends(found)} komt er hetzelfde uit"
    remedy = (
        "kies een andere knop, of kijk of deze wel meetelt: staat hij aan, in deze jaren, en is de status geen idee?"
    )
    if switch:
        why = f"‘{switch.removesuffix('.aan')}’ staat uit"
        remedy = f"zet het aan {how_to_switch_on(found.study, switch)}"
    severity: Severity = "waarschuwing" if found.value else "fout"
    return Problem("S120", "--knop", found.knop.address, what, why, remedy, severity)


def _impossible(found: Gezocht) -> Problem:
    what = f"met geen enkele waarde van {_ends(found)} lukt dit"
    return Problem(
        "S121", "--zodat", found.knop.address, what, "",
        "vraag minder, kies een andere knop, of zoek verder met --van en --tot",
    )  # fmt: skip


def _disagrees(found: Gezocht) -> Problem:
    what = "de begroting haalt het bij deze waarde net niet"
    remedy = "neem een iets andere waarde, en meld ons dit: zoeken en begroting horen hetzelfde te zeggen"
    return Problem("S124", "--zodat", found.knop.address, what, "", remedy, "waarschuwing")


def _nothing_uncertain() -> Problem:
    what = "in dit plan is niets onzeker: de kans is altijd 0 of 100%"
    remedy = "zet onzekerheid: bij de invoer, of laat ‘met … zekerheid:’ weg"
    return Problem("S123", "--zodat", "", what, "", remedy, "waarschuwing")


def _unconfirmed(confirmed: Bevestigd) -> Problem:
    chances = confirmed.chances
    what = f"met ander toeval is de kans {write_dutch(100 * chances.fresh.value)}%"
    why = f"wij verwachtten {write_dutch(100 * chances.low)} tot {write_dutch(100 * chances.high)}%; dat gaat 1 op de 20 keer mis"
    return Problem("S122", "--zodat", "", what, why, "vraag meer trekkingen met --trekkingen", "waarschuwing")


def _ends(found: Gezocht) -> str:
    return f"{write_dutch(found.sought.tries[0].value)} tot en met {write_dutch(found.sought.tries[-1].value)}"
