"""Rank correlations: what is asked is achieved, what cannot be is said, what is not linked is not touched."""

from __future__ import annotations

from math import asin, pi

import numpy as np
import pytest
from scipy.stats import spearmanr

from verdienmodel.engine.sampling import correlation
from verdienmodel.engine.sampling.beta import Pert
from verdienmodel.engine.sampling.continuous import Lognormaal, Normaal, Uniform, Vast
from verdienmodel.engine.sampling.correlation import (
    Copula,
    Correlation,
    ImpossibleCorrelations,
    achieved,
    rank_of_normal,
)
from verdienmodel.engine.sampling.discrete import Historie, Kans, Poisson
from verdienmodel.engine.sampling.draws import Sampling, uniforms
from verdienmodel.engine.sampling.nearest import nearest_correlation, triangle
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.points import Points
from verdienmodel.engine.sampling.sampler import Sampler, Source, unrelatable, values
from verdienmodel.engine.sampling.streams import Use
from verdienmodel.language.frame import Array

PLAN = Plan(("los", "a", "b", "c", "ook_los", "d"))
SOURCES = (
    Source("a", Normaal(100, 10)),
    Source("b", Lognormaal(5, 2)),
    Source("c", Pert(10, 20, 60)),
    Source("d", Uniform(0, 1)),
    Source("los", Pert(1, 2, 3)),
)


def drawn(
    correlations: list[Correlation], sampling: Sampling, sources: tuple[Source, ...] = SOURCES
) -> dict[str, Array]:
    return values(sources, Sampler(PLAN, sampling, Copula.of(PLAN, correlations)).points(0))


@pytest.mark.parametrize("method", ["sobol", "lhs", "plain"])
@pytest.mark.parametrize("rank", [0.6, -0.6, 0.95, 0.1])
def test_what_is_asked_is_achieved(rank: float, method: Use) -> None:
    asked = [Correlation("a", "b", rank)]
    draws = drawn(asked, Sampling(4_096, method))
    (found,) = achieved(asked, draws)
    assert found.rank == pytest.approx(rank, abs=0.02)
    assert found.rank == pytest.approx(spearmanr(draws["a"], draws["b"]).statistic)
    linear = np.corrcoef(draws["a"], np.log(draws["b"]))[0, 1]  # the normal numbers below both
    assert 6 / pi * asin(linear / 2) == pytest.approx(rank, abs=0.02)


def test_four_together_and_two_apart() -> None:
    asked = [Correlation("a", "b", 0.6), Correlation("b", "c", 0.3), Correlation("c", "a", 0.5)]
    draws = drawn(asked, Sampling(4_096))
    for item in achieved(asked, draws):
        assert item.rank == pytest.approx(item.asked.rank, abs=0.02)
    (loose,) = achieved([Correlation("a", "d", 0.0)], draws)
    assert loose.rank == pytest.approx(0, abs=0.02)


def test_dimensions_outside_a_group_keep_their_points_to_the_bit() -> None:
    u = uniforms(PLAN, Sampling(512))
    points = Copula.of(PLAN, [Correlation("a", "c", 0.5)]).points(u)
    same = [np.array_equal(point.uniform, row) for point, row in zip(points, u, strict=True)]
    assert same == [True, False, True, False, True, True]  # a leads its group, but comes back through z
    np.testing.assert_allclose(points[1].uniform, u[1], atol=1e-8)


def test_a_changed_distribution_leaves_the_other_draws_identical() -> None:
    asked = [Correlation("a", "b", 0.6)]
    changed = (Source("a", Kans(0.3)), *SOURCES[1:])
    before, after = drawn(asked, Sampling(512)), drawn(asked, Sampling(512), changed)
    assert {name for name in before if not np.array_equal(before[name], after[name])} == {"a"}


def test_always_together_and_always_opposite() -> None:
    draws = drawn([Correlation("a", "b", 1.0), Correlation("b", "c", -1.0), Correlation("a", "c", -1.0)], Sampling(512))
    order = np.argsort(draws["a"])
    assert np.array_equal(order, np.argsort(draws["b"]))
    assert np.array_equal(order, np.argsort(-draws["c"]))


CONTRADICTION = [
    Correlation("a", "b", 0.9),
    Correlation("b", "c", 0.9),
    Correlation("a", "c", -0.9),
    Correlation("c", "d", 0.1),
]


def test_a_contradiction_names_its_pairs_and_offers_the_nearest() -> None:
    with pytest.raises(ImpossibleCorrelations) as found:
        Copula.of(PLAN, CONTRADICTION)
    problem = found.value
    assert problem.names == ("a", "b", "c", "d")
    assert {(pair.one, pair.other) for pair in problem.pairs} == {("a", "b"), ("b", "c"), ("a", "c")}
    assert np.linalg.eigvalsh(2 * np.sin(np.pi * problem.nearest / 6))[0] >= 0
    assert np.diag(problem.nearest) == pytest.approx(1)
    np.testing.assert_allclose(problem.nearest, problem.nearest.T, atol=1e-12)
    Copula.of(PLAN, problem.advice)  # what is offered can be typed in
    assert "a ~ b 0.9" in str(problem)


def test_two_strong_links_ask_for_the_third() -> None:
    with pytest.raises(ImpossibleCorrelations) as found:
        Copula.of(PLAN, [Correlation("a", "b", 0.9), Correlation("b", "c", 0.9)])
    advice = {(item.one, item.other): item.rank for item in found.value.advice}
    assert advice["a", "c"] > 0.05
    assert 0.7 < advice["a", "b"] < 0.9


def test_a_triangle_gives_its_matrix_back_also_on_the_edge() -> None:
    edge = np.array([[1.0, 1, -1, 0.3], [1, 1, -1, 0.3], [-1, -1, 1, -0.3], [0.3, 0.3, -0.3, 1]])
    lower = triangle(edge)
    np.testing.assert_allclose(lower @ lower.T, edge, atol=1e-12)
    assert np.array_equal(lower, np.tril(lower))
    inner = edge[[0, 3]][:, [0, 3]]
    np.testing.assert_allclose(triangle(inner), np.linalg.cholesky(inner))


def test_nearest_is_the_one_in_the_paper() -> None:
    """Higham 2002, section 4: the nearest correlation matrix of this one, to four decimals."""
    asked = np.array([[1.0, 1, 0], [1, 1, 1], [0, 1, 1]])
    expected = [[1, 0.7607, 0.1573], [0.7607, 1, 0.7607], [0.1573, 0.7607, 1]]
    np.testing.assert_allclose(nearest_correlation(asked), expected, atol=5e-5)


def test_events_and_counts_move_together_too() -> None:
    sources = (Source("a", Kans(0.2)), Source("b", Poisson(3)), *SOURCES[2:])
    asked = [Correlation("a", "b", 0.6)]
    draws = drawn(asked, Sampling(4_096), sources)
    assert draws["a"].mean() == pytest.approx(0.2, abs=0.01)
    assert draws["b"].mean() == pytest.approx(3, abs=0.05)
    (found,) = achieved(asked, draws)
    assert 0.35 < found.rank < 0.6  # a kans has two values: less than asked, and reported as it is


@pytest.mark.parametrize("pair", [("a", "a", 0.1), ("a", "nergens", 0.1), ("a", "b", 1.1), ("a", "b", float("nan"))])
def test_a_correlation_without_meaning_is_refused(pair: tuple[str, str, float]) -> None:
    with pytest.raises(ValueError, match="correlation"):
        Copula.of(PLAN, [Correlation(*pair)])


def test_certain_inputs_and_observed_years_cannot_be_related() -> None:
    sources = (Source("a", Vast(3)), Source("x", Historie((1, 2)), group="b"), Source("c", Normaal(0, 1)))
    asked = [Correlation("a", "c", 0.1), Correlation("c", "b", 0.1), Correlation("c", "d", 0.1)]
    assert unrelatable(asked, sources) == tuple(asked[:2])


def test_inputs_of_one_group_take_the_same_year() -> None:
    plan = Plan.of(["zon", "weer"])
    sources = (Source("a", Historie((1, 2, 3)), "weer"), Source("b", Historie((10, 20, 30)), "weer"))
    draws = values(sources, Sampler(plan, Sampling(512)).points(0))
    assert np.array_equal(draws["a"] * 10, draws["b"])
    assert set(draws["a"]) == {1.0, 2.0, 3.0}


def test_ranks_of_normal_numbers() -> None:
    assert rank_of_normal(np.array([0.0, 1.0, -1.0])) == pytest.approx([0, 1, -1])
    assert Points(given_normal=np.array([-40.0, 40.0])).uniform == pytest.approx([0, 1])


def far_off(rank: float) -> float:
    """How far the achieved rank correlation is from the one asked, with draws enough to see the third decimal."""
    sampler = Sampler(PLAN, Sampling(65_536), Copula.of(PLAN, [Correlation("a", "b", rank)]))
    blocks = [sampler.points(block) for block in range(sampler.sampling.blocks)]
    one, other = (np.concatenate([points[name].normal for points in blocks]) for name in ("a", "b"))
    return abs(float(spearmanr(one, other).statistic) - rank)


def test_ranks_are_translated_to_normal_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert far_off(0.6) < 0.002
    monkeypatch.setattr(correlation, "normal_of_rank", lambda rank: rank)
    assert far_off(0.6) > 0.01
