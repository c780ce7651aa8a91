"""Step 1, actuals: what really came in or went out, beside the budget up to the last month that has figures."""

from __future__ import annotations

from collections.abc import Mapping

from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.ground.units import DATE, EUR_PER_MONTH, Unit
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Expression
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Leaf, Source
from verdienmodel.model.inputs import entered, leaf_draft

UNTIL = "realisatie.tot_en_met"
SOURCE = Source("bron", "eigen administratie")


def add_actuals(bench: Workbench) -> None:
    """For each post with actuals: those, its budget over the same months, and the difference."""
    months = {month for series in bench.scenario.realisatie.values() for month in per_month(series, bench.timeline)}
    if not months:
        return
    until = float(max(months).code)
    model = Leaf(UNTIL, UNTIL, DATE, "datum", until, None, "Laatste maand met werkelijke cijfers", SOURCE)
    bench.leaves[UNTIL] = model
    bench.add(leaf_draft(model, UNTIL, "", ("realisatie",), (UNTIL,)))
    for address, series in bench.scenario.realisatie.items():
        if address in bench.drafts:
            _beside(bench, address, per_month(series, bench.timeline))


def per_month(series: Mapping[str, float], timeline: Timeline) -> dict[Month, float]:
    """An amount for each month; one for a whole year is spread evenly over its months in the plan."""
    found: dict[Month, float] = {}
    for key, amount in series.items():
        inside = [month for month in timeline.months if str(month).startswith(key)]
        found.update({month: amount / len(inside) for month in inside})
    return found


def _beside(bench: Workbench, post: str, amounts: Mapping[Month, float]) -> None:
    own = bench.drafts[post]
    address, path = f"{post}.realisatie", ("realisatie", post)
    label = f"{own.label}: werkelijk"
    model = Leaf("", address, EUR_PER_MONTH, "eur/maand", 0.0, None, label, SOURCE)
    steps = {str(month): f"{amounts.get(month, 0.0)!r}".replace(".", ",") for month in bench.timeline.months}
    changed = {
        key: value for n, (key, value) in enumerate(steps.items()) if n == 0 or value != list(steps.values())[n - 1]
    }
    leaves = entered(bench, address, changed, model, path)
    bench.add(leaf_draft(model, address, own.scope, path, leaves))
    _row(bench, own, "begroot", "begroot over dezelfde maanden", EUR_PER_MONTH, parse(f"{post} * tot_en_met({UNTIL})"))
    _row(bench, own, "verschil", "werkelijk min begroot", EUR_PER_MONTH, parse(f"{address} - {post}.begroot"))


def _row(bench: Workbench, own: Draft, name: str, words: str, unit: Unit, expression: Expression) -> None:
    address, label = f"{own.address}.{name}", f"{own.label}: {words}"
    bench.add(
        Draft(
            address, label, unit, str(unit), "hulp", expression, own.scope, own.path, owner=own.address, force_row=True
        )
    )
