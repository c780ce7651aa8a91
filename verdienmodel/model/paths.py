"""Step 1, paths: factors that differ from year to year, and the inputs that follow them."""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.ground.address import join, step_address
from verdienmodel.ground.timeline import Month
from verdienmodel.ground.units import NUMBER
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.drafts import Draft, Path, Workbench
from verdienmodel.model.graph import Leaf
from verdienmodel.model.inputs import leaf_draft, source_of
from verdienmodel.scenario.items import Invoer
from verdienmodel.scenario.spread import Pad
from verdienmodel.scenario.values import read_number

PATHS = "paden"


def add_paths(bench: Workbench) -> None:
    """A factor with a leaf per year, which is 1 in the begroting."""
    years = range(bench.timeline.first.year, bench.timeline.last.year + 1)
    for name, item in bench.scenario.paden.items():
        address = join(PATHS, name)
        swing = 2 * read_shock(item)
        model = Leaf(
            "", address, NUMBER, "getal", 1.0, None, item.naam, source_of(bench, item.bron),
            low=max(0.0, 1 - swing), high=1 + swing,
        )  # fmt: skip
        leaves = []
        for year in years:
            month = max(Month(year, 1), bench.timeline.first)
            own = step_address(address, month)
            bench.leaves[own] = replace(model, address=own, month=month, label=f"{item.naam} in {year}")
            leaves.append(own)
        bench.add(leaf_draft(model, address, "", (PATHS, name), tuple(leaves)))


def read_shock(item: Pad) -> float:
    """Its shock as a share; nil when it cannot be read, which is told elsewhere."""
    try:
        return read_number(item.schok, "%")
    except ValueError:
        return 0.0


def follow_path(bench: Workbench, address: str, scope: str, item: Invoer, path: Path) -> None:
    """An input that goes up and down with a path: what was entered, times the path of the year."""
    asked = item.onzekerheid
    if asked is None or asked.pad is None or address not in bench.drafts:
        return
    if asked.pad not in bench.scenario.paden:
        known = ", ".join(bench.scenario.paden) or "(er zijn er geen)"
        bench.problem(
            "S104",
            (*path, "onzekerheid", "pad"),
            f"het pad ‘{asked.pad}’ bestaat niet",
            "",
            f"kies uit: {known}; of voeg het toe bij paden:",
        )
        return
    draft = bench.drafts[address]
    if draft.expression is None:
        draft = _plain(bench, draft)
    factor = _factor(bench, address, scope, asked.pad, asked.sterkte, path)
    bench.drafts[address] = replace(
        draft, address=address, kind="grootheid", leaves=(), source=None,
        expression=Call("maal", (draft.expression or Name(draft.address), factor)),
        formula=f"de ingevulde waarde × het pad {asked.pad}",
    )  # fmt: skip


def _plain(bench: Workbench, draft: Draft) -> Draft:
    """What was entered, under a name of its own; its leaves keep the address that people know."""
    own = join(draft.address, "gewoon")
    for name in draft.leaves:
        bench.leaves[name] = replace(bench.leaves[name], quantity=own)
    bench.add(replace(draft, address=own))
    return replace(draft, address=own)


def _factor(bench: Workbench, address: str, scope: str, name: str, strength: float, path: Path) -> Expression:
    course = Name(join(PATHS, name))
    if strength == 100:
        return course
    own = join(address, "sterkte")
    model = Leaf(own, own, NUMBER, "%", strength / 100, None, f"hoe sterk {name} doorwerkt")
    bench.leaves[own] = model
    bench.add(leaf_draft(model, own, scope, (*path, "onzekerheid"), (own,)))
    swing = Call("maal", (Name(own), Call("min_", (course, Literal(1.0)))))
    return Call("plus", (Literal(1.0), swing))
