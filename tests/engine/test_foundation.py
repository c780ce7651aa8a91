"""Proof that the foundation carries what comes: draws, options, switches, loops, mirrored books, seen-red checks."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import EVERYTHING, HEAD, messages_of, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.language.function import REGISTRY, Function
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(EVERYTHING)


def test_seven_equal_draws_are_bit_equal_to_one(study: Study) -> None:
    many = evaluate(study.graph, {"aantal": np.full(7, study.leaf_value("aantal"))})
    for address in study.graph.evaluated:
        for draw in range(many[address].shape[0]):
            assert np.array_equal(many[address][draw], study.results[address][0], equal_nan=True), address


def test_draw_i_equals_a_separate_run(study: Study) -> None:
    amounts = np.array([1000.0, 2400.0, 3333.0])
    many = study.with_draws({"aantal": amounts, "rente": np.array([0.0, 0.04, 0.09])})
    for draw, (amount, rate) in enumerate(zip(amounts, (0.0, 0.04, 0.09), strict=True)):
        alone = study.with_values({"aantal": float(amount), "rente": rate})
        for address in study.graph.evaluated:
            assert np.array_equal(many.results.months(address, draw), alone.results.months(address), equal_nan=True)
    assert all(outcome.closes for outcome in many.checks)


def test_options_share_one_graph(study: Study) -> None:
    dearer = study.with_option("duur")
    assert dearer.graph is study.graph
    assert dearer.leaf_value("aantal") == 3600
    year = study.timeline.periods("jaar")[1]
    assert dearer.value("posten.kamp", year) == 0
    assert dearer.value("posten.verkoop", year) == pytest.approx(1.5 * study.value("posten.verkoop", year))


def test_two_changes_on_one_address_are_refused() -> None:
    text = (
        HEAD
        + "invoer: {a: {eenheid: eur, waarde: 1}}\nopties: {o: {naam: O, wijzigingen: [{adres: a, zet: 1}, {adres: a, plus: 2}]}}"
    )
    assert "twee keer" in messages_of(text)[0]


def test_an_onderdeel_that_is_off_gives_nothing_and_leaves_the_graph() -> None:
    unit = "{aan: %s, invoer: {p: {eenheid: eur/jaar, waarde: 12}}, posten: {q: {naam: Q, soort: baten, formule: p}}}"
    on, off = (
        study_of(HEAD + "onderdelen: {een: " + unit % word + ", twee: " + unit % "ja" + "}") for word in ("ja", "nee")
    )
    assert off.graph.order == on.graph.order
    assert {a: q.expression for a, q in off.graph.quantities.items()} == {
        a: q.expression for a, q in on.graph.quantities.items()
    }
    year = on.timeline.periods("jaar")[1]
    assert [off.value(f"onderdelen.{name}.posten.q", year) for name in ("een", "twee")] == pytest.approx([0, 12])


def test_the_same_template_twice() -> None:
    one = open_study("wijkbedrijf_parkwijk").study
    assert one is not None
    assert sum(q.onderdeel == "groen_grijs" for q in one.graph.quantities.values()) > 30


def test_loan_by_hand(study: Study) -> None:
    """24 000 in October 2026, 4% a year, 24 months: PMT = 1 042.198...; interest of the first month 80."""
    months = study.results.months
    assert months("schuld")[1] == 24000
    assert months("rentelast")[2] == pytest.approx(80)
    assert months("betaling")[2] == pytest.approx(1042.198, abs=0.001)
    assert months("schuld")[25] == pytest.approx(0, abs=1e-6)


def test_caps_brackets_and_last_year_by_hand(study: Study) -> None:
    total = float(np.sum(study.results.months("verkoop")[4:16]))
    assert study.results.months("bijdrage_jaar")[5] == pytest.approx(min(5000, total * 0.25))
    assert study.results.months("afrekening")[18] == pytest.approx(total * 0.25)
    expected = 2000 + 0.2 * (total - 20000) if total <= 30000 else 4000 + 0.3 * (total - 30000)
    assert study.results.months("heffing")[6] == pytest.approx(expected)
    assert study.results.months("aanwezig")[:6] == pytest.approx([2, 3.6, 4.6, 5.6, 6.6, 6.6])


def test_two_books_that_pay_each_other_mirror(study: Study) -> None:
    year = study.timeline.periods("jaar")[1]
    assert study.value("staten.exploitatie.bedrijf.baten.subsidie", year) == pytest.approx(6150)
    assert study.value("staten.exploitatie.gemeente.totaal_lasten", year) == pytest.approx(6150)
    assert study.value("staten.exploitatie.samen.baten.omzet", year) == study.value("posten.verkoop", year)
    assert "staten.exploitatie.samen.baten.subsidie" not in study.graph.quantities


def test_every_check_has_been_seen_red() -> None:
    """For each check: spoil the quantity on its left, and see that check fail."""
    for name in ("kampen_ontwikkelpilot", "wijkbedrijf_parkwijk"):
        study = open_study(name).study
        assert study is not None
        assert all(outcome.closes for outcome in study.checks)
        for check in study.graph.checks:
            spoiled = study.results[check.left] + 0.01
            results = evaluate(study.graph, corrupted={check.left: spoiled})
            assert [o.check.name for o in outcomes(results) if not o.closes] == [check.name]


def test_a_lost_post_makes_checks_fail() -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    group = "staten.exploitatie.gemeente.lasten.personeel"
    results = evaluate(study.graph, corrupted={group: np.zeros((1, len(study.timeline)))})
    assert "controles.rubrieken.gemeente" in [o.check.name for o in outcomes(results) if not o.closes]


FACES = ("unit", "compute", "excel", "dutch", "window")


def lacking(function: type) -> list[str]:
    return [face for face in FACES if face in getattr(function, "__abstractmethods__", ())]


def test_every_function_has_all_its_faces() -> None:
    assert len(REGISTRY) > 40
    assert {name: lacking(type(function)) for name, function in REGISTRY.items() if lacking(type(function))} == {}

    class Half(Function):
        name = "half"

    assert lacking(Half) == list(FACES)


def test_reference_of_the_broken_year() -> None:
    text = HEAD.replace("2026-09", "2005-09").replace("2029-03", "2007-12")
    study = study_of(text + "posten: {p: {naam: P, soort: lasten, waarde: 145000, van: 2005-09, tot_en_met: 2007-08}}")
    found = [study.value("posten.p", period) for period in study.timeline.periods("jaar")]
    assert found == pytest.approx([48333.333333, 145000, 96666.666667])
