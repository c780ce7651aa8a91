"""Points of a sample: who they belong to, how even they lie, and that blocks are the whole."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from scipy.stats import qmc

from verdienmodel.engine.sampling.draws import BLOCK, Sampling, _cube, uniforms
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.sobol import _directions, _scrambled_plan, _words, sobol_rows
from verdienmodel.engine.sampling.streams import Bits, Use, unit
from verdienmodel.language.frame import Array

METHODS: tuple[Use, ...] = ("sobol", "lhs", "plain")
NAMES = ("posten.huur.waarde", "prijs[2027-01]", "gebeurtenissen.lek", "weer[2028]", "posten.loon.waarde")
Make = Callable[[tuple[str, ...]], Array]


def scipy_scrambled(names: tuple[str, ...]) -> Array:
    """All dimensions scrambled from one stream, as scipy does."""
    return qmc.Sobol(len(names), scramble=True, rng=3).random(512).T


def one_stream(names: tuple[str, ...]) -> Array:
    """Row after row from one generator: each row has a number per dimension."""
    return np.random.default_rng(3).random((512, len(names))).T


def ours(method: Use) -> Make:
    return lambda names: uniforms(Plan(names), Sampling(512, method, seed=3))


def unmoved_by_one_more(make: Make) -> bool:
    return np.array_equal(make(NAMES[:-1]), make(NAMES)[:-1])


@pytest.mark.parametrize("method", METHODS)
def test_an_input_added_at_the_end_leaves_the_others_as_they_were(method: Use) -> None:
    assert unmoved_by_one_more(ours(method))


@pytest.mark.parametrize("make", [scipy_scrambled, one_stream])
def test_which_one_stream_for_all_would_not(make: Make) -> None:
    assert not unmoved_by_one_more(make)


@pytest.mark.parametrize("method", METHODS)
def test_another_name_seed_or_scramble_gives_other_points(method: Use) -> None:
    make = ours(method)
    renamed = make((*NAMES[:2], "iets.anders", *NAMES[3:]))
    assert [np.array_equal(*rows) for rows in zip(renamed, make(NAMES), strict=True)] == [True, True, False, True, True]
    assert not np.array_equal(make(NAMES), uniforms(Plan(NAMES), Sampling(512, method, seed=4)))
    parts = make(NAMES).reshape(len(NAMES), 8, -1)
    assert len({part.tobytes() for part in parts.swapaxes(0, 1)}) == 8


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("asked", [1, 100, 4_096, 9_001, 70_000])
def test_blocks_are_the_whole_in_any_order_on_any_thread(method: Use, asked: int) -> None:
    sampling, plan = Sampling(asked, method), Plan(NAMES)
    whole = uniforms(plan, sampling)
    assert whole.shape == (len(NAMES), sampling.draws)
    for cached in (_cube, _directions, _scrambled_plan, _words):
        cached.cache_clear()
    with ThreadPoolExecutor(2) as pool:
        blocks = list(pool.map(lambda block: uniforms(plan, sampling, block), reversed(range(sampling.blocks))))
    assert np.array_equal(whole, np.concatenate(blocks[::-1], axis=1))
    assert all(block.shape[1] <= BLOCK for block in blocks)
    assert len({block.tobytes() for block in blocks}) == len(blocks)


def test_a_scramble_at_once_is_its_pieces() -> None:
    at_once = sobol_rows(NAMES, 7, 3, 10, 0, 1024)
    pieces = [sobol_rows(NAMES, 7, 3, 10, first, 128) for first in range(0, 1024, 128)]
    assert np.array_equal(at_once, np.concatenate(pieces, axis=1))


def test_points_stay_what_they_were_in_an_earlier_version() -> None:
    """A result must be repeatable from its stamp: these numbers may only change with a note in the changelog."""
    found = {
        method: uniforms(Plan(NAMES[:2]), Sampling(8, method, seed=1))[:, :2].round(9).tolist() for method in METHODS
    }
    assert found == PINNED


PINNED = {
    "sobol": [[0.246162305, 0.617571227], [0.498437301, 0.481238947]],
    "lhs": [[0.051533339, 0.872299562], [0.559697603, 0.373319195]],
    "plain": [[0.774317949, 0.041025462], [0.674811918, 0.375646313]],
}


@pytest.mark.parametrize(
    ("method", "asked", "draws"),
    [
        ("sobol", 4_096, 4_096),
        ("sobol", 4_097, 8_192),
        ("sobol", 10_000, 16_384),
        ("sobol", 1, 8),
        ("lhs", 10_000, 10_000),
        ("lhs", 10_001, 10_008),
        ("plain", 3, 8),
    ],
)
def test_draws_are_rounded_up_and_that_is_told(method: Use, asked: int, draws: int) -> None:
    sampling = Sampling(asked, method)
    assert (sampling.draws, sampling.rounded) == (draws, asked != draws)
    assert sampling.scramble_rows(7).stop == draws


@pytest.mark.parametrize("sampling", [(0, "sobol", 1), (8, "sobol", -1)])
def test_no_draws_or_a_seed_below_zero_is_refused(sampling: tuple[int, Use, int]) -> None:
    with pytest.raises(ValueError, match="draws with seed"):
        Sampling(*sampling)


def one_in_each_interval(u: Array, size: int) -> bool:
    return all(np.array_equal(np.sort((row * size).astype(int)), np.arange(size)) for part in u for row in part)


def by_scramble(method: Use, size: int) -> Array:
    return uniforms(Plan(NAMES), Sampling(8 * size, method)).reshape(len(NAMES), 8, size).swapaxes(0, 1)


def test_every_dimension_of_every_scramble_has_one_point_in_each_interval() -> None:
    assert one_in_each_interval(by_scramble("sobol", 1024), 1024)
    assert one_in_each_interval(by_scramble("sobol", 16_384), 16_384)  # each scramble in four blocks
    assert one_in_each_interval(by_scramble("lhs", 1024), 1024)
    assert one_in_each_interval(by_scramble("lhs", 1001), 1001)
    assert not one_in_each_interval(by_scramble("plain", 1024), 1024)


def test_two_dimensions_lie_evenly_together() -> None:
    pairs = [(0, 1), (1, 4), (2, 3)]
    for one, other in pairs:
        spread = {
            method: np.mean([qmc.discrepancy(part[[one, other]].T) for part in by_scramble(method, 256)])
            for method in METHODS
        }
        assert spread["sobol"] < spread["lhs"] / 3 < spread["plain"] / 3


def test_first_two_dimensions_are_a_net() -> None:
    """Every box of area 1/n whose sides are powers of two holds exactly one point: what makes Sobol Sobol."""
    for part in by_scramble("sobol", 256):
        for wide in range(9):
            columns, rows = 1 << wide, 256 >> wide
            boxes = (part[0] * columns).astype(int) * rows + (part[1] * rows).astype(int)
            assert len(set(boxes.tolist())) == 256


def test_directions_are_those_of_scipy_whatever_the_order() -> None:
    """Without scrambling our binary order holds the same points as scipy's Gray code order."""
    directions = _directions(30, 8)
    points = np.zeros((30, 1), dtype=np.uint32)
    for bit in range(8):
        points = np.concatenate([points, points ^ directions[:, bit, None]], axis=1)
    theirs = qmc.Sobol(30, scramble=False, bits=32).random(256).T * 2.0**32
    assert {*map(tuple, points.T.tolist())} == {*map(tuple, theirs.T.astype(np.uint32).tolist())}


def smooth_mean_of_parts(method: Use) -> Array:
    part = by_scramble(method, 512)
    means: Array = np.exp(part.sum(axis=1) / 5).mean(axis=1)
    return means


def test_eight_scrambles_differ_and_sobol_differs_far_less() -> None:
    sobol, lhs, plain = (smooth_mean_of_parts(method) for method in METHODS)
    exact = (5 * (np.exp(0.2) - 1)) ** 5
    assert len(set(sobol)) == 8
    assert sobol.var(ddof=1) < plain.var(ddof=1) / 1000
    assert lhs.var(ddof=1) < plain.var(ddof=1) / 10
    error = sobol.std(ddof=1) / np.sqrt(8)
    assert abs(sobol.mean() - exact) < 4 * error  # the spread over scrambles says how far off the mean is


def test_dimensions_of_a_scramble_are_not_linked() -> None:
    for part in by_scramble("sobol", 512):
        assert np.abs(np.corrcoef(part) - np.eye(len(part))).max() < 0.05


def test_errors_of_scrambles_are_independent() -> None:
    """Over many seeds the error of one scramble says nothing of that of another, and their variances are those of one."""
    plan, seeds = Plan(NAMES[:3]), range(300)
    u = np.stack([uniforms(plan, Sampling(256, seed=seed)).reshape(3, 8, 32) for seed in seeds])
    errors = np.exp(u.sum(axis=1)).mean(axis=2) - (np.e - 1) ** 3
    linked = np.corrcoef(errors.T)[np.triu_indices(8, 1)]
    assert abs(linked.mean()) < 0.05
    assert np.abs(linked).max() < 4 / np.sqrt(len(seeds))
    assert errors.mean(axis=1).var() == pytest.approx(errors.var() / 8, rel=0.25)  # so the standard error is honest


def test_never_zero_or_one() -> None:
    ends: Bits = np.array([0, 2**32 - 1], dtype=np.uint32)
    low, high = unit(ends)
    assert 0 < low < 1e-9 < 1 - 1e-9 < high < 1


def test_an_empty_plan_has_draws_without_dimensions() -> None:
    assert uniforms(Plan(), Sampling(100)).shape == (0, 128)


def test_the_base_comes_first_and_options_only_add() -> None:
    plan = Plan.of(["b", "a"], ["c", "a"], ["d"])
    assert plan.dimensions == ("b", "a", "c", "d")
    assert Plan.from_dict(plan.as_dict()) == plan
    assert plan.extended(["a", "e"]).dimensions == ("b", "a", "c", "d", "e")
    assert plan.places["c"] == 2


def test_the_seed_may_be_any_size_and_uses_do_not_meet() -> None:
    assert uniforms(Plan(("a",)), Sampling(8, seed=2**70)).shape == (1, 8)
    sobol, lhs, plain = (uniforms(Plan(("a",)), Sampling(8, method)).tobytes() for method in METHODS)
    assert len({sobol, lhs, plain}) == 3
