"""How long a begroting takes: cold load, evaluation, one changed input; minimum of several, in one run.

Baseline in the same run: one numpy pass that multiplies and adds as many rows of months as Parkwijk has.
Run: .venv/bin/python benchmarks/begroting.py
"""

import time
from collections.abc import Callable

import numpy as np

from verdienmodel.engine.evaluate import evaluate
from verdienmodel.study.opening import open_study
from verdienmodel.study.tables import make_table


def fastest(work: Callable[[], object], times: int = 15) -> float:
    """Milliseconds of the fastest run."""
    best = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best * 1000


def main() -> None:
    """Print each measure and its ratio to the baseline."""
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    rows = len(study.graph.evaluated)
    block = np.random.default_rng(1).random((rows, len(study.timeline)))
    base = fastest(lambda: [row * 1.1 + row for row in block])

    def begroting() -> None:
        evaluate(study.graph)
        for statement in study.statements:
            make_table(study, statement)

    leaf = next(leaf for leaf in study.graph.leaves.values() if leaf.slider)
    measures = {
        "openen (lezen, bouwen, rekenen)": fastest(lambda: open_study("wijkbedrijf_parkwijk"), 5),
        "rekenen": fastest(lambda: evaluate(study.graph)),
        "rekenen en alle staten": fastest(begroting),
        "opnieuw met een gewijzigde invoer": fastest(lambda: evaluate(study.graph, {leaf.address: leaf.value * 1.1})),
    }
    print(f"{rows} grootheden x {len(study.timeline)} maanden; maatstaf {base:.2f} ms")
    for name, measured in measures.items():
        print(f"{name:40} {measured:8.1f} ms   {measured / base:6.1f} x maatstaf")


if __name__ == "__main__":
    main()
