"""Step 3: seasons, indices, bracket tables and profiles that formulas use, as leaves that can be changed."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import NAMES
from verdienmodel.ground.units import NUMBER, Unit
from verdienmodel.kengetallen.resolve import Resolved, resolve_years
from verdienmodel.language.function import TableUnits
from verdienmodel.language.tree import Call, Expression, Fixed, walk
from verdienmodel.model.drafts import Workbench
from verdienmodel.model.graph import Leaf, Source, Table
from verdienmodel.model.inputs import kengetal_source, source_of, source_of_row
from verdienmodel.model.resolve import TABLES
from verdienmodel.scenario.surroundings import Index
from verdienmodel.scenario.values import read_number

Rates = tuple[dict[int, float], Source, dict[int, Source]]
"""Rate per year, where the index as a whole comes from, and where a year comes from that has a row of its own."""
Constants = tuple[tuple[str, Fixed], ...]


def build_tables(bench: Workbench) -> None:
    """Make the tables in use, then tell every index in which year its table begins."""
    used = {
        str(node.constant(TABLES[node.function][0]))
        for draft in bench.drafts.values()
        if draft.expression is not None
        for node in walk(draft.expression)
        if isinstance(node, Call) and node.function in TABLES
    } - {""}
    makers = {"seizoenen": _season, "indexen": _index, "tabellen": _brackets, "profielen": _profile}
    for key in sorted(used):
        room, _, name = key.partition(".")
        if name in getattr(bench.scenario, room, {}):
            makers[room](bench, key, name)
    for address, draft in list(bench.drafts.items()):
        if draft.expression is not None:
            bench.update(address, expression=_with_first_year(draft.expression, bench))


def table_units(bench: Workbench) -> dict[str, TableUnits]:
    """Per table the unit it is searched by and the unit of its values."""
    return {key: TableUnits(table.key, table.value) for key, table in bench.tables.items()}


def _with_first_year(node: Expression, bench: Workbench) -> Expression:
    if not isinstance(node, Call):
        return node
    args = tuple(_with_first_year(arg, bench) for arg in node.args)
    fixed = node.fixed
    table = bench.tables.get(str(dict(fixed).get("naam", "")))
    if node.function in ("index", "prijspeil") and table is not None:
        fixed = tuple((key, table.first_year if key == "eerste" else value) for key, value in _with_key(fixed))
    return Call(node.function, args, fixed, node.span)


def _with_key(fixed: Constants) -> Constants:
    return fixed if any(key == "eerste" for key, _ in fixed) else (*fixed, ("eerste", 0))


def _put(bench: Workbench, leaf: Leaf) -> str:
    bench.leaves[leaf.address] = leaf
    return leaf.address


def _season(bench: Workbench, key: str, name: str) -> None:
    season = bench.scenario.seizoenen[name]
    source = source_of(bench, season.bron) if name != "gelijk" else Source("bron", "elke maand gelijk")
    model = Leaf("", key, NUMBER, "aandeel", 0.0, source=source, place=bench.places.of(("seizoenen", name)))
    leaves = tuple(
        _put(bench, replace(model, address=f"{key}[{month}]", value=share, label=f"{season.naam}: {NAMES[month - 1]}"))
        for month, share in enumerate(season.aandelen, 1)
    )
    bench.tables[key] = Table(key, "seizoenen", season.naam, leaves, source=source)


def _index(bench: Workbench, key: str, name: str) -> None:
    index = bench.scenario.indexen[name]
    years = {*bench.index_years.get(name, set()), bench.timeline.first.year, bench.timeline.last.year}
    first, last = min(years), max(years)
    rates, source, sources = _rates(bench, name, index, first, last)
    label = index.naam or name
    leaves = tuple(
        _put(
            bench,
            Leaf(
                f"{key}[{year}]",
                key,
                NUMBER,
                "%",
                rates.get(year, 0.0),
                label=f"{label} in {year}" + (" (basisjaar, telt niet mee)" if year == first else ""),
                source=sources.get(year, source) if year > first else BASE_YEAR,
                place=bench.places.of(("indexen", name)),
            ),
        )
        for year in range(first, last + 1)
    )
    bench.tables[key] = Table(key, "indexen", label, leaves, first, source=source)


BASE_YEAR = Source("bron", "basisjaar: de prijzen veranderen daarna")


def _rates(bench: Workbench, name: str, index: Index, first: int, last: int) -> Rates:
    """Rates of the years after the first; the first year is the base and its rate is never used."""
    if index.kengetal:
        return _kengetal_rates(bench, name, index.kengetal, first, last)
    rates: dict[int, float] = {first: 0.0}
    missing = []
    for year in range(first, last + 1):
        entered = index.jaren.get(str(year), index.daarna)
        if entered is None and year > first:
            missing.append(str(year))
        elif entered is not None:
            rates[year] = read_number(entered, "%")
    if missing:
        bench.problem(
            "E035",
            ("indexen", name),
            f"index ‘{name}’ heeft geen percentage voor {', '.join(missing)}",
            "",
            "vul deze jaren in bij jaren:, of geef daarna: een percentage",
        )
    return rates, source_of(bench, index.bron), {}


def _kengetal_rates(bench: Workbench, name: str, sleutel: str, first: int, last: int) -> Rates:
    found = resolve_years(bench.store, sleutel, min(first + 1, last), last)
    if not isinstance(found, Resolved):
        bench.problems.extend(p.at(bench.places.of(("indexen", name)), f"indexen.{name}") for p in found)
        return {}, Source("aanname", ""), {}
    if found.last_known_from is not None:
        bench.problems.add(_last_known(bench, name, found))
    sources = {step.month.year: source_of_row(step.row, last_known=step.laatst_bekend) for step in found.steps}
    return {step.month.year: step.value for step in found.steps}, kengetal_source(found), sources


def _last_known(bench: Workbench, name: str, found: Resolved) -> Problem:
    assert found.last_known_from is not None
    return Problem(
        "K034",
        bench.places.of(("indexen", name)),
        f"indexen.{name}",
        f"‘{found.sleutel}’ is vanaf {found.last_known_from.year} niet bekend",
        "het laatst bekende percentage geldt door",
        f"geef uw eigen verwachting bij indexen: {name}: jaren:",
        "melding",
    )


def _unit(bench: Workbench, text: str, path: tuple[str, ...]) -> Unit:
    return bench.unit(text, path) or NUMBER


def _brackets(bench: Workbench, key: str, name: str) -> None:
    """Leaves: the values of all brackets first, then the upper bounds of all but the last."""
    table = bench.scenario.tabellen[name]
    path = ("tabellen", name)
    key_unit, value_unit = (
        _unit(bench, table.zoekt_op, (*path, "zoekt_op")),
        _unit(bench, table.eenheid, (*path, "eenheid")),
    )
    source = source_of(bench, table.bron)
    base = Leaf("", key, value_unit, table.eenheid, 0.0, source=source, place=bench.places.of(path))
    values, tops = [], []
    for row_name, row in table.rijen.items():
        label = f"{table.naam}: {row_name.replace('_', ' ')}"
        number = read_number(row.waarde, table.eenheid)
        values.append(_put(bench, replace(base, address=f"{key}.{row_name}.waarde", value=number, label=label)))
        if row.tot_en_met is not None:
            tops.append(
                _put(
                    bench,
                    replace(
                        base,
                        address=f"{key}.{row_name}.tot_en_met",
                        unit=key_unit,
                        shown_unit=table.zoekt_op,
                        value=row.tot_en_met,
                        label=f"{label}, tot en met",
                    ),
                )
            )
    bench.tables[key] = Table(
        key, "tabellen", table.naam, (*values, *tops), key=key_unit, value=value_unit, source=source
    )


def _profile(bench: Workbench, key: str, name: str) -> None:
    profile = bench.scenario.profielen[name]
    unit = _unit(bench, profile.eenheid, ("profielen", name, "eenheid"))
    source = source_of(bench, profile.bron)
    leaves = tuple(
        _put(
            bench,
            Leaf(
                f"{key}[{age}]",
                key,
                unit,
                profile.eenheid,
                share,
                label=f"{profile.naam}: na {age} maanden",
                source=source,
                place=bench.places.of(("profielen", name)),
            ),
        )
        for age, share in enumerate(profile.aandelen)
    )
    bench.tables[key] = Table(key, "profielen", profile.naam, leaves, value=unit, source=source)
