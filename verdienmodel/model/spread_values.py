"""Reading one spread: its numbers in the unit of its input, or as percentages of the entered value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from verdienmodel.model.drafts import Path, Workbench
from verdienmodel.model.graph import Leaf
from verdienmodel.model.uncertain import Kind, Spread
from verdienmodel.scenario.spread import Grenzen, Rondom, Verdeling
from verdienmodel.scenario.values import read_number

KINDS: tuple[Kind, ...] = (
    "uniform", "driehoek", "pert", "normaal", "lognormaal", "beta", "poisson", "kans", "discreet", "historie",
)  # fmt: skip
ENTERED = "ingevuld"
SHAPES = 2
"""The first numbers of a beta are bare shapes, whatever the unit of the input."""


class Unreadable(Exception):
    """What is wrong with a spread: code, words, reason, remedy."""


def read_spread(bench: Workbench, path: Path, address: str, asked: Verdeling, leaves: list[Leaf]) -> Spread | None:
    """The spread of an input; none when it is certain, and none with a problem when it cannot be read."""
    try:
        return _read(address, asked, leaves)
    except Unreadable as wrong:
        code, what, why, remedy = wrong.args
        bench.problem(code, path, what, why, remedy)
        return None


def _read(address: str, asked: Verdeling, leaves: list[Leaf]) -> Spread | None:
    kind = _kind(asked)
    if kind is None:
        return None
    leaf = leaves[0]
    if (kind == "kans" and not leaf.is_switch) or leaf.is_date or (leaf.is_switch and kind != "kans"):
        raise Unreadable(
            "S101", f"een invoer met eenheid {leaf.shown_unit} kan deze verdeling niet hebben", "",
            "gebruik kans: bij ja/nee, en de andere verdelingen bij een getal",
        )  # fmt: skip
    written = list(_written(kind, asked, leaf))
    relative = len(leaves) > 1 or _relative(written, leaf)
    numbers = tuple(
        float(str(item)) if kind == "beta" and position < SHAPES else _number(item, leaf, relative=relative)
        for position, item in enumerate(written)
    )
    chances = tuple(share / 100 for share in asked.discreet.kansen) if asked.discreet else ()
    _judge(kind, numbers, chances)
    low, high = (None, None) if relative else _bounds(leaf)
    names = tuple(item.address for item in leaves)
    return Spread(address, names, kind, numbers, ENTERED, relative, chances, asked.groep or "", low, high)


def _kind(asked: Verdeling) -> Kind | None:
    """Which one of the distributions is meant; none for a value that is certain."""
    given: list[Kind | None] = [kind for kind in KINDS if getattr(asked, kind) is not None]
    given += [None] if asked.vast else []
    given += ["kwantielen"] if any(edge is not None for edge in (asked.p10, asked.p50, asked.p90)) else []
    if len(given) != 1:
        raise Unreadable(
            "S100", "deze onzekerheid zegt niet precies één verdeling", "",
            "kies één van: vast, p10 en p90, uniform, driehoek, pert, normaal, lognormaal, beta, poisson, kans, discreet, historie",
        )  # fmt: skip
    if given[0] == "kwantielen" and (asked.p10 is None or asked.p90 is None):
        raise Unreadable("S100", "p10 en p90 horen samen", "", "vul beide in; p50 mag erbij")
    return given[0]


def _written(kind: Kind, asked: Verdeling, leaf: Leaf) -> Iterator[object]:
    """The numbers as the file writes them; NaN for a middle that follows from the others."""
    part = getattr(asked, kind, None)
    own = leaf.as_written(leaf.value)
    if isinstance(part, Grenzen):
        yield part.laag
        if kind != "uniform":
            yield own if part.modus is None else part.modus
        yield part.hoog
    elif isinstance(part, Rondom):
        yield from (own if part.gemiddelde is None else part.gemiddelde, part.spreiding)
    elif kind == "kwantielen":
        yield from (asked.p10, math.nan if asked.p50 is None else asked.p50, asked.p90)
    elif asked.beta is not None:
        yield from (asked.beta.a, asked.beta.b, asked.beta.laag, asked.beta.hoog)
    elif asked.discreet is not None:
        yield from asked.discreet.waarden
    elif asked.historie is not None:
        yield from asked.historie.values()
    else:
        yield part


def _relative(written: Sequence[object], leaf: Leaf) -> bool:
    """Percentages of the value, for an input that is not a percentage itself."""
    return not leaf.percent and any(str(item).strip().endswith("%") for item in written)


def _number(item: object, leaf: Leaf, *, relative: bool) -> float:
    """One number; a middle that is the entered value itself is 100% when the others are percentages."""
    if isinstance(item, float) and math.isnan(item):
        return item
    if relative and item == leaf.as_written(leaf.value) and not str(item).strip().endswith("%"):
        return 1.0
    unit = "%" if relative else ("%" if leaf.is_switch else leaf.shown_unit)
    try:
        return read_number(item, unit)
    except ValueError as error:
        raise Unreadable("S012", str(error), f"de eenheid is {unit}", "vul een getal in") from None


def _bounds(leaf: Leaf) -> tuple[float | None, float | None]:
    low, high = leaf.bounds
    return tuple(None if edge is None else leaf.from_written(edge) for edge in (low, high))  # type: ignore[return-value]


def _judge(kind: Kind, numbers: tuple[float, ...], chances: tuple[float, ...]) -> None:
    """Bounds in order, chances that are chances, spreads that are not negative."""
    known = [number for number in numbers if not math.isnan(number)]
    if kind in ("uniform", "driehoek", "pert", "kwantielen") and known != sorted(known):
        names = {"uniform": "laag en hoog", "kwantielen": "p10, p50 en p90"}.get(kind, "laag, modus en hoog")
        raise Unreadable(
            "S102", f"{names} staan niet van laag naar hoog", "", "draai de getallen om; de modus ligt ertussen"
        )
    if kind in ("normaal", "lognormaal") and (numbers[1] < 0 or (kind == "lognormaal" and numbers[0] <= 0)):
        raise Unreadable(
            "S102",
            "zo’n verdeling kan niet",
            "een spreiding is niet negatief, en lognormaal heeft een gemiddelde boven 0",
            "kies andere getallen",
        )
    if kind == "beta" and (min(numbers[:2]) <= 0 or numbers[2] >= numbers[3]):
        raise Unreadable(
            "S102",
            "zo’n verdeling kan niet",
            "a en b zijn groter dan 0, en laag ligt onder hoog",
            "kies andere getallen",
        )
    if kind == "kans" and not 0 <= numbers[0] <= 1:
        raise Unreadable("S103", "een kans ligt tussen 0 en 100%", "", "schrijf de kans in procenten, zoals 30")
    if kind == "discreet" and (len(chances) != len(numbers) or min(chances) < 0 or abs(sum(chances) - 1) > 1e-6):
        raise Unreadable(
            "S103",
            "de kansen kloppen niet",
            "er hoort bij elke waarde één kans, en samen zijn zij 100",
            "pas de kansen aan",
        )
    if kind == "poisson" and numbers[0] < 0:
        raise Unreadable("S102", "een gemiddeld aantal kan niet negatief zijn", "", "vul 0 of meer in")
