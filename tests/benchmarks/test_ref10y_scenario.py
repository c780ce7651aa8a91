"""ref10y in the language of the product has the outcomes of the hand-written kernel, and compiles to a plan as short."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from tests.support.scenarios import study_of
from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.compiled.program import Program
from verdienmodel.engine.compiled.steps import MatrixProduct
from verdienmodel.language.frame import Array

FOLDER = Path(__file__).parents[2] / "benchmarks" / "basis"
NAMES = ("ref10y", "impl", "ref10y_scenario")
EURO = 1e-6
DRAWS = 2_000


@pytest.fixture(scope="module")
def basis() -> Iterator[dict[str, ModuleType]]:
    sys.path.insert(0, str(FOLDER))
    yield {name: importlib.import_module(name) for name in NAMES}
    sys.path.remove(str(FOLDER))
    for name in NAMES:
        sys.modules.pop(name)


@pytest.fixture(scope="module")
def inputs(basis: dict[str, ModuleType]) -> tuple[Array, Array]:
    factors, prices = basis["ref10y"].sample(DRAWS)
    ones = np.ones((1, DRAWS))
    return np.concatenate([factors.T, ones]), np.ascontiguousarray(prices.transpose(1, 2, 0))


@pytest.fixture(scope="module")
def program(basis: dict[str, ModuleType], inputs: tuple[Array, Array]) -> Program:
    graph = study_of(basis["ref10y_scenario"].text()).graph
    return compile_graph(graph, list(basis["ref10y_scenario"].draws(*inputs)), outputs())


def outputs() -> list[Output]:
    return [
        Output("resultaat", "year"),
        Output("kas_eind", "year_end"),
        Output("gemeente", "year"),
        Output("kas", "lowest"),
    ]


def test_the_outcomes_are_those_of_the_kernel(
    basis: dict[str, ModuleType], inputs: tuple[Array, Array], program: Program
) -> None:
    found = program.run(basis["ref10y_scenario"].draws(*inputs))
    kernel = basis["impl"].run_chunked_T(*inputs, 4096)
    for output, theirs in zip(outputs()[:3], kernel[:3], strict=True):
        assert np.abs(found[output.name] - theirs).max() < EURO
    assert np.array_equal(found["kas:lowest"][:, 0] < 0, kernel[3])


def test_the_outcomes_are_those_of_plain_python(
    basis: dict[str, ModuleType], inputs: tuple[Array, Array], program: Program
) -> None:
    few = 25
    found = program.run({name: row[:few] for name, row in basis["ref10y_scenario"].draws(*inputs).items()})
    plain = basis["impl"].a_python(inputs[0][:26, :few].T, inputs[1][:, :, :few].transpose(2, 0, 1))
    for output, theirs in zip(outputs()[:3], plain[:3], strict=True):
        assert np.abs(found[output.name] - theirs).max() < EURO


def test_the_plan_is_as_short_as_one_made_by_hand(program: Program) -> None:
    products = [step.weights.shape for step in program.layout.steps if isinstance(step, MatrixProduct)]
    large = [shape for shape in products if shape[0] > 10]
    assert program.calls <= 400
    assert len(large) == 10
    assert all(columns <= 18 and rows <= 48 for columns, rows in large)


def test_a_percent_more_of_one_post_is_seen(
    basis: dict[str, ModuleType], inputs: tuple[Array, Array], program: Program
) -> None:
    other = program.changed({"basis_3": 1.01 * float(basis["ref10y"].BASE[3])})
    found = other.run(basis["ref10y_scenario"].draws(*inputs))
    kernel = basis["impl"].run_chunked_T(*inputs, 4096)
    assert np.abs(found["resultaat:year"] - kernel[0]).max() > 1
