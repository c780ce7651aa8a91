"""Months, and the row of months that a scenario covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdienmodel.ground.timeline import Month, Timeline

MONTHS = st.builds(Month, st.integers(1990, 2060), st.integers(1, 12))
BROKEN = Timeline(Month(2005, 9), Month(2007, 8))


@pytest.mark.parametrize("text", ["2027-13", "2027-00", "2027", "2027-1", "2027-01-01", "jan 2027", ""])
def test_only_a_year_and_a_month(text: str) -> None:
    with pytest.raises(ValueError, match="JJJJ-MM"):
        Month.parse(text)


@given(MONTHS, st.integers(-600, 600))
def test_counting_months(month: Month, step: int) -> None:
    later = month.plus(step)
    assert month.until(later) == step + 1
    assert Month.parse(str(month)) == Month.from_code(month.code) == month
    assert (later > month) == (step > 0) == (later.code > month.code)


def test_a_broken_year_on_both_sides() -> None:
    assert len(BROKEN) == 24
    lengths = {period.label: len(period.months) for period in BROKEN.periods("jaar")}
    assert lengths == {"2005": 4, "2006": 12, "2007": 8}
    assert (BROKEN.year_start(2), BROKEN.year_end(2)) == (0, 3)
    assert (BROKEN.year_start(10), BROKEN.year_end(10)) == (4, 15)
    assert (BROKEN.year_start(23), BROKEN.year_end(20)) == (16, 23)


def test_quarters_and_months_by_name() -> None:
    labels = [period.label for period in BROKEN.periods("kwartaal")]
    assert labels[:3] == ["2005-K3", "2005-K4", "2006-K1"]
    assert [len(period.months) for period in BROKEN.periods("kwartaal")][:2] == [1, 3]
    found = BROKEN.find_period("2006-02")
    assert found is not None
    assert found.months == (5,)
    assert BROKEN.find_period("2009") is None


def test_book_years_run_from_their_own_month() -> None:
    row = Timeline(Month(2027, 1), Month(2028, 12), book_year_starts=9)
    assert {p.label: len(p.months) for p in row.periods("boekjaar")} == {
        "2026/2027": 8,
        "2027/2028": 12,
        "2028/2029": 4,
    }


@given(MONTHS, st.integers(0, 80), st.integers(1, 12), st.sampled_from(["jaar", "boekjaar", "kwartaal", "maand"]))
def test_periods_cover_every_month_once_in_order(first: Month, length: int, book: int, per: str) -> None:
    row = Timeline(first, first.plus(length), book)
    assert [month for period in row.periods(per) for month in period.months] == list(range(length + 1))
