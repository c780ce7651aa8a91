"""Mcerp runs part of ref10y: the lines and the cash, for all points at once.

Left out: VAT, loans, the reserve rule, the municipality, and every correlation, also that between the price indices.
Lognormals are asked for as mcerp documents them, by mu and sigma of the logarithm. Version 1.1.1 takes mu as the scale,
and with a mu below zero every point is NaN; the time it takes is the same.

Run: andere/bin/python benchmarks/andere/met_mcerp.py [points]
"""

import sys
import time
import warnings
from importlib.metadata import version
from pathlib import Path

import mcerp

sys.path.insert(0, str(Path(__file__).parents[1] / "basis"))

from gedeeld import report
from ref10y import CASH0, DEV0, IA, IB, MU, NS, PHI, PROF, SIG, G, L, T, Y, _pert

WHAT = "alleen posten en kas; geen btw, leningen, samenhang; P50 van de kas: {:.0f}"


def scalar(k):
    """Uncertain input k."""
    if k < 10:
        low, high, p, q = _pert(k)
        return low + (high - low) * mcerp.Beta(p, q)
    if k < 16:
        return mcerp.Tri(0.7, 1.0, 1.2)
    if k < 20:
        return mcerp.N(1, 0.1)
    if k < 24:
        return mcerp.LogN(-0.5 * 0.15**2, 0.15)
    return 0.5 + 0.5 * mcerp.Bern((0.8, 0.6)[k - 24])


def price_index(g):
    """Price index g by year."""
    inflation = MU[g] + DEV0[g]
    total = 0.0
    row = [1.0]
    for _ in range(1, Y):
        inflation = MU[g] + PHI * (inflation - MU[g]) + SIG[g] * mcerp.N(0, 1)
        total = total + inflation
        row.append(mcerp.umath.exp(total))
    return row


def factor(x, line):
    """What the amount of a line is multiplied by."""
    product = 1.0
    for k in (IA[line], IB[line]):
        if k >= 0:
            product = product * x[k]
    return product


def final_cash():
    """Cash after the last month."""
    x = [scalar(k) for k in range(NS)]
    index = [price_index(g) for g in range(G)]
    factors = [factor(x, line) for line in range(L)]
    cash = CASH0
    for month in range(T):
        for g in range(G):
            amount = sum(factors[line] * PROF[line, month] for line in range(g, L, G))
            cash = cash + amount * index[g][month // 12]
    return cash


def main():
    warnings.simplefilter("ignore")
    mcerp.npts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    start = time.perf_counter()
    cash = final_cash()
    seconds = time.perf_counter() - start
    report("mcerp", version("mcerp"), mcerp.npts, seconds, WHAT.format(cash.percentile(0.5)))


if __name__ == "__main__":
    main()
