"""Options worked out together are what each is alone, on the same draws; what is alike differs by nothing."""

from __future__ import annotations

import numpy as np
import pytest

from tests.support.scenarios import example_of, study_of
from tests.support.uncertain import PLAN
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.drawing import Drawing
from verdienmodel.engine.sampling.draws import Sampling
from verdienmodel.engine.simulate import compiled, compiled_options
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.study.simulating import Asked, doorrekening, doorrekeningen
from verdienmodel.study.study import Study

NAMES = ("", "gelijk", "duurder", "kapot")
PARKWIJK = ("", "met_startlening", "met_garantie", "eigen_bus", "eigen_werkplaats")


def together(study: Study, names: tuple[str, ...], draws: int) -> tuple[Doorrekening, ...]:
    found, problems = doorrekeningen(study, names, Asked(draws))
    assert found, [problem.text() for problem in problems]
    return found


def assert_as_alone(study: Study, names: tuple[str, ...], draws: int) -> None:
    for name, item in zip(names, together(study, names, draws), strict=True):
        alone, _ = doorrekening(study.with_option(name) if name else study, Asked(draws))
        assert alone is not None
        assert item.stamp == alone.stamp
        assert item.simulation.outcomes.keys() == alone.simulation.outcomes.keys()
        for output, values in alone.simulation.outcomes.items():
            np.testing.assert_allclose(item.simulation.outcomes[output], values, rtol=1e-12, atol=1e-8, err_msg=output)
        for driver, drawn in alone.drawn.items():
            assert np.array_equal(item.drawn[driver], drawn), driver


def test_options_together_are_what_each_is_alone() -> None:
    assert_as_alone(study_of(PLAN), NAMES, 4096)


def test_an_option_that_makes_an_event_likelier_has_it_more_often() -> None:
    option = "opties:\n  vaker: {naam: Vaker, wijzigingen: [{adres: gebeurtenissen.minder.kans, zet: 90}]}"
    assert_as_alone(study_of(PLAN.replace("opties:", option)), ("", "vaker"), 512)


def test_all_options_of_parkwijk_together_are_what_each_is_alone() -> None:
    assert_as_alone(example_of("wijkbedrijf_parkwijk"), PARKWIJK, 512)


def test_an_option_that_changes_nothing_differs_by_nothing() -> None:
    base, same, dearer, broken = together(study_of(PLAN), NAMES, 4096)
    for output, values in base.simulation.outcomes.items():
        assert np.array_equal(same.simulation.outcomes[output], values)
        assert not np.array_equal(dearer.simulation.outcomes[output], values)
        assert not np.array_equal(broken.simulation.outcomes[output], values)


def test_an_option_looked_into_by_itself_is_the_same_option() -> None:
    dearer = together(study_of(PLAN), NAMES, 512)[2]
    outcomes = dearer.simulation.program.run(dict(dearer.simulation.leaves))
    for output, values in dearer.simulation.outcomes.items():
        np.testing.assert_allclose(outcomes[output], values, rtol=1e-12, atol=1e-8)


def test_what_options_share_is_worked_out_once() -> None:
    study = example_of("wijkbedrijf_parkwijk")
    drawing = Drawing.of(study.graph, Sampling(512))
    outputs = [Output("boekhouding.wijkbedrijf.standen.bank", "lowest")]
    one = compiled(drawing, {}, outputs)
    six = compiled_options(drawing, [{}, *({"ict_telefoon": 50.0 + n} for n in range(5))], outputs)
    assert six.calls < 2.5 * one.calls


def test_only_what_an_option_draws_in_its_own_way_is_drawn_again() -> None:
    study = study_of(PLAN)
    drawing = Drawing.of(study.graph, Sampling(512))
    base = study.graph.base
    assert drawing.differing(base, base) == frozenset()
    assert "prijs" in drawing.differing(base, {**base, "prijs": 6.0})
    assert "leden" not in drawing.differing(base, {**base, "prijs": 6.0})
    for name in NAMES[1:]:
        values = {**base, **study.with_option(name).changed}
        one, other = drawing.blocks(0, [base, values])
        really = {leaf for leaf in drawing.leaves if not np.array_equal(one[leaf], other[leaf])}
        assert really <= drawing.differing(base, values), name


def test_a_forgotten_difference_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Drawing, "differing", lambda *_: frozenset())
    with pytest.raises(AssertionError):
        assert_as_alone(study_of(PLAN), NAMES, 512)


RARELY = f"{PLAN}  zelden: {{naam: Zelden, uitleg: Een nieuwe pomp., wijzigingen: [{{adres: gebeurtenissen.pomp.kans, zet: 0}}]}}\n"


def test_an_option_that_makes_something_less_likely_is_what_it_is_alone() -> None:
    """Was wrong: beside the plan itself an option kept the chances of the plan, so a closed pool could break its pump."""
    study = study_of(RARELY)
    assert_as_alone(study, ("", "zelden"), 512)
    assert together(study, ("", "zelden"), 512)[1].simulation.leaves["gebeurtenissen.pomp.aan"].max() == 0
