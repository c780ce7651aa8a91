"""Monaco runs all of ref10y: it draws the inputs and calls our numpy model (`d_year`) once for each draw.

Left out: the correlation between the 26 scalar inputs. That between the price indices is made by our own `indices`.

Run: andere/bin/python benchmarks/andere/met_monaco.py [draws]
"""

import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path

import monaco
import numpy as np
from scipy.stats import bernoulli, beta, lognorm, norm, triang

sys.path.insert(0, str(Path(__file__).parents[1] / "basis"))

from gedeeld import report
from impl import d_year
from ref10y import NDIM, NS, _pert, indices

WHAT = "het hele model, met de hand in numpy per trekking; geen samenhang; kans op een tekort: {:.3f}"


def preprocess(case):
    """One draw, as the model wants it."""
    x = np.array([case.invals[f"x{k}"].val for k in range(NS)], float)
    x[24:] = np.where(x[24:] > 0.5, 1.0, 0.5)
    shocks = np.array([case.invals[f"e{k}"].val for k in range(NDIM - NS)], float)
    return x, shocks


def run(x, shocks):
    """The model for one draw."""
    return (d_year(x[None], indices(shocks[None])),)


def postprocess(case, outcome):
    """Hand the outcomes of one draw to monaco."""
    result, cash, municipality, short = outcome
    case.addOutVal("result", result[0])
    case.addOutVal("cash", cash[0])
    case.addOutVal("municipality", municipality[0])
    case.addOutVal("short", float(short[0]))


def marginal(k):
    """The distribution of uncertain input k and its parameters."""
    if k < 10:
        low, high, p, q = _pert(k)
        return beta, {"a": p, "b": q, "loc": low, "scale": high - low}
    if k < 16:
        return triang, {"c": 0.6, "loc": 0.7, "scale": 0.5}
    if k < 20:
        return norm, {"loc": 1, "scale": 0.1}
    if k < 24:
        return lognorm, {"s": 0.15, "scale": float(np.exp(-0.5 * 0.15**2))}
    return bernoulli, {"p": (0.8, 0.6)[k - 24]}


def simulation(draws):
    """The simulation with its inputs, in this process and without files."""
    sim = monaco.Sim(
        name="ref10y",
        ndraws=draws,
        fcns={"preprocess": preprocess, "run": run, "postprocess": postprocess},
        firstcaseismedian=False,
        samplemethod="random",
        seed=1,
        singlethreaded=True,
        verbose=False,
        debug=True,
        savesimdata=False,
        savecasedata=False,
    )
    for k in range(NS):
        sim.addInVar(f"x{k}", *marginal(k))
    for k in range(NDIM - NS):
        sim.addInVar(f"e{k}", norm, {"loc": 0, "scale": 1})
    return sim


def main():
    warnings.simplefilter("ignore")
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    start = time.perf_counter()
    sim = simulation(draws)
    sim.runSim()
    seconds = time.perf_counter() - start
    report("monaco", version("monaco"), draws, seconds, WHAT.format(np.mean(sim.outvars["short"].nums)))


if __name__ == "__main__":
    main()
