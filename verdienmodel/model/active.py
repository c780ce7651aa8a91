"""Step 1, activity: switches and months become inputs, and the row of months in which something runs."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.ground.timeline import Month
from verdienmodel.ground.units import DATE, NUMBER
from verdienmodel.language.tree import Call, Expression, Name, product
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.graph import Leaf, Source
from verdienmodel.model.inputs import leaf_draft


def add_switch(bench: Workbench, scope: str, label: str, path: Path, *, on: bool) -> None:
    """The input with which an item takes part or not: structure stays, whatever its value."""
    address = f"{scope}.aan"
    model = Leaf(address, address, NUMBER, "ja/nee", float(on), None, f"{label}: doet mee", Source("bron", "scenario"))
    bench.leaves[address] = replace(model, place=bench.places.of(path))
    bench.add(replace(leaf_draft(model, address, scope, path, (address,)), owner=scope))


def add_dates(
    bench: Workbench, scope: str, label: str, first: Month | None, last: Month | None, path: Path
) -> list[str]:
    """The first and last month of an item as inputs, as far as the file gives them."""
    made = []
    for field, month, words in (("van", first, "eerste maand"), ("tot_en_met", last, "laatste maand")):
        if month is None:
            continue
        address = f"{scope}.{field}"
        model = Leaf(
            address, address, DATE, "datum", float(month.code), None, f"{label}: {words}", Source("bron", "scenario")
        )
        bench.leaves[address] = replace(model, place=bench.places.of((*path, field)))
        bench.add(replace(leaf_draft(model, address, scope, path, (address,)), owner=scope))
        made.append(address)
    return made


def add_runs(
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


def phase_dates(bench: Workbench, phase: str | None) -> list[str]:
    """The first and last month of a phase, as far as it has them; none without a phase."""
    return [name for name in (f"fasen.{phase}.van", f"fasen.{phase}.tot_en_met") if name in bench.drafts]


def runs_of(bench: Workbench, scope: str) -> Expression | None:
    """The row of months in which an onderdeel runs; none when it always does."""
    return Name(f"{scope}.loopt") if scope and f"{scope}.loopt" in bench.drafts else None


def switch_of(bench: Workbench, scope: str) -> list[Expression]:
    """Whether a block takes part; nothing for what always does."""
    return [Name(f"{scope}.aan")] if f"{scope}.aan" in bench.drafts else []
