"""How long a begroting of Parkwijk takes (ten years), each also as a ratio to the same sum by hand in numpy.

Minimum of several, in one run. Run: .venv/bin/python benchmarks/begroting.py
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from basis.parkwijk_numpy import Inputs, exploitatie, per_year

from verdienmodel.engine.evaluate import evaluate
from verdienmodel.study.opening import open_study
from verdienmodel.study.tables import make_table

NAME = str(Path(__file__).parent / "basis" / "parkwijk.yaml")
"""Parkwijk as it was when the yardstick was written, so that the ratio keeps its meaning."""
IMPORT = [sys.executable, "-c", "import verdienmodel.cli.main"]
COLD = "import time; b = time.perf_counter(); from verdienmodel.study.opening import open_study\n"
COLD += f"open_study({NAME!r}); print((time.perf_counter() - b) * 1000)"
PROCESS = [sys.executable, "-m", "verdienmodel.cli.main", "begroting", NAME]


def fastest(work: Callable[[], object], times: int = 15) -> float:
    """Milliseconds of the fastest run."""
    best = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best * 1000


def run(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own commands


def main() -> None:
    """Print each measure with its goal and its ratio to the yardstick."""
    study = open_study(NAME).study
    assert study is not None
    begroting = tuple(item for item in study.statements if item.name == "exploitatie")
    leaf = next(leaf for leaf in study.graph.leaves.values() if leaf.slider)

    def tables(statements: tuple, shown: object = study) -> None:
        for statement in statements:
            make_table(shown, statement)

    base = fastest(lambda: per_year(exploitatie(Inputs())), 200)
    measures = {
        "openen: lezen, bouwen, rekenen": (fastest(lambda: open_study(NAME), 5), None),
        "openen in een nieuw proces (koud)": (min(float(run([sys.executable, "-c", COLD])) for _ in range(3)), 400),
        "rekenen": (fastest(lambda: evaluate(study.graph)), None),
        "rekenen en begroting": (fastest(lambda: (evaluate(study.graph), tables(begroting))), 30),
        "rekenen en alle staten": (fastest(lambda: (evaluate(study.graph), tables(study.statements))), None),
        "één invoer gewijzigd: rekenen en begroting": (
            fastest(lambda: tables(begroting, study.with_values({leaf.address: leaf.value * 1.1}))),
            10,
        ),
        "import verdienmodel (nieuw proces)": (fastest(lambda: run(IMPORT), 3), None),
        "verdienmodel begroting (heel proces)": (fastest(lambda: run(PROCESS), 3), 1500),
    }
    print(f"{datetime.now().astimezone():%Y-%m-%d}; maatstaf (parkwijk_numpy.py): {base:.2f} ms")
    for name, (measured, goal) in measures.items():
        print(f"{name:45} {measured:8.1f} ms  {measured / base:8.1f} x   {f'doel {goal} ms' if goal else ''}")


if __name__ == "__main__":
    main()
