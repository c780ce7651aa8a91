"""Random well-typed formulas over every function of the language, as one scenario for the real door."""

from __future__ import annotations

import random
import re
from itertools import cycle

from tests.support.grammar import LEAVES, LOOPS, ROOTS, RULES, SCENARIO, UNITS
from verdienmodel.ground import limits

DEPTH = 3
FIRST = 60
"""The first formulas use inputs only; later ones may also use these by name (deeper chains would explode)."""
_PLACE = re.compile(r"\{([a-z0-9_]+)\}")


class Generator:
    """Grows formulas of a wanted kind from the grammar; the same seed gives the same formulas."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.leaves = {kind: list(texts) for kind, texts in LEAVES.items()}

    def formula(self, kind: str) -> str:
        """One formula of that kind that fits in the limits."""
        while True:
            rules = ROOTS[kind] if kind not in RULES or (kind in ROOTS and self.random.random() < 0.1) else RULES[kind]
            text = self.fill(self.random.choice(rules), DEPTH)
            if len(text) <= limits.FORMULA_CHARACTERS // 2:
                return text

    def fill(self, template: str, depth: int) -> str:
        return _PLACE.sub(lambda place: self.grow(place[1], depth - 1), template)

    def grow(self, kind: str, depth: int) -> str:
        rules = RULES.get(kind, ())
        if not rules or depth <= 0 or self.random.random() < 0.3:
            return self.random.choice(self.leaves[kind])
        return self.fill(self.random.choice(rules), depth)

    def lines(self, size: int) -> list[str]:
        """`size` quantities: every kind in turn, and now and then a loop of two or three."""
        kinds = cycle(UNITS)
        found: list[str] = []
        while len(found) < size:
            if FIRST < len(found) <= size - 3 and self.random.random() < 0.04:
                found += self.loop(len(found))
                continue
            kind, name = next(kinds), f"q{len(found)}"
            found.append(_line(name, UNITS[kind], self.formula(kind)))
            if len(found) <= FIRST and kind in RULES and "index(" not in found[-1]:
                self.leaves["stroom" if kind == "perjaar" else kind].append(name)
        return found

    def loop(self, number: int) -> list[str]:
        name = f"k{number}"
        parts = self.random.choice(LOOPS)
        formulas = [self.fill(text.replace("{n}", name), 2) for _, text in parts]
        return [
            _line(f"{name}_{step}", unit, text)
            for step, ((unit, _), text) in enumerate(zip(parts, formulas, strict=True), 1)
        ]


def _line(name: str, unit: str, formula: str) -> str:
    return f'  {name}: {{eenheid: "{unit}", formule: "{formula}"}}'


def scenario(seed: int, size: int) -> bytes:
    """A scenario file with that many random quantities."""
    return (SCENARIO + "\n".join(Generator(seed).lines(size)) + "\n").encode()
