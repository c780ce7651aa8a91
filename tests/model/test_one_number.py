"""What is one number over all months reads one number: a value that differs per month is refused."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, messages_of, study_of

TEXT = (
    HEAD
    + """
invoer:
  stroom: {eenheid: eur/maand, waarde: 100}
  vast: {eenheid: "%/jaar", waarde: 3}
  reeks: {eenheid: "%/jaar", waarde: {2026-09: 3, 2027-03: 5}}
grootheden:
  gekozen: {eenheid: "%/jaar", formule: "max(vast, vast)"}
  waarde: {eenheid: eur, formule: FORMULE}
"""
)


@pytest.mark.parametrize("formula", ["ncw(stroom, reeks)", "ncw(stroom, vast * seizoen(groen)) + deze_maand(stroom)"])
def test_a_rate_that_differs_per_month_is_refused(formula: str) -> None:
    (message,) = messages_of(TEXT.replace("FORMULE", f'"{formula}"'))
    assert "ncw(…) vraagt één getal" in message
    assert "proef.yaml:13" in message


@pytest.mark.parametrize("formula", ["ncw(stroom, vast)", "ncw(stroom, gekozen)", "ncw(stroom, vast + gekozen)"])
def test_a_rate_that_never_changes_is_fine(formula: str) -> None:
    study = study_of(TEXT.replace("FORMULE", f'"{formula}"'))
    assert study.results["waarde"].shape == (1, 1)
