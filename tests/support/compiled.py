"""The compiled graph against the plain evaluator: which leaves vary, with what draws, and where outcomes differ."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from verdienmodel.engine.compiled.compile import compile_graph
from verdienmodel.engine.compiled.output import Output
from verdienmodel.engine.evaluate import Results, evaluate
from verdienmodel.language.frame import Array
from verdienmodel.model.graph import Graph

Draws = dict[str, Array]
RELATIVE = 1e-9


def some_leaves(graph: Graph, count: int, seed: int, *, money: bool = False) -> list[str]:
    """Leaves to vary; only amounts, rates and the like for `money`, no months and no switches."""
    found = [
        address
        for address, leaf in graph.leaves.items()
        if not money or (not leaf.is_date and not leaf.is_switch and leaf.value)
    ]
    return random.Random(seed).sample(found, min(count, len(found)))


def draws_for(graph: Graph, leaves: Collection[str], count: int, seed: int) -> Draws:
    """Draws that can be: months of the plan, on or off, or a bit more or less."""
    rng = np.random.default_rng(seed)
    codes = np.array(graph.timeline.codes, dtype=np.float64)
    found: Draws = {}
    for address in leaves:
        leaf = graph.leaves[address]
        if leaf.is_date:
            found[address] = rng.choice(codes, count)
        elif leaf.is_switch:
            found[address] = rng.integers(0, 2, count).astype(np.float64)
        else:
            found[address] = leaf.value * rng.uniform(0.7, 1.3, count) + (leaf.value == 0) * rng.choice([0, 0.5], count)
    return found


def asked(graph: Graph) -> list[str]:
    """The saldo of every exploitatie and every bank."""
    found = [a for a in graph.quantities if a.startswith("staten.exploitatie.") and a.endswith(".saldo")]
    return found + [a for a in graph.quantities if a.endswith(".standen.bank")]


def compare(
    graph: Graph, leaves: Collection[str], outputs: Sequence[str], values: Mapping[str, float], seed: int
) -> list[str]:
    """Compile, run and give the outputs that are not the same as those of the plain evaluator."""
    draws = draws_for(graph, leaves, 5, seed)
    found = compile_graph(graph, leaves, outputs, values).run(draws, threads=1)
    return differences(found, evaluate(graph, {**values, **draws}))


def differences(found: Mapping[str, Array], results: Results) -> list[str]:
    """Outputs that differ by more than a billionth of their own or of what they were worked out from."""
    return [name for name, array in found.items() if not same(array, results[name], results.graph, name)]


def same(mine: Array, theirs: Array, graph: Graph, address: str) -> bool:
    first, second = np.broadcast_arrays(mine, theirs)
    size = 1e5 if graph.quantities[address].kind == "controle" else 1.0  # the difference of two large sums
    return np.allclose(first, second, rtol=RELATIVE, atol=RELATIVE * size, equal_nan=True)


def shaped(results: Results, output: Output, count: int) -> Array:
    """What an output must be, from the months of the plain evaluator: (draws, rows)."""
    timeline = results.graph.timeline
    months = np.broadcast_to(results[output.address], (count, len(timeline)))
    if output.shape == "lowest":
        return np.asarray(months.min(axis=1, keepdims=True))
    if output.shape == "ever":
        return np.asarray((months != 0).any(axis=1, keepdims=True).astype(np.float64))
    periods = [list(period.months) for period in timeline.periods("jaar")]
    columns = [months[:, p].sum(axis=1) if output.shape == "year" else months[:, p[-1]] for p in periods]
    return np.stack(columns, axis=1)
