"""What functions do at once for many draws is, bit for bit, what they do for one."""

from __future__ import annotations

import numpy as np
import pytest

from verdienmodel.language.frame import chosen, in_order, none_of_none, truth

STRANGE = np.array([0.0, -0.0, 1.0, -2.5, 1e-12, 1e300, np.inf, -np.inf, np.nan]).reshape(-1, 1)
GENERATOR = np.random.default_rng(3)


def bits(values: np.ndarray) -> list[int]:
    return np.ascontiguousarray(values).view(np.int64).ravel().tolist()


@pytest.mark.parametrize("order", ["C", "F"])
def test_chosen_is_numpy_where(order: str) -> None:
    then, other = np.array(STRANGE, order=order), np.array(STRANGE[::-1], order=order)  # type: ignore[call-overload]
    for holds in (np.arange(9).reshape(-1, 1) % 2 == 0, np.ones((1, 12), dtype=np.bool_)):
        assert bits(chosen(holds, then, other)) == bits(np.where(holds, then, other))
    assert bits(chosen(STRANGE > 0, then, np.zeros((1, 1)))) == bits(np.where(STRANGE > 0, then, 0.0))


def test_no_number_where_the_value_is_none() -> None:
    assert np.isnan(none_of_none(np.zeros((9, 1)), STRANGE)).ravel().tolist() == [*[False] * 8, True]
    assert truth(STRANGE).ravel().tolist()[:-1] == [0, 0, 1, 1, 0, 1, 1, 1]
    assert np.isnan(truth(STRANGE)[-1, 0])


@pytest.mark.parametrize("order", ["C", "F"])
def test_months_are_added_from_the_first_on(order: str) -> None:
    """numpy adds a row in eights and halves; then one draw would differ in its last digit from the same among many."""
    many = np.array(GENERATOR.normal(size=(50, 12)) * 10.0 ** GENERATOR.integers(-6, 7, (50, 12)), order=order)  # type: ignore[call-overload]
    one_by_one = np.array([in_order(many[draw : draw + 1])[0] for draw in range(50)])
    assert bits(in_order(many)) == bits(one_by_one)
    assert bits(in_order(many)) == bits(np.cumsum(many, axis=1)[:, -1])
    assert bits(in_order(many)) != bits(np.ascontiguousarray(many).sum(axis=1))
