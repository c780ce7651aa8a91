"""Options and switches change values on one graph, never the graph: each equals a file that was edited by hand."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from tests.support.scenarios import EVERYTHING, HEAD, study_of
from verdienmodel.language.tree import names
from verdienmodel.library import load as library
from verdienmodel.study.opening import open_bytes
from verdienmodel.study.study import Study

EDITED = {
    "duur": (("aantal: {eenheid: stuk/jaar, waarde: 2400", "aantal: {eenheid: stuk/jaar, waarde: 3600"),
             ("kamp: {naam: Zomerkamp,", "kamp: {naam: Zomerkamp, aan: nee,")),
    "anders": (('rente: {eenheid: "%/jaar", waarde: 4}', 'rente: {eenheid: "%/jaar", waarde: 0}'),
               ("2027-07: 12}", "2027-07: 13}")),
}  # fmt: skip
"""Per option of the scenario: the same changes made in the text of the file."""

TEMPLATE: dict[str, Any] = dict(library.load("onderdelen", "groen_grijs").data["voorbeeld"])  # type: ignore[arg-type]
SHAPE = ("address", "label", "unit", "aard", "kind", "expression", "leaves", "row", "owner", "onderdeel", "formula")


def shape(study: Study) -> list[tuple[object, ...]]:
    """Everything about every quantity except its values and its place in the file, in order."""
    return [tuple(getattr(q, field) for field in SHAPE) for q in study.graph.quantities.values()]


def same_values(one: Study, other: Study) -> bool:
    pairs = ((one.results.months(a), other.results.months(a)) for a in one.graph.evaluated)
    return all(np.array_equal(left, right, equal_nan=True) for left, right in pairs)


@pytest.mark.parametrize("name", EDITED)
def test_an_option_equals_the_edited_file(name: str) -> None:
    base, text = study_of(EVERYTHING), EVERYTHING
    for old, new in EDITED[name]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    by_option, by_hand = base.with_option(name), study_of(text)
    assert by_option.graph is base.graph
    assert shape(by_hand) == shape(base)
    assert by_hand.graph.order == base.graph.order
    assert same_values(by_option, by_hand)
    assert not same_values(by_option, base)


def test_the_base_is_left_as_it_was() -> None:
    base = study_of(EVERYTHING)
    for name in EDITED:
        base.with_option(name)
    assert same_values(base, study_of(EVERYTHING))


def green(**aan: str) -> Study:
    """Two onderdelen on the same sjabloon, the second with twice the lawn."""
    inputs = dict(TEMPLATE["invoer"])
    units = {
        name: {"sjabloon": "groen_grijs", "aan": aan.get(name, "ja"), "invoer": {**inputs, "gazon": size}}
        for name, size in (("noord", 10000), ("zuid", 20000))
    }
    year = int(TEMPLATE["jaar"])
    scenario = {
        "schema": 1,
        "naam": "Twee ploegen",
        "van": f"{year}-01",
        "tot_en_met": f"{year + 1}-12",
        "prijspeil": year,
        "partijen": {"gemeente": {"naam": "Gemeente", "soort": "gemeente"}},
        "invoer": {"grens": {"eenheid": "uur/jaar", "waarde": 1}},
        "grootheden": {"uren": {"eenheid": "uur/jaar", "formule": "som(onderdelen.*.gewerkte_uren)"}},
        "onderdelen": units,
    }
    found = open_bytes(json.dumps(scenario).encode(), "ploegen.yaml")
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def of(study: Study, unit: str) -> list[str]:
    return [a for a in study.graph.evaluated if a.startswith(f"onderdelen.{unit}.")]


def test_the_same_template_twice_is_two_onderdelen() -> None:
    study = green()
    names = {unit: [a.removeprefix(f"onderdelen.{unit}.") for a in of(study, unit)] for unit in ("noord", "zuid")}
    assert names["noord"] == names["zuid"]
    assert len(names["noord"]) > 20
    first = study.timeline.periods("jaar")[0]
    north, south = (study.value(f"onderdelen.{unit}.posten.gazon", first) for unit in ("noord", "zuid"))
    assert south == pytest.approx(2 * north)
    hours = [study.value(f"onderdelen.{unit}.gewerkte_uren", first) for unit in ("noord", "zuid")]
    assert study.value("uren", first) == pytest.approx(sum(hours))


@pytest.mark.parametrize(("off", "on"), [("noord", "zuid"), ("zuid", "noord")])
def test_an_onderdeel_that_is_off_gives_nothing_and_leaves_the_graph(off: str, on: str) -> None:
    both, without = green(), green(**{off: "nee"})
    assert shape(both) == shape(without)
    assert both.graph.order == without.graph.order
    flows = [a for a in of(without, off) if without.quantity(a).aard == "stroom"]
    assert len(flows) > 15
    assert all(not without.results[address].any() for address in flows)
    used = [address for address in flows if without.quantity(address).kind == "post" and both.results[address].any()]
    assert len(used) > 5  # what the scenario does not use is nothing in both
    for address in of(both, on):
        assert np.array_equal(both.results.months(address), without.results.months(address))
    first = both.timeline.periods("jaar")[0]
    assert without.value("uren", first) == pytest.approx(both.value(f"onderdelen.{on}.gewerkte_uren", first))
    assert all(check.closes for check in without.checks)


def test_off_by_a_change_equals_off_in_the_file() -> None:
    assert same_values(green().with_values({"onderdelen.noord.aan": 0.0}), green(noord="nee"))


def test_an_onderdeel_with_its_own_formulas_that_is_off_gives_zero_in_every_month_and_draw() -> None:
    unit = """onderdelen:
  was:
    aan: nee
    van: 2026-11
    invoer: {kg: {eenheid: kg/maand, waarde: 100}, prijs: {eenheid: eur/kg, waarde: 2}}
    grootheden:
      gewassen: {eenheid: kg/maand, formule: "kg * opstart(duur)"}
      duur: {eenheid: maand, formule: duur_invoer}
      tegoed: {eenheid: eur, formule: "cumulatief(gewassen * prijs)"}
    posten: {omzet: {naam: Omzet, soort: baten, formule: gewassen * prijs}}
invoer: {duur_invoer: {eenheid: maand, waarde: 3}}
"""
    study = study_of(HEAD + unit).with_draws({"onderdelen.was.kg": np.array([10.0, 20.0, 30.0])})
    for address in ("gewassen", "tegoed", "posten.omzet"):
        assert not study.results[f"onderdelen.was.{address}"].any()
    on = study_of((HEAD + unit).replace("aan: nee", "aan: ja"))
    assert on.results.months("onderdelen.was.gewassen")[:6] == pytest.approx([0, 0, 0, 100 / 3, 200 / 3, 100])


def test_two_books_mirror_each_other_in_every_month() -> None:
    """What one pays the other receives: same months, same cents, and together nothing."""
    study = study_of(EVERYTHING)
    paid = study.results["staten.exploitatie.gemeente.totaal_lasten"]
    assert np.array_equal(paid, study.results["staten.exploitatie.bedrijf.baten.subsidie"])
    saldi = {books: study.results[f"staten.exploitatie.{books}.saldo"] for books in ("bedrijf", "gemeente", "samen")}
    assert np.allclose(saldi["bedrijf"] + saldi["gemeente"], saldi["samen"], atol=1e-9)
    inside = [entry for entry in study.graph.entries if entry.intern == "ja"]
    assert {(e.administratie, e.partij, e.soort) for e in inside} == {
        ("bedrijf", "gemeente", "baten"),
        ("gemeente", "bedrijf", "lasten"),
    }
    assert "posten.subsidie" not in _terms(study, "staten.exploitatie.samen.totaal_baten")


def _terms(study: Study, address: str) -> tuple[str, ...]:
    node = study.quantity(address).expression
    assert node is not None
    return names(node)
