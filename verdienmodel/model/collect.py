"""Step 1: every quantity of the scenario as a draft, in the order of the file."""

from __future__ import annotations

from verdienmodel.ground.address import in_words, join
from verdienmodel.ground.units import EUR
from verdienmodel.language.tree import Call, Expression, Literal, product
from verdienmodel.model.active import add_dates, add_runs, add_switch, phase_dates, runs_of, switch_of
from verdienmodel.model.actuals import add_actuals
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.events import add_chance
from verdienmodel.model.inputs import add_input
from verdienmodel.model.outside import add_outside, outside_of
from verdienmodel.model.paths import add_paths, follow_path
from verdienmodel.model.posts import add_post
from verdienmodel.model.sharing import add_shares
from verdienmodel.scenario.items import Bouwsteen, Grootheid, Invoer, Post, Stand
from verdienmodel.scenario.schema import OF_BOOKS, Gebeurtenis, blocks


def collect(bench: Workbench) -> None:
    """Drafts for phases, inputs, quantities, posts and onderdelen, in the order of the file."""
    scenario = bench.scenario
    for name, phase in scenario.fasen.items():
        add_dates(bench, f"fasen.{name}", phase.naam, phase.van, phase.tot_en_met, ("fasen", name))
    add_paths(bench)
    add_outside(bench)
    _contents(bench, "", (), scenario.invoer, scenario.grootheden, scenario.posten, None)
    for path, unit in blocks(scenario):
        scope, label = join(*path), unit.naam or in_words(path[1])
        if path[0] not in OF_BOOKS:
            add_switch(bench, scope, label, path, on=unit.aan)
        if isinstance(unit, Gebeurtenis):
            add_chance(bench, scope, unit, path)
        dated = add_dates(bench, scope, label, unit.van, unit.tot_en_met, path)
        add_runs(bench, scope, label, dated or phase_dates(bench, unit.fase), path)
        _contents(bench, scope, path, unit.invoer, unit.grootheden, unit.posten, unit)
        for name, stand in unit.standen.items():
            _stand(bench, scope, name, stand, path)
    add_shares(bench)
    add_actuals(bench)


def _contents(
    bench: Workbench,
    scope: str,
    path: Path,
    inputs: dict[str, Invoer],
    quantities: dict[str, Grootheid],
    posts: dict[str, Post],
    unit: Bouwsteen | None,
) -> None:
    for name, item in inputs.items():
        add_input(bench, join(scope, name), scope, name, item, (*path, "invoer", name))
        follow_path(bench, join(scope, name), scope, item, (*path, "invoer", name))
    for name, quantity in quantities.items():
        _quantity(bench, join(scope, name), scope, name, quantity, (*path, "grootheden", name))
    for name, post in posts.items():
        add_post(bench, join(scope, "posten", name), scope, post, unit, (*path, "posten", name))


def _stand(bench: Workbench, scope: str, name: str, stand: Stand, path: Path) -> None:
    """A line of the balance: an amount at the end of each month, nil when the block takes no part."""
    where = (*path, "standen", name)
    expression = bench.formula(stand.formule, (*where, "formule"))
    bench.add(
        Draft(
            join(scope, "standen", name),
            stand.naam,
            EUR,
            "eur",
            "stand",
            _while_on(bench, scope, expression) if expression is not None else None,
            scope,
            where,
            explanation=stand.toelichting,
            formula=stand.formule,
            force_row=True,
        )
    )


def _while_on(bench: Workbench, scope: str, stand: Expression) -> Expression:
    """A choice instead of a product: a balance that is explained by multiplying with yes or no reads badly."""
    switch = switch_of(bench, scope)
    return Call("als", (switch[0], stand, Literal(0.0))) if switch else stand


def _quantity(bench: Workbench, address: str, scope: str, name: str, item: Grootheid, path: Path) -> None:
    unit = bench.unit(item.eenheid, (*path, "eenheid"))
    expression = bench.formula(item.formule, (*path, "formule"))
    runs = runs_of(bench, scope)
    if item.buitenblik and expression is not None:
        expression = product(expression, *outside_of(bench, scope, item.buitenblik))
    if scope and unit is not None and unit.is_flow and item.aard in (None, "stroom") and expression is not None:
        expression = product(expression, *switch_of(bench, scope), *([runs] if runs else []))
    bench.add(
        Draft(
            address,
            item.naam or in_words(name),
            unit,
            item.eenheid,
            "grootheid",
            expression,
            scope,
            path,
            aard=item.aard,
            explanation=item.uitleg,
            formula=item.formule,
            runs=runs,
            shown_from=item.toon_vanaf or 0.0,
        )
    )
