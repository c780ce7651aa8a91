"""Sums of products between brackets: equal to the sum written out, whatever way the vectors lie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verdienmodel.engine.compiled.evenly import SLOT
from verdienmodel.engine.compiled.nested import Bracket, Nested, Product, Source, Sources

MONTHS, DRAWS, BLOCKS, ROWS = 12, 5, 3, 40


def spots_of(places: list[tuple[int, int]]) -> Source:
    return np.array([slot * SLOT + row for slot, row in places], dtype=np.int64)


@st.composite
def ways_to_lie(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Where a vector lies per month: the same, one after the other, the other way round, and jumps."""
    places: list[tuple[int, int]] = []
    while len(places) < MONTHS:
        slot, row, step = draw(st.tuples(st.integers(0, BLOCKS - 1), st.integers(12, 27), st.integers(-1, 1)))
        places += [(slot, row + step * month) for month in range(draw(st.integers(1, 6)))]
    return places[:MONTHS]


@st.composite
def sums(draw: st.DrawFn) -> tuple[list[Product], Sources, np.ndarray]:
    """Products of up to three rows and a last factor: a vector per month or a number per month."""
    sources = Sources()
    rows = [sources.number(n, spots_of(draw(ways_to_lie()))) for n in range(4)]
    products = []
    for n in range(draw(st.integers(1, 6))):
        last = draw(
            st.one_of(ways_to_lie().map(spots_of), st.lists(st.integers(-3, 3), min_size=MONTHS, max_size=MONTHS))
        )
        numbered = sources.number(("laatste", n), last if isinstance(last, np.ndarray) else np.array(last, dtype=float))
        products.append((tuple(draw(st.lists(st.sampled_from(rows), max_size=3))), numbered))
    there = draw(
        st.lists(
            st.lists(st.booleans(), min_size=MONTHS, max_size=MONTHS), min_size=len(products), max_size=len(products)
        )
    )
    return products, sources, np.array(there)


def written_out(products: list[Product], sources: Sources, there: np.ndarray, slots: list[np.ndarray]) -> np.ndarray:
    def value(source: int, month: int) -> np.ndarray:
        found = sources.found[source][month]
        return (
            slots[int(found) >> 24][int(found) & 0xFFFFFF]
            if sources.found[source].dtype == np.int64
            else np.full(DRAWS, found)
        )

    total = np.zeros((MONTHS, DRAWS))
    for (factors, last), counts in zip(products, there, strict=True):
        for month in np.flatnonzero(counts).tolist():
            total[month] += np.prod([value(source, month) for source in (*factors, last)], axis=0)
    return total


def filled(nested: Nested, slots: list[np.ndarray]) -> np.ndarray:
    total = np.full((MONTHS, DRAWS), np.nan)
    nested.fill(slots, total, np.full((nested.room[0] * nested.room[1], DRAWS), np.nan))
    return total


@given(sums())
def test_equal_to_the_sum_written_out(case: tuple[list[Product], Sources, np.ndarray]) -> None:
    slots = list(np.random.default_rng(7).normal(size=(BLOCKS, ROWS, DRAWS)))
    products, sources, there = case
    nested = Nested.of(products, sources.found, there)
    np.testing.assert_allclose(filled(nested, slots), written_out(*case, slots), rtol=1e-12, atol=1e-12)


def test_what_lies_evenly_is_one_run() -> None:
    """Twelve months back in a block are one view, and so are two halves at some distance; three at no even one are not."""
    ways = [
        [(0, 11 - month) for month in range(MONTHS)],
        [(0, month + 9 * (month > 5)) for month in range(MONTHS)],
        [(0, month + 9 * (month > 3) + 2 * (month > 7)) for month in range(MONTHS)],
        [(int(month > 5), month) for month in range(MONTHS)],
    ]
    there = np.ones((1, MONTHS), dtype=np.bool_)
    assert [len(Nested.of([((), 0)], [spots_of(way)], there).runs) for way in ways] == [1, 1, 2, 2]


def test_the_same_season_every_year_is_one_run() -> None:
    """A row per month, times a row per year, in three months of each of three years: nine months at once."""
    sources = Sources()
    month_by_month = sources.number("maand", spots_of([(0, month) for month in range(MONTHS)]))
    by_year = sources.number("jaar", spots_of([(1, month // 4) for month in range(MONTHS)]))
    there = np.array([[month % 4 < 3 for month in range(MONTHS)]])
    nested = Nested.of([((month_by_month,), by_year)], sources.found, there)
    assert sorted((run.months.times, run.months.months) for run in nested.runs) == [(3, 1), (3, 3)]


def test_what_most_share_stands_outside_the_brackets() -> None:
    """a·b·1 + a·c·2 + a·3 + 4 has one factor outside: a·(b·1 + c·2 + 3) + 4."""
    bracket = Bracket.of([((0, 1), 3), ((0, 2), 4), ((0,), 5), ((), 6)])
    assert bracket.plain == (6,)
    assert [factor for factor, _ in bracket.inner] == [0]
    assert bracket.depth == 3


def test_seen_red_one_month_off() -> None:
    slots = [np.arange(ROWS * DRAWS, dtype=float).reshape(ROWS, DRAWS)]
    right, wrong = (spots_of([(0, month + off) for month in range(MONTHS)]) for off in (0, 1))
    there = np.ones((1, MONTHS), dtype=np.bool_)
    nested = Nested.of([((), 0)], [wrong], there)
    sources = Sources(found=[right])
    with pytest.raises(AssertionError):
        np.testing.assert_allclose(filled(nested, slots), written_out([((), 0)], sources, there, slots))
