"""The steps of building, in order: collect, statements, resolve, tables, units, prices, lift, order, uncertainty, freeze."""

from __future__ import annotations

from verdienmodel.ground import limits
from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import NUMBER
from verdienmodel.kengetallen.store import Store, load_store
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call
from verdienmodel.model.collect import collect
from verdienmodel.model.doelen import build_goals
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.entries import entries_of
from verdienmodel.model.events import build_uncertainty, happen_for_sure
from verdienmodel.model.graph import Aard, Graph, Group, Quantity
from verdienmodel.model.identities import build_checks
from verdienmodel.model.juridisch import build_toetsen
from verdienmodel.model.lift import lift, lift_single_rows, refuse_months_in_single, rows
from verdienmodel.model.measures import add_measures
from verdienmodel.model.options import build_options
from verdienmodel.model.order import order
from verdienmodel.model.prices import check_prices
from verdienmodel.model.resolve import check_size, resolve_names
from verdienmodel.model.signals import build_signals
from verdienmodel.model.statements import build_statements
from verdienmodel.model.tables import build_tables
from verdienmodel.model.typing import aard_of, check_units
from verdienmodel.scenario.items import Bouwsteen
from verdienmodel.scenario.read import Loaded
from verdienmodel.scenario.schema import Scenario, blocks


def build(loaded: Loaded, store: Store | None = None) -> tuple[Graph | None, tuple[Problem, ...]]:
    """The graph of a scenario, or all problems that keep it from existing."""
    scenario = loaded.scenario
    timeline = Timeline(scenario.van, scenario.tot_en_met, scenario.boekjaar_begint)
    bench = Workbench(scenario, loaded.places, store or load_store(), timeline)
    bench.problems.extend(loaded.problems)
    collect(bench)
    check_size(bench)
    if len(bench.drafts) > limits.QUANTITIES:
        return None, tuple(bench.problems)
    entries = entries_of(scenario)
    add_measures(bench, entries)
    statements = build_statements(bench, entries)
    checks = build_checks(bench, entries)
    signals = build_signals(bench)
    goals = build_goals(bench)
    toetsen = build_toetsen(bench, entries, signals)
    # Each step skips what an earlier one could not read, so that a reader sees all mistakes at once.
    resolve_names(bench, entries)
    build_tables(bench)
    check_units(bench)
    check_prices(bench)
    if bench.problems.errors:
        return None, tuple(bench.problems)
    lift(bench)
    lift_single_rows(bench, rows(bench))
    refuse_months_in_single(bench, rows(bench))
    groups = order(bench)
    aliases = _aliases(loaded)
    uncertainty = build_uncertainty(bench, aliases)
    happen_for_sure(bench, aliases)
    options = build_options(bench, loaded, aliases)
    check_size(bench)
    if bench.problems.errors:
        return None, tuple(bench.problems)
    graph = Graph(
        timeline,
        _frozen(bench),
        dict(bench.leaves),
        dict(bench.tables),
        _without_inputs(bench, groups),
        entries,
        statements,
        checks,
        signals,
        options,
        tuple(bench.problems),
        toetsen,
        goals,
        aliases,
        uncertainty,
    )
    return graph, tuple(bench.problems)


def _without_inputs(bench: Workbench, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(group for group in groups if bench.drafts[group.addresses[0]].expression is not None)


def _frozen(bench: Workbench) -> dict[str, Quantity]:
    monthly = rows(bench)
    return {address: _quantity(bench, draft, row=address in monthly) for address, draft in bench.drafts.items()}


def _quantity(bench: Workbench, draft: Draft, *, row: bool) -> Quantity:
    unit = draft.unit or NUMBER
    return Quantity(
        draft.address,
        draft.label,
        unit,
        draft.shown_unit or str(unit),
        draft.aard or _aard(draft),
        draft.kind,
        draft.expression,
        draft.leaves,
        row,
        draft.explanation,
        draft.source,
        bench.places.of(draft.formula_path) if draft.path else "",
        draft.owner,
        draft.scope.removeprefix("onderdelen."),
        draft.formula,
        draft.shown_from,
    )


def _aard(draft: Draft) -> Aard:
    node = draft.expression
    single = isinstance(node, Call) and REGISTRY[node.function].single
    return aard_of(draft.unit or NUMBER, single=single)


def _aliases(loaded: Loaded) -> dict[str, str]:
    """Old ids (heette) of inputs, quantities, posts and onderdelen, so that old changes still arrive."""
    scenario = loaded.scenario
    found = _renamed("", scenario)
    for (room, name), unit in blocks(scenario):
        for old in filter(None, (name, unit.heette)):
            inside = {f"{room}.{old}.{key}": f"{room}.{name}.{key}" for key in (*unit.invoer, *unit.posten)}
            found.update({old_key: new for old_key, new in inside.items() if old_key != new})
            found.update(_renamed(f"{room}.{old}.", unit, f"{room}.{name}."))
    return found


def _renamed(old_scope: str, holder: Scenario | Bouwsteen, scope: str | None = None) -> dict[str, str]:
    """Old address -> new address for what has another id than it used to have, inside one scope."""
    new_scope = old_scope if scope is None else scope
    found = {}
    for key, item in holder.invoer.items():
        found[old_scope + (item.heette or key)] = new_scope + key
    for key, post in holder.posten.items():
        for tail in ("", ".waarde", ".aan", ".van", ".tot_en_met"):
            found[f"{old_scope}posten.{post.heette or key}{tail}"] = f"{new_scope}posten.{key}{tail}"
    return {old: new for old, new in found.items() if old != new}
