"""Sluitend: ja only when certain sources cover everything."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD, study_of
from verdienmodel.views.verdict import closing

TEXT = (
    HEAD
    + """
posten:
  huur: {naam: Huur, soort: lasten, waarde: 1200}
  omzet: {naam: Omzet, soort: baten, waarde: 900}
subsidies:
  dorp: {sjabloon: vast, verleend: 300, voorschot: 100, status: STATUS}
"""
)


@pytest.mark.parametrize(("status", "closes"), [("verleend", True), ("aangevraagd", False), ("idee", False)])
def test_only_what_is_decided_makes_a_budget_close(status: str, closes: bool) -> None:
    study = study_of(TEXT.replace("STATUS", status))
    assert bool(closing(study)) is closes
    assert any(raised.signal.name.startswith("sluitend.") for raised in study.warnings) is not closes


def test_a_grant_without_a_status_is_not_certain() -> None:
    assert closing(study_of(TEXT.replace(", status: STATUS", ""))) == ""


def test_of_the_books_of_others_it_says_nothing() -> None:
    """Seen wrong by a reader: a municipality with a deficit every year, and above it 'sluitend: ja'."""
    study = study_of(TEXT.replace("STATUS", "verleend"))
    assert closing(study, "organisatie")
    assert closing(study, "gemeente") == ""


def test_a_euro_short_is_not_closing() -> None:
    assert closing(study_of(TEXT.replace("STATUS", "verleend").replace("waarde: 900", "waarde: 899"))) == ""
