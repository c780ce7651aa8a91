"""Step 1, posts: value x season x index x active months."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.ground.units import EUR, Unit, parse_unit
from verdienmodel.language.tree import Call, Expression, Literal, Name, product
from verdienmodel.model.active import add_dates, add_runs, add_switch, phase_dates, runs_of, switch_of
from verdienmodel.model.btw import split_btw
from verdienmodel.model.cash import add_cash
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.graph import Leaf
from verdienmodel.model.inputs import entered, leaf_draft, source_of
from verdienmodel.model.outside import outside_factor
from verdienmodel.scenario.btw_rules import btw_of
from verdienmodel.scenario.items import Bouwsteen, Post


def add_post(bench: Workbench, address: str, scope: str, post: Post, unit: Bouwsteen | None, path: Path) -> None:
    """A post: its value in each month in which it runs and takes part."""
    add_switch(bench, address, post.naam, path, on=post.aan)
    dated = add_dates(bench, address, post.naam, post.van, post.tot_en_met, path)
    dated = dated or phase_dates(bench, post.fase)
    above = None if post.na_afloop else runs_of(bench, scope)
    runs = add_runs(bench, address, post.naam, dated, path, above) or above
    value = _post_value(bench, address, scope, post, path)
    factors: list[Expression] = [value] if value else []
    factors += _season(post, runs)
    factors += _price(bench, post, unit)
    factors += outside_factor(bench, post, unit, path)
    factors += switch_of(bench, scope)
    factors += [Name(f"{address}.aan")]
    factors += [runs] if runs and post.spreiding == "jaarbedrag" else []
    source = source_of(bench, post.bron)
    own = Draft(
        address,
        post.naam,
        _post_unit(bench, post, path),
        "eur/maand",
        "post",
        product(*factors) if value else None,
        scope,
        path,
        explanation=post.toelichting,
        source=source if post.waarde is not None else None,
        formula=post.formule or "",
        runs=runs,
    )
    bench.add(_without_btw(bench, own, post, unit))
    add_cash(bench, address, post)


def _without_btw(bench: Workbench, own: Draft, post: Post, unit: Bouwsteen | None) -> Draft:
    """The post as the exploitatie shows it, when its books keep btw."""
    btw = btw_of(bench.scenario, own.path, post, unit)
    if btw is None or own.expression is None:
        return own
    kept = split_btw(bench, own, post, btw, own.expression)
    return own if kept is own.expression else replace(own, expression=kept, formula="")


def _post_unit(bench: Workbench, post: Post, path: Path) -> Unit | None:
    unit = bench.unit(post.eenheid, (*path, "eenheid"))
    if unit is None:
        return None
    flow = unit if unit.is_flow else unit / parse_unit("jaar")
    if not flow.same_kind(EUR / parse_unit("jaar")):
        bench.problem(
            "E012",
            (*path, "eenheid"),
            f"een post in {post.eenheid} kan niet op de begroting",
            "een begroting is in euro's",
            "maak er een grootheid van, of reken om met een prijs",
        )
        return None
    return flow


def _post_value(bench: Workbench, address: str, scope: str, post: Post, path: Path) -> Expression | None:
    if post.formule is not None:
        return bench.formula(post.formule, (*path, "formule"))
    flow = _post_unit(bench, post, path)
    if post.waarde is None or flow is None:
        return None
    shown = post.eenheid if "/" in post.eenheid else f"{post.eenheid}/jaar"
    own = f"{address}.waarde"
    model = Leaf("", own, flow, shown, 0.0, None, post.naam, source_of(bench, post.bron), post.toelichting)
    leaves = entered(bench, own, post.waarde, model, (*path, "waarde"))
    bench.add(replace(leaf_draft(model, own, scope, path, leaves), owner=address))
    return Name(own)


def _season(post: Post, runs: Expression | None) -> list[Expression]:
    if post.seizoen is None or post.formule is not None:
        return []
    season = Call("seizoen", (), (("naam", post.seizoen),))
    if post.spreiding == "jaarbedrag":
        return [season]
    return [Call("seizoen_passend", (season, runs or Literal(1.0)))]


def _price(bench: Workbench, post: Post, unit: Bouwsteen | None) -> list[Expression]:
    if post.index is None:
        return []
    year = post.prijspeil or (unit.prijspeil if unit else None) or bench.price_year
    return [Call("index", (), (("naam", post.index), ("prijspeil", year), ("eerste", 0)))]
