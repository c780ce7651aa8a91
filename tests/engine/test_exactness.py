"""Ten years in binary numbers and in exact decimals: they stay within a hundredth of a cent."""

from __future__ import annotations

from decimal import Decimal, getcontext

import pytest

from tests.support.scenarios import study_of

SHARES = ("0", "0", "0.05", "0.11", "0.14", "0.15", "0.14", "0.13", "0.12", "0.1", "0.06", "0")
AREA = {"gazon": ("40000", "0.475"), "heesters": ("6000", "2.25"), "verharding": ("50000", "0.19")}
RATE, WAGE, HOURS, CAPITAL, INTEREST, TERMS = "0.023", "41.37", "18.5", "65000", "0.045", 96

SCENARIO = f"""
schema: 1
naam: Groen in tien jaar
van: 2027-01
tot_en_met: 2036-12
prijspeil: 2026
seizoenen: {{groen: {{naam: Groen, aandelen: [{", ".join(SHARES)}]}}}}
indexen: {{eigen: {{naam: Eigen, daarna: "2,3%"}}}}
invoer:
  gazon: {{eenheid: m2, waarde: 40000}}
  heesters: {{eenheid: m2, waarde: 6000}}
  verharding: {{eenheid: m2, waarde: 50000}}
  prijs_gazon: {{eenheid: eur/m2/jaar, waarde: "0,475"}}
  prijs_heesters: {{eenheid: eur/m2/jaar, waarde: 2.25}}
  prijs_verharding: {{eenheid: eur/m2/jaar, waarde: 0.19}}
  aanloop: {{eenheid: maand, waarde: 9}}
  begin: {{eenheid: "%", waarde: 50}}
  uren: {{eenheid: uur/week, waarde: 18.5}}
  weken: {{eenheid: week/jaar, waarde: 52}}
  loon: {{eenheid: eur/uur, waarde: 41.37}}
  lening: {{eenheid: eur, waarde: 65000}}
  rente: {{eenheid: "%/jaar", waarde: 4.5}}
  looptijd: {{eenheid: maand, waarde: {TERMS}}}
grootheden:
  deel: {{eenheid: getal, formule: "opstart(aanloop, begin) * seizoen(groen) * index(eigen)"}}
  schuld_begin: {{eenheid: eur, formule: "vorige(schuld, lening)"}}
  rentelast: {{eenheid: eur/maand, formule: schuld_begin * rente}}
  betaling: {{eenheid: eur/maand, formule: "als(schuld_begin > 0, annuiteit(lening, rente, looptijd), 0)"}}
  schuld: {{eenheid: eur, formule: "schuld_begin - deze_maand(betaling - rentelast)"}}
  kas: {{eenheid: eur, formule: "cumulatief(posten.omzet - posten.loon - betaling)"}}
posten:
  omzet: {{naam: Omzet, soort: baten, formule: "deel * (gazon * prijs_gazon + heesters * prijs_heesters + verharding * prijs_verharding)"}}
  loon: {{naam: Loon, soort: lasten, formule: "uren * weken * loon * index(eigen)"}}
"""


def exact() -> dict[str, list[Decimal]]:
    """The same chain in decimals of fifty digits, month by month."""
    getcontext().prec = 50
    year_amount = sum((Decimal(area) * Decimal(price) for area, price in AREA.values()), Decimal(0))
    r = Decimal(INTEREST) / 12
    payment = Decimal(CAPITAL) * r / (1 - (1 + r) ** -TERMS)
    debt, cash = Decimal(CAPITAL), Decimal(0)
    found: dict[str, list[Decimal]] = {"posten.omzet": [], "posten.loon": [], "schuld": [], "kas": []}
    for month in range(120):
        price = (1 + Decimal(RATE)) ** (month // 12 + 1)
        ramp = min(Decimal(1), Decimal("0.5") + Decimal("0.5") * month / 9)
        turnover = year_amount * Decimal(SHARES[month % 12]) * ramp * price
        wage = Decimal(HOURS) * 52 * Decimal(WAGE) * price / 12
        paid = payment if debt > Decimal("0.000001") else Decimal(0)
        debt = debt * (1 + r) - paid
        cash += turnover - wage - paid
        for address, value in zip(found, (turnover, wage, debt, cash), strict=True):
            found[address].append(value)
    return found


def test_ten_years_stay_within_a_hundredth_of_a_cent() -> None:
    study = study_of(SCENARIO)
    for address, row in exact().items():
        values = study.results.months(address)
        worst = max(abs(Decimal(float(value)) - right) for value, right in zip(values, row, strict=True))
        assert worst < Decimal("0.0001"), address


def test_the_comparison_sees_a_hundredth_of_a_cent() -> None:
    study = study_of(SCENARIO.replace("41.37", '"41,3701"'))
    found, right = study.results.months("posten.loon")[0], exact()["posten.loon"][0]
    assert abs(Decimal(float(found)) - right) > Decimal("0.0001")


def test_the_amounts_are_those_of_a_real_plan() -> None:
    study = study_of(SCENARIO)
    years = [study.value("posten.omzet", year) for year in study.timeline.periods("jaar")]
    assert years[-1] == pytest.approx(42000 * 1.023**10)
    assert study.results.months("schuld")[TERMS - 1] == pytest.approx(0, abs=1e-6)
