"""A value far from what is usual is accepted, and said."""

from __future__ import annotations

import pytest

from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.unusual import unusual
from verdienmodel.views.field_words import unusual_words

WAGE = "loonkosten_coordinator"
HOURS = "coordinator_uren"


def said(address: str, value: object) -> list[str]:
    study = open_study("wijkbedrijf_parkwijk", [Change(address, value)]).study
    assert study is not None
    return [unusual_words(item) for item in unusual(study)]


@pytest.mark.parametrize(
    ("address", "value"), [(WAGE, "34"), (WAGE, "52"), (HOURS, "12,5"), ("fasen.uitvoering.van", "2028-05")]
)
def test_what_is_usual_needs_no_word(address: str, value: str) -> None:
    assert said(address, value) == []


def test_a_thousand_times_too_much_is_asked_back() -> None:
    (text,) = said(WAGE, "42.500")
    assert text.startswith("Loonkosten coördinator is € 42.500 per uur; gebruikelijk is € 34 tot € 52 per uur.")
    assert text.endswith("Bedoelt u € 42,50 per uur?")


def test_far_too_many_hours() -> None:
    assert said(HOURS, 100) == ["Uren coördinator is 100 uur per week; gebruikelijk is 8 tot 24 uur per week."]
