"""Shares of a season that move together stay 1."""

from __future__ import annotations

from tests.support.scenarios import study_of
from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study


def test_shares_that_move_together_are_fine() -> None:
    april, may = ("seizoenen.groen[4]", "seizoenen.groen[5]")
    found = open_study("wijkbedrijf_parkwijk", [Change(april, plus=0.05), Change(may, plus=-0.05)])
    assert not found.errors


def test_one_share_alone_is_refused() -> None:
    found = open_study("wijkbedrijf_parkwijk", [Change("seizoenen.groen[4]", "0,5")])
    assert [problem.code for problem in found.errors] == ["W009"]


def test_what_the_option_has_changed_counts() -> None:
    """The option moves half a share from April to June; undoing only one side of that is refused."""
    base = study_of(
        "schema: 1\nnaam: X\nvan: 2026-01\ntot_en_met: 2026-12\n"
        "seizoenen: {lente: {naam: Lente, aandelen: [0, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0]}}\n"
        "posten: {werk: {naam: Werk, soort: lasten, waarde: 100, seizoen: lente}}\n"
        "opties: {laat: {naam: Laat, wijzigingen: [{adres: 'seizoenen.lente[4]', zet: 0}, {adres: 'seizoenen.lente[6]', zet: 0.5}]}}\n"
    )
    late = base.with_option("laat")
    april, june = Change("seizoenen.lente[4]", 0.5), Change("seizoenen.lente[6]", 0)
    assert late.changes([april, june])[1] == ()
    assert [problem.code for problem in late.changes([april])[1]] == ["W009"]
    assert base.changes([april])[1] == ()
