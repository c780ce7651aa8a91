"""Pycel or formulas calculates ref10y as a workbook, and is compared with our numpy model (`d_year`).

The workbook has one draw of our own `sample`. Pycel gets other scalar inputs for each draw, with the same price indices.
Formulas calculates the workbook once, as it is. What they do before the first draw is said in words, not in the seconds.

Run: andere/bin/python benchmarks/andere/met_werkmap.py pycel
     andere/bin/python benchmarks/andere/met_werkmap.py formulas
"""

import sys
import tempfile
import time
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "basis"))

from gedeeld import report
from impl import d_year
from ref10y import NS, Y, sample
from werkmap import write_workbook

WHAT = "werkmap met {} formules; {:.1f} s opbouwen; scheelt hoogstens {:.0e} euro met onze uitwerking in numpy"
PLACES = [f"{column}{row}" for row in (1, 2, 3) for column in "ABCDEFGHIJ"]
"""Result, cash at the end and municipality by year, on the sheet Year."""


def run_pycel(path, x):
    """Seconds to build and to calculate, and for each draw its inputs and outcomes."""
    from pycel import ExcelCompiler

    places = [f"Year!{place}" for place in PLACES] + ["Cash!A6"]
    start = time.perf_counter()
    book = ExcelCompiler(str(path))
    draws = [(x, [book.evaluate(place) for place in places])]
    built = time.perf_counter()
    for draw in range(3):
        inputs = 1 + 0.01 * draw + 0.001 * np.arange(NS)
        for k in range(NS):
            book.set_value(f"Inputs!B{k + 1}", float(inputs[k]))
        draws.append((inputs, [book.evaluate(place) for place in places]))
    return built - start, time.perf_counter() - built, draws


def run_formulas(path, x):
    """Seconds to build and to calculate, and the inputs and outcomes of the one draw."""
    from formulas import ExcelModel

    start = time.perf_counter()
    book = ExcelModel().loads(str(path)).finish()
    built = time.perf_counter()
    found = book.calculate()
    done = time.perf_counter()
    outcome = [found[f"'[{path.name}]YEAR'!{place}"].value[0, 0] for place in PLACES]
    return built - start, done - built, [(x, outcome)]


def largest_gap(draws, index):
    """The largest difference in euro with our own model."""
    X = np.array([inputs for inputs, _ in draws])
    ours = np.stack(d_year(X, np.repeat(index, len(X), axis=0))[:3], axis=1)
    theirs = np.array([outcome[: 3 * Y] for _, outcome in draws], float)
    return np.abs(theirs.reshape(ours.shape) - ours).max()


def main():
    warnings.simplefilter("ignore")
    program = sys.argv[1]
    run = {"pycel": run_pycel, "formulas": run_formulas}[program]
    X, I = sample(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ref10y.xlsx"
        count = write_workbook(path, X[0], I[0])
        building, seconds, draws = run(path, X[0])
    measured = max(1, len(draws) - 1)
    report(program, version(program), measured, seconds, WHAT.format(count, building, largest_gap(draws, I)))


if __name__ == "__main__":
    main()
