"""Where everything stands on the sheets: rows of the month model, and formula tokens as cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name

from verdienmodel.language.tree import Call, walk
from verdienmodel.model.graph import Graph

HEADS = 4
FIRST_ROW = 7
LABEL_COLUMNS = 7
_TOKEN = re.compile(r"⟦([cwsbpho])(-?\d+)?(?::(\d+))?⟧")


@dataclass(frozen=True)
class Grid:
    """Row numbers (counted from 1) of the month model, and the columns of its months."""

    graph: Graph
    rows: Mapping[str, int]
    first: int

    @classmethod
    def of(cls, graph: Graph) -> Grid:
        """Posts first, sorted by their attributes, so that totals are sums over contiguous runs."""
        posts = list(dict.fromkeys(entry.post for entry in graph.entries))
        inputs = [q.address for q in graph.quantities.values() if q.is_input and len(q.leaves) > 1]
        order = dict.fromkeys([*posts, *inputs, *graph.evaluated])
        monthly = [address for address in order if graph.quantities[address].row]
        rows = {address: FIRST_ROW + n for n, address in enumerate(monthly)}
        return cls(graph, rows, max(LABEL_COLUMNS, _longest_lag(graph) + 1))

    @property
    def last(self) -> int:
        return self.first + len(self.graph.timeline) - 1

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(xl_col_to_name(column) for column in range(self.last + 1))

    def whole(self, row: int, sheet: str = "") -> str:
        """All months of a row, as a range."""
        return f"{sheet}${self.names[self.first]}{row}:${self.names[self.last]}{row}"

    def fill(self, template: str, column: int, row: int, sheet: str = "") -> str:
        """A formula template for one column."""
        return _TOKEN.sub(lambda hit: self._token(hit, column, row, sheet), template)

    def _token(self, hit: re.Match[str], column: int, row: int, sheet: str) -> str:
        kind, at = hit[1], int(hit[2] or 0)
        number = f"${-at}" if at < 0 else str(at)
        first, last = f"${self.names[self.first]}", f"${self.names[self.last]}"
        before = f"${self.names[self.first - 1]}"
        match kind:
            case "c":
                return f"{self.names[column - int(hit[3])]}{number}"
            case "h":
                return f"{self.names[column]}${at}"
            case "o":
                return f"{self.names[column - 1]}{row}"
            case "w":
                return f"{sheet}{first}{number}:{last}{number}"
            case "p":
                return f"{sheet}{before}{number}:${self.names[self.last - 1]}{number}"
            case "s":
                return f"{first}{number}:{self.names[column]}{number}"
        return f"{before}{number}:{self.names[column - 1]}{number}"


def _longest_lag(graph: Graph) -> int:
    lags = [
        node.whole("maanden")
        for quantity in graph.quantities.values()
        if quantity.expression is not None
        for node in walk(quantity.expression)
        if isinstance(node, Call) and node.function == "vorige"
    ]
    return max(lags, default=1)
