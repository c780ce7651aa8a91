"""Subsidies: one example by hand for every form, a balance that goes red, and a status that does not count."""

from __future__ import annotations

import numpy as np
import pytest

from tests.library.test_bouwstenen import BALANCE, at
from tests.support.books import GRANTS, HEAD
from tests.support.scenarios import messages_of, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.study.study import Study

STANDS = (
    "dorp.standen.te_ontvangen",
    "dorp.standen.vooruit",
    "proef.standen.te_ontvangen",
    "proef.standen.vooruit",
    "traject.standen.te_ontvangen",
    "traject.standen.vooruit",
    "bus.standen.nog_vrij_te_geven",
    "vangnet.standen.te_ontvangen",
)


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(GRANTS)


def values(study: Study, item: str, *periods: str) -> list[float]:
    return [at(study, f"subsidies.{item}", period) for period in periods]


def test_all_books_close(study: Study) -> None:
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


@pytest.mark.parametrize("stand", STANDS)
def test_a_check_has_been_seen_red(study: Study, stand: str) -> None:
    address = f"subsidies.{stand}"
    spoiled = np.array(np.broadcast_to(study.results.months(address), (1, len(study.timeline))))
    spoiled[0, 20] += 0.01
    red = {o.check.name for o in outcomes(evaluate(study.graph, corrupted={address: spoiled})) if not o.closes}
    assert red == {BALANCE, f"controles.subsidies.{stand.partition('.')[0]}.verloop"}


def test_a_fixed_amount(study: Study) -> None:
    """By hand: 1 000 earned and 800 paid a month; the other 2 400 in October of the next year.

    In 2029 750 and 600 a month: 1 800 in October 2030, although the grant has ended. Before that payment of
    October 2028 nine months of 200 have been added to the 2 400.
    """
    assert values(study, "dorp.posten.bate", "2027", "2029", "2030") == pytest.approx([12000, 9000, 0])
    assert values(study, "dorp.posten.voorschot", "2027", "2029") == pytest.approx([9600, 7200])
    assert values(study, "dorp.posten.nabetaling", "2027", "2028-10", "2029", "2030-10", "2031") == pytest.approx(
        [0, 2400, 2400, 1800, 0]
    )
    assert values(study, "dorp.standen.te_ontvangen", "2027", "2028-09", "2028-10", "2029", "2030") == pytest.approx(
        [2400, 4200, 2000, 1800, 0]
    )


def test_what_is_not_spent_goes_back(study: Study) -> None:
    """By hand: 2027 costs 9 600 of 12 000 received: 2 400 is owed and returned in October 2028.

    2028 costs 1 250 a month: 11 250 in September against 9 000 received, and 750 more in October: 12 000 is the most.
    """
    assert values(study, "proef.posten.bate", "2027", "2028-09", "2028-10", "2028-11", "2028") == pytest.approx(
        [9600, 1250, 750, 0, 12000]
    )
    assert values(study, "proef.standen.vooruit", "2027", "2028-09", "2028-10") == pytest.approx([2400, 2400, 0])
    assert values(study, "proef.standen.te_ontvangen", "2027", "2028-09", "2028") == pytest.approx([0, 2250, 0])
    assert values(study, "proef.posten.terugbetaling", "2028-10", "2028", "2029") == pytest.approx([2400, 2400, 0])


def test_an_amount_per_unit(study: Study) -> None:
    """By hand: an advance of 80% of 240 × 50 = 9 600 a year. 180 delivered: 9 000, so 600 goes back.

    360 delivered: 1 500 a month until the maximum of 15 000 after October; 5 400 follows in October 2029. That month
    has its own claim: ten months of 1 500 earned against 800 received.
    """
    assert values(study, "traject.posten.bate", "2027", "2028-10", "2028-11", "2028") == pytest.approx(
        [9000, 1500, 0, 15000]
    )
    assert values(study, "traject.standen.vooruit", "2027", "2028") == pytest.approx([600, 0])
    assert values(study, "traject.posten.terugbetaling", "2028-10", "2029") == pytest.approx([600, 0])
    assert values(study, "traject.standen.te_ontvangen", "2028", "2029-10") == pytest.approx([5400, 7000])
    assert values(study, "traject.posten.nabetaling", "2028", "2029-10") == pytest.approx([0, 5400])


def test_a_contribution_to_an_investment(study: Study) -> None:
    """By hand: 6 000 / 60 = 100 a month, July 2027 up to and including June 2032."""
    assert values(study, "bus.posten.ontvangst", "2027-07", "totaal") == pytest.approx([6000, 6000])
    assert values(study, "bus.posten.bate", "2027", "2028", "2032", "totaal") == pytest.approx([600, 1200, 600, 6000])
    assert values(study, "bus.standen.nog_vrij_te_geven", "2027", "2032-05", "2032") == pytest.approx([5400, 100, 0])


def test_a_guarantee_for_a_deficit(study: Study) -> None:
    """By hand: half of 500 a month is 2 750 in November 2027; December brings in 2 400, so half of 3 600 = 1 800 is left.

    2028: half of 1 500 a month reaches the maximum of 3 000 in April. 2029 has a surplus: nothing, and no negative.
    """
    assert values(study, "vangnet.posten.bate", "2027-11", "2027-12", "2027") == pytest.approx([250, -950, 1800])
    assert values(study, "vangnet.posten.bate", "2028-04", "2028-05", "2028", "2029") == pytest.approx(
        [750, 0, 3000, 0]
    )
    assert values(study, "vangnet.posten.nabetaling", "2027", "2028-10", "2029-10", "2030") == pytest.approx(
        [0, 1800, 3000, 0]
    )
    assert values(study, "vangnet.standen.te_ontvangen", "2027", "2028", "2029") == pytest.approx([1800, 3000, 0])


def test_what_is_only_asked_for_stands_in_no_total_and_not_on_the_balance() -> None:
    grant = "subsidies: {dorp: {sjabloon: vast, verleend: 12000, voorschot: 80, status: STATUS}}\n"
    asked, granted = (study_of(HEAD + grant.replace("STATUS", status)) for status in ("aangevraagd", "verleend"))
    rows = ("staten.exploitatie.wij.saldo", "boekhouding.wij.standen.bank", "staten.balans.wij.totaal_activa")
    assert [at(asked, row, "2027") for row in rows] == pytest.approx([0, 20000, 20000])
    assert [at(granted, row, "2027") for row in rows] == pytest.approx([12000, 29600, 32000])
    assert all(outcome.closes for outcome in asked.checks)
    uncertain = [line.address for line in asked.graph.statement("exploitatie.wij").lines if line.style == "post"]
    assert uncertain == ["subsidies.dorp.posten.bate"]


@pytest.mark.parametrize("month", [1, 6, 12])
@pytest.mark.parametrize("field", ["", ", van: 2028-04", ", tot_en_met: 2029-08", ", aan: nee", ", status: idee"])
def test_all_books_close_for_other_months_and_a_part_of_the_plan(month: int, field: str) -> None:
    """The plan begins in April; three of the forms, settled in another month, that run for a while or not at all."""
    text = GRANTS.replace("van: 2027-01\n", "van: 2027-04\n", 1)
    for template in ("werkelijke_kosten", "per_eenheid", "tekortgarantie"):
        more = f"sjabloon: {template}\n    betaalmaand: {month}{field.replace(', ', chr(10) + '    ')}"
        text = text.replace(f"sjabloon: {template}", more)
    study = study_of(text)
    assert [outcome.check.name for outcome in study.checks if not outcome.closes] == []


def test_what_one_grants_the_other_owes() -> None:
    """By hand: 2 400 of 2027 is still to be paid; both balances close, and together nothing is left of it."""
    study = study_of(
        HEAD
        + '  gemeente: {}\nsubsidies: {x: {sjabloon: vast, partij: gemeente, taakveld: "6.1", verleend: 12000, voorschot: 80}}\n'
    )
    assert all(outcome.closes for outcome in study.checks)
    assert at(study, "staten.balans.gemeente.passiva.schulden", "2027") == pytest.approx(2400)
    assert at(study, "staten.exploitatie.gemeente.totaal_lasten", "2027") == pytest.approx(12000)
    assert at(study, "staten.liquiditeit.gemeente.totaal_uitgaven", "2028") == pytest.approx(12000)
    assert at(study, "staten.exploitatie.samen.totaal_baten", "2027") == 0
    assert {entry.taakveld for entry in study.graph.entries} == {"6.1", ""}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{sjabloon: vast, verleend: 1, voorschot: 120}", "voorschot"),
        ("{sjabloon: matching, maximum: 1, voorschot: 0}", "grootheden.bijdragen"),
        ("{sjabloon: besparing, aandeel: 100, maximum: 1}", "grootheden.besparing"),
        ("{sjabloon: vast, verleend: 1, voorschot: 0, betaalmaand: 13}", "betaalmaand"),
    ],
)
def test_what_cannot_be_is_refused(text: str, word: str) -> None:
    assert any(word in said for said in messages_of(HEAD + f"subsidies: {{x: {text}}}\n"))
