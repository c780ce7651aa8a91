"""Which divisor is zero: for the one sentence that a division by zero deserves."""

from __future__ import annotations

import numpy as np

from verdienmodel.engine.evaluate import Results, value_of
from verdienmodel.engine.tables import table_values
from verdienmodel.language.frame import Clock, Frame
from verdienmodel.language.tree import Call, Expression, names, walk


def zero_divisor(results: Results, address: str, month: int) -> str:
    """What is zero in that month, in words; empty when no division explains it."""
    node = results.graph.quantities[address].expression
    parts = walk(node) if node is not None else iter(())
    for part in parts:
        if isinstance(part, Call) and part.function == "gedeeld" and _is_zero(results, part.args[1], month):
            named = names(part.args[1])
            zero = [name for name in named if np.any(_in_month(results, name, month) == 0)]
            labels = " en ".join(f"‘{results.graph.quantities[name].label}’" for name in zero or named)
            return f"{labels} is daar 0" if zero else f"de deler met {labels} is daar 0"
    return ""


def _in_month(results: Results, name: str, month: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    array = results[name]
    return array[:, min(month, array.shape[1] - 1)]


def _is_zero(results: Results, node: Expression, month: int) -> bool:
    """Whether the divisor is zero in any draw."""
    tables = {key: table_values(table, results.inputs) for key, table in results.graph.tables.items()}
    frame = Frame(Clock.of(results.graph.timeline), month, month + 1, tables)
    with np.errstate(all="ignore"):
        return bool(np.any(value_of(node, frame, results.arrays) == 0))
