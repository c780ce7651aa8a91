"""Vennootschapsbelasting: the art. 6 test, dated brackets, payment a year later. Amounts by hand; the first three are published."""

from __future__ import annotations

import numpy as np
import pytest

from tests.library.test_btw import at, red_in
from tests.support.books import HEAD
from tests.support.scenarios import messages_of, study_of


def taxed(profits: dict[int, float], form: str = "stichting", vpb: str = "", head: str = HEAD) -> str:
    """A company with these profits."""
    series = ", ".join(f"{year}-01: {profit}" for year, profit in profits.items())
    own = head.replace("soort: organisatie", f"soort: organisatie, rechtsvorm: {form}")
    return f"{own}vpb:\n  wij: {{{vpb}}}\nposten:\n  winst: {{naam: Winst, soort: baten, waarde: {{{series}}}}}\n"


def test_three_small_years_are_exempt() -> None:
    """9 884, 28 443 and 31 414: together 69 741, below 75 000."""
    study = study_of(taxed({2027: 9884, 2028: 28443, 2029: 31414, 2030: 0}))
    assert [at(study, "vpb.wij.posten.vpb", year) for year in ("2027", "2028", "2029")] == [0, 0, 0]


def test_a_loss_counts_as_nil_and_the_whole_profit_is_taxed() -> None:
    """+40 000, -60 000, +40 000: in year three 80 000 over five years, so all 40 000 at 19% = 7 600."""
    study = study_of(taxed({2027: 40000, 2028: -60000, 2029: 40000, 2030: 0}))
    assert [at(study, "vpb.wij.posten.vpb", year) for year in ("2027", "2028", "2029")] == pytest.approx([0, 0, 7600])
    assert at(study, "vpb.wij.standen.te_betalen", "2030-06") == pytest.approx(7600)
    assert at(study, "vpb.wij.posten.betaling", "2030-07") == pytest.approx(7600)
    assert at(study, "vpb.wij.standen.te_betalen", "2030-07") == pytest.approx(0)
    assert all(outcome.closes for outcome in study.checks)


def test_exactly_on_a_limit_is_exempt() -> None:
    assert at(study_of(taxed({2027: 75000})), "vpb.wij.posten.vpb", "2027") == 0
    assert at(study_of(taxed({2027: 75001})), "vpb.wij.posten.vpb", "2027") == pytest.approx(75001 * 0.19)
    small = study_of(taxed({2027: 74000, 2028: 15000, 2029: 15001}))
    assert [at(small, "vpb.wij.posten.vpb", year) for year in ("2028", "2029")] == pytest.approx([0, 15001 * 0.19])


def test_years_before_the_plan_count_for_as_long_as_five_years_reach() -> None:
    """30 000 a year; 50 000 earned one year before the plan reaches 2027-2030, from 2031 it no longer counts by itself."""
    study = study_of(taxed({2027: 16000, 2028: 0}, vpb="winst_1_jaar_eerder: 60000, winst_4_jaar_eerder: 1000"))
    expected = {"2027": 77000, "2028": 76000, "2030": 76000, "2031": 16000, "2032": 0}
    assert {year: at(study, "vpb.wij.winst_vijf_jaar", year) for year in expected} == pytest.approx(expected)
    assert at(study, "vpb.wij.posten.vpb", "2027") == pytest.approx(16000 * 0.19)


def test_a_cooperatie_is_taxed_from_the_first_euro_and_above_the_bracket_more() -> None:
    """250 000 in 2027: 200 000 x 19% + 50 000 x 25.8% = 50 900."""
    study = study_of(taxed({2027: 250000, 2028: 100}, "cooperatie"))
    assert at(study, "vpb.wij.posten.vpb", "2027") == pytest.approx(50900)
    assert at(study, "vpb.wij.posten.vpb", "2028") == pytest.approx(19)


def test_brackets_are_dated() -> None:
    """2022: 395 000 at 15%; 2021: 245 000 at 15%, above it 25%."""
    head = (
        HEAD.replace("van: 2027-01", "van: 2021-01")
        .replace("2033-12", "2022-12")
        .replace("prijspeil: 2027", "prijspeil: 2021")
    )
    study = study_of(taxed({2021: 300000, 2022: 300000}, "bv", head=head))
    assert at(study, "vpb.wij.posten.vpb", "2021") == pytest.approx(245000 * 0.15 + 55000 * 0.25)
    assert at(study, "vpb.wij.posten.vpb", "2022") == pytest.approx(45000)


def test_a_last_year_that_ends_halfway_is_taxed_too() -> None:
    study = study_of(taxed({2027: 24000}, "bv", head=HEAD.replace("2033-12", "2028-06")))
    assert at(study, "vpb.wij.posten.vpb", "2028") == pytest.approx(12000 * 0.19)
    assert np.count_nonzero(study.results.months("vpb.wij.posten.vpb")) == 2


@pytest.mark.parametrize("form", ["vrijgesteld_art5", "niet_belastingplichtig"])
def test_who_is_outside_the_tax_pays_none(form: str) -> None:
    study = study_of(taxed({2027: 250000}, vpb=f"sjabloon: {form}"))
    assert at(study, "staten.exploitatie.wij.totaal_lasten", "2027") == 0


def test_a_wrong_debt_is_red() -> None:
    study = study_of(taxed({2027: 90000}))
    assert red_in(study, "vpb.wij.standen.te_betalen", 20) == {"controles.balans.wij", "controles.vpb.wij.verloop"}


def test_without_a_legal_form_it_is_asked() -> None:
    (message,) = messages_of(taxed({2027: 1}).replace(", rechtsvorm: stichting", ""))
    assert "de rechtsvorm ontbreekt" in message
    (message,) = messages_of(taxed({2027: 1}, "eenmanszaak"))
    assert "voor de rechtsvorm ‘eenmanszaak’ is er geen sjabloon" in message
