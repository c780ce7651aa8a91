"""The fifth face: which months of its arguments explain these months of a function."""

from __future__ import annotations

import pytest

from verdienmodel.ground.timeline import Month, Timeline
from verdienmodel.language.function import REGISTRY, Months
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call

ROW = Timeline(Month(2026, 9), Month(2029, 3))
MAR27, DEC27 = (6,), (15,)
YEAR26, YEAR27, YEAR28 = range(4), range(4, 16), range(16, 28)
EVERYTHING = range(31)

LOOKING: list[tuple[str, Months, list[range | Months]]] = [
    ("vorige(x, begin)", MAR27, [(5,), ()]),
    ("vorige(x, begin, maanden=3)", (1, 2, 3, 4), [(0, 1), (1, 2)]),
    ("cumulatief(x)", MAR27, [range(7)]),
    ("jaar_tot_nu(x)", MAR27, [(4, 5, 6)]),
    ("jaar_tot_nu(x)", (2, 5), [(0, 1, 2, 4, 5)]),
    ("kwartaal_tot_nu(x)", (7, 8), [(7, 8)]),
    ("kwartaal_tot_nu(x)", (0,), [(0,)]),
    ("kwartaal_tot_nu(x)", DEC27, [(13, 14, 15)]),
    ("volgende(x)", MAR27, [tuple(month + 1 for month in MAR27)]),
    ("volgende(x, maanden=4)", (29, 30), [(30,)]),
    ("jaartotaal(x)", MAR27, [YEAR27]),
    ("jaartotaal(x)", (0,), [YEAR26]),
    ("jaartotaal(x)", (30,), [(28, 29, 30)]),
    ("vorig_jaar(x, begin)", MAR27, [YEAR26, ()]),
    ("vorig_jaar(x, begin)", (0, 20), [YEAR27, (0,)]),
    ("vorig_jaar(x, begin, jaren=2)", (15, 16), [YEAR26, (15,)]),
    ("cohort(x, duur)", MAR27, [range(7), MAR27]),
    ("gespreid(x, loopt)", MAR27, [MAR27, EVERYTHING]),
    ("opstart(maanden, begin, loopt)", MAR27, [MAR27, MAR27, range(7)]),
    ("ncw(x, rente)", (0,), [EVERYTHING, EVERYTHING]),
    ("irr(x)", (0,), [EVERYTHING, EVERYTHING]),
    ("terugverdientijd(x)", (0,), [EVERYTHING]),
    ("laagste(x)", (0,), [EVERYTHING]),
    ("maand_van_laagste(x)", (0,), [EVERYTHING]),
]
HERE = [
    "a + b",
    "a - b",
    "-a",
    "a * b",
    "a / b",
    "a ** b",
    "a ** 3",
    "a > b",
    "a >= b",
    "a < b",
    "a <= b",
    "a == b",
    "a != b",
    "a en b en c",
    "a of b",
    "niet a",
    "min(a, b, c)",
    "max(a, b)",
    "als(a, b, c)",
    "afrond_wettelijk(a, b, op, artikel='art. 1')",
    "deze_maand(a)",
    "als_stroom(a)",
    "als_stroom(a, per='jaar')",
    "ineens(a, b)",
    "vanaf(a)",
    "tot_en_met(a)",
    "kwartaaleinde()",
    "jaareinde()",
    "maand()",
    "jaar()",
    "index(cpi)",
    "seizoen(groen)",
    "staffel(a, treden)",
    "schijven(a, treden)",
    "som(a, b)",
    "annuiteit(a, b, c)",
]
INTERNAL: list[tuple[Call, Months, list[range | Months]]] = [
    (Call("omzetten", (parse("a"),), (("factor", "1/12"),)), MAR27, [MAR27]),
    (Call("laatste_teken", (parse("a"),)), MAR27, [MAR27]),
    (Call("seizoen_passend", (parse("a"), parse("b"))), MAR27, [YEAR27, YEAR27]),
    (Call("prijspeil", (), (("naam", "cpi"), ("van", 2024), ("naar", 2026))), MAR27, []),
]


def windows(call: Call, months: Months) -> list[Months]:
    return list(REGISTRY[call.function].window(months, call, ROW))


def parsed(text: str) -> Call:
    call = parse(text)
    assert isinstance(call, Call)
    return call


@pytest.mark.parametrize(("text", "months", "expected"), LOOKING)
def test_what_looks_at_other_months(text: str, months: Months, expected: list[range | Months]) -> None:
    assert windows(parsed(text), months) == [tuple(part) for part in expected]


@pytest.mark.parametrize("text", HERE)
def test_what_looks_at_this_month(text: str) -> None:
    call = parsed(text)
    assert windows(call, (2, 5)) == [(2, 5)] * len(call.args)


@pytest.mark.parametrize(("call", "months", "expected"), INTERNAL)
def test_helper_functions(call: Call, months: Months, expected: list[range | Months]) -> None:
    assert windows(call, months) == [tuple(part) for part in expected]


def test_every_function_is_in_one_of_the_lists() -> None:
    texts = [*(text for text, _, _ in LOOKING), *HERE]
    assert {parsed(text).function for text in texts} | {call.function for call, _, _ in INTERNAL} == set(REGISTRY)
