"""What is bought again, sold, or paid for by others; loans that do not fit. Amounts by hand."""

from __future__ import annotations

import pytest

from tests.library.test_btw import at, said
from tests.support.books import HEAD
from tests.support.scenarios import messages_of, study_of
from verdienmodel.study.study import Study

OWNED = (
    HEAD
    + """
indexen: {cpi: {naam: Prijzen, daarna: 10}}
investeringen:
  volgend: {sjabloon: lineair, bedrag: 12000, maand: 2027-07, levensduur: 4, start_volgend_jaar: ja}
  maaier: {sjabloon: vervangen, bedrag: 1000, maand: 2027-01, levensduur: 2}
  hal: {sjabloon: in_mindering, bedrag: 50000, bijdrage: 20000, maand: 2028-01, levensduur: 10}
  bus: {sjabloon: verkocht, bedrag: 12000, maand: 2027-01, levensduur: 4, verkoopmaand: 2029-01, verkoopprijs: 7000}
  kar: {sjabloon: verkocht, bedrag: 4800, maand: 2027-01, levensduur: 4, verkoopmaand: 2029-01, verkoopprijs: 2000}
subsidies:
  bus: {sjabloon: investeringsbijdrage_terug, bedrag: 6000, maand: 2027-01, levensduur: 4, termijn: 5, verkoopmaand: 2029-01}
leningen:
  leden: {sjabloon: ledenlening, bedrag: 5000, rente: 2, looptijd: 24, opname: 2027-01}
  borg: {sjabloon: garantstelling, gegarandeerd: 40000, provisie: 1, start: 2027-01, looptijd: 3}
"""
)


@pytest.fixture(scope="module")
def owned() -> Study:
    return study_of(OWNED)


def years(study: Study, address: str, *periods: str) -> list[float]:
    return [at(study, address, period) for period in periods]


def test_all_books_close(owned: Study) -> None:
    assert [outcome.check.name for outcome in owned.checks if not outcome.closes] == []


def test_depreciation_from_next_january(owned: Study) -> None:
    own = "investeringen.volgend"
    assert years(owned, f"{own}.posten.afschrijving", "2027", "2028", "2031", "2032") == pytest.approx(
        [0, 3000, 3000, 0]
    )


def test_bought_again_at_the_price_of_that_year(owned: Study) -> None:
    """1 000 in 2027, after two years 1 000 x 1.1 x 1.1 = 1 210, then 1 464.10, then 1 771.561."""
    own = "investeringen.maaier"
    bought = years(owned, f"{own}.posten.aankoop", "2027", "2028", "2029-01", "2031-01", "2033-01")
    assert bought == pytest.approx([1000, 0, 1210, 1464.1, 1771.561])
    assert years(owned, f"{own}.posten.afschrijving", "2028", "2029", "2032") == pytest.approx([500, 605, 732.05])
    without = study_of(OWNED.replace("levensduur: 2}", "levensduur: 2, vervangen: nee}"))
    assert years(without, f"{own}.posten.aankoop", "2027", "2029", "2031") == pytest.approx([1000, 0, 0])


def test_a_contribution_deducted_from_the_price(owned: Study) -> None:
    assert years(owned, "investeringen.hal.posten.afschrijving", "2028") == pytest.approx([3000])
    assert years(owned, "investeringen.hal.standen.boekwaarde", "2028") == pytest.approx([27000])


def test_sold_above_and_below_what_it_is_worth(owned: Study) -> None:
    """The bus: 6 000 after two years, sold for 7 000. The cart: 2 400, sold for 2 000."""
    assert years(owned, "investeringen.bus.posten.boekwinst", "2029") == pytest.approx([1000])
    assert years(owned, "investeringen.kar.posten.boekverlies", "2029") == pytest.approx([400])
    assert years(owned, "investeringen.bus.standen.boekwaarde", "2028", "2029") == pytest.approx([6000, 0])


def test_part_of_a_contribution_goes_back_when_sold_early(owned: Study) -> None:
    """6 000 over four years: 3 000 released. The giver's term is five years: 24 of 60 months kept, so 3 600 goes back; the other
    600 of what was released already is taken back."""
    assert years(owned, "subsidies.bus.posten.terugbetaling", "2029") == pytest.approx([3600])
    assert years(owned, "subsidies.bus.posten.bate", "2027", "2028", "2029") == pytest.approx([1500, 1500, -600])
    assert years(owned, "subsidies.bus.standen.nog_vrij_te_geven", "2029") == pytest.approx([0])


def test_a_guarantee_costs_only_its_commission(owned: Study) -> None:
    assert years(owned, "leningen.borg.posten.provisie", "2027", "2029", "2030") == pytest.approx([400, 400, 0])


def test_a_loan_of_members_is_repaid_at_once(owned: Study) -> None:
    assert years(owned, "leningen.leden.posten.rente", "2028") == pytest.approx([100])
    assert years(owned, "leningen.leden.standen.restschuld", "2028-12", "2029-01") == pytest.approx([5000, 0])


LOAN = HEAD + "leningen: {a: {sjabloon: lineair, bedrag: 1000, rente: 4, looptijd: 24, opname: 2027-03, FIELDS}}\n"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ("tot_en_met: 2027-02", "Lening a wordt nooit opgenomen"),
        ("van: 2028-01", "Lening a wordt nooit opgenomen"),
        ("aflossingsvrij: 24", "Lening a wordt nooit afgelost"),
    ],
)
def test_a_loan_that_does_not_fit_is_refused(fields: str, words: str) -> None:
    (message,) = messages_of(LOAN.replace("FIELDS", fields))
    assert words in message
    assert message.startswith("proef.yaml:13")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("rente: 4", "rente: -1", "het kleinste is 0"),
        ("opname: 2027-03", "opname: 2034-01", "2034-01 ligt buiten het plan"),
        ("looptijd: 24", "looptijd: 0", "het kleinste is"),
    ],
)
def test_a_value_that_cannot_be_is_refused(old: str, new: str, words: str) -> None:
    assert any(
        words in message for message in messages_of(LOAN.replace("FIELDS", "aflossingsvrij: 0").replace(old, new))
    )


def test_a_debt_that_outlives_the_plan_is_said() -> None:
    study = study_of(LOAN.replace("FIELDS", "aflossingsvrij: 0").replace("looptijd: 24", "looptijd: 240"))
    assert any("schuld open" in text for text in said(study))
    assert not any("schuld open" in text for text in said(study_of(LOAN.replace("FIELDS", "aflossingsvrij: 0"))))


def test_a_contribution_before_the_plan_is_refused() -> None:
    text = HEAD + "subsidies: {bus: {sjabloon: investeringsbijdrage, bedrag: 6000, maand: 2026-07, levensduur: 5}}\n"
    assert any("2026-07 ligt buiten het plan" in message for message in messages_of(text))
    assert any("levensduur" in message for message in messages_of(text.replace("levensduur: 5", "levensduur: 0")))
