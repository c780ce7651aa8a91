"""Which divisor is zero: for the one sentence that a division by zero deserves."""

from __future__ import annotations

import numpy as np

from verdienmodel.engine.evaluate import Results
from verdienmodel.language.tree import Call, Name, names, walk


def divisors(results: Results, address: str, month: int) -> str:
    """The labels of the quantities in a divisor that is 0 in that month; empty when no division explains it."""
    node = results.graph.quantities[address].expression
    if node is None:
        return ""
    for part in walk(node):
        if isinstance(part, Call) and part.function == "gedeeld":
            named = [results.graph.quantities[name] for name in names(part.args[1])]
            zero = [q.label for q in named if np.any(results.months(q.address)[month] == 0)]
            if zero:
                return " en ".join(f"‘{label}’" for label in zero)
            if isinstance(part.args[1], Name) or named:
                return " en ".join(f"‘{quantity.label}’" for quantity in named)
    return ""
