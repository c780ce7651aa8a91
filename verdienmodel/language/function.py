"""What every function has: its faces side by side. A class that lacks one does not exist (registry test)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal

from verdienmodel.ground.timeline import Timeline
from verdienmodel.ground.units import NUMBER, Unit
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.text import Place, Text
from verdienmodel.language.tree import Call, Fixed

Look = Literal["now", "back", "back_year", "whole_year", "whole"]
Repeats = Literal["month", "year", "season"]
Kind = Literal["value", "row", "name", "whole_number", "year", "text"]
Months = tuple[int, ...]


class UnitProblem(Exception):
    """A unit that does not fit; the model turns it into a Problem with file, line and column."""

    def __init__(self, wat: str, waarom: str = "", herstel: str = "", code: str = "E001") -> None:
        super().__init__(wat)
        self.wat, self.waarom, self.herstel, self.code = wat, waarom, herstel, code


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: a value, a row (lifted to a row of its own), or a constant that is no quantity."""

    name: str
    kind: Kind = "value"
    default: Fixed | None = None
    many: bool = False


@dataclass(frozen=True, slots=True)
class TableUnits:
    """Units of a bracket table: what is looked up, and what comes out."""

    key: Unit
    value: Unit


@dataclass(frozen=True, slots=True)
class Units:
    """The unit of a result and, per argument, the factor that brings it to the common time scale."""

    result: Unit | None
    factors: tuple[Fraction, ...] = ()


class Function(ABC):
    """One function or operator of the language with its five faces."""

    name: ClassVar[str]
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    looks: ClassVar[Look] = "now"
    own_row: ClassVar[bool] = False
    monthly: ClassVar[bool] = False
    single: ClassVar[bool] = False
    internal: ClassVar[bool] = False
    linear: ClassVar[tuple[str, ...]] = ()
    """Arguments in which the outcome is linear, all of them together, whatever the other arguments are."""
    product: ClassVar[bool] = False
    """The outcome is the product of its two arguments."""
    repeats: ClassVar[Repeats] = "month"
    """For what differs by month by itself: months of one year, or the same calendar months, have one outcome."""

    def expand(self, call: Call) -> Call:
        """The call with the helper rows this function needs, as expressions; most need none."""
        return call

    @abstractmethod
    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        """Unit of the result [face 1]; `None` is a literal 0, which fits every unit. UnitProblem when wrong."""

    @abstractmethod
    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        """Values in the window [face 2]; row arguments come whole, the others cut to the window."""

    @abstractmethod
    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        """Spreadsheet text [face 3], 2007 functions only."""

    @abstractmethod
    def dutch(self, args: Sequence[str], call: Call) -> str:
        """How a treasurer would say it [face 4]."""

    @abstractmethod
    def window(self, months: Months, call: Call, timeline: Timeline) -> tuple[Months, ...]:
        """Which months of each argument explain these months [face 5]."""


def same_months(months: Months, call: Call) -> tuple[Months, ...]:
    """The window of a function that looks at this month only."""
    return tuple(months for _ in call.args)


def years_of(months: Months, timeline: Timeline) -> Months:
    """The whole calendar years in which these months lie."""
    return spans(((timeline.year_start(m), timeline.year_end(m)) for m in months), timeline)


def spans(pairs: object, timeline: Timeline) -> Months:
    """The months inside pairs of first and last position, in order, once each, within the row."""
    found: set[int] = set()
    for first, last in pairs:  # type: ignore[attr-defined]
        found.update(range(max(0, first), min(len(timeline) - 1, last) + 1))
    return tuple(sorted(found))


def align(units: Sequence[Unit | None], what: str) -> Units:
    """Common unit of terms that add up; the finest time scale wins, the others get a visible conversion."""
    known = [unit for unit in units if unit is not None]
    if not known:
        return Units(None, tuple(Fraction(1) for _ in units))
    for unit in known[1:]:
        if not unit.same_kind(known[0]):
            raise _mismatch(known[0], unit, what)
    target = max(known, key=lambda unit: unit.scale) if known[0].time < 0 else min(known, key=lambda u: u.scale)
    return Units(target, tuple(Fraction(1) if u is None else u.scale / target.scale for u in units))


def _mismatch(first: Unit, second: Unit, what: str) -> UnitProblem:
    if abs(first.time - second.time) == 1 and (first * Unit((("tijd", second.time - first.time),))).same_kind(second):
        return UnitProblem(
            f"{first} en {second} kunt u niet {what}",
            "het ene is een bedrag op één moment, het andere een stroom per tijd",
            "gebruik deze_maand(…), jaartotaal(…) of cumulatief(…) van stroom naar bedrag,"
            " en ineens(…) of gespreid(…) van bedrag naar stroom",
        )
    return UnitProblem(
        f"{first} en {second} kunt u niet {what}",
        "de eenheden verschillen",
        "reken één van beide om met een invoer, of kijk of u de goede naam gebruikt",
    )


def require_same(units: Sequence[Unit | None], what: str) -> Unit | None:
    """One unit with one time scale: a cap per year is not a cap per month."""
    aligned = align(units, what)
    for unit, factor in zip(units, aligned.factors, strict=True):
        if factor != 1:
            raise UnitProblem(
                f"{unit} en {aligned.result} kunt u niet {what}",
                "de tijdschaal verschilt: een grens per jaar is geen grens per maand",
                "vergelijk jaartotaal(…) met een bedrag in eur, of geef beide dezelfde tijdschaal",
            )
    return aligned.result


def require_number(unit: Unit | None, what: str) -> None:
    """UnitProblem unless the value is a bare number."""
    if unit is not None and unit != NUMBER:
        raise UnitProblem(
            f"{what} moet een kaal getal zijn, geen {unit}",
            "hier past geen eenheid",
            "deel eerst door een invoer met dezelfde eenheid",
        )


def require_flow(unit: Unit | None, what: str) -> tuple[Unit, Fraction]:
    """A flow counted per month, with the factor that brings it there."""
    if unit is not None and unit.time == -1 and not unit.is_flow:
        raise UnitProblem(
            f"{what} telt een tarief op ({unit})",
            "een tarief is een prijs per iets; prijzen van maanden optellen heeft geen betekenis",
            "vermenigvuldig eerst met de hoeveelheid",
            "E002",
        )
    if unit is None or unit.time != -1:
        shown = unit or "getal"
        raise UnitProblem(
            f"{what} vraagt een stroom per tijd en krijgt {shown}",
            "alleen wat per maand of per jaar loopt, kan over maanden optellen",
            "is het een bedrag ineens? Gebruik ineens(bedrag, maand)",
        )
    return unit.per_month, unit.scale


REGISTRY: dict[str, Function] = {}


def register(function: type[Function]) -> type[Function]:
    """Put a function in the language under its name; twice the same name is a programmer's error."""
    if function.name in REGISTRY:
        raise ValueError(f"function {function.name} exists already")
    REGISTRY[function.name] = function()
    return function
