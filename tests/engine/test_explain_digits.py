"""Digits of a printed sum: as few as will do, as many as it needs."""

import pytest

from verdienmodel.engine.explain import digits
from verdienmodel.engine.explain.tree import Part


def factors(*values: float) -> list[Part]:
    return [Part("factor", "", digits.factor(value, "getal")) for value in values]


@pytest.mark.parametrize(
    ("value", "unit", "decimals"),
    [
        (48333.33, "eur", 0),
        (4.5, "eur", 2),
        (4.0, "eur", 0),
        (12.345, "eur/uur", 3),
        (12.5, "eur/uur", 2),
        (0.035, "%", 1),
        (1 / 3, "getal", 4),
        (1234.5, "uur", 0),
        (0.5, "uur", 2),
    ],
)
def test_decimals_of_an_outcome(value: float, unit: str, decimals: int) -> None:
    assert digits.result(value, unit).decimals == decimals


def test_digits_are_added_until_the_sum_gives_the_printed_amount() -> None:
    parts, found = digits.fit(factors(1 / 3, 145000), digits.result(145000 / 3, "eur"), digits.product)
    assert found
    # 0,3333 × 145 000 = 48 328,50; 0,33333 gives 48 332,85, which prints as 48 333.
    assert parts[0].shown.decimals == 5


def test_an_amount_on_a_half_is_not_hit_by_luck() -> None:
    _, found = digits.fit(factors(13 / 12, 27, 1250), digits.result(36562.5, "eur"), digits.product)
    assert not found


def test_half_goes_away_from_zero_and_nothing_is_minus_zero() -> None:
    assert (digits.rounded(2.5, 0), digits.rounded(-2.5, 0)) == (3, -3)
    assert str(digits.rounded(-0.001, 0)) == "0.0"


def test_a_rounded_factor_that_lands_on_a_half_is_not_taken() -> None:
    # 0,1889 × 35% is exactly 0,066115, which a reader rounds to 0,06612; the value itself is 0,06611.
    share = Part("factor", "", digits.factor(0.35, "%"))
    parts, found = digits.fit([*factors(17 / 90), share], digits.shown(17 / 90 * 0.35, "getal", 5), digits.product)
    assert found
    assert parts[0].shown.number == 0.18889


def test_an_exact_half_goes_up_as_printed() -> None:
    parts, found = digits.fit(factors(0.5, 33), digits.result(16.5, "eur"), digits.product)
    assert found
    assert [part.shown.decimals for part in parts] == [1, 0]
