"""Numbers and months as Dutch people read them (Babel), the same in every browser and terminal."""

from __future__ import annotations

from babel.numbers import format_decimal

from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Leaf
from verdienmodel.study.small import is_small

LOCALE = "nl_NL"
MINUS = "\u2212"
UNITS = {"eur": "euro", "m2": "m²", "m3": "m³", "kwh": "kWh", "kwp": "kWp"}
"""Units that people write otherwise than a file does."""

PLURALS = {
    "maand": "maanden", "week": "weken", "dag": "dagen", "stuk": "stuks", "persoon": "personen", "deelnemer": "deelnemers",
    "dagdeel": "dagdelen", "klant": "klanten", "bezoek": "bezoeken", "bezoeker": "bezoekers", "boom": "bomen", "klus": "klussen",
    "rit": "ritten", "vrijwilliger": "vrijwilligers", "inwoner": "inwoners", "lid": "leden", "traject": "trajecten",
    "huishouden": "huishoudens", "wasbeurt": "wasbeurten", "plaats": "plaatsen", "gebouw": "gebouwen",
}  # fmt: skip


def number(value: float, decimals: int = 0) -> str:
    """1.234,50 with a real minus sign."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(abs(value), format=pattern, locale=LOCALE)
    return f"{MINUS}{text}" if value < 0 and text.strip("0,.") else text


def plain(value: float, most: int = 8) -> str:
    """As many decimals as the number has, at most `most`."""
    text = format_decimal(abs(value), format="#,##0." + "#" * most, locale=LOCALE)
    return f"{MINUS}{text}" if value < 0 and text.strip("0,.") else text


def file_number(dutch: str) -> str:
    """A Dutch number as a scenario file has it: 12500 or, with decimals, the quoted "12500,5"."""
    text = dutch.replace(MINUS, "-").replace(".", "")
    return f'"{text}"' if "," in text else text


def euro(value: float, decimals: int = 0) -> str:
    """€ 1.234; −€ 1.234 for a negative amount."""
    text = number(value, decimals)
    return f"{MINUS}€ {text[1:]}" if text.startswith(MINUS) else f"€ {text}"


def unit_word(word: str) -> str:
    """m² for m2: what a file types is not what people read."""
    return UNITS.get(word, word)


def counted(word: str, text: str) -> str:
    """The unit behind a number that is already text: 1 persoon, 2 personen, 2 uur."""
    return unit_word(word) if text == "1" else PLURALS.get(word, unit_word(word))


def _price(value: float) -> str:
    """A price per something: € 0,165 per m² is no € 0,17."""
    text = format_decimal(abs(value), format="#,##0.00##", locale=LOCALE)
    return f"{MINUS if value < 0 else ''}€ {text}"


def percent(share: float, most: int = 4) -> str:
    """0.08 -> 8%."""
    return f"{plain(float(f'{share:.12g}') * 100, most)}%"


def with_unit(value: float, unit: str, most: int = 4) -> str:
    """A value of the graph as people read it with its unit; an amount of something has at most so many decimals."""
    if unit.startswith("%"):
        return percent(value) + "".join(f" per {unit_word(word)}" for word in unit.split("/")[1:])
    if unit == "datum":
        return Month.from_code(value).label
    if unit == "ja/nee":
        return "ja" if value else "nee"
    words = unit.split("/")
    per = "".join(f" per {unit_word(word)}" for word in words[1:])
    if words[0] == "eur":
        return f"{_price(value) if len(words) > 1 and value % 1 else euro(value, 2 if value % 1 else 0)}{per}"
    text = plain(value, most)
    return text + ("" if words[0] in ("getal", "aandeel", "factor", "1") else f" {counted(words[0], text)}") + per


def few(limit: float, unit: str) -> str:
    """A count of people that is too small to print: < 5 huishoudens."""
    return f"< {with_unit(limit, unit)}"


def leaf_value(leaf: Leaf, value: float) -> str:
    """An input as people read it; p.m. stays p.m., and a small count of people stays unsaid."""
    if is_small(value, leaf.shown_from):
        return few(leaf.shown_from, leaf.shown_unit)
    return "p.m." if leaf.pm else with_unit(value, leaf.shown_unit)
