"""The number that goal seek turns: which values it stands for, and between which ends is looked."""

from __future__ import annotations

from dataclasses import dataclass

from verdienmodel.analysis.goal import Range
from verdienmodel.ground.problem import Problem
from verdienmodel.model.changes import Change, addressed
from verdienmodel.model.graph import Leaf
from verdienmodel.study.study import Study

PLACE = "--knop"
TIMES = ("tijd", "jaar", "maand", "kwartaal")
POINTS, FEWEST = 1_000, 50
"""An answer has at least so many possible values between both ends; in whole euros or cents the fewest."""
USUAL = {"eur": 10_000.0, "%": 100.0, "aandeel": 1.0}
"""How far to look from a value that is nil, by its unit; of other units ten."""


@dataclass(frozen=True)
class Knop:
    """One input, post or value at an address. A series is turned as a whole: each step gets the same value."""

    address: str
    leaves: tuple[Leaf, ...]
    now: float | None
    """As people write it; none when the steps of a series differ."""
    where: Range

    @property
    def leaf(self) -> Leaf:
        return self.leaves[0]

    def values(self, written: float) -> dict[str, float]:
        """What changes when the knob stands here."""
        return {leaf.address: leaf.from_written(written) for leaf in self.leaves}


def read_knop(study: Study, address: str, low: str = "", high: str = "") -> tuple[Knop | None, tuple[Problem, ...]]:
    """The knob at an address with its ends as people write them, or what is wrong with it."""
    names, problems = addressed(study.graph, Change(address, place=PLACE))
    leaves = tuple(study.leaf(name) for name in names)
    problems = problems or _no_number(leaves[0])
    if problems:
        return None, problems
    usual = _usual(study, leaves)
    ends = [_end(study, address, *asked) for asked in (("--van", low, usual.low), ("--tot", high, usual.high))]
    found = tuple(dict.fromkeys(problem for _, problems in ends for problem in problems))
    if found:
        return None, found
    first, last = (leaves[0].as_written(value) for value, _ in ends)
    if first >= last:
        remedy = "maak --tot groter dan --van"
        what = f"tussen {first:g} en {last:g} valt niets te zoeken".replace(".", ",")
        return None, (Problem("B044", "--van, --tot", address, what, "", remedy),)
    per = _steps_per_unit(leaves[0], last - first)
    return Knop(address, leaves, _now(study, leaves), Range(first, last, per, usual.open and not high)), ()


def _no_number(leaf: Leaf) -> tuple[Problem, ...]:
    """A month and a ja or nee are choices; nothing lies between two of them."""
    if not (leaf.is_date or leaf.is_switch):
        return ()
    what = f"{'een maand' if leaf.is_date else 'ja of nee'} is geen knop waaraan u kunt draaien"
    why, remedy = f"de eenheid is {leaf.shown_unit}", "kies een getal, zoals een bedrag, een prijs of een aantal"
    return (Problem("B043", PLACE, leaf.address, what, why, remedy),)


def _now(study: Study, leaves: tuple[Leaf, ...]) -> float | None:
    values = {leaf.as_written(study.leaf_value(leaf.address)) for leaf in leaves}
    return values.pop() if len(values) == 1 else None


def _usual(study: Study, leaves: tuple[Leaf, ...]) -> Range:
    """Between what can be or was given as low and high; else from nil to twice the value of now, and further if it helps."""
    leaf = leaves[0]
    values = [leaf.as_written(study.leaf_value(item.address)) for item in leaves]
    least, most = leaf.bounds
    size = 2 * max(abs(value) for value in values) or USUAL.get(leaf.shown_unit.split("/")[0], 10.0)
    low = next((end for end in (leaf.minimum, leaf.low, least) if end is not None), 0.0)
    high = next((end for end in (most, leaf.high) if end is not None), size)
    below = -size if min(values) < 0 else low
    return Range(min(low, below, *values), max(high, *values), 1, most is None)


def _end(study: Study, address: str, option: str, asked: str, usual: float) -> tuple[float, tuple[Problem, ...]]:
    """One end in the unit of the graph: it must be a value that can be."""
    change = Change(address, set_=asked or usual, place=f"{option} {asked}".strip() if asked else PLACE)
    values, problems = study.changes([change])
    return next(iter(values.values()), 0.0), problems


def _steps_per_unit(leaf: Leaf, width: float) -> int:
    """Whole euros for an amount of money, cents for a price; else as fine as the stretch asks."""
    first, *others = leaf.shown_unit.split("/")
    money = first == "eur"
    steps = 100 if money and not set(others) <= set(TIMES) else 1
    while steps * width < (FEWEST if money else POINTS):
        steps *= 10
    return steps


def switched_off(study: Study, address: str) -> str:
    """The switch of what this number belongs to, when it stands on nee; empty when everything above it takes part."""
    parts = address.split(".")
    switches = (".".join((*parts[:length], "aan")) for length in range(1, len(parts)))
    return next((name for name in switches if name in study.graph.leaves and not study.leaf_value(name)), "")


def how_to_switch_on(study: Study, switch: str) -> str:
    """The options of the plan that switch it on, and how to do so without one."""
    options = [option.name for option in study.graph.options if option.values.get(switch)]
    return " of ".join(f"met {asked}" for asked in (*(f"--optie {name}" for name in options), f"--zet {switch}=ja"))
