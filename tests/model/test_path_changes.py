"""A series that follows a path is changed by its own name, as any other series."""

from __future__ import annotations

import pytest

from tests.support.scenarios import in_period, study_of

TEXT = (
    "schema: 1\nnaam: X\nvan: 2027-01\ntot_en_met: 2029-12\npaden: {prijs: {naam: Prijs, schok: 5}}\n"
    "invoer: {kosten: {eenheid: eur/jaar, waarde: {2027-01: 100, 2028-01: 200}, onzekerheid: {pad: prijs}}}\n"
    "posten: {kosten: {naam: Kosten, soort: lasten, formule: kosten}}\n"
    "opties:\n"
    "  duur: {naam: Duur, wijzigingen: [{adres: kosten, maal: 2, van: 2028-01}]}\n"
    "  pad: {naam: Pad, wijzigingen: [{adres: paden.prijs, maal: 3, van: 2029-01}]}\n"
)


def test_steps_of_a_series_that_follows_a_path() -> None:
    dear = study_of(TEXT).with_option("duur")
    assert [in_period(dear, "posten.kosten", year) for year in ("2027", "2028", "2029")] == pytest.approx(
        [100, 400, 400]
    )


def test_the_years_of_a_path_itself() -> None:
    """One change moves everything that follows the path."""
    dear = study_of(TEXT).with_option("pad")
    assert [in_period(dear, "posten.kosten", year) for year in ("2027", "2028", "2029")] == pytest.approx(
        [100, 200, 600]
    )
