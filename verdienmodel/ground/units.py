"""Units of measure: a small exact algebra that tells a stock from a flow and a year from a month.

A deliberate own algebra (docs/besluiten/0002): its messages are Dutch and remedies belong to this field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

TIME = "tijd"
MONTHS = {"maand": Fraction(1), "kwartaal": Fraction(3), "jaar": Fraction(12)}
COUNTS = (
    "eur uur week dag dagdeel m2 m3 m kg liter km kwh kwp stuk persoon deelnemer vrijwilliger inwoner huishouden lid"
    " deel bezoek bezoeker klant client rit traject klus wasbeurt plaats boom boekjaar gebouw"
).split()
ALIASES = {"euro": "eur", "€": "eur", "personen": "persoon", "uren": "uur", "weken": "week", "maanden": "maand"}
_TOKEN = re.compile(r"^([a-zA-Z€][a-zA-Z_]*[23]?|1)(?:\^(\d))?$")


@dataclass(frozen=True)
class Unit:
    """Exponents per base and, for time, how many months its unit counts (1 jaar = 12)."""

    dims: tuple[tuple[str, int], ...] = ()
    scale: Fraction = Fraction(1)

    @property
    def powers(self) -> dict[str, int]:
        return dict(self.dims)

    @property
    def time(self) -> int:
        return self.powers.get(TIME, 0)

    def __mul__(self, other: Unit) -> Unit:
        powers = self.powers
        for base, power in other.dims:
            powers[base] = powers.get(base, 0) + power
        return Unit(_sorted(powers), self.scale * other.scale)

    def __truediv__(self, other: Unit) -> Unit:
        return self * other**-1

    def __pow__(self, exponent: int) -> Unit:
        powers = {base: power * exponent for base, power in self.dims}
        return Unit(_sorted(powers), self.scale**exponent)

    def same_kind(self, other: Unit) -> bool:
        """Same dimensions; the scale of time may differ."""
        return self.dims == other.dims

    @property
    def per_month(self) -> Unit:
        """This unit with its time counted in months: eur/jaar -> eur/maand."""
        return Unit(self.dims, MONTHS["maand"])

    @property
    def is_flow(self) -> bool:
        """An amount per time and nothing else below the line: eur/maand, kg/jaar."""
        others = [power for base, power in self.dims if base != TIME]
        return self.time == -1 and bool(others) and all(power > 0 for power in others)

    @property
    def is_stock(self) -> bool:
        """An amount at a moment: eur, m2, persoon."""
        return bool(self.dims) and all(power > 0 for _, power in self.dims)

    def __str__(self) -> str:
        return _in_words(self)

    def words(self) -> str:
        """As people write it: eur/m2/jaar."""
        tijd = next((word for word, months in MONTHS.items() if months**self.time == self.scale), TIME)
        words = [(tijd if base == TIME else base, power) for base, power in self.dims]
        above = [_power(word, power) for word, power in words if power > 0]
        below = [_power(word, -power) for word, power in sorted(words, key=lambda w: w[0] == tijd) if power < 0]
        if not self.time and self.scale != 1:  # jaar/maand: the dimension is gone, the factor of 12 is not
            above += self._left_over
        return "/".join([" × ".join(above) or ("1" if below else "getal"), *below])

    @property
    def _left_over(self) -> list[str]:
        """Two words for time that cancel but for a factor."""
        pairs = ((a, b) for a, x in MONTHS.items() for b, y in MONTHS.items() if x / y == self.scale)
        return ["/".join(next(pairs, (TIME, TIME)))]


@cache
def _in_words(unit: Unit) -> str:
    """A plan writes the same few units thousands of times."""
    return unit.words()


NUMBER = Unit()
YES_NO = "ja/nee"
DATE = Unit((("datum", 1),))
EUR = Unit((("eur", 1),))
EUR_PER_MONTH = Unit((("eur", 1), (TIME, -1)))
EUR_PER_YEAR = Unit((("eur", 1), (TIME, -1)), 1 / MONTHS["jaar"])


def _sorted(powers: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def _power(word: str, power: int) -> str:
    return word if power == 1 else f"{word}^{power}"


def parse_unit(text: str, extra: tuple[str, ...] = ()) -> Unit:
    """'eur/m2/jaar' -> Unit. '%', 'aandeel', 'getal', 'factor' and 'ja/nee' have no dimension; 'datum' is a month.

    ValueError with a Dutch reason and the known words when a word is unknown.
    """
    unit = NUMBER
    if text.strip() == YES_NO:
        return unit
    for position, word in enumerate(re.split(r"\s*/\s*", text.strip())):
        for factor in re.split(r"\s*[×*]\s*", word):
            part = _parse_word(factor, extra)
            unit = unit / part if position else unit * part
    return unit


def _parse_word(word: str, extra: tuple[str, ...]) -> Unit:
    if word in ("%", "aandeel", "getal", "factor"):
        return NUMBER
    match = _TOKEN.match(word)
    base = ALIASES.get(match[1].lower(), match[1].lower()) if match else ""
    power = int(match[2] or 1) if match else 1
    if base == "1":
        return NUMBER
    if base in MONTHS:
        return Unit(((TIME, power),), MONTHS[base] ** power)
    if base in COUNTS or base in extra:
        return Unit(((base, power),))
    if base == "datum":
        return DATE
    raise ValueError(f"‘{word}’ is geen bekende eenheid")


def known_words(extra: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every word a unit may be made of, for a message."""
    return (*COUNTS, *MONTHS, *extra, "%", "aandeel", "getal", "datum", YES_NO)
