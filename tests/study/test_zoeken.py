"""Goal seek in plans of which the answer is known beforehand; and whether a fresh seed keeps the promise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.support.goals import BOOKS, asked_of, knob, plan, sought, unsure
from tests.support.scenarios import HEAD, study_of
from tests.support.tiers import some
from verdienmodel.engine import drawing as drawing_room
from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.sampling.draws import Sampling
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.simulate import Done, Stopped
from verdienmodel.language.frame import Array
from verdienmodel.study import zoeken
from verdienmodel.study.knop import read_knop
from verdienmodel.study.simulating import Asked, drawing_of
from verdienmodel.study.study import Study
from verdienmodel.study.voorwaarde import read_voorwaarde
from verdienmodel.study.zoeken import zoek

SEED = 20260101
NORMAL = "{normaal: {spreiding: 800}}"
DEMAND = """  prijs: {naam: Prijs, eenheid: eur/bezoek, waarde: 5, minimaal: 0, maximaal: 12}
  bezoek: {naam: Bezoek, eenheid: bezoek/jaar, waarde: 1000}
  afhaken: {naam: Afhaken, eenheid: bezoek/jaar, waarde: 100}
  euro: {naam: Euro, eenheid: eur/bezoek, waarde: 1}
grootheden:
  komt: {eenheid: bezoek/jaar, formule: "max(0, bezoek - afhaken * prijs / euro)"}
"""
"""At a price of p euro 1 000 - 100 p people come: they pay 1 600 euro or more from 2 up to 8 euro."""


def visits(bound: int) -> Study:
    text = f"{HEAD_OF_CLUB}invoer:\n{DEMAND}posten:\n  entree: {{naam: Entree, soort: baten, formule: komt * prijs}}\n"
    return study_of(f"{text}  huur: {{naam: Huur, soort: lasten, waarde: {bound}}}\n{BOOKS}")


HEAD_OF_CLUB = f"{HEAD}administratie: club\ngewone_spreiding: nee\npartijen: {{club: {{naam: Club, soort: organisatie, boeken: ja}}}}\n"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("saldo 2028 >= 0", 5000),  # subsidie - 5 000
        ("saldo samen >= 0", 5000),
        ("saldo samen >= 1000", 5334),  # 3 (s - 5 000) >= 1 000
        ("saldo in 2027-2028 samen >= 1000", 5500),  # 2 (s - 5 000) >= 1 000
        ("saldo samen in 2027 t/m 2028 ≥ 1.000,50", 5501),
        ("bank >= 0", 4667),  # 1 000 + 3 (s - 5 000) >= 0 in the last month
        ("bank in 2027 >= 0", 4000),
        ("bank 2027-01 >= 0", 0),  # 1 000 - 5 000 / 12 > 0 without any
        ("saldo van dorp samen >= -12000", 4000),  # the village pays: at most 12 000 in three years
        ("saldo van dorp 2027 <= -3000", 3000),
    ],
)
def test_whole_euros_by_hand(sentence: str, value: int) -> None:
    found = sought(plan(), "subsidie", sentence)
    assert found.value is not None
    assert found.value.value == value
    assert found.holds_in_begroting
    assert found.problems == ()


def test_that_it_holds_already_is_said_with_the_threshold() -> None:
    found = sought(plan(subsidy="6000"), "subsidie", "saldo samen >= 0")
    assert found.now.holds
    assert found.value is not None
    assert found.value.value == 5000


def test_two_ends_of_a_band_in_cents() -> None:
    band = sought(visits(1600), "prijs", "saldo 2027 >= 0").sought.bands[0]
    assert (band.first.value, band.last.value, band.turns_below, band.turns_above) == (2, 8, True, True)


def test_an_impossible_goal_has_the_best_there_is() -> None:
    """Nobody pays more together than at 5 euro: 2 500 euro."""
    found = sought(visits(3000), "prijs", "saldo 2027 >= 0")
    assert (found.value, found.sought.best.value) == (None, 5)
    assert found.sought.best.margin == pytest.approx(-500)
    assert [problem.code for problem in found.problems] == ["S121"]
    assert found.problems[0].waarom == ""  # the answer itself names the best


def test_an_impossible_goal_with_a_probability_has_the_chance() -> None:
    found = sought(unsure(NORMAL), "subsidie", "met 95% zekerheid: saldo 2027 >= 0", low="0", high="5000")
    assert (found.value, found.sought.best.value) == (None, 5000)
    assert found.sought.best.share == pytest.approx(0.5, abs=0.02)


def test_a_knob_that_changes_nothing() -> None:
    found = sought(plan(more="  los: {naam: Los, eenheid: eur/jaar, waarde: 5}\n"), "los", "saldo samen >= 0")
    assert [problem.code for problem in found.problems] == ["S120"]


def test_a_series_gets_the_same_value_in_every_step() -> None:
    found = sought(plan(subsidy="{2027-01: 1000, 2028-01: 2000}"), "subsidie", "saldo samen >= 0")
    assert found.knop.now is None
    assert found.value is not None
    assert found.value.value == 5000


@pytest.mark.parametrize(("chance", "z"), [("95", 1.645), ("80", 0.8416), ("50", 0.0)])
def test_normal_costs_ask_mean_and_so_many_deviations(chance: str, z: float) -> None:
    found = sought(unsure(NORMAL), "subsidie", f"met {chance}% zekerheid: saldo 2028 >= 0")
    assert found.value is not None
    assert found.value.value == pytest.approx(5000 + z * 800, abs=20)
    assert found.confirmed is not None
    assert found.confirmed.chances.confirmed
    assert found.problems == ()


def test_what_is_too_much_on_average() -> None:
    """Of a normal saldo with mean 1.645 sigma: sigma (phi(z) + z Phi(z)) = 800 (0.1031 + 1.645 * 0.95)."""
    found = sought(unsure(NORMAL), "subsidie", "met 95% zekerheid: saldo 2028 >= 0")
    assert found.confirmed is not None
    assert found.confirmed.room.value == pytest.approx(800 * (0.1031 + 1.645 * 0.95), abs=15)
    assert found.confirmed.over.value == pytest.approx(3 * found.confirmed.room.value, rel=1e-9)


def test_an_uncertain_knob_takes_its_spread_along() -> None:
    """Costs of k with a deviation of 16% of k: k (1 + 0.16 * 1.645) = 4 000."""
    found = sought(unsure(NORMAL).with_values({"subsidie": 4000.0}), "kosten", "met 95% zekerheid: saldo 2028 >= 0")
    assert found.uncertain_knob
    assert found.value is not None
    assert found.value.value == pytest.approx(4000 / (1 + 0.16 * 1.645), abs=12)


def test_the_chance_of_an_event_goes_in_steps() -> None:
    """Damage that costs more than there is: it may happen in at most 1 of 10 draws."""
    event = "gebeurtenissen: {brand: {naam: Brand, sjabloon: tegenvaller, kans: 30, van: 2028-03, invoer: {bedrag: 9000}}}\n"
    study = plan(more=event, subsidy="6000")
    found = sought(study, "gebeurtenissen.brand.kans", "met 90% zekerheid: saldo 2028 >= 0")
    assert found.value is not None
    assert found.value.value == pytest.approx(10, abs=0.15)
    assert [(band.turns_below, band.turns_above) for band in found.sought.bands] == [(False, True)]
    assert found.confirmed is not None
    assert found.confirmed.chances.confirmed


@pytest.mark.parametrize("asked", [Asked(1), Asked(2, "plain"), Asked(64, "lhs")])
def test_few_draws_still_give_an_answer(asked: Asked) -> None:
    assert sought(unsure(NORMAL), "subsidie", "met 95% zekerheid: saldo 2028 >= 0", asked).confirmed is not None


def test_nothing_uncertain_is_said() -> None:
    study = study_of(f"{HEAD_OF_CLUB}posten: {{huur: {{naam: Huur, soort: baten, waarde: 5}}}}\n")
    found = sought(study, "posten.huur", "met 95% zekerheid: saldo samen >= 30")
    assert "S123" in [problem.code for problem in found.problems]
    assert found.value is not None
    assert found.value.value == 11.7  # 31 months of x / 12 euro: x >= 11.61, in tenths


SPREADS = (
    NORMAL, "{pert: {laag: 3000, hoog: 9000}}", "{uniform: {laag: 4000, hoog: 7000}}",
    "{lognormaal: {gemiddelde: 5000, spreiding: 1500}}", "{p10: 4200, p90: 6500}",
)  # fmt: skip
SENTENCES = (
    "met 95% zekerheid: saldo 2028 >= 0", "met 90% zekerheid: bank >= 0",
    "met 80% zekerheid: saldo samen >= 500", "met 97,5% zekerheid: vrij besteedbaar in 2028-2029 >= 100",
)  # fmt: skip
CASES = [(spread, sentence) for spread in SPREADS for sentence in SENTENCES]


def kept(number: int, spread: str, sentence: str) -> bool:
    """Whether a seed that had no say in the search ends where it was promised to."""
    weather = "  weer: {naam: Weer, eenheid: eur/jaar, waarde: 300, onzekerheid: {p10: 50%, p90: 180%}}\n"
    study = study_of(
        HEAD_OF_CLUB
        + f"invoer:\n  subsidie: {{eenheid: eur/jaar, waarde: 1000}}\n{weather}"
        + f"  kosten: {{eenheid: eur/jaar, waarde: 5000, onzekerheid: {spread}}}\n"
        + "posten:\n  subsidie: {naam: Subsidie, soort: baten, formule: subsidie}\n"
        + f"  kosten: {{naam: Kosten, soort: lasten, formule: kosten + weer}}\n{BOOKS}"
    )
    found = sought(study, "subsidie", sentence, Asked(1024, seed=1000 * number))
    assert found.confirmed is not None
    return found.confirmed.chances.confirmed


def test_in_17_of_20_cases_a_fresh_seed_keeps_the_promise() -> None:
    cases = some(list(enumerate(CASES)), 4)
    found = [kept(number, *case) for number, case in cases]
    assert 20 * sum(found) >= 17 * len(cases)


def test_seen_red_a_lucky_sample_is_caught_by_the_fresh_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The draws of the search leave out what is rare: nothing but other draws can tell."""
    real: Callable[[Plan, Sampling, int], Array] = vars(drawing_room)["uniforms"]

    def lucky(plan: Plan, sampling: Sampling, number: int) -> Array:
        u = real(plan, sampling, number)
        return np.asarray(0.1 + 0.8 * u) if sampling.seed == SEED else u

    monkeypatch.setattr(drawing_room, "uniforms", lucky)
    found = sought(unsure(NORMAL), "subsidie", "met 95% zekerheid: saldo 2028 >= 0")
    assert found.confirmed is not None
    assert found.confirmed.chances.found.value == pytest.approx(0.95, abs=0.005)
    assert found.confirmed.chances.fresh.value < 0.92
    assert [problem.code for problem in found.problems] == ["S122"]


def test_seen_red_a_search_in_another_plan_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searched with half the spread: the ordinary run of the plan does not find what was asked."""
    tame = unsure("{normaal: {spreiding: 400}}")
    monkeypatch.setattr(zoeken, "drawing_of", lambda _, asked: drawing_of(tame, asked))
    found = sought(unsure(NORMAL), "subsidie", "met 95% zekerheid: saldo 2028 >= 0")
    assert [problem.code for problem in found.problems] == ["S122"]


def test_seen_red_a_program_that_is_not_the_begroting_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    cheaper = plan("4000")
    monkeypatch.setattr(zoeken, "compile_graph", lambda _, *rest: compile_graph(cheaper.graph, *rest))
    monkeypatch.setattr(zoeken._Tries, "values", lambda self, changed: {**cheaper.graph.base, **changed})
    found = sought(plan(), "subsidie", "saldo samen >= 0")
    assert [problem.code for problem in found.problems] == ["S124"]


def test_how_far_it_is_and_stopping() -> None:
    study, told = unsure(NORMAL), list[Done]()

    def tell(done: Done) -> bool:
        told.append(done)
        return len(told) < 5

    with pytest.raises(Stopped):
        zoek(study, knob(study, "subsidie"), asked_of(study, "met 95% zekerheid: saldo 2028 >= 0"), None, tell)
    assert [done.draws for done in told] == [4096 * number for number in range(1, 6)]
    assert all(done.share <= 1 for done in told)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("", ["B040"]),
        ("saldo > 0", ["B040"]),
        ("saldo >= 1.5", ["B040"]),
        ("__import__('os').system('x')", ["B040"]),
        ("saldo >= 0" * 500, ["B040"]),
        ("a " * 90 + ">= 0", ["B041"]),
        ("geld van niemand samen in 2050 >= 0", ["B041"] * 4),
        ("bank van dorp >= 0", ["B041"]),
        ("saldo 2027-03 >= 0", ["B041"]),
        ("saldo 2029-2027 >= 0", ["B041"]),
        ("met 0% zekerheid: saldo >= 0", ["B042"]),
        ("met 100% zekerheid: saldo >= 0", ["B042"]),
        ("met -5% zekerheid: saldo >= 0", ["B042"]),
        ("met 9,5,5% zekerheid: saldo samen 2050 >= 1,5,5", ["B041", "B040", "B042"]),
    ],
)
def test_what_cannot_be_asked_is_said_all_at_once(sentence: str, codes: list[str]) -> None:
    study = plan()
    found, problems = read_voorwaarde(study, sentence)
    assert found is None
    assert [problem.code for problem in problems] == codes
    assert all(len(problem.text()) < 500 for problem in problems)


@pytest.mark.parametrize(
    ("address", "ends", "code"),
    [
        ("subsidi", ("", ""), "W001"),
        ("begin", ("", ""), "B043"),
        ("posten.subsidie.aan", ("", ""), "B043"),
        ("subsidie", ("5000", "4000"), "B044"),
        ("subsidie", ("veel", ""), "W004"),
        ("stoelen", ("-5", ""), "W005"),
        ("seizoenen.zomer[4]", ("", ""), "W009"),
    ],
)
def test_what_cannot_be_turned(address: str, ends: tuple[str, str], code: str) -> None:
    season = "seizoenen: {zomer: {naam: Zomer, aandelen: [0, 0, 0, 0.1, 0.2, 0.3, 0.2, 0.1, 0.1, 0, 0, 0]}}\n"
    study = plan(
        more="  stoelen: {naam: Stoelen, eenheid: stuk, waarde: 4}\n  begin: {naam: Begin, eenheid: datum, waarde: 2027-05}\n"
        f"{season}grootheden: {{zomers: {{eenheid: eur/jaar, formule: subsidie * seizoen(zomer)}}}}\n"
    )
    found, problems = read_knop(study, address, *ends)
    assert found is None
    assert [problem.code for problem in problems][:1] == [code]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("subsidie", (0, 2000, 1, True)),
        ("posten.huur", (0, 10_000, 1, True)),
        ("prijs", (0, 12, 100, False)),
        ("deel", (0, 100, 10, True)),
        ("kans", (5, 30, 100, True)),
    ],
)
def test_where_is_looked(address: str, expected: tuple[float, float, int, bool]) -> None:
    more = (
        "  prijs: {naam: Prijs, eenheid: eur/bezoek, waarde: 5, minimaal: 0, maximaal: 12}\n"
        '  deel: {naam: Deel, eenheid: "%", waarde: 50}\n'
        '  kans: {naam: Kans, eenheid: "%", waarde: 10, laag: 5, hoog: 30}\n'
    )
    study = study_of(
        f"{HEAD_OF_CLUB}invoer:\n  subsidie: {{eenheid: eur/jaar, waarde: 1000}}\n{more}"
        "posten: {huur: {naam: Huur, soort: lasten, waarde: 0}}\n"
    )
    where = knob(study, address).where
    assert (where.low, where.high, where.per, where.open) == expected
