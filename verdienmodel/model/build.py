"""The steps of building, in order: collect, statements, resolve, tables, units, prices, lift, order, freeze."""

from __future__ import annotations

from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import NUMBER
from verdienmodel.kengetallen.store import Store, load_store
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call
from verdienmodel.model.changes import Change, apply
from verdienmodel.model.collect import collect
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.entries import entries_of
from verdienmodel.model.graph import Aard, Graph, Group, Option, Quantity
from verdienmodel.model.lift import lift, lift_single_rows, rows
from verdienmodel.model.order import order
from verdienmodel.model.prices import check_prices
from verdienmodel.model.resolve import check_size, resolve_names
from verdienmodel.model.statements import build_checks, build_signals, build_statements
from verdienmodel.model.tables import build_tables
from verdienmodel.model.typing import aard_of, check_units
from verdienmodel.scenario.read import Loaded


def build(loaded: Loaded, store: Store | None = None) -> tuple[Graph | None, tuple[Problem, ...]]:
    """The graph of a scenario, or all problems that keep it from existing."""
    scenario = loaded.scenario
    timeline = Timeline(scenario.van, scenario.tot_en_met, scenario.boekjaar_begint)
    bench = Workbench(scenario, loaded.places, store or load_store(), timeline)
    bench.problems.extend(loaded.problems)
    collect(bench)
    check_size(bench)
    if bench.problems.errors:
        return None, tuple(bench.problems)
    entries = entries_of(scenario)
    statements = build_statements(bench, entries)
    checks = build_checks(bench, entries)
    signals = build_signals(bench)
    for step in (lambda: resolve_names(bench, entries), lambda: build_tables(bench)):
        step()
        if bench.problems.errors:
            return None, tuple(bench.problems)
    check_units(bench)
    check_prices(bench)
    if bench.problems.errors:
        return None, tuple(bench.problems)
    lift(bench)
    lift_single_rows(bench, rows(bench))
    groups = order(bench)
    aliases = _aliases(loaded)
    options = _options(bench, loaded, aliases)
    check_size(bench)
    if bench.problems.errors:
        return None, tuple(bench.problems)
    graph = Graph(
        timeline, _frozen(bench), dict(bench.leaves), dict(bench.tables), _without_inputs(bench, groups), entries,
        statements, checks, signals, options, tuple(bench.problems), aliases,
    )  # fmt: skip
    return graph, tuple(bench.problems)


def _without_inputs(bench: Workbench, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    return tuple(group for group in groups if bench.drafts[group.addresses[0]].expression is not None)


def _frozen(bench: Workbench) -> dict[str, Quantity]:
    monthly = rows(bench)
    return {address: _quantity(draft, address in monthly) for address, draft in bench.drafts.items()}


def _quantity(draft: Draft, row: bool) -> Quantity:
    unit = draft.unit or NUMBER
    onderdeel = draft.scope.removeprefix("onderdelen.") if draft.scope else ""
    return Quantity(
        draft.address, draft.label, unit, draft.shown_unit or str(unit), draft.aard or _aard(draft), draft.kind,
        draft.expression, draft.leaves, row, draft.explanation, draft.source, ".".join(draft.path), draft.owner,
        onderdeel, draft.formula,
    )  # fmt: skip


def _aard(draft: Draft) -> Aard:
    node = draft.expression
    single = isinstance(node, Call) and REGISTRY[node.function].single
    return aard_of(draft.unit or NUMBER, single)


def _aliases(loaded: Loaded) -> dict[str, str]:
    """Old ids (heette) of inputs, quantities, posts and onderdelen, so that old changes still arrive."""
    scenario, found = loaded.scenario, {}
    for name, unit in scenario.onderdelen.items():
        inner = {**unit.invoer, **unit.grootheden}
        for key, item in inner.items():
            if item.heette:
                found[f"onderdelen.{name}.{item.heette}"] = f"onderdelen.{name}.{key}"
            if unit.heette:
                found[f"onderdelen.{unit.heette}.{key}"] = f"onderdelen.{name}.{key}"
    for key, item in {**scenario.invoer, **scenario.grootheden}.items():
        if item.heette:
            found[item.heette] = key
    for key, post in scenario.posten.items():
        if post.heette:
            found[f"posten.{post.heette}"] = f"posten.{key}"
            found[f"posten.{post.heette}.waarde"] = f"posten.{key}.waarde"
    return found


def _options(bench: Workbench, loaded: Loaded, aliases: dict[str, str]) -> tuple[Option, ...]:
    made = []
    for name, option in loaded.scenario.opties.items():
        changes = [
            Change.of(item, loaded.places.of(("opties", name, "wijzigingen", str(position))))
            for position, item in enumerate(option.wijzigingen)
        ]
        values, problems = apply(bench.leaves, aliases, changes)
        bench.problems.extend(problems)
        made.append(Option(name, option.naam, option.uitleg, values))
    return tuple(made)
