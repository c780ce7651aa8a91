"""A quantity before its formula is read: what the scenario says, with the place it says it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from verdienmodel.ground.address import join
from verdienmodel.ground.problem import Problem, Problems, nearest
from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import Unit, known_words, parse_unit
from verdienmodel.kengetallen.store import Store
from verdienmodel.language.parser import FormulaProblem, parse
from verdienmodel.language.tree import Expression
from verdienmodel.model.graph import Aard, Kind, Leaf, Source, Table
from verdienmodel.scenario.items import Bouwsteen
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.schema import Scenario, blocks

Path = tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A quantity on its way into the graph."""

    address: str
    label: str
    unit: Unit | None
    shown_unit: str
    kind: Kind
    expression: Expression | None
    scope: str = ""
    path: Path = ()
    leaves: tuple[str, ...] = ()
    aard: Aard | None = None
    explanation: str = ""
    source: Source | None = None
    owner: str = ""
    formula: str = ""
    runs: Expression | None = None
    nominal: bool = False
    force_row: bool = False
    shown_from: float = 0.0

    @property
    def formula_path(self) -> Path:
        """Where its formula stands in the file."""
        return (*self.path, "als" if self.kind == "signaal" else "formule")

    @property
    def flows(self) -> bool:
        """A flow that is held per month; one that is declared a tarief keeps its own time scale."""
        return self.unit is not None and self.unit.is_flow and self.aard in (None, "stroom")

    @property
    def held(self) -> Unit | None:
        """The unit in which the months hold it. An input keeps the unit in which it is entered."""
        return self.unit.per_month if self.unit and self.flows and self.expression is not None else self.unit


@dataclass
class Workbench:
    """What the steps of building share: they fill it in turn, and problems gather."""

    scenario: Scenario
    places: Places
    store: Store
    timeline: Timeline
    problems: Problems = field(default_factory=Problems)
    drafts: dict[str, Draft] = field(default_factory=dict)
    helpers: dict[str, list[str]] = field(default_factory=dict)
    """The helper rows of each owner, so that a new one need not look among all quantities."""
    leaves: dict[str, Leaf] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    index_years: dict[str, set[int]] = field(default_factory=dict)

    @cached_property
    def blocks(self) -> dict[str, Bouwsteen]:
        """Every building block by its address."""
        return {join(*path): block for path, block in blocks(self.scenario)}

    @property
    def price_year(self) -> int:
        """The prijspeil of the scenario; without one the year in which the plan starts."""
        return self.scenario.prijspeil or self.timeline.first.year

    def unit(self, text: str, path: Path) -> Unit | None:
        """A unit from the file; a problem and None when a word is unknown."""
        extra = tuple(self.scenario.eenheden)
        try:
            return parse_unit(text, extra)
        except ValueError as error:
            words = known_words(extra)
            near = nearest(str(error).removeprefix("‘").split("’")[0], words)
            other = f"{near} Of kies" if near else "kies"
            remedy = f"{other} uit {', '.join(words)}; of voeg een eigen eenheid toe bij eenheden:"
            self.problem("E010", path, str(error), "", remedy)
            return None

    def formula(self, text: str, path: Path) -> Expression | None:
        """A formula from the file; a problem and None when it is not in the language."""
        try:
            return parse(text)
        except FormulaProblem as found:
            self.formula_problem(found, path, text)
            return None

    def formula_problem(self, found: FormulaProblem, path: Path, text: str) -> None:
        place = self.column(path, text, found.span[0])
        remedy = found.herstel or "kijk in docs/taal.md hoe u dit schrijft"
        self.problems.add(Problem(found.code, place, ".".join(path[:-1]), found.wat, found.waarom, remedy))

    def column(self, path: Path, text: str, offset: int) -> str:
        """file:line:column of a character inside a formula that stands on one line; otherwise its line."""
        name, line, column = self.places.position(path)
        if not line:
            return self.places.of(path)
        return f"{name}:{line}:{column + offset}" if "\n" not in text else f"{name}:{line}"

    def problem(self, code: str, path: Path, wat: str, waarom: str = "", herstel: str = "") -> None:
        self.problems.add(Problem(code, self.places.of(path), ".".join(path), wat, waarom, herstel))

    def add(self, draft: Draft) -> None:
        """Put a quantity on the bench; two with one name in one scope is a problem."""
        if draft.address in self.drafts:
            self.problem(
                "S045",
                draft.path,
                f"‘{draft.address}’ bestaat al",
                "een naam hoort bij één ding in zijn onderdeel",
                "geef één van beide een andere naam",
            )
            return
        self.drafts[draft.address] = draft
        if draft.kind == "hulp":
            self.helpers.setdefault(draft.owner, []).append(draft.address)

    def update(self, address: str, **changes: object) -> None:
        self.drafts[address] = replace(self.drafts[address], **changes)  # type: ignore[arg-type]
