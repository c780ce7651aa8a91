"""Indexing once: a nominal kengetal or an amount that already carries an index is never indexed again."""

from __future__ import annotations

from verdienmodel.ground.problem import Problem
from verdienmodel.language.tree import Call, Expression, Name
from verdienmodel.model.drafts import Draft, Workbench

Marks = frozenset[str]
NOTHING: Marks = frozenset()
TESTS = frozenset("groter groter_gelijk kleiner kleiner_gelijk gelijk ongelijk en of niet".split())
"""A test on an amount is 0 or 1: no price."""


def check_prices(bench: Workbench) -> None:
    """Report every product in which two price rises meet."""
    seen: dict[str, Marks] = {}
    for draft in bench.drafts.values():
        _marks_of(draft, bench, seen)


def _marks_of(draft: Draft, bench: Workbench, seen: dict[str, Marks]) -> Marks:
    if draft.address not in seen:
        seen[draft.address] = NOTHING  # a loop ends here
        if draft.expression is not None:
            seen[draft.address] = _marks(draft.expression, draft, bench, seen)
        elif draft.nominal and draft.unit is not None and "eur" in dict(draft.unit.dims):
            seen[draft.address] = frozenset({draft.address})
    return seen[draft.address]


def _marks(node: Expression, draft: Draft, bench: Workbench, seen: dict[str, Marks]) -> Marks:
    if isinstance(node, Name):
        found = bench.drafts.get(node.address)
        return _marks_of(found, bench, seen) if found else NOTHING
    if not isinstance(node, Call):
        return NOTHING
    if node.function == "index":
        return frozenset({f"index({str(node.constant('naam')).removeprefix('indexen.')})"})
    parts = [_marks(arg, draft, bench, seen) for arg in node.args]
    if node.function in TESTS:
        return NOTHING
    if node.function == "als":
        parts = parts[1:]  # the condition decides, and is no part of the amount
    if node.function == "maal" and parts[0] and parts[1] and any("index(" in mark for mark in parts[0] | parts[1]):
        _report(node, sorted(parts[0] | parts[1]), draft, bench)
        return parts[0]
    if node.function == "gedeeld":
        return NOTHING if parts[1] else parts[0]  # one price over another is a share
    return frozenset().union(*parts)


def _report(node: Call, meeting: list[str], draft: Draft, bench: Workbench) -> None:
    place = bench.column(draft.formula_path, draft.formula, node.span[0])
    bench.problems.add(
        Problem(
            "E020",
            place,
            draft.address,
            f"dubbel geïndexeerd: {' en '.join(meeting)}",
            "dit bedrag stijgt al met de prijzen mee (een kengetal zonder prijspeil is een bedrag van zijn eigen jaar)",
            "haal de index één keer weg",
        )
    )
