"""Parkwijk with three onderdelen and all its uncertain inputs: a slider moved; and options side by side.

By the clock, on as many threads as there are, as a user waits for it; so other work on the computer counts. All in one
process; minimum of several, sliders once each. Run: .venv/bin/python benchmarks/doorrekenen_parkwijk.py
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the blocks have their own threads

import time
from collections.abc import Iterator

import numpy as np

from verdienmodel.engine.compiled import compile as compiling
from verdienmodel.engine.compiled.program import Program
from verdienmodel.engine.compiled.recent import Recent
from verdienmodel.engine.drawing import Drawing
from verdienmodel.engine.evaluate import evaluate
from verdienmodel.engine.sampling.draws import Sampling
from verdienmodel.engine.simulate import compiled, compiled_options, simulate, simulate_options
from verdienmodel.ground.timeline import Month
from verdienmodel.model.graph import Leaf
from verdienmodel.study.doorrekening import outputs
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

DRAWS = 4_096
FRESH = 25
SLOW, TIMES = 20, 9
Sets = list[dict[str, float]]


def other_value(leaf: Leaf) -> float:
    """A value that a slider might get."""
    if leaf.is_switch:
        return 1 - leaf.value
    if leaf.is_date:
        return float(Month.from_code(leaf.value).plus(1).code)
    return leaf.value * 1.05 if leaf.value else (0.05 if leaf.percent else 1.0)


def seconds(work: object, times: int = 5) -> float:
    best = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        work()  # type: ignore[operator]
        best = min(best, time.perf_counter() - begin)
    return best


def moved(drawing: Drawing, address: str, program: Program, recent: Recent) -> tuple[float, float]:
    """Seconds to make the program ready for another value, and to run it, draws included."""
    values = {address: other_value(drawing.graph.leaves[address])}
    simulate(drawing, {}, program, recent=recent)  # the plan as it was, which the user looks at
    begin = time.perf_counter()
    changed = program.changed(values)
    ready = time.perf_counter()
    simulate(drawing, values, changed, recent=recent)
    return ready - begin, time.perf_counter() - ready


def sliders(study: Study, drawing: Drawing, program: Program) -> Iterator[tuple[float, float, str]]:
    """Every input once."""
    recent = Recent()
    for number, address in enumerate(study.graph.leaves):
        if number % FRESH == FRESH - 1:  # as much is remembered as after some moves of a slider, not after hundreds
            program = compiled(drawing, {}, outputs(study))
        yield *moved(drawing, address, program, recent), address


def again(study: Study, drawing: Drawing, slow: list[str]) -> Iterator[tuple[float, str]]:
    """The shortest of several times, each from a plan that was just made ready."""
    recent = Recent()
    for address in slow:
        tries = [sum(moved(drawing, address, compiled(drawing, {}, outputs(study)), recent)) for _ in range(TIMES)]
        yield min(tries), address


def begun_again(study: Study, drawing: Drawing, address: str) -> float:
    """The slowest move of all: so much is remembered that everything is made ready from the beginning."""
    program, recent, full = compiled(drawing, {}, outputs(study)), Recent(), compiling._MANY  # noqa: SLF001
    compiling._MANY = 0  # noqa: SLF001
    tries = [sum(moved(drawing, address, program, recent)) for _ in range(TIMES)]
    compiling._MANY = full  # noqa: SLF001
    return min(tries)


def measure_sliders(study: Study, drawing: Drawing, program: Program) -> None:
    found = list(sliders(study, drawing, program))
    ready, run = np.array([item[0] for item in found]), np.array([item[1] for item in found])
    both = ready + run
    print(f"een invoer gewijzigd, alle {len(found)} invoeren, {DRAWS} trekkingen (elk een keer gemeten):")
    for name, times in (("klaarzetten", ready), ("doorrekenen", run), ("samen", both)):
        print(f"  {name:12} mediaan {np.median(times) * 1000:6.0f} ms, hoogste {times.max() * 1000:6.0f} ms")
    slow = [found[number][2] for number in np.argsort(-both)[:SLOW]]
    longest, address = max(again(study, drawing, slow))
    print(
        f"  de {SLOW} traagste nog {TIMES} keer, kortste van elk: hoogste {longest * 1000:.0f} ms, {address}; en als alles"
        f" opnieuw moet: {begun_again(study, drawing, address) * 1000:.0f} ms"
    )
    print("  doel samen: mediaan 100 ms, hoogste 400 ms")
    print(f"  zonder opnieuw klaarzetten (minder dan 20 ms): {int((ready < 0.02).sum())} invoeren")


def measure_options(study: Study, drawing: Drawing, label: str, sets: Sets) -> None:
    asked = outputs(study)
    one, many = compiled(drawing, {}, asked), compiled_options(drawing, sets, asked)
    ready = seconds(lambda: compiled(drawing, {}, asked)), seconds(lambda: compiled_options(drawing, sets, asked))
    run = (
        seconds(lambda: simulate(drawing, {}, one)),
        seconds(lambda: simulate_options(drawing, sets, many)),
    )
    apart = seconds(lambda: [simulate(drawing, values, one) for values in sets], 2)
    print(f"{label}: basis en {len(sets) - 1} opties, {one.calls} en {many.calls} stappen")
    print(f"  klaarzetten {ready[0] * 1000:6.0f} en {ready[1] * 1000:6.0f} ms = {ready[1] / ready[0]:.2f} x")
    print(
        f"  doorrekenen {run[0] * 1000:6.0f} en {run[1] * 1000:6.0f} ms = {run[1] / run[0]:.2f} x (los: {apart / run[0]:.2f} x)"
    )
    print(f"  samen       {(run[1] + ready[1]) / (run[0] + ready[0]):.2f} x een enkele run")


def measure_own(name: str) -> None:
    """The options that a scenario has itself."""
    study = open_study(name).study
    assert study is not None
    own: Sets = [{}, *(dict(study.with_option(option.name).changed) for option in study.graph.options)]
    measure_options(study, Drawing.of(study.graph, Sampling(DRAWS)), f"de opties van {name} zelf", own)


def main() -> None:
    """Print the measures with their goals."""
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    drawing = Drawing.of(study.graph, Sampling(DRAWS))
    program = compiled(drawing, {}, outputs(study))
    print(
        f"Parkwijk: {len(study.graph.quantities)} grootheden, {len(drawing.leaves)} onzekere waarden, {program.calls} stappen"
    )
    drawn = drawing.block(0, study.graph.base)
    cold, run, both = (
        seconds(lambda: compiled(drawing, {}, outputs(study)), 3),
        seconds(lambda: program.run(drawn, threads=1)),
        seconds(lambda: program.run(drawn)),
    )
    few = {address: row[:128] for address, row in drawn.items()}
    plain = seconds(lambda: evaluate(study.graph, few), 2) * DRAWS / 128
    print(
        f"  klaarzetten {cold * 1000:.0f} ms; model {run * 1000:.0f} ms op een draad, {both * 1000:.0f} op alle; gewone rekenkern {plain * 1000:.0f} ms = {plain / run:.0f} x"
    )
    measure_sliders(study, drawing, program)
    fixed = [a for a, leaf in study.graph.leaves.items() if a not in drawing.leaves and leaf.slider]
    amounts: Sets = [{}, *({a: other_value(study.graph.leaves[a]) for a in fixed[n : n + 3]} for n in range(0, 15, 3))]
    measure_options(study, drawing, "Parkwijk, elk drie vaste invoeren", amounts)
    drawn_ones = sorted(
        a for a in drawing.leaves if not study.graph.leaves[a].is_switch and study.graph.leaves[a].slider
    )
    others: Sets = [
        {},
        *({a: other_value(study.graph.leaves[a]) for a in drawn_ones[n : n + 3]} for n in range(0, 15, 3)),
    ]
    measure_options(study, drawing, "Parkwijk, elk drie onzekere invoeren", others)
    for name in ("wijkbedrijf_parkwijk", "zwembad_de_zwaoi"):
        measure_own(name)


if __name__ == "__main__":
    main()
