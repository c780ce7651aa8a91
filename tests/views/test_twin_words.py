"""Options that should have the same visitors, and no longer have them."""

from __future__ import annotations

from tests.support.scenarios import example_of
from verdienmodel.views.twin_words import apart_sentences


def test_a_change_that_the_twin_did_not_get_is_told_before_options_are_compared() -> None:
    """Was silent: more visitors for the village, the same as before for the gemeente."""
    pool = example_of("zwembad_de_zwaoi")
    assert apart_sentences(pool.with_values({"onderdelen.bad.toezicht_vrijwillig": 50.0})) == []  # never were alike
    one, other = "onderdelen.bad.kaartjes", "onderdelen.bad_gemeente.kaartjes"
    (said,) = apart_sentences(pool.with_values({one: 9000.0}))
    assert "is nu 9.000" in said
    assert "maar nog 7.000" in said
    assert said.endswith(f"Verander dan ook {other}.")
    assert apart_sentences(pool.with_values({one: 9000.0, other: 9000.0})) == []
    assert len(apart_sentences(pool.with_values({other: 6000.0}))) == 1
