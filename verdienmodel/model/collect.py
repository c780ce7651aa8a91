"""Step 1: every quantity of the scenario as a draft. Posts become value x season x index x active months."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.ground.address import join, step_address
from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Month
from verdienmodel.ground.units import DATE, EUR, NUMBER, Unit, parse_unit
from verdienmodel.kengetallen.resolve import Resolved, resolve
from verdienmodel.language.tree import Call, Expression, Literal, Name, product
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.graph import Leaf, Source
from verdienmodel.scenario.schema import Grootheid, Invoer, Onderdeel, Post
from verdienmodel.scenario.values import Step, read_entry

CPI = "cpi"


def collect(bench: Workbench) -> None:
    """Drafts for phases, inputs, quantities, posts and onderdelen, in the order of the file."""
    scenario = bench.scenario
    for name, phase in scenario.fasen.items():
        _dates(bench, f"fasen.{name}", phase.naam, phase.van, phase.tot_en_met, ("fasen", name))
    _contents(bench, "", (), scenario.invoer, scenario.grootheden, scenario.posten, None)
    for name, unit in scenario.onderdelen.items():
        scope, path = f"onderdelen.{name}", ("onderdelen", name)
        label = unit.naam or name
        _switch(bench, scope, label, unit.aan, path)
        dated = _dates(bench, scope, label, unit.van, unit.tot_en_met, path)
        _runs(bench, scope, label, dated, path)
        _contents(bench, scope, path, unit.invoer, unit.grootheden, unit.posten, unit)


def _contents(
    bench: Workbench, scope: str, path: Path, inputs: dict[str, Invoer], quantities: dict[str, Grootheid],
    posts: dict[str, Post], unit: Onderdeel | None,
) -> None:  # fmt: skip
    for name, item in inputs.items():
        _input(bench, join(scope, name), scope, name, item, (*path, "invoer", name))
    for name, quantity in quantities.items():
        _quantity(bench, join(scope, name), scope, name, quantity, (*path, "grootheden", name))
    for name, post in posts.items():
        _post(bench, join(scope, "posten", name), scope, post, unit, (*path, "posten", name))


def source_of(bench: Workbench, text: str | None) -> Source:
    """A source by its id in bronnen or as free text; without one it is the initiative's own assumption."""
    if not text:
        return Source("aanname", "eigen aanname")
    known = bench.scenario.bronnen.get(text)
    if known is None:
        return Source("aanname" if text.lower().startswith("aanname") else "bron", text)
    year = f" ({known.jaar})" if known.jaar else ""
    kind = "aanname" if known.naam.lower().startswith("aanname") else "bron"
    return Source(kind, f"{known.naam}{year}", known.adres, note=known.toelichting)


def _input(bench: Workbench, address: str, scope: str, name: str, item: Invoer, path: Path) -> None:
    if item.kengetal is not None:
        _from_kengetal(bench, address, scope, name, item, path)
    elif item.waarde is not None and item.eenheid is not None:
        unit = bench.unit(item.eenheid, (*path, "eenheid"))
        model = Leaf(
            "", address, unit or NUMBER, item.eenheid, 0.0, None, item.naam or _words(name),
            source_of(bench, item.bron), item.uitleg, item.laag, item.hoog, item.minimaal, item.maximaal, item.knop,
        )  # fmt: skip
        leaves = entered(bench, address, item.waarde, model, (*path, "waarde"))
        bench.add(_leaf_draft(model, address, scope, path, leaves))


def _words(name: str) -> str:
    text = name.replace("_", " ")
    return text[:1].upper() + text[1:]


def _leaf_draft(model: Leaf, address: str, scope: str, path: Path, leaves: tuple[str, ...]) -> Draft:
    return Draft(
        address, model.label, model.unit, model.shown_unit, "invoer", None, scope, path, leaves,
        explanation=model.explanation, source=model.source,
    )  # fmt: skip


def entered(bench: Workbench, address: str, value: object, model: Leaf, path: Path) -> tuple[str, ...]:
    """Leaves for a value as entered; problems for text, a series that starts late, or a value that cannot be."""
    try:
        entry = read_entry(value, model.shown_unit)
    except ValueError as error:
        bench.problem("S012", path, str(error), "", f"de eenheid is {model.shown_unit}")
        return ()
    first = entry.steps[0].month
    if first is not None and first > bench.timeline.first:
        bench.problem("S046", path, f"deze reeks begint pas in {first}", f"het plan begint in {bench.timeline.first}",
                      "begin de reeks met de eerste maand van het plan")  # fmt: skip
    for step in entry.steps:
        if step.month is not None and step.month > bench.timeline.last:
            bench.problem("S032", path, f"{step.month} ligt buiten het plan", f"het plan eindigt in {bench.timeline.last}",
                          "haal deze stap weg of maak het plan langer")  # fmt: skip
        _can_be(bench, step, model, path)
    return tuple(_put(bench, address, step, replace(model, pm=entry.pm)) for step in entry.steps)


def _put(bench: Workbench, address: str, step: Step, model: Leaf) -> str:
    own = step_address(address, step.month) if step.month else address
    bench.leaves[own] = replace(
        model, address=own, quantity=address, value=step.value, month=step.month, place=bench.places.of(())
    )
    return own


def _can_be(bench: Workbench, step: Step, model: Leaf, path: Path) -> None:
    """Physical amounts and shares cannot be negative; amounts of money can."""
    factor = 100 if model.percent else 1
    low, high = model.minimum, model.maximum
    if model.is_date:
        month = Month.from_code(step.value)
        if not bench.timeline.first <= month <= bench.timeline.last:
            bench.problem("S032", path, f"{month} ligt buiten het plan",
                          f"het plan loopt van {bench.timeline.first} tot en met {bench.timeline.last}",
                          "kies een maand binnen het plan")  # fmt: skip
        return
    money = dict(model.unit.dims).get("eur") == 1 and all(base in ("eur", "tijd") for base, _ in model.unit.dims)
    if low is None and not money and not model.percent:
        low = 0.0
    if high is None and model.shown_unit == "aandeel":
        high = 1.0
    shown = step.value * factor
    if low is not None and shown < low:
        bench.problem("S034", path, f"{shown:g} {model.shown_unit} kan niet".replace(".", ","),
                      f"het kleinste is {low:g}", "vul een getal van 0 of hoger in" if low == 0 else "")  # fmt: skip
    if high is not None and shown > high:
        bench.problem("S034", path, f"{shown:g} {model.shown_unit} kan niet".replace(".", ","), f"het grootste is {high:g}",
                      'een aandeel ligt tussen 0 en 1; een percentage heeft eenheid: "%"' if high == 1 else "")  # fmt: skip


def _from_kengetal(bench: Workbench, address: str, scope: str, name: str, item: Invoer, path: Path) -> None:
    found = resolve(bench.store, item.kengetal or "", bench.timeline)
    if not isinstance(found, Resolved):
        bench.problems.extend(problem.at(bench.places.of((*path, "kengetal")), ".".join(path)) for problem in found)
        return
    if item.eenheid is not None:
        wanted = bench.unit(item.eenheid, (*path, "eenheid"))
        if wanted is not None and wanted != parse_unit(found.eenheid):
            bench.problem("E011", path, f"het kengetal is in {found.eenheid}, de invoer in {item.eenheid}", "",
                          f"schrijf eenheid: {found.eenheid} of laat de eenheid weg")  # fmt: skip
    row = found.rows[-1]
    model = Leaf(
        "", address, parse_unit(found.eenheid), found.eenheid, 0.0, None, item.naam or _words(name),
        kengetal_source(found), item.uitleg or row.toelichting, row.laag if item.laag is None else item.laag,
        row.hoog if item.hoog is None else item.hoog, item.minimaal, item.maximaal, item.knop,
    )  # fmt: skip
    _say_last_known(bench, found, path)
    changes = found.changes
    values = [step for i, step in enumerate(changes) if i == 0 or step.value != changes[i - 1].value]
    single = len(values) == 1
    steps = [Step(None if single else step.month, step.value) for step in values]
    raised = found.prijspeil is not None and found.prijspeil != bench.price_year
    own = join(address, "nominaal") if raised else address
    leaves = tuple(_put(bench, own, step, model) for step in steps)
    bench.add(replace(_leaf_draft(model, own, scope, path, leaves), nominal=found.prijspeil is None))
    if raised:
        bench.index_years.setdefault(CPI, set()).update((int(found.prijspeil or 0), bench.price_year))
        factor = Call("prijspeil", (), (("naam", CPI), ("van", int(found.prijspeil or 0)), ("naar", bench.price_year)))
        bench.add(
            Draft(
                address,
                model.label,
                model.unit,
                model.shown_unit,
                "grootheid",
                Call("maal", (Name(own), factor)),
                scope,
                path,
                explanation=model.explanation,
                source=model.source,
                formula=f"kengetal van prijspeil {found.prijspeil} naar {bench.price_year}",
            )  # fmt: skip
        )


def kengetal_source(found: Resolved) -> Source:
    """Provenance of a kengetal: an unverified one shows as an assumption everywhere."""
    row = found.rows[-1]
    kind = "aanname" if row.soort == "aanname" else "kengetal"
    text = row.bron or "aanname, niet geverifieerd"
    return Source(kind, f"{text} (graad {row.graad})", row.adres, row.graad, row.rij,
                  found.last_known_from is not None, row.toelichting)  # fmt: skip


def _say_last_known(bench: Workbench, found: Resolved, path: Path) -> None:
    if found.last_known_from is not None:
        bench.problems.add(
            Problem(
                "K034",
                bench.places.of(path),
                ".".join(path),
                f"‘{found.sleutel}’ is vanaf {found.last_known_from} niet bekend",
                "de laatst bekende waarde geldt door",
                "vul een eigen waarde in als u het beter weet",
                "melding",
            )  # fmt: skip
        )


def _quantity(bench: Workbench, address: str, scope: str, name: str, item: Grootheid, path: Path) -> None:
    unit = bench.unit(item.eenheid, (*path, "eenheid"))
    expression = bench.formula(item.formule, (*path, "formule"))
    runs = _runs_of(bench, scope)
    if scope and unit is not None and unit.is_flow and item.aard in (None, "stroom") and expression is not None:
        expression = product(expression, Name(f"{scope}.aan"), *([runs] if runs else []))
    bench.add(
        Draft(
            address,
            item.naam or _words(name),
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
        )  # fmt: skip
    )


def _post(bench: Workbench, address: str, scope: str, post: Post, unit: Onderdeel | None, path: Path) -> None:
    _switch(bench, address, post.naam, post.aan, path)
    dated = _dates(bench, address, post.naam, post.van, post.tot_en_met, path)
    if not dated and post.fase:
        dated = [name for name in (f"fasen.{post.fase}.van", f"fasen.{post.fase}.tot_en_met") if name in bench.drafts]
    runs = _runs(bench, address, post.naam, dated, path, _runs_of(bench, scope)) or _runs_of(bench, scope)
    value = _post_value(bench, address, scope, post, path)
    factors: list[Expression] = [value] if value else []
    factors += _season(post, runs)
    factors += _price(bench, post, unit)
    factors += [Name(f"{scope}.aan")] if scope else []
    factors += [Name(f"{address}.aan")]
    factors += [runs] if runs and post.spreiding == "jaarbedrag" else []
    source = source_of(bench, post.bron)
    bench.add(
        Draft(
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
        )  # fmt: skip
    )


def _post_unit(bench: Workbench, post: Post, path: Path) -> Unit | None:
    unit = bench.unit(post.eenheid, (*path, "eenheid"))
    if unit is None:
        return None
    flow = unit if unit.is_flow else unit / parse_unit("jaar")
    if not flow.same_kind(EUR / parse_unit("jaar")):
        bench.problem("E012", (*path, "eenheid"), f"een post in {post.eenheid} kan niet op de begroting",
                      "een begroting is in euro's", "maak er een grootheid van, of reken om met een prijs")  # fmt: skip
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
    bench.add(replace(_leaf_draft(model, own, scope, path, leaves), owner=address))
    return Name(own)


def _season(post: Post, runs: Expression | None) -> list[Expression]:
    if post.seizoen is None or post.formule is not None:
        return []
    season = Call("seizoen", (), (("naam", post.seizoen),))
    if post.spreiding == "jaarbedrag":
        return [season]
    return [Call("seizoen_passend", (season, runs or Literal(1.0)))]


def _price(bench: Workbench, post: Post, unit: Onderdeel | None) -> list[Expression]:
    if post.index is None:
        return []
    year = post.prijspeil or (unit.prijspeil if unit else None) or bench.price_year
    return [Call("index", (), (("naam", post.index), ("prijspeil", year), ("eerste", 0)))]


def _switch(bench: Workbench, scope: str, label: str, on: bool, path: Path) -> None:
    address = f"{scope}.aan"
    model = Leaf(address, address, NUMBER, "ja/nee", float(on), None, f"{label}: doet mee", Source("bron", "scenario"))
    bench.leaves[address] = replace(model, place=bench.places.of(path))
    bench.add(replace(_leaf_draft(model, address, scope, path, (address,)), owner=scope))


def _dates(bench: Workbench, scope: str, label: str, first: Month | None, last: Month | None, path: Path) -> list[str]:
    made = []
    for field, month, words in (("van", first, "eerste maand"), ("tot_en_met", last, "laatste maand")):
        if month is None:
            continue
        address = f"{scope}.{field}"
        model = Leaf(
            address, address, DATE, "datum", float(month.code), None, f"{label}: {words}", Source("bron", "scenario")
        )
        bench.leaves[address] = replace(model, place=bench.places.of((*path, field)))
        bench.add(replace(_leaf_draft(model, address, scope, path, (address,)), owner=scope))
        made.append(address)
    return made


def _runs(
    bench: Workbench, scope: str, label: str, dated: list[str], path: Path, above: Expression | None = None
) -> Expression | None:
    """The row that is 1 in the months in which something runs; none when it runs all the time."""
    if not dated:
        return None
    parts: list[Expression] = [
        Call("vanaf" if name.endswith(".van") else "tot_en_met", (Name(name),)) for name in dated
    ]
    parts += [above] if above else []
    address = f"{scope}.loopt"
    bench.add(
        Draft(
            address,
            f"{label}: loopt",
            NUMBER,
            "getal",
            "hulp",
            product(*parts),
            scope,
            path,
            owner=scope,
            force_row=True,
        )
    )
    return Name(address)


def _runs_of(bench: Workbench, scope: str) -> Expression | None:
    return Name(f"{scope}.loopt") if scope and f"{scope}.loopt" in bench.drafts else None
