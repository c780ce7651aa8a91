"""How fast a plan runs over draws: ref10y against the kernel made by hand, and Parkwijk with forty uncertain inputs.

All in one process and in turn, minimum of several: on a shared computer only the ratios mean something.
Run: .venv/bin/python benchmarks/doorrekenen.py
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the blocks have their own threads

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent / "basis"))

import ref10y_scenario
from impl import run_chunked_T
from ref10y import sample

from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.program import BLOCK, Output
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.model.graph import Graph
from verdienmodel.study.opening import open_bytes, open_study

REF10Y = (
    Output("resultaat", "year"),
    Output("kas_eind", "year_end"),
    Output("gemeente", "year"),
    Output("kas", "lowest"),
)
SEED = 20260101


def in_turn(*works: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of the fastest run of each, one after the other and again."""
    best = [float("inf")] * len(works)
    for _ in range(times):
        for number, work in enumerate(works):
            begin = time.perf_counter()
            work()
            best[number] = min(best[number], time.perf_counter() - begin)
    return [seconds * 1000 for seconds in best]


def kernel_inputs(draws: int) -> tuple[np.ndarray, np.ndarray]:
    X, I = sample(draws, exact=False)
    return np.concatenate([X.T, np.ones((1, draws))]), np.ascontiguousarray(I.transpose(1, 2, 0))


def measure_ref10y() -> None:
    study = open_bytes(ref10y_scenario.text().encode(), "ref10y.yaml").study
    assert study is not None
    graph = study.graph
    leaves = list(ref10y_scenario.draws(*kernel_inputs(2)))
    program = compile_graph(graph, leaves, REF10Y)
    base = graph.base["basis_3"]
    values = iter(base + np.arange(1, 100))
    cold, changed = in_turn(
        lambda: compile_graph(graph, leaves, REF10Y), lambda: program.changed({"basis_3": next(values)}), times=8
    )
    print(f"ref10y: {program.calls} stappen per blok van {BLOCK} trekkingen")
    print(f"  klaarzetten            {cold:8.1f} ms   doel 200 ms")
    print(f"  een bedrag gewijzigd   {changed:8.1f} ms   doel  80 ms")
    for draws, times in ((4_096, 30), (100_000, 5)):
        inputs = kernel_inputs(draws)
        ours = ref10y_scenario.draws(*inputs)
        hand, one, two = in_turn(
            lambda inputs=inputs: run_chunked_T(*inputs, 8192),
            lambda ours=ours: program.run(ours, threads=1),
            lambda ours=ours: program.run(ours, threads=2),
            times=times,
        )
        print(
            f"  {draws:7} trekkingen: met de hand {hand:7.1f} ms; deze kern {one:7.1f} ms = {one / hand:.2f} x   doel 1,8 x"
        )
        print(f"  {'':7}             twee draden {two:17.1f} ms = {two / hand:.2f} x")


def asked(graph: Graph) -> list[Output]:
    saldo = [a for a in graph.quantities if a.startswith("staten.exploitatie.") and a.endswith(".saldo")]
    bank = [a for a in graph.quantities if a.endswith(".standen.bank")]
    return [
        *(Output(address, "year") for address in saldo),
        *(Output(address, shape) for address in bank for shape in ("year_end", "lowest")),
    ]


def measure_parkwijk() -> None:
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    graph = study.graph
    rng = np.random.default_rng(SEED)
    ranged = [a for a, leaf in graph.leaves.items() if leaf.low is not None and leaf.value and not leaf.is_date]
    leaves = [str(address) for address in rng.choice(ranged, 40, replace=False)]
    draws = {address: graph.base[address] * rng.uniform(0.8, 1.2, 4_096) for address in leaves}
    program = compile_graph(graph, leaves, asked(graph))
    other = next(address for address in ranged if address not in leaves)
    values = iter(graph.base[other] * (1 + np.arange(1, 100) / 100))
    cold, changed, run = in_turn(
        lambda: compile_graph(graph, leaves, asked(graph)),
        lambda: program.changed({other: next(values)}),
        lambda: program.run(draws),
        times=6,
    )
    few = {address: row[:128] for address, row in draws.items()}
    (plain,) = in_turn(lambda: evaluate(graph, few), times=2)
    print(f"Parkwijk, 40 onzekere invoeren, 4096 trekkingen: {program.calls} stappen")
    print(f"  klaarzetten            {cold:8.1f} ms")
    print(f"  een invoer gewijzigd   {changed:8.1f} ms")
    print(f"  doorrekenen            {run:8.1f} ms   gewone rekenkern {plain * 32:.0f} ms (gemeten met 128 trekkingen)")
    print(f"  samen na een wijziging {changed + run:8.1f} ms   doel 100 ms")


def main() -> None:
    """Print the measures with their goals."""
    measure_ref10y()
    measure_parkwijk()


if __name__ == "__main__":
    main()
