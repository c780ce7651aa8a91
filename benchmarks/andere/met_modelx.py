"""Modelx runs all of ref10y as cells that refer to each other, and is compared with our numpy model (`d_year`).

Modelx has no draws: our own `sample` makes them, and each draw sets the inputs and clears the cells.
The functions from `factor` to `municipality` are the formulas of the cells; their names belong to the space.

Run: andere/bin/python benchmarks/andere/met_modelx.py [draws]
"""

import sys
import time
from importlib.metadata import version
from pathlib import Path

import modelx
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "basis"))

from gedeeld import report
from impl import d_year
from ref10y import CAP, CASH0, IA, IB, IG, LA, LN, LR, LS, PAY, PROF, VAT, L, T, W, Y, sample

WHAT = "het hele model; scheelt hoogstens {:.0e} euro met onze uitwerking in numpy"
x = idx = []  # the inputs of a draw, set in the space


def factor(line):
    first = x[IA[line]] if IA[line] >= 0 else 1.0
    second = x[IB[line]] if IB[line] >= 0 else 1.0
    return first * second


def amount(line, t):
    return PROF[line][t] * idx[IG[line]][t // 12] * factor(line)


def vat(t):
    return sum(amount(line, t) * VAT[line] for line in range(L))


def vat_due(t):
    return vat(t - 1) + vat(t - 2) + vat(t - 3) if t % 3 == 0 and t > 0 else 0.0


def rate(j):
    return max(0.001, LR[j] + 0.1 * (x[16 + j] - 1)) / 12


def annuity(j):
    return LA[j] * rate(j) / (1 - (1 + rate(j)) ** -LN[j])


def balance(j, t):
    if t <= LS[j]:
        return LA[j]
    return balance(j, t - 1) - (annuity(j) - balance(j, t - 1) * rate(j))


def active(j, t):
    return LS[j] <= t < LS[j] + LN[j]


def interest(j, t):
    return balance(j, t) * rate(j) if active(j, t) else 0.0


def drawdown(j, t):
    return LA[j] * (1 - x[10 + j]) if t == LS[j] else 0.0


def payment(j, t):
    return annuity(j) if active(j, t) else 0.0


def flow(t):
    lines = sum(amount(line, t) for line in range(L))
    return lines + vat(t) - vat_due(t) + sum(drawdown(j, t) - payment(j, t) for j in range(2))


def cash(t):
    return (CASH0 if t == 0 else closing(t - 1)) + flow(t)


def closing(t):
    return cash(t) - (PAY * max(0.0, cash(t) - CAP) if t % 12 == 11 else 0.0)


def result(y):
    months = range(12 * y, 12 * y + 12)
    lines = sum(amount(line, t) for line in range(L) for t in months)
    return lines - sum(interest(j, t) for j in range(2) for t in months)


def municipality(y):
    return sum(W[line] * amount(line, t) for line in range(L) for t in range(12 * y, 12 * y + 12))


CELLS = (factor, amount, vat, vat_due, rate, annuity, balance, active, interest, drawdown, payment, flow, cash)
CELLS += (closing, result, municipality)
TABLES = {"PROF": PROF, "IA": IA, "IB": IB, "IG": IG, "VAT": VAT, "W": W, "LA": LA, "LS": LS, "LN": LN, "LR": LR}
NUMBERS = {"L": L, "CASH0": CASH0, "CAP": CAP, "PAY": PAY}


def make_space(model):
    """A space with the formulas and the numbers that are the same in every draw."""
    space = model.new_space("Ref10y")
    for name, table in TABLES.items():
        setattr(space, name, table.tolist())
    for name, number in NUMBERS.items():
        setattr(space, name, number)
    for formula in CELLS:
        space.new_cells(formula=formula)
    return space


def one_draw(space):
    """The outcomes of the draw that is set: result, cash at the end and municipality by year."""
    for t in range(T):
        space.cash(t)
    results = [space.result(y) for y in range(Y)]
    cash_at_end = [space.closing(12 * y + 11) for y in range(Y)]
    return results, cash_at_end, [space.municipality(y) for y in range(Y)]


def main():
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    X, I = sample(draws)
    model = modelx.new_model()
    space = make_space(model)
    outcomes = []
    start = time.perf_counter()
    for draw in range(draws):
        space.x = X[draw].tolist()
        space.idx = I[draw].tolist()
        model.clear_all()
        outcomes.append(one_draw(space))
    seconds = time.perf_counter() - start
    gap = np.abs(np.array(outcomes) - np.stack(d_year(X, I)[:3], axis=1)).max()
    report("modelx", version("modelx"), draws, seconds, WHAT.format(gap))


if __name__ == "__main__":
    main()
