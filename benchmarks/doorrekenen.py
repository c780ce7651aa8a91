"""How fast a plan runs over draws: ref10y against the kernel made by hand, model only and from sampling to percentiles.

All in one process and in turn, minimum of several: on a shared computer only the ratios mean something.
Run: .venv/bin/python benchmarks/doorrekenen.py  (Parkwijk, sliders and options: doorrekenen_parkwijk.py)
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the blocks have their own threads

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent / "basis"))

import ref10y_scenario
from engine import chunkX, engine, pct
from impl import run_chunked_T
from ref10y import NDIM, sample

from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.compiled.program import BLOCK, Program
from verdienmodel.engine.sampling.draws import Sampling, uniforms
from verdienmodel.engine.sampling.plan import Plan
from verdienmodel.engine.sampling.points import Points
from verdienmodel.model.graph import Graph
from verdienmodel.study.opening import open_bytes

REF10Y = (
    Output("resultaat", "year"),
    Output("kas_eind", "year_end"),
    Output("gemeente", "year"),
    Output("kas", "lowest"),
)
MILLION = 1 << 20
"""Sobol wants a power of two."""
Normals = Callable[[int], np.ndarray]
"""The normal numbers of a block by its number: (dimensions, draws)."""


def in_turn(*works: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of the fastest run of each, one after the other and again."""
    best = [float("inf")] * len(works)
    for _ in range(times):
        for number, work in enumerate(works):
            begin = time.perf_counter()
            work()
            best[number] = min(best[number], time.perf_counter() - begin)
    return [seconds * 1000 for seconds in best]


def ref10y() -> tuple[Graph, list[str]]:
    """The graph and the leaves that are drawn."""
    study = open_bytes(ref10y_scenario.text().encode(), "ref10y.yaml").study
    assert study is not None
    return study.graph, list(ref10y_scenario.draws(*kernel_inputs(2)))


def kernel_inputs(draws: int) -> tuple[np.ndarray, np.ndarray]:
    X, I = sample(draws, exact=False)
    return np.concatenate([X.T, np.ones((1, draws))]), np.ascontiguousarray(I.transpose(1, 2, 0))


def plain(draws: int, seed: int = 1) -> Normals:
    """Pseudo-random as the yardstick does it: one child of the seed per block."""
    children = np.random.SeedSequence(seed).spawn(-(-draws // BLOCK))

    def block(number: int) -> np.ndarray:
        count = min(draws - number * BLOCK, BLOCK)
        return np.random.Generator(np.random.SFC64(children[number])).standard_normal((NDIM, count))

    return block


def sobol(draws: int, seed: int = 1) -> Normals:
    """Our scrambled Sobol, as normal numbers."""
    plan, sampling = Plan.of([f"z{number}" for number in range(NDIM)]), Sampling(draws, "sobol", seed)
    return lambda number: Points(uniforms(plan, sampling, number)).normal


def from_draw_to_percentiles(
    program: Program, draws: int, normals: Normals, threads: int = 2
) -> tuple[np.ndarray, float]:
    """The same work as `engine`: sample, work out, percentiles and the chance of a tekort, with our model."""
    out = {name: np.empty((rows, draws)) for name, rows in program.layout.rows.items()}

    def work(number: int) -> None:
        leaves = ref10y_scenario.draws(*chunkX(normals(number)))
        part = slice(number * BLOCK, (number + 1) * BLOCK)
        program.run_block(leaves, {name: array[:, part] for name, array in out.items()})

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, range(-(-draws // BLOCK))))
        rows = [row for array in list(out.values())[:3] for row in array]
        return np.array(list(pool.map(pct, rows))), float((out["kas:lowest"] < 0).mean())


def measure_compile(graph: Graph, leaves: list[str], program: Program) -> None:
    values = iter(graph.base["basis_3"] + np.arange(1, 100))
    cold, changed = in_turn(
        lambda: compile_graph(graph, leaves, REF10Y), lambda: program.changed({"basis_3": next(values)}), times=10
    )
    print(f"ref10y: {program.calls} stappen per blok van {BLOCK} trekkingen (doel 400)")
    print(f"  klaarzetten            {cold:8.1f} ms   doel 200 (streven 100)")
    print(f"  een bedrag gewijzigd   {changed:8.1f} ms   doel  80 (streven 40)")


def measure_model(program: Program) -> None:
    print("alleen het model, tegen de uitwerking met de hand op 1 draad (doel 1,8 x, streven 1,15 x)")
    for draws, times in ((4_096, 30), (100_000, 6), (MILLION, 3)):
        inputs = kernel_inputs(draws)
        ours = ref10y_scenario.draws(*inputs)
        hand, one, two = in_turn(
            lambda inputs=inputs: run_chunked_T(*inputs, 8192),
            lambda ours=ours: program.run(ours, threads=1),
            lambda ours=ours: program.run(ours, threads=2),
            times=times,
        )
        print(
            f"  {draws:9}: {hand:8.1f} ms; 1 draad {one:8.1f} = {one / hand:.2f} x; 2 {two:8.1f} = {two / hand:.2f} x"
        )


def measure_whole(program: Program) -> None:
    print("van trekken tot percentielen, tegen engine.py op zijn beste aantal draden (doel 1,6 x, streven 1,1 x)")
    for draws, times in ((4_096, 20), (131_072, 5), (1 << 20, 3)):
        first, second, ours, even = in_turn(
            lambda draws=draws: engine(draws, threads=1),
            lambda draws=draws: engine(draws, threads=2),
            lambda draws=draws: from_draw_to_percentiles(program, draws, plain(draws)),
            lambda draws=draws: from_draw_to_percentiles(program, draws, sobol(draws)),
            times=times,
        )
        best = min(first, second)
        print(
            f"  {draws:9}: {best:8.1f} ms; gewoon {ours:8.1f} = {ours / best:.2f} x; Sobol {even:8.1f} = {even / best:.2f} x"
        )


def measure_accuracy(program: Program, draws: int = 1 << 16, repeats: int = 24) -> None:
    """How much sooner Sobol is as accurate as plain draws: the variance of the answer times the time it takes."""
    found: dict[str, tuple[float, float]] = {}
    for name, make in (("gewoon", plain), ("Sobol", sobol)):
        begin = time.perf_counter()
        chances = [from_draw_to_percentiles(program, draws, make(draws, seed))[1] for seed in range(repeats)]
        found[name] = float(np.var(chances, ddof=1)), (time.perf_counter() - begin) / repeats
    (wide, slow), (narrow, long) = found["gewoon"], found["Sobol"]
    print(
        f"kans op tekort, {draws} trekkingen, {repeats} keer: spreiding gewoon {wide**0.5:.5f}, Sobol {narrow**0.5:.5f}"
    )
    print(
        f"  variantie {wide / narrow:.1f} x kleiner in {long / slow:.2f} x de tijd: {wide * slow / narrow / long:.1f} x zo zuinig"
    )


def measure_memory() -> None:
    """Each in a process of its own; what is held at most."""
    sizes = {name: peak_of(name) for name in ("hand", "gewoon", "sobol")}
    for name, size in sizes.items():
        print(
            f"geheugen bij een miljoen trekkingen, {name}: {size} MB = {size / sizes['hand']:.2f} x (doel 1,5; streven 1,15)"
        )


def peak_of(which: str) -> int:
    return int(subprocess.check_output([sys.executable, __file__, which]))  # noqa: S603 - our own command


def peak(which: str) -> None:
    """The most memory of this process, in MB."""
    if which == "hand":
        engine(MILLION)
    else:
        program = compile_graph(*ref10y(), REF10Y)
        from_draw_to_percentiles(program, MILLION, plain(MILLION) if which == "gewoon" else sobol(MILLION))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main() -> None:
    """Print the measures with their goals."""
    measure_memory()  # first: a process begins with the peak of the one that started it
    graph, leaves = ref10y()
    program = compile_graph(graph, leaves, REF10Y)
    measure_compile(graph, leaves, program)
    measure_model(program)
    measure_whole(program)
    measure_accuracy(program)


if __name__ == "__main__":
    peak(sys.argv[1]) if len(sys.argv) > 1 else main()
