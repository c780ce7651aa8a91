"""A value far from what is usual is accepted, and said."""

from __future__ import annotations

import pytest

from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.unusual import unusual
from verdienmodel.views.input_names import unusual_words

WAGE = "loonkosten_coordinator"
HOURS = "coordinator_uren"


def said(address: str, value: object) -> list[str]:
    study = open_study("wijkbedrijf_parkwijk", [Change(address, value)]).study
    assert study is not None
    return [unusual_words(study, item) for item in unusual(study)]


@pytest.mark.parametrize(
    ("address", "value"), [(WAGE, "34"), (WAGE, "52"), (HOURS, "12,5"), ("fasen.uitvoering.van", "2028-05")]
)
def test_what_is_usual_needs_no_word(address: str, value: str) -> None:
    assert said(address, value) == []


def test_a_thousand_times_too_much_is_asked_back() -> None:
    (text,) = said(WAGE, "42.500")
    assert text == (
        "Loonkosten coördinator: € 42.500 per uur is veel meer dan gebruikelijk (€ 34 tot € 52 per uur). "
        "Bedoelt u € 42,50 per uur?"
    )


def test_far_too_many_hours() -> None:
    assert said(HOURS, 100) == [
        "Uren coördinator: 100 uur per week is buiten wat gebruikelijk is (8 tot 28 uur per week)."
    ]


def test_a_little_more_than_usual_is_not_asked_back() -> None:
    assert said("huisvesting", "9.500") == [
        "Ruimte in de wijkontmoetingsplek: € 9.500 per jaar is buiten wat gebruikelijk is (€ 0 tot € 9.000 per jaar)."
    ]
