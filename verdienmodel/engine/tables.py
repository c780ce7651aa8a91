"""Leaves as arrays: the columns of a table, and a dated series as a row of months."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from verdienmodel.language.frame import Array
from verdienmodel.language.functions.prices import price_chain
from verdienmodel.model.graph import Graph, Quantity, Table


def table_values(table: Table, inputs: Mapping[str, Array]) -> tuple[Array, ...]:
    """One column (draws, 1) per leaf, in the order the function expects."""
    return tuple(inputs[address] for address in table.leaves)


def derived_column(table: Table, inputs: Mapping[str, Array]) -> tuple[Array, ...]:
    """What a table leads to: the price level per year of an index; the step to each next value of brackets."""
    columns = table_values(table, inputs)
    if table.kind == "indexen":
        return tuple(price_chain(columns))
    values = columns[: (len(columns) + 1) // 2] if table.kind == "tabellen" else ()
    return tuple(later - earlier for earlier, later in pairwise(values))


def series_row(quantity: Quantity, graph: Graph, inputs: Mapping[str, Array]) -> Array:
    """An input: one column when it never changes, otherwise a column per month from its steps."""
    if len(quantity.leaves) == 1:
        return inputs[quantity.leaves[0]].copy()
    columns = [inputs[address] for address in quantity.leaves]
    draws = max(column.shape[0] for column in columns)
    row = np.empty((draws, len(graph.timeline)), order="F")
    for address, column in zip(quantity.leaves, columns, strict=True):
        month = graph.leaves[address].month
        start = 0 if month is None else max(0, graph.timeline.position(month))
        row[:, start:] = column
    return row
