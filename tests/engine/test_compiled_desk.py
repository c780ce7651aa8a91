"""Blocks that are lent and given back: never the same one twice at a time, and never more kept than was promised."""

from __future__ import annotations

import numpy as np
import pytest

from verdienmodel.engine.compiled import desk
from verdienmodel.engine.compiled.desk import Memory


def test_a_block_that_was_given_back_serves_again_also_for_fewer_rows() -> None:
    memory = Memory()
    large = memory.take(12, 5)
    memory.give(large)
    small = memory.take(8, 5)
    assert small.shape == (8, 5)
    assert np.shares_memory(small, large)
    memory.give(small)
    assert len(memory.take(12, 5)) == 12, "all of it came back"


def test_what_is_lent_is_lent_once() -> None:
    memory = Memory()
    for block in [memory.take(rows, 5) for rows in (3, 4, 4)]:
        memory.give(block)
    taken = [memory.take(rows, 5) for rows in (4, 3, 4, 3)]
    pairs = [(one, other) for number, one in enumerate(taken) for other in taken[:number]]
    assert not any(np.shares_memory(*pair) for pair in pairs)


def test_a_few_rows_do_not_hold_a_large_block() -> None:
    memory = Memory()
    large = memory.take(100, 5)
    memory.give(large)
    assert not np.shares_memory(memory.take(49, 5), large)
    assert not np.shares_memory(memory.take(100, 6), large), "another number of draws"


def test_no_more_is_kept_than_was_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Memory] = []
    monkeypatch.setattr(desk, "_MEMORIES", kept)
    monkeypatch.setattr(desk, "_MOST_BYTES", 1_000)
    for rows in (10, 10, 10, 30):  # 400 bytes each, and one that is too large by itself
        memory = Memory()
        memory.give(memory.take(rows, 5))
        memory.back()
    assert [memory.bytes for memory in kept] == [400, 400]
    assert Memory.lent() is not Memory.lent()
    assert Memory.lent().bytes == 0, "nothing is left to lend"
