"""What every function gives, against numbers worked out by hand, closed forms and published figures."""

from __future__ import annotations

import math

import pytest

from tests.support.scenarios import HEAD, study_of
from verdienmodel.study.study import Study

TEXT = (
    HEAD
    + """
seizoenen:
  zomer: {naam: Zomer, aandelen: [0, 0, 0, 0.1, 0.2, 0.3, 0.2, 0.1, 0.1, 0, 0, 0]}
indexen:
  eigen: {naam: Eigen, jaren: {2026: 10, 2027: "2,5%", 2028: 4, 2029: -1}}
tabellen:
  treden: {naam: Treden, zoekt_op: eur, eenheid: eur, rijen: {a: {tot_en_met: 100, waarde: 5}, b: {tot_en_met: 200, waarde: 7}, c: {waarde: 9}}}
  vlak: {naam: Vlak, zoekt_op: eur, eenheid: "%", rijen: {a: {waarde: 20}}}
  vpb: {naam: Vpb 2024, zoekt_op: eur, eenheid: "%", rijen: {laag: {tot_en_met: 200000, waarde: 19}, hoog: {waarde: 25.8}}}
  drie: {naam: Drie, zoekt_op: eur, eenheid: "%", rijen: {a: {tot_en_met: 1000, waarde: 10}, b: {tot_en_met: 3000, waarde: 20}, c: {waarde: 50}}}
profielen:
  verloop: {naam: Verloop, aandelen: [1, 0.8, 0.5]}
invoer:
  tien: {eenheid: eur/maand, waarde: 10}
  jaar_: {eenheid: eur/jaar, waarde: 1200}
  reeks: {eenheid: eur/maand, waarde: {2026-09: 10, 2026-11: 20, 2027-01: 30, 2028-01: 40}}
  stand: {eenheid: eur, waarde: {2026-09: 5, 2027-01: 3, 2027-06: 3, 2028-01: 8}}
  bedrag: {eenheid: eur, waarde: 600}
  negatief: {eenheid: eur, waarde: -250}
  komst: {eenheid: persoon/maand, waarde: {2026-09: 2, 2026-12: 4}}
  g: {eenheid: getal, waarde: 2.5}
  nul: {eenheid: getal, waarde: 0}
  stap: {eenheid: getal, waarde: 1}
  stuiver: {eenheid: eur, waarde: 0.05}
  prijs: {eenheid: eur, waarde: "10,025"}
  drie: {eenheid: maand, waarde: 3}
  zes: {eenheid: maand, waarde: 6}
  half_jaar: {eenheid: jaar, waarde: 0.5}
  deel: {eenheid: "%", waarde: 40}
  januari: {eenheid: datum, waarde: 2027-01}
  december: {eenheid: datum, waarde: 2027-12}
  lening: {eenheid: eur, waarde: 15000}
  rente: {eenheid: "%/jaar", waarde: 8}
  nulrente: {eenheid: "%/jaar", waarde: 0}
  termijnen: {eenheid: maand, waarde: 60}
  jaren: {eenheid: jaar, waarde: 5}
grootheden:
  x: {eenheid: "EENHEID", formule: "FORMULE"}
"""
)

SEP, OCT, NOV, DEC, JAN, FEB, MAR = range(7)
DEC27, JAN28, DEC28, JAN29, MAR29 = 15, 16, 27, 28, 30


def months(formula: str, unit: str) -> list[float]:
    return [float(value) for value in study(formula, unit).results.months("x")]


def study(formula: str, unit: str) -> Study:
    return study_of(TEXT.replace("FORMULE", formula).replace("EENHEID", unit))


CASES: list[tuple[str, str, dict[int, float]]] = [
    ("tien + jaar_", "eur/maand", {SEP: 110}),
    ("tien - jaar_", "eur/maand", {SEP: -90}),
    ("-bedrag + stand", "eur", {SEP: -595}),
    ("g * g / stap", "getal", {SEP: 6.25}),
    ("g ** 2", "getal", {SEP: 6.25}),
    ("-g ** 2", "getal", {SEP: -6.25}),
    ("g ** -1", "getal", {SEP: 0.4}),
    ("(g + stap) ** g", "getal", {SEP: math.exp(2.5 * math.log(3.5))}),
    ("(g * stap) ** 0.5", "getal", {SEP: 1.5811388300841898}),
    ("g > stap", "getal", {SEP: 1}),
    ("g < stap", "getal", {SEP: 0}),
    ("g >= g", "getal", {SEP: 1}),
    ("g <= stap", "getal", {SEP: 0}),
    ("g == g", "getal", {SEP: 1}),
    ("g != g", "getal", {SEP: 0}),
    ("g en nul", "getal", {SEP: 0}),
    ("g of nul", "getal", {SEP: 1}),
    ("niet nul", "getal", {SEP: 1}),
    ("niet g en g", "getal", {SEP: 0}),
    ("min(stand, bedrag)", "eur", {SEP: 5, JAN28: 8}),
    ("max(stand, negatief, 0)", "eur", {SEP: 5, JAN: 3}),
    ("als(stand > 0, bedrag, negatief)", "eur", {SEP: 600}),
    ("als(g < stap, bedrag, negatief)", "eur", {SEP: -250}),
    ("als(nul > 0, g / nul, g)", "getal", {SEP: 2.5}),
    ("vorige(reeks)", "eur/maand", {SEP: 0, OCT: 10, NOV: 10, DEC: 20, JAN: 20, FEB: 30}),
    ("vorige(reeks, tien, maanden=3)", "eur/maand", {SEP: 10, NOV: 10, DEC: 10, FEB: 20, MAR: 20, 7: 30}),
    ("vorige(stand, bedrag * maand(), maanden=2)", "eur", {SEP: 5400, OCT: 6000, NOV: 5, 6: 3}),
    ("volgende(reeks)", "eur/maand", {SEP: 10, OCT: 20, DEC: 30, MAR29: 40}),
    ("volgende(stand, maanden=3)", "eur", {SEP: 5, OCT: 3}),
    ("als_stroom(bedrag)", "eur/maand", {SEP: 600, JAN: 600}),
    ("als_stroom(bedrag, per='jaar')", "eur/maand", {SEP: 50, JAN: 50}),
    ("cumulatief(reeks)", "eur", {SEP: 10, OCT: 20, NOV: 40, DEC: 60, JAN: 90}),
    ("jaar_tot_nu(reeks)", "eur", {SEP: 10, DEC: 60, JAN: 30, FEB: 60, DEC27: 360, JAN28: 40}),
    ("kwartaal_tot_nu(reeks)", "eur", {SEP: 10, OCT: 10, NOV: 30, DEC: 50, JAN: 30, MAR: 90, 7: 30}),
    ("jaartotaal(reeks)", "eur", {SEP: 60, DEC: 60, JAN: 360, DEC27: 360, JAN28: 480, MAR29: 120}),
    ("vorig_jaar(reeks)", "eur", {SEP: 0, DEC: 0, JAN: 60, DEC27: 60, JAN28: 360, JAN29: 480}),
    ("vorig_jaar(reeks, bedrag)", "eur", {SEP: 600, DEC: 600, JAN: 60}),
    ("vorig_jaar(reeks, bedrag, jaren=2)", "eur", {SEP: 600, DEC27: 600, JAN28: 60, JAN29: 360}),
    ("deze_maand(jaar_)", "eur", {SEP: 100}),
    ("ineens(bedrag, januari)", "eur/maand", {DEC: 0, JAN: 600, FEB: 0}),
    ("gespreid(bedrag)", "eur/maand", {SEP: 600 / 31, MAR29: 600 / 31}),
    ("gespreid(bedrag, tot_en_met(januari))", "eur/maand", {SEP: 120, JAN: 120, FEB: 0}),
    ("index(eigen)", "getal", {SEP: 1, DEC: 1, JAN: 1.025, DEC27: 1.025, JAN28: 1.025 * 1.04, JAN29: 1.066 * 0.99}),
    ("index(eigen, prijspeil=2028)", "getal", {SEP: 1 / 1.066, JAN: 1 / 1.04, JAN28: 1, JAN29: 0.99}),
    ("index(eigen, 2025)", "getal", {SEP: 1.1, JAN: 1.1 * 1.025}),
    ("seizoen(zomer)", "getal", {SEP: 1.2, OCT: 0, 7: 1.2, 8: 2.4, 9: 3.6}),
    ("opstart(zes, deel)", "getal", {SEP: 0.4, OCT: 0.5, NOV: 0.6, FEB: 0.9, MAR: 1, MAR29: 1}),
    ("opstart(half_jaar)", "getal", {SEP: 0, DEC: 0.5, MAR: 1}),
    ("opstart(zes, deel, vanaf(januari))", "getal", {SEP: 0.4, JAN: 0.4, FEB: 0.5, 10: 1}),
    ("vanaf(januari)", "getal", {DEC: 0, JAN: 1, MAR29: 1}),
    ("tot_en_met(januari)", "getal", {DEC: 1, JAN: 1, FEB: 0}),
    ("kwartaaleinde()", "getal", {SEP: 1, OCT: 0, DEC: 1, MAR: 1}),
    ("jaareinde()", "getal", {SEP: 0, DEC: 1, DEC27: 1}),
    ("maand()", "getal", {SEP: 9, JAN: 1}),
    ("jaar()", "getal", {SEP: 2026, JAN: 2027, MAR29: 2029}),
    ("cohort(komst, drie)", "persoon", {SEP: 2, OCT: 4, NOV: 6, DEC: 8, JAN: 10, FEB: 12, MAR: 12}),
    ("cohort(komst, zes, verloop)", "persoon", {SEP: 2, OCT: 3.6, NOV: 4.6, DEC: 7.6, JAN: 10.2, FEB: 12.2, MAR: 13.2}),
    ("som(bedrag, negatief, stand)", "eur", {SEP: 355}),
    ("staffel(stand * maand() * g, treden)", "eur", {SEP: 7, JAN: 5, JAN28 + 8: 7, JAN28 + 11: 9}),
    ("laagste(stand)", "eur", {SEP: 3}),
    ("maand_van_laagste(stand)", "datum", {SEP: 202701}),
    ("laagste(cumulatief(ineens(negatief, januari) + tien))", "eur", {SEP: -200}),
    ("terugverdientijd(tien - ineens(bedrag, januari) / (stap + stap))", "maand", {SEP: 30}),
    ("terugverdientijd(tien)", "maand", {SEP: 1}),
    ("annuiteit(lening, rente, termijnen)", "eur/maand", {SEP: 304.145914}),
    ("annuiteit(lening, nulrente, termijnen)", "eur/maand", {SEP: 250}),
    ("annuiteit(lening, nulrente, jaren)", "eur/jaar", {SEP: 250}),
    ("annuiteit(lening, rente, jaren)", "eur/jaar", {SEP: 3756.846818 / 12}),
]


@pytest.mark.parametrize(("formula", "unit", "expected"), CASES, ids=[case[0] for case in CASES])
def test_by_hand(formula: str, unit: str, expected: dict[int, float]) -> None:
    found = months(formula, unit)
    assert {month: found[month] for month in expected} == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("x", "bracket"), [(-5, 5), (99.99, 5), (100, 5), (100.01, 7), (200, 7), (200.01, 9), (1e6, 9)]
)
def test_a_bound_belongs_to_the_lower_bracket(x: float, bracket: float) -> None:
    assert study("staffel(bedrag, treden)", "eur").with_values({"bedrag": x}).results["x"][0, 0] == bracket


@pytest.mark.parametrize(
    ("table", "profit", "tax"),
    [
        ("vpb", 0, 0),
        ("vpb", 100_000, 19_000),
        ("vpb", 200_000, 38_000),
        ("vpb", 300_000, 63_800),
        ("drie", 1_000, 100),
        ("drie", 2_500, 400),
        ("drie", 5_000, 1_500),
        ("drie", -100, -10),
        ("vlak", 750, 150),
    ],
)
def test_tax_over_brackets(table: str, profit: float, tax: float) -> None:
    """Vpb 2024: 19% up to and including 200 000, 25.8% above (art. 22 Wet Vpb)."""
    worked = study(f"schijven(bedrag, {table})", "eur").with_values({"bedrag": profit})
    assert worked.results["x"][0, 0] == pytest.approx(tax)


@pytest.mark.parametrize(
    ("manner", "x", "expected"),
    [
        ("half_op", 2.5, 3),
        ("half_op", -2.5, -3),
        ("half_op", 2.4999, 2),
        ("half_op", -0.5, -1),
        ("op", 2.0001, 3),
        ("op", -2.0001, -3),
        ("op", 2, 2),
        ("af", 2.9999, 2),
        ("af", -2.9999, -2),
        ("half_op", 0, 0),
    ],
)
def test_a_legal_rounding_goes_away_from_zero(manner: str, x: float, expected: float) -> None:
    worked = study(f"afrond_wettelijk(nul, stap, {manner}, artikel='art. 8 WML')", "getal").with_values({"nul": x})
    assert worked.results["x"][0, 0] == expected


def test_a_legal_rounding_to_five_cents_ignores_binary_noise() -> None:
    """10.025 is 200.49999999999997 times 0.05 in binary; people see a half, and it goes up."""
    assert months("afrond_wettelijk(prijs, stuiver, half_op, artikel='art. 1')", "eur")[0] == pytest.approx(10.05)


def test_a_season_has_mean_one_over_a_calendar_year_and_keeps_the_year_amount() -> None:
    year = study("jaar_ * seizoen(zomer)", "eur/jaar")
    assert year.value("x", year.timeline.periods("jaar")[1]) == pytest.approx(1200)
    assert sum(months("seizoen(zomer)", "getal")[4:16]) / 12 == pytest.approx(1)


def test_present_value_closed_form() -> None:
    """31 equal flows: a geometric series with ratio (1.08) ** (-1/12)."""
    q = 1.08 ** (-1 / 12)
    found = study("ncw(tien, rente)", "eur").results["x"]
    assert found.shape == (1, 1)
    assert found[0, 0] == pytest.approx(10 * q * (1 - q**31) / (1 - q), rel=1e-12)
    assert study("ncw(tien, nulrente)", "eur").results["x"][0, 0] == pytest.approx(310)


def test_published_internal_rate() -> None:
    """Investing 150 000, then 15, 25, 35, 45 and 60 thousand a year later each: 5.24% (numpy-financial)."""
    flows = {2030: -150000, 2031: 15000, 2032: 25000, 2033: 35000, 2034: 45000, 2035: 60000}
    lines = [f"  b{year}: {{eenheid: eur, waarde: {amount}}}" for year, amount in flows.items()]
    dates = [f"  d{year}: {{eenheid: datum, waarde: {year}-06}}" for year in flows]
    formula = " + ".join(f"ineens(b{year}, d{year})" for year in flows)
    text = "schema: 1\nnaam: P\nvan: 2030-06\ntot_en_met: 2035-12\ninvoer:\n" + "\n".join(lines + dates)
    text += f'\ngrootheden:\n  x: {{eenheid: "%/jaar", formule: "irr({formula})"}}\n'
    assert study_of(text).results["x"][0, 0] == pytest.approx(0.0524, abs=5e-5)


def test_an_internal_rate_makes_the_present_value_zero() -> None:
    formula = "tien * (stap + g) - ineens(bedrag, januari) * vanaf(januari)"
    rate = study(f"irr({formula})", "%/jaar").results["x"][0, 0]
    assert math.isnan(rate)  # receives first, pays, receives: two changes of sign
    turned = study("irr(tien * g * vanaf(januari) - ineens(bedrag * deel, januari))", "%/jaar").results["x"][0, 0]
    flows = [0.0] * 4 + [25 - 240] + [25.0] * 26
    assert sum(flow * (1 + turned) ** (-k / 12) for k, flow in enumerate(flows)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("terugverdientijd(tien - ineens(bedrag, januari))", "maand"),
        ("irr(tien)", "%/jaar"),
        ("irr(tien - tien)", "%/jaar"),
    ],
)
def test_there_is_none(formula: str, unit: str) -> None:
    """No rate without a change of sign; no payback when the flows end below zero. That is an answer, no problem."""
    worked = study(formula, unit)
    assert math.isnan(worked.results["x"][0, 0])
    assert not [problem for problem in worked.problems if problem.ernst == "fout"]


REFERENCE = "schema: 1\nnaam: P\nvan: 2005-09\ntot_en_met: 2007-12\nseizoenen: {lente: {naam: Lente, aandelen: [0, 0, 0.25, 0.5, 0.25, 0, 0, 0, 0, 0, 0, 0]}}\n"


def per_year(post: str) -> list[float]:
    worked = study_of(REFERENCE + f"posten: {{p: {{naam: P, soort: lasten, {post}}}}}")
    return [worked.value("posten.p", period) for period in worked.timeline.periods("jaar")]


def test_an_amount_per_year_counts_active_months() -> None:
    found = per_year("waarde: 145000, van: 2005-09, tot_en_met: 2007-08")
    assert found == pytest.approx([48333.333333, 145000, 96666.666667])


def test_a_season_in_a_broken_year() -> None:
    """Only April of 2006 is active: a jaarbedrag loses the other shares, a seizoenbedrag fits in that month."""
    active = "waarde: 1000, seizoen: lente, van: 2006-04, tot_en_met: 2006-04"
    assert per_year(f"{active}, spreiding: jaarbedrag") == pytest.approx([0, 500, 0])
    assert per_year(f"{active}, spreiding: seizoenbedrag") == pytest.approx([0, 1000, 0])


def test_a_season_amount_without_an_active_month_in_season_is_nothing() -> None:
    assert per_year("waarde: 1000, seizoen: lente, spreiding: seizoenbedrag, van: 2006-10") == pytest.approx(
        [0, 0, 1000]
    )
