"""What makes a result repeatable: which scenario, which version, which changes, which figures."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from verdienmodel import __version__
from verdienmodel.kengetallen.store import Store
from verdienmodel.model.graph import Graph
from verdienmodel.scenario.schema import Scenario

SEED = 20260101
"""Fixed when the scenario names none; never from the contents, so that a slider does not redraw the world."""


@dataclass(frozen=True)
class Stamp:
    """Travels with every table, workbook and file."""

    scenario: str
    hash: str
    versie: str
    kengetallen: str
    zaad: int
    trekkingen: int
    optie: str
    wijzigingen: tuple[tuple[str, float], ...]
    gebruikte_kengetallen: tuple[tuple[str, str, float], ...]
    methode: str = ""
    dimensies: tuple[str, ...] = ()
    """The plan of the sample: which uncertain thing has which place."""

    def as_dict(self) -> dict[str, object]:
        """Plain values, for JSON."""
        return asdict(self)

    def line(self) -> str:
        """One line for the foot of a page."""
        changed = f", {len(self.wijzigingen)} wijziging(en)" if self.wijzigingen else ""
        option = f", optie {self.optie}" if self.optie else ""
        return (
            f"{self.scenario} · {self.hash[:12]} · verdienmodel {self.versie} · kengetallen {self.kengetallen}"
            f" · zaad {self.zaad} · {self.trekkingen} trekking(en){option}{changed}"
        )


def scenario_hash(scenario: Scenario) -> str:
    """SHA-256 of the canonical JSON of the validated model."""
    data = json.dumps(scenario.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(data.encode()).hexdigest()


def make_stamp(scenario: Scenario, graph: Graph, store: Store) -> Stamp:
    """The stamp of a scenario as it stands; each kengetal in use travels with its row and its value."""
    used = {
        (leaf.source.row, address, leaf.value)
        for address, leaf in graph.leaves.items()
        if leaf.source.kind != "bron" and leaf.source.row
    }
    return Stamp(
        scenario.naam,
        scenario_hash(scenario),
        __version__,
        store.version,
        scenario.zaad or SEED,
        1,
        "",
        (),
        tuple(sorted(used)),
    )
