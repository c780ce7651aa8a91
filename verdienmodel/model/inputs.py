"""Step 1, inputs: values as entered and kengetallen become leaves, each with its source."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.ground.address import in_words, join, step_address
from verdienmodel.ground.problem import Problem
from verdienmodel.ground.timeline import Month
from verdienmodel.ground.units import NUMBER, parse_unit
from verdienmodel.kengetallen.resolve import Resolved, resolve
from verdienmodel.kengetallen.resolve import Step as Known
from verdienmodel.kengetallen.rows import Kengetal
from verdienmodel.language.tree import Call, Name
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.graph import Leaf, Source, SourceKind
from verdienmodel.scenario.items import Invoer
from verdienmodel.scenario.values import Step, faults, read_entry

CPI = "cpi"


def source_of(bench: Workbench, text: str | None) -> Source:
    """A source by its id in bronnen or as free text; without one it is the initiative's own assumption."""
    if not text:
        return Source("aanname", "eigen aanname")
    known = bench.scenario.bronnen.get(text)
    if known is None:
        return Source("aanname" if text.lower().startswith("aanname") else "bron", text)
    year = f" ({known.jaar})" if known.jaar else ""
    return Source(
        "aanname" if known.naam.lower().startswith("aanname") else "bron",
        f"{known.naam}{year}",
        known.adres,
        note=known.toelichting,
    )


def add_input(bench: Workbench, address: str, scope: str, name: str, item: Invoer, path: Path) -> None:
    """An input with its leaves: a value as entered, or a kengetal."""
    if item.kengetal is not None:
        _from_kengetal(bench, address, scope, name, item, path)
    elif item.entered is not None and item.eenheid is not None:
        unit = bench.unit(item.eenheid, (*path, "eenheid"))
        model = Leaf(
            "",
            address,
            unit or NUMBER,
            item.eenheid,
            0.0,
            None,
            item.naam or in_words(name),
            source_of(bench, item.bron),
            item.uitleg,
            item.laag,
            item.hoog,
            item.minimaal,
            item.maximaal,
            item.knop,
            shown_from=item.toon_vanaf or 0.0,
        )
        leaves = entered(bench, address, item.entered, model, (*path, "waarde"))
        bench.add(leaf_draft(model, address, scope, path, leaves))


def leaf_draft(model: Leaf, address: str, scope: str, path: Path, leaves: tuple[str, ...]) -> Draft:
    """The quantity behind one or more leaves."""
    return Draft(
        address,
        model.label,
        model.unit,
        model.shown_unit,
        "invoer",
        None,
        scope,
        path,
        leaves,
        explanation=model.explanation,
        source=model.source,
        shown_from=model.shown_from,
    )


def entered(bench: Workbench, address: str, value: object, model: Leaf, path: Path) -> tuple[str, ...]:
    """Leaves for a value as entered; problems for text, a series that starts late, or a value that cannot be."""
    wrong = faults(value, model.shown_unit)
    for key, why in wrong:
        place = (*path, key) if key else path
        bench.problem("S012", place, why, f"de eenheid is {model.shown_unit}")
    if wrong:
        return ()
    entry = read_entry(value, model.shown_unit)
    first = entry.steps[0].month
    if first is not None and first > bench.timeline.first:
        bench.problem(
            "S046",
            path,
            f"deze reeks begint pas in {first}",
            f"het plan begint in {bench.timeline.first}",
            "begin de reeks met de eerste maand van het plan",
        )
    for step in entry.steps:
        if step.month is not None and step.month > bench.timeline.last:
            bench.problem(
                "S032",
                (*path, step.key),
                f"{step.month} ligt buiten het plan",
                f"het plan eindigt in {bench.timeline.last}",
                "haal deze stap weg of maak het plan langer",
            )
        _can_be(bench, step, model, (*path, step.key) if step.key else path)
    return tuple(_put(bench, address, step, replace(model, pm=entry.pm)) for step in entry.steps)


def _put(bench: Workbench, address: str, step: Step, model: Leaf) -> str:
    own = step_address(address, step.month) if step.month else address
    bench.leaves[own] = replace(
        model, address=own, quantity=address, value=step.value, month=step.month, place=bench.places.of(())
    )
    return own


def _can_be(bench: Workbench, step: Step, model: Leaf, path: Path) -> None:
    """Physical amounts and shares cannot be negative; amounts of money can."""
    if model.is_date:
        month = Month.from_code(step.value)
        if not bench.timeline.first <= month <= bench.timeline.last:
            bench.problem(
                "S032",
                path,
                f"{month} ligt buiten het plan",
                f"het plan loopt van {bench.timeline.first} tot en met {bench.timeline.last}",
                "kies een maand binnen het plan",
            )
        return
    low, high = model.bounds
    shown = model.as_written(step.value)
    if low is not None and shown < low:
        bench.problem(
            "S034",
            path,
            f"{shown:g} {model.shown_unit} kan niet".replace(".", ","),
            f"het kleinste is {low:g}",
            f"vul een getal van {low:g} of hoger in",
        )
    if high is not None and shown > high:
        bench.problem(
            "S034",
            path,
            f"{shown:g} {model.shown_unit} kan niet".replace(".", ","),
            f"het grootste is {high:g}",
            'een aandeel ligt tussen 0 en 1; een percentage heeft eenheid: "%"'
            if high == 1
            else f"vul een getal van {high:g} of lager in",
        )


def _from_kengetal(bench: Workbench, address: str, scope: str, name: str, item: Invoer, path: Path) -> None:
    found = resolve(bench.store, item.kengetal or "", bench.timeline)
    if not isinstance(found, Resolved):
        bench.problems.extend(problem.at(bench.places.of((*path, "kengetal")), ".".join(path)) for problem in found)
        bench.add(Draft(address, name, None, "", "invoer", None, scope, path))  # so that who reads it is not wrong too
        return
    _same_unit(bench, found, item, path)
    _say_last_known(bench, found, path)
    model = _kengetal_leaf(found, address, name, item)
    raised = found.prijspeil is not None and found.prijspeil != bench.price_year
    own = join(address, "nominaal") if raised else address
    leaves = _kengetal_steps(bench, found, own, model)
    bench.add(replace(leaf_draft(model, own, scope, path, leaves), nominal=found.prijspeil is None))
    if raised:
        _raise_price(bench, found, own, replace(leaf_draft(model, address, scope, path, ()), kind="grootheid"))


def _same_unit(bench: Workbench, found: Resolved, item: Invoer, path: Path) -> None:
    wanted = bench.unit(item.eenheid, (*path, "eenheid")) if item.eenheid is not None else None
    if wanted is not None and wanted != parse_unit(found.eenheid):
        bench.problem(
            "E011",
            (*path, "eenheid"),
            f"het kengetal is in {found.eenheid}, de invoer in {item.eenheid}",
            "",
            f"schrijf eenheid: {found.eenheid} of laat de eenheid weg",
        )


def _kengetal_leaf(found: Resolved, address: str, name: str, item: Invoer) -> Leaf:
    """What every step of the kengetal has in common; a usual range in the file goes before that of the row."""
    row = found.rows[-1]
    return Leaf(
        "",
        address,
        parse_unit(found.eenheid),
        found.eenheid,
        0.0,
        None,
        item.naam or in_words(name),
        kengetal_source(found),
        item.uitleg or row.toelichting,
        row.laag if item.laag is None else item.laag,
        row.hoog if item.hoog is None else item.hoog,
        item.minimaal,
        item.maximaal,
        item.knop,
    )


def _kengetal_steps(bench: Workbench, found: Resolved, own: str, model: Leaf) -> tuple[str, ...]:
    """A leaf for every month in which the value changes, each with the row that it rests on."""
    changes = found.changes
    values = [step for i, step in enumerate(changes) if i == 0 or step.value != changes[i - 1].value]
    ends = [*(step.month for step in values[1:]), None]
    single = len(values) == 1
    return tuple(
        _put(
            bench,
            own,
            Step(None if single else step.month, step.value),
            replace(model, source=_source_until(found, step, end)),
        )
        for step, end in zip(values, ends, strict=True)
    )


def _raise_price(bench: Workbench, found: Resolved, own: str, draft: Draft) -> None:
    """The kengetal in the prices of the scenario: its own price level times the index."""
    level = int(found.prijspeil or 0)
    bench.index_years.setdefault(CPI, set()).update((level, bench.price_year))
    factor = Call("prijspeil", (), (("naam", CPI), ("van", level), ("naar", bench.price_year)))
    formula = f"kengetal van prijspeil {level} naar {bench.price_year}"
    bench.add(replace(draft, expression=Call("maal", (Name(own), factor)), formula=formula))


def _source_until(found: Resolved, step: Known, end: Month | None) -> Source:
    """The row of a step; last known when any month up to the next step is."""
    months = [item for item in found.steps if step.month <= item.month and (end is None or item.month < end)]
    return source_of_row(months[-1].row, last_known=any(item.laatst_bekend for item in months))


def kengetal_source(found: Resolved) -> Source:
    """Provenance of a kengetal: an unverified one shows as an assumption everywhere."""
    return source_of_row(found.rows[-1], last_known=found.last_known_from is not None)


def source_of_row(row: Kengetal, *, last_known: bool) -> Source:
    """Provenance of one row: years that rest on different rows each name their own."""
    kind: SourceKind = "aanname" if row.soort == "aanname" else "kengetal"
    text = row.bron or "aanname, niet geverifieerd"
    return Source(
        kind,
        f"{text} (graad {row.graad})",
        row.adres,
        row.graad,
        row.rij,
        last_known,
        row.toelichting,
    )


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
            )
        )
