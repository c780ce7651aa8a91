"""Step 2e, targets: the value of each, and whether it is reached (2), within tolerance (1) or missed (0)."""

from __future__ import annotations

from collections.abc import Iterator

from verdienmodel.ground.address import join
from verdienmodel.ground.timeline import Month
from verdienmodel.ground.units import NUMBER
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call, Expression, Name
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.goal import Goal
from verdienmodel.model.inputs import add_input, source_of
from verdienmodel.scenario.items import Invoer
from verdienmodel.scenario.schema import Doel

ROOM = "doelen"
MEANS = "2 is gehaald, 1 is binnen tolerantie, 0 is niet gehaald."


def build_goals(bench: Workbench) -> tuple[Goal, ...]:
    """Every target that can be worked out; one in words only stays words."""
    return tuple(
        goal for name, item in bench.scenario.doelen.items() if item.grootheid for goal in _goal(bench, name, item)
    )


def _goal(bench: Workbench, name: str, item: Doel) -> Iterator[Goal]:
    path = (ROOM, name)
    expression = bench.formula(item.grootheid or "", (*path, "grootheid"))
    if expression is None:
        return
    unit = item.eenheid or _unit_of(bench, expression)
    address = join(ROOM, name)
    value, bound, outcome = (join(address, part) for part in ("waarde", item.bound, "uitkomst"))
    tolerance = join(address, "tolerantie") if item.tolerantie != "" else ""
    _add(bench, path, value, item.naam, unit, _over_period(bench, item, expression), str(item.grootheid))
    for part, entered in ((item.bound, getattr(item, item.bound)), ("tolerantie", item.tolerantie)):
        if entered != "":
            filled = Invoer(naam=f"{item.naam} ({part})", eenheid=unit, waarde=entered, bron=item.bron)
            add_input(bench, join(address, part), "", part, filled, (*path, part))
    reached = _reached(value, bound, tolerance, at_least=item.minstens is not None)
    _add(bench, path, outcome, f"Uitkomst: {item.naam}", "getal", parse(reached), reached, MEANS)
    month, period = _moment(bench, item)
    yield Goal(
        name,
        item.naam,
        value,
        bound,
        tolerance,
        outcome,
        item.minstens is not None,
        month,
        period,
        item.streef,
        source_of(bench, item.bron).text if item.bron else "",
    )


def _unit_of(bench: Workbench, expression: Expression) -> str:
    """The unit of the quantity that is named, of a flow without its time; of a formula it is euro unless the file says so."""
    draft = bench.drafts.get(expression.address) if isinstance(expression, Name) else None
    if draft is None:
        return "eur"
    return draft.shown_unit.rpartition("/")[0] if draft.flows else draft.shown_unit


def _over_period(bench: Workbench, item: Doel, expression: Expression) -> Expression:
    """A named flow adds up over its year, or over the whole plan; what a formula says stays as it is written."""
    draft = bench.drafts.get(expression.address) if isinstance(expression, Name) else None
    if draft is None or not draft.flows:
        return expression
    return Call("jaartotaal" if item.periode else "cumulatief", (expression,))


def _reached(value: str, bound: str, tolerance: str, *, at_least: bool) -> str:
    sign, wider = (">=", f"{bound} - {tolerance}") if at_least else ("<=", f"{bound} + {tolerance}")
    return f"als({value} {sign} {bound}, 1, 0) + als({value} {sign} {wider if tolerance else bound}, 1, 0)"


def _moment(bench: Workbench, item: Doel) -> tuple[int, str]:
    """The last month of its year, or of the plan."""
    timeline = bench.timeline
    last = min(Month(item.periode, 12), timeline.last) if item.periode else timeline.last
    return timeline.first.until(last) - 1, str(item.periode or "het hele plan")


def _add(
    bench: Workbench, path: Path, address: str, label: str, unit: str, node: Expression, formula: str, why: str = ""
) -> None:
    known = NUMBER if unit == "getal" else bench.unit(unit, (*path, "eenheid"))
    bench.add(
        Draft(
            address,
            label,
            known,
            unit,
            "grootheid",
            node,
            "",
            path,
            explanation=why,
            formula=formula,
            force_row=address.endswith("uitkomst"),
        )
    )
