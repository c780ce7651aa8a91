"""Every printed sum gives the printed number: read back from the text and worked out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.support.dutch_sums import read_number, recompute
from tests.support.explained import Report, nodes, opened
from tests.support.expressions import scenario
from tests.support.tiers import LONG, proved
from verdienmodel.engine.explain import digits, products
from verdienmodel.engine.explain.tree import Part
from verdienmodel.ground.timeline import Period
from verdienmodel.study.explaining import explain
from verdienmodel.study.opening import SCENARIOS, open_bytes, open_study
from verdienmodel.study.study import Study

CASES = Path(__file__).resolve().parents[1] / "gevallen"
FILES = [
    *(SCENARIOS / f"{name}.yaml" for name in proved()),
    *(p for p in sorted(CASES.glob("*.yaml")) if ".verwacht" not in p.name),
]


def study_of(path: Path) -> Study:
    found = open_study(str(path))
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def lines_of_statements(study: Study) -> list[str]:
    return list(dict.fromkeys(line.address for one in study.statements for line in one.lines if line.address))


def asked(study: Study) -> Iterator[tuple[str, Period]]:
    """Every line in every third year (long tier: every year), and some in a quarter, a month and the whole plan."""
    addresses = lines_of_statements(study)
    whole = study.timeline.find_period("totaal")
    assert whole is not None
    some = (study.timeline.periods("kwartaal")[-1], study.timeline.periods("maand")[-1], whole)
    for address in addresses:
        yield from ((address, year) for year in study.timeline.periods("jaar")[:: 1 if LONG else 3])
    for address in addresses[::5]:
        yield from ((address, period) for period in some)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_of_every_statement(path: Path) -> None:
    study = study_of(path)
    report = Report()
    for address, period in asked(study):
        found = explain(study, address, period, depth=1)
        value = study.value(address, period, shows=study.shows.get(address, ""))
        assert found.shown.value == pytest.approx(value, abs=1e-6)
        report.add(found)
    assert report.sentences > 20
    assert report.wrong == []
    assert report.approximate == []
    assert report.missed == []


@pytest.mark.parametrize("path", FILES[: len(proved())], ids=lambda path: path.stem)
def test_every_quantity_to_the_bottom_in_one_year(path: Path) -> None:
    study = study_of(path)
    report = Report()
    year = study.timeline.periods("jaar")[1]
    for address in study.graph.quantities:
        report.add(explain(study, address, year, depth=2))
    assert (report.wrong, report.approximate, report.missed) == ([], [], [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_number_is_printed_the_same_in_the_sum_and_on_its_own_line(path: Path) -> None:
    study = study_of(path)
    year = study.timeline.periods("jaar")[0]
    for address in lines_of_statements(study):
        found = explain(study, address, year, depth=1)
        own = {node.address: node for node in found.children if node.address and node.aard == "stroom"}
        for part in found.parts:
            if part.role == "term" and part.address in own:
                shown = own[part.address].shown
                if shown.decimals == part.shown.decimals:  # on a half its own decimals tell where
                    assert abs(shown.number) == part.shown.number


def test_random_formulas_over_every_function() -> None:
    found = open_bytes(scenario(11, 150), "willekeurig.yaml")
    assert found.study is not None
    study, report = found.study, Report()
    for address in study.graph.quantities:
        if not address.startswith("staten"):
            for period in (study.timeline.periods("jaar")[1], study.timeline.periods("maand")[5]):
                report.add(explain(study, address, period, depth=1))
    assert report.sentences > 1000
    assert (report.wrong, report.approximate, report.missed) == ([], [], [])


SEASON = """naam: Proef
van: 2006-01
tot_en_met: 2007-12
prijspeil: 2006
seizoenen:
  zomer: {naam: Zomer, aandelen: [0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0, 0, 0, 0, 0]}
invoer:
  was: {naam: Wasgoed, eenheid: kg/jaar, waarde: 1200}
  prijs: {naam: Prijs, eenheid: eur/kg, waarde: 3.85}
  aanloop: {naam: Aanloop, eenheid: maand, waarde: 8}
posten:
  was: {naam: Wasopbrengst, soort: baten, formule: "was * seizoen(zomer) * opstart(aanloop) * prijs"}
"""


def report_of_season() -> Report:
    return Report().add(explain(opened(SEASON), "posten.was", "2006"))


def test_seen_red_plain_means_instead_of_weighted_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert report_of_season().wrong == []
    monkeypatch.setattr(products, "weighted_mean", lambda weights, values: float(values.mean()))
    monkeypatch.setattr(products, "gives", lambda parts, value: True)
    report = report_of_season()
    assert len(report.wrong) == 1
    assert len(report.approximate) == 1


def test_a_product_that_is_not_exact_falls_back_on_its_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "weighted_mean", lambda weights, values: float(values.mean()))
    found = explain(opened(SEASON), "posten.was", "2006")
    assert found.form == "maanden"
    assert report_of_season().wrong == []


def test_seen_red_too_few_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    def bare(parts: Sequence[Part], *_: object) -> tuple[tuple[Part, ...], bool]:
        return tuple(parts), True

    monkeypatch.setattr(digits, "fit", bare)
    study = study_of(SCENARIOS / "wijkbedrijf_parkwijk.yaml")
    report = Report()
    for address in lines_of_statements(study):
        report.add(explain(study, address, study.timeline.periods("jaar")[2]))
    assert report.wrong


def test_seen_red_a_term_without_its_rounding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digits, "with_rounding", lambda parts, target: tuple(parts))
    study = study_of(SCENARIOS / "wijkbedrijf_parkwijk.yaml")
    report = Report()
    for address in lines_of_statements(study):
        report.add(explain(study, address, "2030", depth=0))
    assert report.wrong


def test_works_with_a_draws_axis() -> None:
    study = opened(SEASON).with_draws({"was": np.array([1200.0, 1317.0]), "aanloop": np.array([8.0, 7.0])})
    for draw in (0, 1):
        found = explain(study, "posten.was", "2006", draw=draw)
        assert found.shown.value == pytest.approx(float(study.results["posten.was"][draw, :12].sum()))
        assert Report().add(found).wrong == []
    assert len({explain(study, "posten.was", "2006", draw=draw).shown.value for draw in (0, 1)}) == 2


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("€ 48.333", 48333),
        ("−€ 1.234,50", Fraction("-1234.5")),
        ("4/12 jaar", Fraction(1, 3)),
        ("10 van 12 maanden", 10),
        ("3,5% (korting)", Fraction("0.035")),
        ("1,21333 (seizoen, gemiddeld)", Fraction("1.21333")),
    ],
)
def test_the_reader_reads_numbers(text: str, worth: Fraction) -> None:
    assert read_number(text).worth == worth


def test_the_reader_works_out_and_finds_mistakes() -> None:
    right = recompute(["A 2005: € 20.000 = 4/12 jaar × 400 uur × € 150 per uur"])
    wrong = recompute(["A 2005: € 20.001 = 4/12 jaar × 400 uur × € 150 per uur"])
    divided = recompute(["B: € 50 = € 100 ÷ 2 (a × b)"])
    total = recompute(["C 2005: € 7", "  = € 3 Eén ÷ twee", "  − € 1 Twee", "  + € 5 afronding", "  Per maand: x"])
    assert right is not None
    assert right.agrees
    assert wrong is not None
    assert not wrong.agrees
    assert divided is not None
    assert divided.agrees
    assert total is not None
    assert total.agrees
    assert recompute(["D: 5% — bron: plan"]) is None
    assert not any(node.approximate for node in (right, divided, total))


def test_deep_explanations_stay_small() -> None:
    study = study_of(SCENARIOS / "wijkbedrijf_parkwijk.yaml")
    found = explain(study, "staten.exploitatie.wijkbedrijf.saldo", "2030", depth=12)
    assert sum(1 for _ in nodes(found)) < 2 * len(study.graph.quantities)
