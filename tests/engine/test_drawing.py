"""Draws of a plan: a draw at base is the begroting, options share their draws, events happen as often as they should."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from scipy.stats import binom, spearmanr

from tests.support.scenarios import study_of
from tests.support.tiers import proved
from tests.support.uncertain import PLAN
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.drawing import Drawing
from verdienmodel.engine.drivers import drivers, leaves_at
from verdienmodel.engine.sampling.draws import Sampling
from verdienmodel.engine.simulate import Done, Stopped, compiled, simulate
from verdienmodel.language.frame import Array
from verdienmodel.study.doorrekening import outputs
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

SALDO = "staten.exploitatie.stichting.saldo:year"


def drawn(study: Study, draws: int = 1024) -> Mapping[str, Array]:
    drawing = Drawing.of(study.graph, Sampling(draws))
    return drawing.block(0, {**study.graph.base, **study.changed})


def outcome(study: Study, draws: int = 1024, threads: int = 0) -> Array:
    drawing = Drawing.of(study.graph, Sampling(draws))
    program = compiled(drawing, study.changed, outputs(study))
    return simulate(drawing, study.changed, program, threads=threads).outcomes[SALDO]


@pytest.mark.parametrize("name", proved())
def test_a_draw_at_base_is_the_begroting_in_every_cell_of_every_statement(name: str) -> None:
    study = open_study(name).study
    assert study is not None
    lines = dict.fromkeys(
        line.address for item in study.statements for line in item.lines if line.address and not line.shows
    )
    drawing = Drawing.of(study.graph, Sampling(8))
    program = compiled(drawing, {}, [Output(address) for address in lines])
    found = program.run({leaf: np.array([study.graph.base[leaf]]) for leaf in drawing.leaves})
    for address in lines:
        ours, theirs = found[address][0], study.results.months(address)
        assert np.abs(np.broadcast_to(ours, theirs.shape) - theirs).max() <= 1e-6, address


@pytest.mark.parametrize("name", proved())
def test_draws_are_what_the_plain_evaluator_makes_of_them(name: str) -> None:
    study = open_study(name).study
    assert study is not None
    drawing = Drawing.of(study.graph, Sampling(32))
    few = drawing.block(0, study.graph.base)
    program = compiled(drawing, {}, outputs(study))
    ours, theirs = program.run(few), study.with_draws(few)
    for output in outputs(study):
        if output.shape == "months":
            expected = theirs.results[output.address]
            left, right = np.broadcast_arrays(ours[output.name], expected)
            np.testing.assert_allclose(left, right, rtol=1e-9, atol=1e-6)


def test_options_that_are_alike_differ_by_nothing_in_any_draw() -> None:
    study = study_of(PLAN)
    alike, dearer = study.with_option("gelijk"), study.with_option("duurder")
    assert np.array_equal(outcome(study), outcome(alike))
    assert (outcome(dearer) > outcome(study)).all()


def test_seen_red_another_seed_is_another_world() -> None:
    study = study_of(PLAN)
    drawing = Drawing.of(study.graph, Sampling(1024, seed=1))
    other = simulate(drawing, {}, compiled(drawing, {}, outputs(study))).outcomes[SALDO]
    assert not np.array_equal(outcome(study), other)


def test_one_thread_or_more_to_the_bit() -> None:
    study = study_of(PLAN)
    assert np.array_equal(outcome(study, 16_384, threads=1), outcome(study, 16_384, threads=3))


def test_an_input_added_at_the_end_leaves_the_others_as_they_were() -> None:
    more = PLAN.replace("paden: {weer", "paden: {weer").replace(
        "samenhang:", "  brand: {naam: Brand, kans: 1, wijzigingen: [{adres: leden, maal: 0.1}]}\nsamenhang:"
    )
    before, after = drawn(study_of(PLAN)), drawn(study_of(more))
    assert set(before) < set(after)
    assert all(np.array_equal(before[leaf], after[leaf]) for leaf in before if leaf != "leden")


def test_a_changed_distribution_leaves_the_others_as_they_were() -> None:
    before, after = drawn(study_of(PLAN)), drawn(study_of(PLAN.replace("spreiding: 200", "spreiding: 300")))
    assert {leaf for leaf in before if not np.array_equal(before[leaf], after[leaf])} == {"posten.huur.waarde"}


def test_events_happen_as_often_as_they_should_and_do_what_they_say() -> None:
    found = drawn(study_of(PLAN), 4096)
    happens = found["gebeurtenissen.minder.aan"]
    low, high = binom(4096, 0.1).interval(0.9999)
    assert low <= happens.sum() <= high
    calm = drawn(study_of(PLAN.replace("maal: 0.5", "maal: 1")), 4096)["leden"]
    np.testing.assert_allclose(found["leden"], np.where(happens > 0, calm / 2, calm))
    starts = found["gebeurtenissen.pomp.van"]
    assert (starts.min(), starts.max()) == (202703, 202810)
    assert len(np.unique(starts)) == 20


def test_an_event_that_an_option_makes_sure_happens_in_every_draw() -> None:
    found = drawn(study_of(PLAN).with_option("kapot"))
    assert found["gebeurtenissen.pomp.aan"].all()


def test_ranks_are_correlated_as_asked() -> None:
    found = drawn(study_of(PLAN.replace("kans: 10,", "kans: 0,")), 4096)
    assert spearmanr(found["leden"], found["prijs"]).statistic == pytest.approx(0.5, abs=0.02)


def test_the_weather_is_one_on_average_and_the_half_of_it_reaches_the_visits() -> None:
    found = drawn(study_of(PLAN), 4096)
    weather = found["paden.weer[2028-01]"]
    assert weather.mean() == pytest.approx(1, abs=0.002)
    assert np.log(weather).std() == pytest.approx(0.2, abs=0.005)


def test_a_changed_value_takes_its_spread_along() -> None:
    study = study_of(PLAN)
    wider = drawn(study.with_values({"posten.huur.waarde": 10_400.0}))["posten.huur.waarde"]
    np.testing.assert_allclose(wider, drawn(study)["posten.huur.waarde"] * 2)


def test_the_drivers_at_base_are_the_begroting() -> None:
    study = study_of(PLAN)
    drawing = Drawing.of(study.graph, Sampling(8))
    base = {driver.address: np.array([driver.base(study.graph.base)]) for driver in drivers(drawing)}
    leaves = leaves_at(drawing, base, study.graph.base)
    assert {leaf: float(values[0]) for leaf, values in leaves.items()} == pytest.approx(
        {leaf: study.graph.base[leaf] for leaf in drawing.leaves}
    )


def test_a_run_can_be_stopped() -> None:
    study = study_of(PLAN)
    drawing = Drawing.of(study.graph, Sampling(16_384))
    told: list[int] = []

    def stop(done: Done) -> bool:
        told.append(done.draws)
        return False

    with pytest.raises(Stopped):
        simulate(drawing, {}, compiled(drawing, {}, outputs(study)), progress=stop)
    assert told == [4096]


def test_what_is_remembered_is_what_would_be_drawn_again() -> None:
    """A moved slider finds the points of before; the draws are those of a plan that is opened now."""
    study = study_of(PLAN)
    drawing, base = Drawing.of(study.graph, Sampling(1024)), study.graph.base
    moved = {**base, next(iter(drawing.graph.uncertainty.drawn)).leaves[0]: 2.0}
    for values in (base, moved, base):
        again, fresh = drawing.block(0, values), Drawing.of(study.graph, Sampling(1024)).block(0, values)
        assert again.keys() == fresh.keys()
        assert all(np.array_equal(again[leaf], fresh[leaf]) for leaf in fresh)
    assert any(not np.array_equal(drawing.block(0, base)[leaf], row) for leaf, row in drawing.block(0, moved).items())
