"""Numbers as people write them, and the addresses of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdienmodel.ground.address import is_id, join, split_step, step_address, workbook_name
from verdienmodel.ground.numbers import read_dutch, reads_two_ways, write_dutch
from verdienmodel.ground.timeline import Month


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.250,50", 1250.5),
        ("€ 12.500", 12500),
        ("12500", 12500),
        ("0,5", 0.5),
        ("-3,25", -3.25),
        ("−4", -4),
        ("1.000.000", 1e6),
        ("€ 1 250,00", 1250),
    ],
)
def test_dutch_numbers(text: str, number: float) -> None:
    assert read_dutch(text) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(6_400_000, "6.400.000"), (1250.5, "1.250,5"), (0.486, "0,49"), (-4, "\u22124"), (-0.001, "0"), (100, "100")],
)
def test_numbers_in_messages(number: float, text: str) -> None:
    assert write_dutch(number) == text


@pytest.mark.parametrize(
    "text", ["1250.5", "0.5", ".5", "1,250.50", "1.25,3", "12.50", "veel", "", "1e3", "01.000", "1.0000"]
)
def test_anything_that_can_be_read_two_ways_is_asked_back(text: str) -> None:
    with pytest.raises(ValueError, match="schrijf"):
        read_dutch(text)


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_what_is_written_in_dutch_is_read_back(whole: int, cents: int) -> None:
    shown = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert read_dutch(shown) == pytest.approx(whole + (-1 if shown.startswith("-") else 1) * cents / 100, abs=1e-6)


def test_unquoted_thousands_are_ambiguous() -> None:
    assert [text for text in ("12.500", "1.000", "12.50", "0.500", "12500", "1.000.000") if reads_two_ways(text)] == [
        "12.500",
        "1.000",
        "1.000.000",
    ]


def test_addresses() -> None:
    assert split_step("huur[2027-01]") == ("huur", "2027-01")
    assert split_step("huur") == ("huur", None)
    assert join("onderdelen.groen", "posten", "", "huur") == "onderdelen.groen.posten.huur"
    assert step_address("huur", Month(2027, 1)) == "huur[2027-01]"
    assert [word for word in ("huur", "huur_2", "Huur", "2huur", "hu-ur", "", "é") if is_id(word)] == ["huur", "huur_2"]


@pytest.mark.parametrize("address", ["btw21", "r1c1", "c", "posten.huur.waarde", "huur[2027-01]", "a1"])
def test_a_workbook_name_never_looks_like_a_cell(address: str) -> None:
    name = workbook_name(address)
    assert name.startswith("in_")
    assert name.replace("_", "").isalnum()
