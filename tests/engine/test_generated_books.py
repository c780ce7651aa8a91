"""Laws of bookkeeping, on scenarios that nobody thought of: every check in every month, and what may not matter."""

from __future__ import annotations

import copy

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.btw import company
from tests.support.generated import Raw, scenarios, shifted, text_of
from tests.support.scenarios import study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.study.study import Study

FEW = settings(
    max_examples=settings().max_examples if settings().max_examples > 100 else 30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CENT = 0.005
SEEN = company("posten:\n  p0: {naam: P, soort: baten, btw: hoog, betaaltermijn: 1, waarde: 1210}\n")


def totals(study: Study) -> dict[str, list[float]]:
    """Every total of every statement, per month."""
    return {
        line.address: study.results.months(line.address).tolist()
        for statement in study.statements
        for line in statement.lines
        if line.style in ("totaal", "saldo", "subtotaal") and line.address
    }


def same(first: dict[str, list[float]], second: dict[str, list[float]]) -> list[str]:
    """The totals that differ by a cent."""
    return [address for address, row in first.items() if not np.allclose(row, second[address], rtol=0, atol=CENT)]


@given(scenarios())
@FEW
def test_every_check_holds_in_every_month(raw: Raw) -> None:
    study = study_of(text_of(raw))
    assert len(study.checks) > 10
    assert [(outcome.check.name, outcome.worst) for outcome in study.checks if not outcome.closes] == []


@given(scenarios(), st.sampled_from([0.1, 0.5, 0.73]))
@FEW
def test_splitting_a_post_changes_no_total(raw: Raw, share: float) -> None:
    split = copy.deepcopy(raw)
    whole = split["posten"].pop("p0")
    for name, part in (("p0", share), ("rest", 1 - share)):
        split["posten"][name] = {**whole, "waarde": f"{whole['waarde'] * part:.6f}".replace(".", ",")}
    for grant in split["subsidies"].values():
        for quantity in grant.get("grootheden", {}).values():
            quantity["formule"] = "posten.p0 + posten.rest"
    assert same(totals(study_of(text_of(raw))), totals(study_of(text_of(split)))) == []


@given(scenarios())
@FEW
def test_a_year_later_everything_is_a_year_later(raw: Raw) -> None:
    """Rates and limits are the last known ones in both, so only the months may move."""
    assert same(totals(study_of(text_of(raw))), totals(study_of(text_of(shifted(raw))))) == []


@given(scenarios())
@FEW
def test_opposite_options_undo_each_other(raw: Raw) -> None:
    """A file with 100 more and a loan or grant switched off, and an option that takes both back, is the file as it was."""
    other, changes = copy.deepcopy(raw), [{"adres": "posten.p0.waarde", "plus": -100}]
    other["posten"]["p0"]["waarde"] += 100
    for room in ("leningen", "subsidies", "investeringen"):
        for name in other[room]:
            other[room][name]["aan"] = "nee"
            changes.append({"adres": f"{room}.{name}.aan", "zet": "ja"})
    other["opties"] = {"terug": {"naam": "Terug", "wijzigingen": changes}}
    study = study_of(text_of(other))
    assert same(totals(study_of(text_of(raw))), totals(study.with_option("terug"))) == []
    assert all(outcome.closes for outcome in study.checks)


def test_the_laws_have_been_seen_red() -> None:
    """A cent that is charged and never booked, and a post that is split in two with a cent lost."""
    study = study_of(SEEN)
    row = np.array(np.broadcast_to(study.results.months("posten.p0.incl"), (1, len(study.timeline))))
    row[0, 3] += 0.01
    wrong = outcomes(evaluate(study.graph, corrupted={"posten.p0.incl": row}))
    assert any(not outcome.closes for outcome in wrong)
    assert same(totals(study), totals(study_of(SEEN.replace("1210", "1330")))) != []
