"""Parkwijk: three phases, three onderdelen that share people, two books; nothing invented passes for a fact."""

from pathlib import Path

import pytest

from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

OPTIONS = (
    "", "met_startlening", "met_garantie", "gemeente_deelt", "indicatie_vervalt", "eigen_bus", "eigen_werkplaats",
    "minder_groen", "hoger_uurloon", "langzamer_werken", "alleen_groen", "zonder_coordinator",
)  # fmt: skip
FILE = (Path(__file__).parents[2] / "scenarios" / "wijkbedrijf_parkwijk.yaml").read_text("utf-8")
SALDO = "staten.exploitatie.wijkbedrijf.saldo"


def opened(option: str = "") -> Study:
    found = open_study("wijkbedrijf_parkwijk", option=option)
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


@pytest.fixture(scope="module")
def parkwijk() -> Study:
    return opened()


def by_year(study: Study, address: str) -> list[float]:
    return [study.value(address, year) for year in study.timeline.periods("jaar")]


def test_ten_calendar_years(parkwijk: Study) -> None:
    assert [year.label for year in parkwijk.timeline.periods("jaar")] == [str(year) for year in range(2027, 2037)]


@pytest.mark.parametrize("option", OPTIONS)
def test_the_books_close(option: str) -> None:
    study = opened(option)
    assert study.checks
    assert all(check.closes for check in study.checks)


def test_each_phase_has_its_own_budget(parkwijk: Study) -> None:
    """Worked out by hand with 2.7% inflation in 2027: 200 × 65 and 300 × 65, plus the other posts of the phase.

    Of the 21% btw on them 68% comes back, so 6.72% is a cost.
    """
    first = parkwijk.timeline.periods("jaar")[0]
    lasten = "staten.per_fase.wijkbedrijf.lasten"
    assert parkwijk.value(f"{lasten}.voorbereiding", first) == pytest.approx((13000 + 2000) * 1.027 * 1.0672)
    assert parkwijk.value(f"{lasten}.verkennen", first) == pytest.approx((19500 + 4000 + 2500 + 1200) * 1.027 * 1.0672)
    assert parkwijk.value(f"{lasten}.uitvoering", first) == 0
    baten = "staten.per_fase.wijkbedrijf.baten"
    assert parkwijk.value(f"{baten}.voorbereiding", first) == pytest.approx(0.4 * 45000)
    assert parkwijk.value(f"{baten}.verkennen", first) == pytest.approx(0.6 * 45000)


def test_work_of_a_full_year_by_hand(parkwijk: Study) -> None:
    """Green: 440 + 300 + 250 norm hours at 45%. Laundry: 6 000 kg x 0.09 at 50%, and 200 on the road.

    Services: 350 at 50% and 330 hours of company, with a fifth of travel. All of it is done: nobody is hired.
    """
    year = parkwijk.timeline.find_period("2029")
    assert year is not None
    done = {"groen_grijs": 990 / 0.45, "wasserij": 540 / 0.5 + 200, "diensten": (350 / 0.5 + 330) * 1.2}
    for name, hours in done.items():
        assert parkwijk.value(f"onderdelen.{name}.gewerkte_uren", year) == pytest.approx(hours), name
    assert parkwijk.value("uren.wijkbedrijf.gewerkt", year) == pytest.approx(sum(done.values()))
    assert parkwijk.value("uren.wijkbedrijf.tekort", year) == 0


def test_guidance_is_shared_and_costs_what_it_does_by_hand(parkwijk: Study) -> None:
    """Six people x 16 hours x 46 weeks x 85% in 2029, one guide to five people, 40 euro in prices of 2026."""
    year = parkwijk.timeline.find_period("2029")
    assert year is not None
    hours = 6.0004 * 16 * 46 * 0.85
    assert parkwijk.value("deelnemers.dagbesteding.uren_aangeboden", year) == pytest.approx(hours)
    assert parkwijk.value("deelnemers.dagbesteding.posten.begeleiding", year) == pytest.approx(
        hours / 5 * 40 * 1.027**3
    )
    assert parkwijk.value("deelnemers.dagbesteding.posten.dagbesteding", year) == pytest.approx(
        hours / 4 * 26 * 1.027**3
    )


def test_shared_posts_are_divided_over_the_three(parkwijk: Study) -> None:
    """The bus 60/20/20 and the coordinator by hours worked; together the whole company."""
    year = parkwijk.timeline.find_period("2029")
    assert year is not None
    bus = parkwijk.value("posten.bus", year)
    assert [
        parkwijk.value(f"posten.bus.deel_{name}", year) / bus for name in ("groen_grijs", "wasserij", "diensten")
    ] == pytest.approx([0.6, 0.2, 0.2])
    total = 990 / 0.45 + 1280 + 1236
    share = parkwijk.value("posten.coordinator.deel_groen_grijs", year) / parkwijk.value("posten.coordinator", year)
    assert share == pytest.approx(990 / 0.45 / total)
    assert {check.check.name: check.closes for check in parkwijk.checks}["controles.verdeling.wijkbedrijf"]


def test_alone_the_green_does_worse_than_together(parkwijk: Study) -> None:
    alone = opened("alleen_groen")
    assert all(one < both for one, both in zip(by_year(alone, SALDO)[1:], by_year(parkwijk, SALDO)[1:], strict=True))


def test_no_work_outside_the_season(parkwijk: Study) -> None:
    for month in ("2029-03", "2029-11"):
        period = parkwijk.timeline.find_period(month)
        assert period is not None
        assert parkwijk.value("onderdelen.groen_grijs.posten.gazon", period) == 0


def test_the_result_is_that_of_a_plan_a_board_could_take_seriously(parkwijk: Study) -> None:
    """Neither a large surplus on a subsidy nor a loss that nobody could bear."""
    shares = zip(
        by_year(parkwijk, SALDO), by_year(parkwijk, "staten.exploitatie.wijkbedrijf.totaal_lasten"), strict=True
    )
    assert all(-0.03 < saldo / lasten < 0.06 for saldo, lasten in shares)


def test_what_one_pays_the_other_receives(parkwijk: Study) -> None:
    paid = {entry.post for entry in parkwijk.graph.entries if entry.administratie == "gemeente"}
    received = {entry.post for entry in parkwijk.graph.entries if entry.administratie == "wijkbedrijf"}
    both = paid & received
    assert {"posten.subsidie", "onderdelen.groen_grijs.posten.gazon"} <= both
    together = {entry.post for entry in parkwijk.graph.entries if entry.intern == "ja"}
    assert both == together
    closes = {check.check.name: check.closes for check in parkwijk.checks}
    assert closes["controles.administraties"]


def test_options_move_the_saldo_the_way_they_say(parkwijk: Study) -> None:
    base = by_year(parkwijk, SALDO)[2:]
    worse = [by_year(opened(option), SALDO)[2:] for option in ("minder_groen", "hoger_uurloon", "langzamer_werken")]
    assert all(other < own for values in worse for other, own in zip(values, base, strict=True))
    assert all(other > own for other, own in zip(by_year(opened("zonder_coordinator"), SALDO)[2:], base, strict=True))


def test_signals_are_silent_in_the_base_and_speak_when_something_is_forgotten(parkwijk: Study) -> None:
    raised = {raised.signal.name for raised in parkwijk.warnings}
    assert raised == {
        "boekhouding.wijkbedrijf.signalen.bank_onder_nul",
        "sluitend.wijkbedrijf",
        "investering.wijkbedrijf",
        "uren.wijkbedrijf.signalen.uren_over",  # in winter there is no green work
        "uren.wijkbedrijf.signalen.verdringing",
    }
    forgotten = {warning.signal.name: warning for warning in opened("zonder_coordinator").warnings}
    assert str(forgotten["coordinator_vergeten"].first) == "2028-01"
    for address, value, name in (
        ("deelnemers.dagbesteding.mensen_per_begeleider", "12", "te_weinig_begeleiding"),
        ("onderdelen.groen_grijs.gazon", "90000", "uren.wijkbedrijf.signalen.te_weinig_uren"),
        ("onderdelen.wasserij.machines", "0,1", "onderdelen.wasserij.signalen.te_weinig_machines"),
        ("deelnemers.vrijwilligers.plaatsen", "4", "deelnemers.vrijwilligers.signalen.te_vol"),
    ):
        found = open_study("wijkbedrijf_parkwijk", [Change(address, value)]).study
        assert found is not None
        assert name in {warning.signal.name for warning in found.warnings}


def test_the_plan_runs_out_of_money_and_a_loan_helps_until_the_machines_are_replaced(parkwijk: Study) -> None:
    """By hand: at the end of 2027 everything is paid with 21% btw, and 68% of the btw of the first three quarters is back.

    In January 2028 21 000 and btw for machines; NOVO and the green season pay a month later.
    """
    bank = "boekhouding.wijkbedrijf.standen.bank"
    years = parkwijk.timeline.periods("jaar")
    assert parkwijk.value(bank, years[0]) == pytest.approx(
        45000 - (15000 + 27200) * 1.027 * 1.21 + (15000 + 27200 / 2) * 1.027 * 0.21 * 0.68
    )
    lowest = parkwijk.results.months(bank)
    assert float(lowest.min()) == pytest.approx(-39620.55, abs=0.005)
    assert parkwijk.timeline.months[int(lowest.argmin())].label == "apr 2028"
    with_loan = opened("met_startlening").results.months(bank)
    assert float(with_loan[:84].min()) > 0
    assert float(with_loan[84:].min()) < 0


def test_replacement_costs_the_price_of_its_year(parkwijk: Study) -> None:
    """12 000 in prices of 2026, eight years of 2.7% later: 14 851; a sixth of it per year."""
    year = parkwijk.timeline.find_period("2034")
    assert year is not None
    price = 12000 * 1.027**8
    assert parkwijk.value("investeringen.vervanging.posten.aankoop", year) == pytest.approx(price)
    assert parkwijk.value("investeringen.vervanging.posten.afschrijving", year) == pytest.approx(price / 6)


def test_six_to_eight_sliders_with_their_range(parkwijk: Study) -> None:
    sliders = [leaf for leaf in parkwijk.graph.leaves.values() if leaf.slider]
    assert 6 <= len(sliders) <= 8
    assert all(leaf.low is not None and leaf.high is not None for leaf in sliders)


def test_every_own_figure_is_marked_as_an_assumption_with_range_and_reason(parkwijk: Study) -> None:
    own = [leaf for leaf in parkwijk.graph.leaves.values() if parkwijk.graph.quantities.get(leaf.quantity)]
    own = [leaf for leaf in own if not leaf.address.startswith("doelen.")]  # what people want is no assumption
    own = [leaf for leaf in own if not (leaf.is_switch or leaf.is_date or leaf.pm) and leaf.source.text != "kalender"]
    own = [
        leaf
        for leaf in own
        if leaf.source.kind == "aanname"
        or not leaf.address.startswith(("btw.", "vpb.", "subsidies.", "boekhouding.", "juridisch."))
    ]
    assert len(own) > 40
    for leaf in own:
        assert leaf.source.kind != "bron" or leaf.address == "effecten.bijstand.inwoners", leaf.address
        assert leaf.source.text != "eigen aanname", leaf.address
        if leaf.low is None and (leaf.source.grade == "A" or leaf.quantity.startswith("effecten.bijstand.grens_")):
            continue  # the law has no range
        if leaf.source.kind == "aanname" and leaf.source.text not in FILE:
            continue  # an assumption of the library, with its reason
        assert leaf.low is not None, leaf.address
        assert leaf.high is not None, leaf.address
        factor = 100 if leaf.percent else 1
        assert leaf.low <= leaf.value * factor <= leaf.high, leaf.address


def test_figures_that_are_no_longer_known_are_said(parkwijk: Study) -> None:
    said = {problem.adres.rsplit(".", 1)[-1] for problem in parkwijk.problems if problem.code == "K034"}
    assert said >= {"prijs_gazon", "prijs_heesters", "prijs_verharding", "cpi", "hoog", "kor_grens", "tarief_laag"}
    assert all(problem.ernst == "melding" for problem in parkwijk.problems)
