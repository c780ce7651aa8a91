"""Groups of people: published wage subsidies, hours that are offered and needed, and what happens when there are too few."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.people import PEOPLE, gazon
from tests.support.scenarios import in_period, messages_of, study_of
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.periods import outcomes
from verdienmodel.library import load as library
from verdienmodel.study.study import Study
from verdienmodel.views.signals import sentence

HEAD = "schema: 1\nnaam: Proef\nvan: 2026-01\ntot_en_met: 2026-12\nprijspeil: 2026\n"
LKS = (
    HEAD
    + """
deelnemers:
  ploeg: {sjabloon: banenafspraak_lks, begin: 1, plaatsen: 9, uren: 36, loonwaarde: 50, pensioen: 0,
          mensen_per_begeleider: 5, loonkosten_begeleiding: 40}
"""
)
CREW = (
    HEAD
    + """
deelnemers:
  groep: {sjabloon: dagbesteding, begin: %s, plaatsen: 40, uren: 10, weken: 48, aanwezigheid: 100, leren: 20,
          mensen_per_begeleider: 6, loonkosten_begeleiding: 0, additioneel: ja}
onderdelen:
"""
)


def year(study: Study, address: str) -> float:
    return in_period(study, address, "2026")


def told(text: str) -> str:
    """What the plan warns of, as people read it."""
    study = study_of(text)
    return "\n".join(sentence(study, raised) for raised in study.warnings)


def test_the_wage_subsidy_of_the_rules() -> None:
    """2026, first half: 14.71 x 36 hours at half the value gives 1 239.17 + 291.21 = 1 530.38 per month."""
    study = study_of(LKS)
    assert in_period(study, "deelnemers.ploeg.lks_per_persoon", "2026-03") == pytest.approx(1239.17, abs=0.005)
    assert in_period(study, "deelnemers.ploeg.posten.lks", "2026-03") == pytest.approx(1530.38, abs=0.005)
    assert 12 * in_period(study, "deelnemers.ploeg.posten.lks", "2026-03") == pytest.approx(18364.51, abs=0.005)


def test_a_higher_wage_lowers_the_subsidy() -> None:
    """With 15.50 an hour: W - w.L = 2 478.34 - 0.5 x 2 611.44 = 1 172.62."""
    study = study_of(LKS.replace("uren: 36,", "uren: 36, uurloon: {eenheid: eur/uur, waarde: 15.50},"))
    assert in_period(study, "deelnemers.ploeg.lks_per_persoon", "2026-03") == pytest.approx(1172.62, abs=0.005)


def test_the_subsidy_is_never_more_than_seventy_percent_and_never_less_than_nothing() -> None:
    low, high = (
        study_of(LKS.replace("loonwaarde: 50", "loonwaarde: 10")),
        study_of(LKS.replace("loonwaarde: 50", "loonwaarde: 100")),
    )
    assert in_period(low, "deelnemers.ploeg.lks_per_persoon", "2026-03") == pytest.approx(0.7 * 2478.3408, abs=0.005)
    assert in_period(high, "deelnemers.ploeg.lks_per_persoon", "2026-03") == 0


def test_part_time_counts_once() -> None:
    """The trap of the published example: 0.8 is in the hours, and not again in the subsidy or the wage."""
    study = study_of(LKS.replace("uren: 36,", "uren: 28.8,"))
    assert in_period(study, "deelnemers.ploeg.lks_per_persoon", "2026-03") == pytest.approx(0.8 * 1239.1704, abs=0.005)
    assert in_period(study, "deelnemers.ploeg.posten.loon", "2026-03") == pytest.approx(
        28.8 * 52 / 12 * 14.71, abs=0.005
    )


def test_the_first_months_have_a_fixed_subsidy() -> None:
    """One person in January, six months at half of the minimum wage; measured at 80% from July."""
    text = LKS.replace("begin: 1,", "instroom: {2026-01: 1, 2026-02: 0}, forfait_maanden: 6,").replace(
        "loonwaarde: 50", "loonwaarde: 80"
    )
    study = study_of(text)
    assert in_period(study, "deelnemers.ploeg.lks", "2026-06") == pytest.approx(1239.1704, abs=0.005)
    assert in_period(study, "deelnemers.ploeg.lks", "2026-07") == pytest.approx(
        0.2 * 14.99 * 36 * 52 / 12 * 1.08, abs=0.005
    )


@pytest.mark.parametrize(("change", "said"), [
    (("forfait_maanden: 7, uren: 36", "uren: 36"), "forfait_maanden"),
    (("loonwaarde: 50, ", ""), "loonwaarde"),
])  # fmt: skip
def test_what_a_wage_subsidy_cannot_be(change: tuple[str, str], said: str) -> None:
    text = LKS.replace("loonwaarde: 50, ", "") if said == "loonwaarde" else LKS.replace("uren: 36", change[0])
    assert any(said in line for line in messages_of(text))


@pytest.mark.parametrize(
    ("bad", "line"), [("aanwezigheid: 101", "aanwezigheid"), ("mensen_per_begeleider: 0.5", "begeleider")]
)
def test_more_than_everybody(bad: str, line: str) -> None:
    key = bad.partition(":")[0]
    text = CREW % "1"
    whole = "\n".join(row for row in text.splitlines() if row != "onderdelen:").replace(
        f"{key}: {'100' if key == 'aanwezigheid' else '6'}", bad
    )
    assert any(line in said for said in messages_of(whole))


def test_hours_offered_are_worked_learned_or_left() -> None:
    """10 people x 10 hours x 48 weeks = 400 a month: 80 learning; in season the work takes 20 000 x 0.01 / 50% / 7 months."""
    study = study_of(CREW % "10" + gazon("gras", 20000))
    assert in_period(study, "uren.organisatie.aangeboden", "2026-03") == pytest.approx(400)
    assert in_period(study, "uren.organisatie.leren", "2026-03") == pytest.approx(80)
    assert in_period(study, "uren.organisatie.over", "2026-03") == pytest.approx(320)
    assert in_period(study, "uren.organisatie.nodig", "2026-05") == pytest.approx(400 / 7)
    assert in_period(study, "uren.organisatie.over", "2026-05") == pytest.approx(320 - 400 / 7)
    assert all(item.closes for item in study.checks)


def test_the_ledger_has_been_seen_red() -> None:
    study = study_of(CREW % "10" + gazon("gras", 20000))
    spoiled = np.array(np.broadcast_to(study.results.months("uren.organisatie.over"), (1, 12)))
    spoiled[0, 5] += 0.01
    found = outcomes(evaluate(study.graph, corrupted={"uren.organisatie.over": spoiled}))
    assert [item.check.name for item in found if not item.closes] == ["controles.uren.organisatie.uren"]


def test_too_few_hours_is_less_work_or_hired_work() -> None:
    """40 a month for work where 80 are needed: half the grass is cut, or 40 x 50% = 20 hours of a professional a month."""
    text = CREW % "1.25" + gazon("gras", 28000)
    less, hired = study_of(text), study_of(CREW % "1.25" + gazon("gras", 28000, ", inhuren: ja, inhuurtarief: 60"))
    assert in_period(less, "uren.organisatie.tekort", "2026-06") == pytest.approx(40)
    assert in_period(less, "onderdelen.gras.posten.gazon", "2026-06") == pytest.approx(2000)
    assert in_period(less, "onderdelen.gras.posten.inhuur", "2026-06") == 0
    assert in_period(hired, "onderdelen.gras.posten.gazon", "2026-06") == pytest.approx(4000)
    assert in_period(hired, "onderdelen.gras.posten.inhuur", "2026-06") == pytest.approx(20 * 60)
    assert "is er meer werk" in told(text)
    assert "is er meer werk" not in told(CREW % "10" + gazon("gras", 28000))


def test_splitting_an_onderdeel_changes_no_hours_and_no_money() -> None:
    whole = study_of(CREW % "1" + gazon("gras", 30000))
    parts = study_of(CREW % "1" + gazon("noord", 10000) + gazon("zuid", 20000))
    for address in ("uren.organisatie.gewerkt", "uren.organisatie.over", "staten.exploitatie.organisatie.saldo"):
        for which in ("2026-02", "2026-06", "2026"):
            assert in_period(parts, address, which) == pytest.approx(in_period(whole, address, which), abs=1e-9), (
                address
            )


def test_without_groups_there_is_always_somebody() -> None:
    study = study_of(HEAD + "onderdelen:\n" + gazon("gras", 30000))
    assert year(study, "uren.organisatie.gedaan") == 1
    assert year(study, "onderdelen.gras.gewerkte_uren") == pytest.approx(600)
    assert year(study, "onderdelen.gras.posten.gazon") == pytest.approx(30000)


GROUPS = """
deelnemers:
  in_dienst: {sjabloon: beschut, mensen: ploeg, begin: 2, plaatsen: 3, uren: 24, loonwaarde: 40, pensioen: 0, mensen_per_begeleider: 8, loonkosten_begeleiding: 40%s}
  ingeleend: {sjabloon: beschut_inleen, mensen: ploeg, begin: 2, plaatsen: 3, uren: 24, mensen_per_begeleider: 8, loonkosten_begeleiding: 40, inleenvergoeding: 5%s}
"""


def test_the_same_people_are_not_employed_and_hired_at_once() -> None:
    assert any(
        line.startswith("S093") or "tegelijk in ‘in_dienst’ en ‘ingeleend’" in line
        for line in messages_of(HEAD + GROUPS % ("", ""))
    )
    after = messages_of(HEAD + GROUPS % (", tot_en_met: 2026-06", ", van: 2026-07"))
    assert not any("tegelijk in" in line for line in after)


VOLUNTEERS = (
    HEAD
    + """
deelnemers:
  vrijwilligers: {sjabloon: vrijwilliger, begin: 5, plaatsen: 10, uren: 8, additioneel: ja, vergoeding: %s, reiskosten: %s, werkelijke_kosten: %s}
"""
)


@pytest.mark.parametrize(("hourly", "travel", "receipts", "warned"), [
    (2, 0, "nee", False),  # 8 x 46 / 12 x 85% x 2 = 52.13 a month
    (5.7, 30, "nee", True),  # 148.58 + 30 = 178.58, above 80% of 220
    (5.7, 30, "ja", False),
    (6, 0, "nee", True),  # more than the hourly maximum of 5.75
])  # fmt: skip
def test_volunteers_near_their_limit(hourly: float, travel: float, receipts: str, warned: bool) -> None:
    text = VOLUNTEERS % (hourly, travel, receipts)
    assert ("Onbelast is hooguit" in told(text)) is warned
    paid = year(study_of(text), "deelnemers.vrijwilligers.posten.vergoeding")
    assert paid == pytest.approx(5 * (8 * 46 * 0.85 * hourly + 12 * travel))


def test_unpaid_work_for_a_client_asks_a_question() -> None:
    text = CREW.replace(", additioneel: ja", "") % "10" + gazon("gras", 20000)
    assert "mensen zonder loon" in told(text)
    assert "mensen zonder loon" not in told(CREW % "10" + gazon("gras", 20000))


def test_more_people_than_places_and_more_leaving_than_there_are() -> None:
    text = CREW % "41" + gazon("gras", 20000)
    assert "doen er 41 personen mee. Er is plaats voor 40 personen" in told(text)
    leaving = (CREW % "1" + gazon("gras", 20000)).replace("begin: 1,", "begin: 1, uitstroom: 1,")
    assert any("Meer uitstroom dan mensen" in line for line in messages_of(leaving))


def test_every_kind_of_group_opens() -> None:
    """Each template with only what it asks for; nothing is filled in twice."""
    assert {"dagbesteding", "proefplaats", "werkervaringsplaats", "participatieplaats", "banenafspraak_lks", "beschut", "beschut_inleen",
            "bbl", "vrijwilliger", "betaald"} == set(library.names("deelnemers"))  # fmt: skip
    for name, asked in {
        "bbl": "begin: 1, plaatsen: 2, uren: 32, uurloon: 14, pensioen: 0, mensen_per_begeleider: 5, loonkosten_begeleiding: 40",
        "betaald": "begin: 2, plaatsen: 2, uren: 32, uurloon: 18, pensioen: 5",
    }.items():
        study = study_of(HEAD + f"deelnemers:\n  groep: {{sjabloon: {name}, {asked}}}\n")
        assert all(item.closes for item in study.checks)
        assert year(study, "deelnemers.groep.posten.loon") > 0


def test_a_company_with_every_kind_of_group_closes() -> None:
    study = study_of(PEOPLE)
    assert all(item.closes for item in study.checks)
    assert {entry.bouwsteen for entry in study.graph.entries if entry.verzameling == "deelnemers"} == set(
        study.scenario.deelnemers
    )
    assert in_period(study, "uren.wij.tekort", "2026") > 0


def test_who_pays_for_people_does_not_pay_their_wages() -> None:
    """The gemeente pays the subsidy; wages, guidance and expenses are nobody's income, least of all hers."""
    study = study_of(PEOPLE)
    hers = {entry.post for entry in study.graph.entries if entry.administratie == "gemeente"}
    assert {"deelnemers.baan.posten.lks", "deelnemers.dagbesteding.posten.dagbesteding"} <= hers
    costs = (
        "loon",
        "sociale_lasten",
        "begeleiding",
        "onkosten",
        "vakantiegeld",
        "eindejaarsuitkering",
        "loonheffing",
        "netto",
    )
    assert not [post for post in hers if post.rpartition(".")[2] in costs]
