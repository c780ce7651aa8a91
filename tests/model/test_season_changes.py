"""Shares of a season that move together stay 1."""

from __future__ import annotations

from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study


def test_shares_that_move_together_are_fine() -> None:
    april, may = ("seizoenen.groen[4]", "seizoenen.groen[5]")
    found = open_study("wijkbedrijf_parkwijk", [Change(april, plus=0.05), Change(may, plus=-0.05)])
    assert not found.errors


def test_one_share_alone_is_refused() -> None:
    found = open_study("wijkbedrijf_parkwijk", [Change("seizoenen.groen[4]", "0,5")])
    assert [problem.code for problem in found.errors] == ["W009"]
