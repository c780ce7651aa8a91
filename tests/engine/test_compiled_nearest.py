"""A sum may begin with another that is there: the same numbers, and never at the cost of one that is none."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.compiled import compare, some_leaves
from tests.support.expressions import scenario
from tests.support.scenarios import study_of
from tests.support.tiers import LONG
from verdienmodel.engine.compiled import compiler
from verdienmodel.engine.compiled.forms import Form, Mono, added, pruned, scaled
from verdienmodel.engine.compiled.leaves import STATIC, Leaves
from verdienmodel.engine.compiled.nearest import nearest

MONTHS, YEARS = 24, 3
SEEDS = range(20 if LONG else 3)
ONES = np.ones(MONTHS)


def with_rows(count: int, *, risky: bool = False) -> tuple[Leaves, list[Mono]]:
    """So many rows that differ every month, the last perhaps one that may be no number."""
    leaves = Leaves(YEARS)
    rows: list[Mono] = []
    for number in range(count):
        last = risky and number == count - 1
        vectors = [leaves.vector(None, 0, STATIC, risky=last) for _ in range(MONTHS)]
        rows.append((leaves.row(np.array(vectors)),))
    return leaves, rows


def written_out(rest: Form, row: Mono, other: Form) -> Form:
    """What stands there with the row replaced by its own sum."""
    left = {mono: profile for mono, profile in rest.items() if mono != row}
    return pruned(added([left, scaled(other, float(rest[row][0]))]))


def same(one: Form, other: Form) -> bool:
    return one.keys() == other.keys() and all(np.array_equal(one[mono], other[mono]) for mono in one)


def test_begins_with_the_sum_that_leaves_least() -> None:
    leaves, (*parts, first, second) = with_rows(7)
    small = dict.fromkeys(parts[:3], ONES)
    large = dict.fromkeys(parts[:4], -ONES)
    form = {**dict.fromkeys(parts, ONES), (): 2 * ONES}
    found = nearest({first: small, second: large}, form, leaves)
    assert found is not None
    assert found.row == second  # taken away: minus minus four of the five
    assert same(written_out(found.rest, second, large), form)


def test_a_sum_that_holds_the_row_itself_keeps_it() -> None:
    """Was wrong: the row that a sum begins with stood in the sum itself, and was lost."""
    leaves, (*parts, row) = with_rows(4)
    other = dict.fromkeys(parts, ONES)
    form = {**other, row: 3 * ONES}
    found = nearest({row: other}, form, leaves)
    assert found is not None
    assert same(found.rest, {row: 4 * ONES})


def test_what_may_be_no_number_never_falls_away() -> None:
    """Infinite less infinite is no number, also where the sum itself has nothing infinite in it."""
    leaves, (*parts, risky) = with_rows(6, risky=True)
    *parts, row = parts
    other = {**dict.fromkeys(parts, ONES), risky: ONES}
    assert nearest({row: other}, dict.fromkeys(parts, ONES), leaves) is None
    assert nearest({row: other}, {**other, risky: 2 * ONES}, leaves) is None
    assert nearest({row: other}, {**other, (): ONES}, leaves) is not None


@pytest.mark.parametrize("seed", SEEDS)
def test_random_formulas_with_every_sum_worked_out_once(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ordinary plans keep long sums only; here every sum of two terms is one that others may begin with."""
    monkeypatch.setattr(compiler, "_LONG", 1)
    graph = study_of(scenario(seed, 200).decode()).graph
    assert compare(graph, some_leaves(graph, 20, seed), graph.evaluated, {}, seed) == []
