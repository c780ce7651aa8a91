"""Which month decides: the one that is most often the tightest."""

import numpy as np

from verdienmodel.analysis.goal import tightest

PATH = np.array([[5.0, 1.0, 3.0], [4.0, 2.0, 0.0], [9.0, -1.0, 8.0]])


def test_the_month_that_is_lowest_in_most_draws() -> None:
    assert tightest(PATH, at_least=True) == 1


def test_of_a_ceiling_the_month_that_is_highest() -> None:
    assert tightest(PATH, at_least=False) == 0


def test_no_number_is_the_tightest_there_is() -> None:
    assert tightest(np.array([[1.0, 2.0, np.nan]]), at_least=True) == 2
