"""The numbers of explanations, each worked out by hand beforehand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.explained import nodes, opened
from verdienmodel.engine.explain.tree import Explanation, Part
from verdienmodel.model.changes import Change
from verdienmodel.study.explaining import explain
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study
from verdienmodel.views.explanation import explanation_lines

HEAD = "naam: Proef\nvan: 2006-01\ntot_en_met: 2008-12\nprijspeil: 2006\n"


def values(found: Explanation) -> list[float]:
    return [-part.shown.value if part.minus and found.form != "product" else part.shown.value for part in found.parts]


def factor(found: Explanation, label: str) -> Part:
    return next(part for part in found.parts if part.label.startswith(label))


def child(found: Explanation, label: str) -> Explanation:
    return next(node for node in nodes(found) if node.label == label)


@pytest.fixture(scope="module")
def laundry() -> Study:
    """Season × start-up × price, from March on: the four season months have start-up 3/8, 4/8, 5/8 and 6/8."""
    return opened(
        HEAD
        + """
seizoenen:
  zomer: {naam: Zomer, aandelen: [0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0, 0, 0, 0, 0]}
invoer:
  was: {naam: Wasgoed, eenheid: kg/jaar, waarde: 1200}
  prijs: {naam: Prijs per kg, eenheid: eur/kg, waarde: 3.85, bron: prijslijst 2006}
  aanloop: {naam: Aanloop, eenheid: maand, waarde: 8}
  helft: {naam: Helft, eenheid: '%', waarde: 50}
  deler: {naam: Deler, eenheid: getal, waarde: {2006-01: 2, 2006-07: 4}}
  begint: {naam: Begin, eenheid: datum, waarde: 2006-03}
grootheden:
  opbrengst: {naam: Opbrengst, eenheid: eur/jaar, formule: "was * seizoen(zomer) * opstart(aanloop) * prijs * vanaf(begint)"}
  per_kwartaal: {naam: Per kwartaal, eenheid: eur/jaar, formule: "opbrengst * helft"}
  deel: {naam: Deel, eenheid: getal, formule: "opstart(aanloop)"}
  keer: {naam: Keer, eenheid: eur/jaar, formule: "was * prijs / deler * seizoen(zomer)"}
"""
    )


def test_each_varying_factor_is_weighted_by_those_before_it(laundry: Study) -> None:
    found = explain(laundry, "opbrengst", "2006")
    # Ten active months. Season over them: 12 × (0,1 + 0,2 + 0,3 + 0,4) / 10 = 1,2.
    assert found.parts[0].role == "jaardeel"
    assert (found.parts[0].count, found.parts[0].of) == (10, 12)
    assert factor(found, "seizoen").shown.value == pytest.approx(1.2)
    # Start-up weighted by the season: 0,1 × 3/8 + 0,2 × 4/8 + 0,3 × 5/8 + 0,4 × 6/8 = 0,625; the plain mean is 0,56.
    assert factor(found, "opstart").shown.value == pytest.approx(0.625)
    # 10/12 × 1,2 × 0,625 × 1 200 × 3,85 = 2 887,50
    assert found.shown.value == pytest.approx(2887.5)
    assert laundry.value("opbrengst", laundry.timeline.periods("jaar")[0]) == pytest.approx(2887.5)


def test_average_only_when_the_values_vary_over_the_months_that_count(laundry: Study) -> None:
    first, later = (explain(laundry, "opbrengst", year) for year in ("2006", "2007"))
    assert factor(first, "opstart").varies
    # In 2007 the start-up is complete: constant, though its formula could vary.
    assert not factor(later, "opstart").varies
    assert factor(later, "opstart").shown.value == 1
    # In one month nothing varies.
    assert not any(part.varies for part in explain(laundry, "opbrengst", "2006-05").parts)
    assert not factor(first, "Prijs").varies


def test_a_flow_times_a_constant_shows_the_total_of_the_flow(laundry: Study) -> None:
    found = explain(laundry, "per_kwartaal", "2006")
    assert [part.shown.value for part in found.parts] == pytest.approx([2887.5, 0.5])


def test_a_divisor_is_averaged_so_that_the_quotient_is_exact(laundry: Study) -> None:
    found = explain(laundry, "keer", "2006")
    # 1/2 in April to June (season 0,6), 1/4 in July (0,4): 0,6 / 2 + 0,4 / 4 = 0,4, so the divisor shown is 2,5.
    divisor = factor(found, "Deler")
    assert divisor.minus
    assert divisor.varies
    assert divisor.shown.value == pytest.approx(2.5)
    assert found.shown.value == pytest.approx(1200 * 3.85 / 2.5)


def test_a_rate_that_varies_shows_first_and_last_and_its_months(laundry: Study) -> None:
    found = explain(laundry, "deel", "2006")
    assert found.form == "wisselt"
    assert found.last is not None
    assert (found.shown.value, found.last.value) == (0, 1)
    assert [row.shown.value for row in found.table] == pytest.approx([min(1, month / 8) for month in range(12)])


@pytest.fixture(scope="module")
def subsidy() -> Study:
    """A right of last year settled in March: 2006 gives 23 822 − 19 200 = 4 622."""
    return opened(
        HEAD
        + """
invoer:
  kosten: {naam: Kosten, eenheid: eur/jaar, waarde: {2006-01: 23822, 2007-01: 30000}}
  maximum: {naam: Maximum, eenheid: eur/jaar, waarde: 24000}
  voorschot: {naam: Voorschot, eenheid: eur/jaar, waarde: {2006-01: 19200, 2007-01: 24000}}
  maart: {naam: Maand van afrekening, eenheid: getal, waarde: 3}
  een: {naam: Eén maand, eenheid: maand, waarde: 1}
grootheden:
  recht: {naam: Recht op subsidie, eenheid: eur/jaar, formule: "min(kosten, maximum)"}
  afrekening: {naam: Afrekening, eenheid: eur, formule: "als(maand() == maart, vorig_jaar(recht) - vorig_jaar(voorschot), 0)"}
posten:
  afrekening: {naam: Afrekening subsidie, soort: baten, formule: afrekening / een}
"""
    )


def test_a_settlement_in_march_is_explained_with_last_year(subsidy: Study) -> None:
    found = explain(subsidy, "afrekening", "2007-03", depth=3)
    assert found.shown.value == pytest.approx(4622)
    right, advance = child(found, "Recht op subsidie"), child(found, "Voorschot")
    assert {month.year for month in right.months} == {2006}
    assert right.shown.value == pytest.approx(23822)
    assert {month.year for month in advance.months} == {2006}
    assert advance.shown.value == pytest.approx(19200)


def test_the_post_of_a_whole_year_finds_the_month_of_the_settlement(subsidy: Study) -> None:
    found = explain(subsidy, "posten.afrekening", "2007", depth=4)
    assert found.shown.value == pytest.approx(4622)
    assert [str(month) for month in child(found, "Afrekening").months] == ["2007-03"]
    assert child(found, "Recht op subsidie").shown.value == pytest.approx(23822)


def test_a_cap_says_in_how_many_months_it_held_and_adds_up(subsidy: Study) -> None:
    uncapped, capped = (explain(subsidy, "recht", year) for year in ("2006", "2007"))
    assert [(part.label, part.count, part.of) for part in uncapped.parts] == [("Kosten", 12, 12)]
    assert [(part.label, part.count, part.of) for part in capped.parts] == [("Maximum", 12, 12)]
    both = explain(subsidy, "recht", "totaal")
    assert [(part.label, part.count) for part in both.parts] == [("Kosten", 12), ("Maximum", 24)]
    assert values(both) == pytest.approx([23822, 48000])
    assert len(both.table) == 36


@pytest.fixture(scope="module")
def loan() -> Study:
    """12 000 paid off in 24 months: 500 a month, interest 5% of what was owed."""
    return opened(
        HEAD
        + """
invoer:
  lening: {naam: Lening, eenheid: eur, waarde: 12000}
  termijnen: {naam: Termijnen, eenheid: maand, waarde: 24}
  rente: {naam: Rente, eenheid: "%/jaar", waarde: 5}
  een: {naam: Eén maand, eenheid: maand, waarde: 1}
  nieuw: {naam: Nieuwe leden, eenheid: persoon/maand, waarde: {2006-01: 4, 2006-03: 0}}
  duur: {naam: Blijftijd, eenheid: maand, waarde: 6}
  nul: {naam: Aantal, eenheid: getal, waarde: 0}
  som: {naam: Bijdrage, eenheid: eur/jaar, waarde: 5000}
profielen:
  half: {naam: Verloop, aandelen: [1, 0.5], eenheid: aandeel}
grootheden:
  aflossing: {naam: Aflossing, eenheid: eur/maand, formule: "min(lening / termijnen, vorige(schuld, lening) / een)"}
  schuld: {naam: Schuld, eenheid: eur, formule: "vorige(schuld, lening) - deze_maand(aflossing)"}
  rentelast: {naam: Rentelast, eenheid: eur/jaar, formule: "vorige(schuld, lening) * rente"}
  leden: {naam: Leden, eenheid: persoon, formule: "cohort(nieuw, duur, profiel=half)"}
  per_stuk: {naam: Per stuk, eenheid: eur/jaar, formule: "als(nul > 0, som / nul, som)"}
  rendement: {naam: Rendement, eenheid: "%/jaar", formule: irr(aflossing)}
  terug: {naam: Terug, eenheid: maand, formule: "terugverdientijd(0 - aflossing)"}
  gespreid_bedrag: {naam: Gespreid, eenheid: eur/maand, formule: "gespreid(lening)"}
"""
    )


def test_a_stock_rolls_forward(loan: Study) -> None:
    first, second = (explain(loan, "schuld", year) for year in ("2006", "2007"))
    assert (first.form, second.form) == ("verloop", "verloop")
    assert values(first) == pytest.approx([12000, -6000])
    assert values(second) == pytest.approx([6000, -6000])
    assert (first.shown.value, second.shown.value) == (6000, 0)
    assert child(second, "Aflossing").shown.value == pytest.approx(6000)


def test_what_is_owed_on_average_gives_the_interest(loan: Study) -> None:
    found = explain(loan, "rentelast", "2007")
    # Owed at the start of the months of 2007: 6 000, 5 500 … 500, on average 3 250; 5% of it is 162,50.
    assert [part.shown.value for part in found.parts] == pytest.approx([3250, 0.05])
    assert found.shown.value == pytest.approx(162.5)


def test_loops_end(loan: Study) -> None:
    found = explain(loan, "rentelast", "2007", depth=20)
    assert any(node.seen for node in nodes(found))
    assert sum(1 for _ in nodes(found)) < 100


def test_a_cohort_shows_what_is_left_of_each_month(loan: Study) -> None:
    found = explain(loan, "leden", "2006-04")
    # 4 in January and 4 in February; after the first month half of them is left.
    assert values(found) == pytest.approx([2, 2])
    assert found.shown.value == pytest.approx(4)
    assert [str(part.months[0]) for part in found.parts] == ["2006-01", "2006-02"]


def test_als_explains_the_branch_that_is_taken_and_never_divides_in_the_other(loan: Study) -> None:
    found = explain(loan, "per_stuk", "2006", depth=3)
    assert found.shown.value == pytest.approx(5000)
    assert [(part.label, part.count) for part in found.parts] == [("Bijdrage", 12)]
    assert all(np.isfinite(node.shown.value) for node in nodes(found))


def test_no_outcome_has_a_reason(loan: Study) -> None:
    assert explain(loan, "rendement", "2006").reason == "geen_tekenwissel"
    assert explain(loan, "terug", "2006").reason == "nooit_terug"


def test_spread_over_the_plan_counts_the_months_of_the_year(loan: Study) -> None:
    found = explain(loan, "gespreid_bedrag", "2006")
    assert (found.parts[0].role, found.parts[0].count, found.parts[0].of) == ("looptijd", 12, 36)
    assert found.shown.value == pytest.approx(4000)


def test_rounding_is_a_visible_term() -> None:
    study = opened(
        HEAD
        + """
posten:
  a: {naam: A, soort: lasten, waarde: 1000.4}
  b: {naam: B, soort: lasten, waarde: 2000.4}
  c: {naam: C, soort: lasten, waarde: 3000.4}
"""
    )
    found = explain(study, "staten.exploitatie.organisatie.totaal_lasten", "2006")
    # 1 000 + 2 000 + 3 000 = 6 000, but 6 001,2 is printed as 6 001.
    assert [(part.role, part.shown.number, part.minus) for part in found.parts][-1] == ("afronding", 1, False)
    assert sum(part.shown.number for part in found.parts) == found.shown.number == 6001


def test_one_draw_at_a_time() -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    drawn = study.with_draws({"uren_projectleider": np.array([400.0, 500.0, 600.0])})
    for draw, hours in enumerate((400, 500, 600)):
        found = explain(drawn, "posten.projectleider", "2006", draw=draw)
        assert found.shown.value == pytest.approx(hours * 150)
        assert child(found, "Uren projectleider").shown.value == hours
        alone = study.with_values({"uren_projectleider": float(hours)})
        assert explain(alone, "posten.projectleider", "2006") == found


def test_a_changed_input_shows_what_the_file_says() -> None:
    study = open_study("kampen_ontwikkelpilot", [Change("uren_projectleider", 500)]).study
    assert study is not None
    entered = child(explain(study, "posten.projectleider", "2006"), "Uren projectleider").inputs[0]
    assert entered.shown.number == 500
    assert entered.original is not None
    assert entered.original.number == 400


def test_what_is_pm_stays_pm() -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    assert explain(study, "posten.subsidie_provincie", "2006").pm
    assert not explain(study, "posten.subsidie_vws", "2006").pm


def test_a_kengetal_of_another_price_level_shows_the_step() -> None:
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    found = explain(study, "onderdelen.groen_grijs.prijs_gazon", "2028")
    assert found.form == "product"
    assert any(part.label.startswith("prijsstijging van") for part in found.parts)
    assert any(value.source.grade for node in nodes(found) for value in node.inputs)


def test_depth_counts_what_people_named() -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    assert explain(study, "posten.projectleider", "2005", depth=0).children == ()
    saldo = explain(study, "staten.exploitatie.vws_deel.saldo", "2005", depth=1)
    assert [node.label for node in saldo.children] == ["Totaal baten", "Totaal lasten"]
    assert all(node.children == () for node in saldo.children)


@pytest.mark.parametrize("wrong", [("bestaat_niet", "2005"), ("posten.projectleider", "1999")])
def test_an_unknown_address_or_period_is_a_key_error(wrong: tuple[str, str]) -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    with pytest.raises(KeyError):
        explain(study, *wrong)


def test_a_draw_without_outcome_is_explained_as_such() -> None:
    study = opened(
        HEAD
        + """
invoer:
  kosten: {naam: Kosten, eenheid: eur/jaar, waarde: 1200}
  deler: {naam: Deler, eenheid: getal, waarde: 2}
grootheden:
  deel: {naam: Deel, eenheid: eur/jaar, formule: kosten / deler}
  tarief: {naam: Tarief, eenheid: eur/jaar, aard: tarief, formule: kosten / deler}
"""
    ).with_draws({"deler": np.array([2.0, 0.0])})
    for address in ("deel", "tarief"):
        assert explain(study, address, "2006", draw=0).shown.value == pytest.approx(600)
        assert not explain(study, address, "2006", draw=1).shown.exists
        assert any("geen uitkomst" in line for line in explanation_lines(explain(study, address, "2006", draw=1)))
