"""Every mistake of the list: one clear Dutch message, with the line where it stands."""

from __future__ import annotations

import time

import pytest

from tests.support.scenarios import HEAD, messages_of
from verdienmodel.study.opening import open_bytes

POST = "posten: {a: {naam: A, soort: lasten, waarde: 1}}\n"
INPUTS = """invoer:
  m2: {eenheid: m2, waarde: 10}
  uren: {eenheid: uur, waarde: 5}
  tarief: {eenheid: eur/m2/jaar, waarde: 2}
  was: {eenheid: kg/week, waarde: 3}
  nul: {eenheid: getal, waarde: 0}
"""


def formula(text: str, unit: str = "eur/jaar") -> str:
    return HEAD + INPUTS + f'grootheden:\n  x: {{eenheid: {unit}, formule: "{text}"}}\n'


CASES = {
    "unknown key": (HEAD + "nam: X\n" + POST, ":6", "‘nam’ is hier geen bekend veld"),
    "duplicate key": (HEAD + POST + POST, ":7", "staat hier twee keer"),
    "misspelt quantity": (formula("m3 * tarief"), ":13", "Bedoelt u ‘m2’"),
    "wrong unit": (formula("m2 + uren"), ":13", "m2 en uur kunt u niet optellen"),
    "week without weeks": (formula("was", "kg/jaar"), ":13", "een week is geen vast deel van een jaar"),
    "cycle": (HEAD + "grootheden:\n  a: {eenheid: getal, formule: b}\n  b: {eenheid: getal, formule: a}\n", ":7", "a → b → a"),
    "date outside": (HEAD + "posten: {a: {naam: A, soort: lasten, waarde: 1, van: 2031-01}}", ":6", "buiten het plan"),
    "end before start": (
        HEAD + "posten: {a: {naam: A, soort: lasten, waarde: 1, van: 2027-05, tot_en_met: 2027-01}}", ":6", "voor het begin",
    ),
    "day": (HEAD + "posten: {a: {naam: A, soort: lasten, waarde: 1, van: 2027-05-01}}", ":6", "zonder dag"),
    "negative": (HEAD + "invoer: {m2: {eenheid: m2, waarde: -1}}", ":6", "kan niet"),
    "season": (HEAD + "seizoenen: {s: {naam: S, aandelen: [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}}", ":6", "samen 2"),
    "division by zero": (formula("tarief * m2 / nul"), "x", "‘Nul’ is daar 0"),
    "missing kengetal": (HEAD.replace("2026-09", "1999-09") + "invoer: {w: {kengetal: wml.uur}}", ":6", "nog geen waarde"),
    "indexed twice": (formula("index(cpi) * tarief * m2 * index(cpi)"), ":13", "dubbel geïndexeerd"),
    "text": (HEAD + "invoer: {m2: {eenheid: m2, waarde: veel}}", ":6", "is geen getal"),
    "1.000": (HEAD + "invoer: {m2: {eenheid: m2, waarde: 1.000}}", ":6", "kan 1000 of 1,000 betekenen"),
    "sum of tarief": (formula("jaartotaal(tarief)", "eur/m2"), ":13", "telt een tarief op"),
    "anchor": (HEAD + "a: &x 1\nb: *x\n", ":6", "& en *"),
    "too deep": (HEAD + "a: " + "{a: " * 20 + "1" + "}" * 20, ":6", "dieper genest"),
    "long formula": (formula("+".join(["m2"] * 5000)), ":13", "is het meest"),
    "power tower": (formula("9**9**9"), ":13", "staat los in de formule"),
    "two documents": (HEAD + "---\nb: 2\n", "", "meer dan één document"),
    "comma in braces": (HEAD + "invoer: {m2: {eenheid: m2, waarde: 1250,50}}", ":6", "in tweeën"),
    "unknown change": (HEAD + POST + "opties: {o: {naam: O, wijzigingen: [{adres: niets, zet: 1}]}}", ":7", "bestaat niet"),
    "template": (HEAD + "onderdelen: {g: {sjabloon: groen}}", ":6", "‘groen’ bestaat niet"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_clear_message(name: str) -> None:
    text, place, said = CASES[name]
    found = messages_of(text)
    assert any(said in message for message in found), found
    assert any(place in message.split(":", 1)[0] + ":" + message for message in found)


def test_all_mistakes_at_once() -> None:
    text = (
        HEAD
        + "onzin: 1\nposten:\n  a: {naam: A, soort: last, waarde: 1}\n  b: {soort: lasten}\n  C: {naam: C, soort: baten, waarde: 2}\n"
    )
    assert len(messages_of(text)) == 4


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "leeg"),
        (b"a\0b", "geen tekstbestand"),
        ("é".encode("latin-1"), "UTF-8"),
        (b"a: [1,\nb: 2", "niet te lezen"),
    ],
)
def test_files_that_are_no_scenario(raw: bytes, said: str) -> None:
    assert said in open_bytes(raw, "x.yaml").errors[0].wat


def test_too_large_is_refused_at_once() -> None:
    raw = b"a" * 600_000
    begin = time.perf_counter()
    found = open_bytes(raw, "x.yaml")
    assert time.perf_counter() - begin < 0.1
    assert "te groot" in found.errors[0].wat


def test_dutch_numbers_in_quotes() -> None:
    found = open_bytes((HEAD + 'invoer: {m2: {eenheid: m2, waarde: "1.250,50"}}').encode(), "x.yaml")
    assert found.study is not None
    assert found.study.leaf_value("m2") == 1250.5


def test_an_old_file_migrates() -> None:
    old = "schema: 0\nnaam: Oud\nomschrijving: Een oud bestand\nstart: 2026-01\neinde: 2026-12\nposten:\n- {id: huur, naam: Huur, soort: lasten, waarde: 1200}\n"
    found = open_bytes(old.encode(), "oud.yaml")
    assert found.study is not None
    year = found.study.timeline.periods("jaar")[0]
    assert found.study.value("posten.huur", year) == pytest.approx(1200)
    assert "onbekend" in messages_of(old.replace("schema: 0", "schema: 9"))[0]
