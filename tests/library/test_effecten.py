"""What others save: over more years, by hand; who pays and who gains; and what must never be added up."""

from __future__ import annotations

import pytest

from verdienmodel.study.opening import open_bytes
from verdienmodel.study.study import Study

HEAD = """schema: 1
naam: Proef
van: 2026-01
tot_en_met: 2030-12
prijspeil: 2026
administratie: dorp
indexen: {cpi: {naam: Prijzen, daarna: 0}}
partijen:
  dorp: {naam: Het dorp, boeken: ja}
  gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}
  rijk: {naam: Het Rijk, soort: rijk}
  fonds: {naam: Een fonds, soort: fonds}
invoer:
  uit: {eenheid: persoon/maand, waarde: {2026-01: 1, 2026-02: 0}}
  mensen: {eenheid: persoon, waarde: 10}
posten:
  subsidie: {naam: Subsidie, soort: baten, rubriek: subsidie, partij: gemeente, taakveld: "6.1", waarde: 12000}
  gift: {naam: Gift, soort: baten, rubriek: fondsen, partij: fonds, waarde: 1200}
  loon: {naam: Loon, soort: lasten, rubriek: personeel, waarde: 13000}
  ambtenaar: {naam: Ambtenaar, soort: lasten, administratie: gemeente, taakveld: "6.1", waarde: 3000}
effecten:
"""
OUTFLOW = """  bijstand:
    naam: minder bijstand
    sjabloon: bijstand
    partij: gemeente
    mensen: werkzoekenden
    taakveld: "6.3"
    uitkering: {eenheid: eur/persoon/jaar, waarde: 18000}
    overstap: 100
    vanzelf: 0
    aanloop: 1
    uitgaven_groep: 1000000
    grootheden: {omvang: {formule: uit}}
"""
WELL = """  welzijn:
    naam: minder eenzaam
    sjabloon: welzijn
    partij: gemeente
    taakveld: "6.1"
    waarde: 500
    overstap: 100
    vanzelf: 0
    aanloop: 1
    uitgaven_groep: 1000000
    grootheden: {omvang: {formule: mensen}}
"""
FREED = """  uren:
    naam: vrije uren
    sjabloon: uitvoering
    partij: gemeente
    taakveld: "6.3"
    kosten: {eenheid: eur/persoon/jaar, waarde: 3000}
    overstap: 100
    vanzelf: 0
    aanloop: 1
    uitgaven_groep: 1000000
    grootheden: {omvang: {formule: mensen}}
"""


def study(*effects: str) -> Study:
    found = open_bytes((HEAD + "".join(effects)).encode(), "proef.yaml")
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def years(plan: Study, address: str) -> list[float]:
    return [plan.value(address, period) for period in plan.timeline.periods("jaar")]


@pytest.mark.parametrize(("inhabitants", "kept"), [(12_000, 0), (26_000, 5_280), (32_000, 8_160), (55_000, 12_000)])
def test_what_a_gemeente_keeps_of_a_benefit_of_18_000_after_two_years(inhabitants: int, kept: float) -> None:
    plan = study(OUTFLOW + f"    inwoners: {inhabitants}\n")
    found = years(plan, "effecten.bijstand.posten.voordeel")
    assert found[1:] == pytest.approx(
        [18_000, kept, kept, kept], abs=0.01
    )  # the year of outflow and the next are whole
    rijk = years(plan, "effecten.bijstand.posten.rijk")
    assert rijk == pytest.approx([0, 0, *[18_000 - kept] * 3], abs=0.01)


def test_what_disappears_every_year_goes_off_each_january() -> None:
    plan = study(FREED + "    uitval: 20\n")
    assert years(plan, "effecten.uren.posten.voordeel") == pytest.approx([27_500, 24_000, 19_200, 15_360, 12_288])


def test_nobody_saves_more_than_is_spent_on_the_group() -> None:
    plan = study(FREED.replace("1000000", "12000"))
    assert years(plan, "effecten.uren.posten.voordeel")[1:] == pytest.approx([12_000] * 4)
    assert "begrensd" in "".join(signal.address for signal in plan.graph.signals)


def test_more_than_everything_taken_off_names_both_inputs_from_the_month_the_effect_starts() -> None:
    text = FREED.replace("vanzelf: 0", "vanzelf: 70") + "    door_anderen: 40\n    van: 2027-03\n    vertraging: 2\n"
    found = open_bytes((HEAD + text).encode(), "proef.yaml").problems[0]
    assert found.code == "R002"
    lines = (HEAD + text).split("\n")
    places = [f"proef.yaml:{lines.index(line) + 1}" for line in ("    vanzelf: 70", "    door_anderen: 40")]
    assert found.waarom.startswith("het eerst in mei 2027. Wat vanzelf was gebeurd (vanzelf: 70%, ")
    assert all(place in found.waarom for place in places)
    assert "(1 − vanzelf) × (1 − door_anderen)" in found.waarom
    assert "vanzelf is 82%" in found.herstel  # 1 - 0,3 x 0,6


def test_wage_subsidy_comes_back_from_the_state_a_year_later() -> None:
    plan = study(
        "  lks: {naam: terug van het Rijk, sjabloon: loonkostensubsidie, partij: gemeente, mensen: groep,"
        " grootheden: {omvang: {formule: posten.subsidie}}}\n"
    )
    assert years(plan, "effecten.lks.posten.voordeel") == pytest.approx([0, *[12_000] * 4])
    assert years(plan, "effecten.lks.posten.rijk") == pytest.approx([0, *[-12_000] * 4])


PARTY = "staten.belanghebbenden.iedereen.partijen.{}.{}"
BY_HAND = {
    "dorp": (13_200, -13_000, 0, 200),
    "gemeente": (0, -15_000, 18_000, 3_000),
    "rijk": (0, 0, 0, 0),
    "fonds": (0, -1_200, 0, -1_200),
    "anderen": (16_000, 0, -18_000, -2_000),
}
"""2027. The gemeente pays 12 000 and an official of 3 000, and saves 18 000; the others receive 13 000 and 3 000,
and those who left the bijstand no longer get 18 000: their wages are not in the plan."""


def test_who_pays_and_who_gains_in_2027() -> None:
    plan = study(OUTFLOW + "    inwoners: 26000\n", WELL, FREED)
    for party, amounts in BY_HAND.items():
        rows = [PARTY.format(party, row) for row in ("krijgt", "betaalt", "bespaart", "saldo")]
        assert [years(plan, row)[1] for row in rows] == pytest.approx(list(amounts), abs=0.01), party
    total = "staten.belanghebbenden.iedereen.{}"
    assert years(plan, total.format("krijgt"))[1] == pytest.approx(29_200)
    assert years(plan, total.format("betaalt"))[1] == pytest.approx(-29_200)
    assert years(plan, total.format("saldo"))[1] == pytest.approx(0)  # a benefit only changes hands
    assert years(plan, PARTY.format("gemeente", "vrijvallend"))[1] == pytest.approx(30_000)
    assert years(plan, PARTY.format("gemeente", "maatschappelijk"))[1] == pytest.approx(5_000)


def test_no_class_but_money_is_in_what_a_gemeente_is_left_with() -> None:
    plan = study(OUTFLOW + "    inwoners: 26000\n", WELL, FREED)
    assert years(plan, "staten.gevolgen.gemeente.saldo")[1] == pytest.approx(18_000 - 15_000)
    assert years(plan, "staten.gevolgen.gemeente.taakvelden.6_3.saldo")[1] == pytest.approx(18_000)
    assert years(plan, "staten.gevolgen.gemeente.taakvelden.6_1.saldo")[1] == pytest.approx(-15_000)
    assert years(plan, "staten.exploitatie.gemeente.saldo")[1] == pytest.approx(-15_000)


def test_freed_hours_are_money_once_that_is_decided() -> None:
    plan = study(FREED + "    besluit: raadsbesluit 2026-12\n")
    assert years(plan, PARTY.format("gemeente", "bespaart"))[1] == pytest.approx(30_000)
    assert PARTY.format("gemeente", "vrijvallend") not in plan.graph.quantities


def test_an_effect_that_is_off_saves_nothing() -> None:
    plan = study(FREED + "    aan: nee\n")
    assert years(plan, "effecten.uren.posten.voordeel") == [0.0] * 5


def test_more_taken_off_than_there_is_does_not_open() -> None:
    text = HEAD + FREED.replace("vanzelf: 0", "vanzelf: 60\n    door_anderen: 50")
    found = open_bytes(text.encode(), "proef.yaml")
    assert found.study is None
    assert found.errors[0].wat.startswith("Meer dan alles afgetrokken")


WORTH = """contante_waarde:
  bedrijf: {sjabloon: bedrijf, rente: 5, per_jaareinde: ja}
  gemeente: {sjabloon: gemeente, administratie: gemeente, rente: 2, per_jaareinde: ja}
  iedereen: {sjabloon: samenleving, rente: {eenheid: "%/jaar", waarde: 2.8}, per_jaareinde: ja}
"""


def annuity(amount: float, rate: float) -> float:
    """Five equal payments, each at the end of its year: the closed form of every textbook."""
    return amount * (1 - (1 + rate) ** -5) / rate


def test_three_present_values_each_with_its_own_flows_and_its_own_rate() -> None:
    plan = study(WELL, WORTH)
    worth = {
        name: float(plan.results[f"contante_waarde.{name}.waarde"][0, 0])
        for name in ("bedrijf", "gemeente", "iedereen")
    }
    assert worth["bedrijf"] == pytest.approx(annuity(13_200 - 13_000, 0.05))
    assert worth["gemeente"] == pytest.approx(annuity(-12_000 - 3_000, 0.02))  # welzijn is class 5: no money
    assert worth["iedereen"] == pytest.approx(annuity(-13_000 - 3_000, 0.028))  # subsidy and gift only change hands


def test_month_by_month_is_worth_more_than_at_the_end_of_each_year() -> None:
    monthly = study(WELL, WORTH.replace("ja}", "nee}"))
    found = float(monthly.results["contante_waarde.bedrijf.waarde"][0, 0])
    assert found == pytest.approx(sum(200 / 12 * 1.05 ** (-(k + 1) / 12) for k in range(60)))
    assert found > annuity(200, 0.05)
