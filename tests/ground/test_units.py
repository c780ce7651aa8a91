"""Units of measure: reading, multiplying, and how they are written in Dutch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdienmodel.ground.units import COUNTS, MONTHS, NUMBER, Unit, known_words, parse_unit

WORDS = st.sampled_from([*COUNTS, *MONTHS])
UNITS = st.tuples(st.lists(WORDS, min_size=1, max_size=2), st.lists(WORDS, max_size=2)).map(
    lambda parts: " × ".join(parts[0]) + "".join(f"/{word}" for word in parts[1])
)


@pytest.mark.parametrize(
    ("left", "sign", "right", "result"),
    [
        ("m2", "*", "eur/m2/jaar", "eur/jaar"),
        ("kwp", "*", "kwh/kwp/jaar", "kwh/jaar"),
        ("uur/week", "*", "week/jaar", "uur/jaar"),
        ("eur/uur", "*", "uur/jaar", "eur/jaar"),
        ("eur", "*", "%/jaar", "eur/jaar"),
        ("eur/jaar", "/", "m2", "eur/m2/jaar"),
        ("eur", "/", "maand", "eur/maand"),
        ("eur/maand", "*", "maand", "eur"),
        ("eur/jaar", "*", "jaar", "eur"),
        ("eur", "/", "eur", "getal"),
        ("persoon", "*", "%", "persoon"),
        ("getal", "/", "uur", "1/uur"),
        ("uur", "*", "persoon", "persoon × uur"),
        ("m2", "*", "m2", "m2^2"),
    ],
)
def test_products_and_quotients(left: str, sign: str, right: str, result: str) -> None:
    a, b = parse_unit(left), parse_unit(right)
    assert str(a * b if sign == "*" else a / b) == result


@pytest.mark.parametrize(
    ("text", "flow", "stock"),
    [
        ("eur/jaar", True, False),
        ("kg/maand", True, False),
        ("eur", False, True),
        ("m2", False, True),
        ("eur/uur", False, False),
        ("eur/m2/jaar", False, False),
        ("%/jaar", False, False),
        ("%", False, False),
        ("kg/week", False, False),
        ("eur/maand/maand", False, False),
    ],
)
def test_flow_and_stock(text: str, flow: bool, stock: bool) -> None:
    unit = parse_unit(text)
    assert (unit.is_flow, unit.is_stock) == (flow, stock)


@pytest.mark.parametrize(("text", "same"), [("euro/jaar", "eur/jaar"), ("€", "eur"), ("uren/weken", "uur/week")])
def test_other_spellings(text: str, same: str) -> None:
    assert parse_unit(text) == parse_unit(same)


@pytest.mark.parametrize(
    "text", ["ct/kwh", "keur", "eur/jaar/", "m²", "eur per jaar", "m2^", "12 eur", "", "eur//jaar"]
)
def test_unknown_words_are_refused_in_dutch(text: str) -> None:
    with pytest.raises(ValueError, match="geen bekende eenheid"):
        parse_unit(text)


def test_own_units_and_the_list_for_messages() -> None:
    assert str(parse_unit("haag/jaar", ("haag",))) == "haag/jaar"
    assert {"eur", "jaar", "haag", "%"} <= set(known_words(("haag",)))


@pytest.mark.parametrize("one", MONTHS)
@pytest.mark.parametrize("other", MONTHS)
def test_a_year_is_not_a_month(one: str, other: str) -> None:
    a, b = parse_unit(f"eur/{one}"), parse_unit(f"eur/{other}")
    assert a.same_kind(b)
    assert (a == b) == (one == other)
    assert a.per_month == b.per_month == parse_unit("eur/maand")


def test_two_words_for_time_that_almost_cancel_stay_visible() -> None:
    assert str(parse_unit("maand/kwartaal")) == "maand/kwartaal"
    assert str(parse_unit("eur × jaar/maand")) == "eur × jaar/maand"


@given(UNITS)
def test_what_is_written_can_be_read_back(text: str) -> None:
    unit = parse_unit(text)
    mixed = "tijd" in str(unit)  # jaar × kwartaal has no word of its own
    assert mixed or str(unit).startswith("1/") or parse_unit(str(unit)) == unit


@given(UNITS, UNITS)
def test_algebra(left: str, right: str) -> None:
    a, b = parse_unit(left), parse_unit(right)
    assert a * b == b * a
    assert (a * b) / b == a
    assert a / a == NUMBER == Unit()
    assert a**2 == a * a
