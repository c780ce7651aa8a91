"""Step 5: what needs a row of its own becomes a helper quantity, before anything else looks at it.

So numpy, workbook and explanation see the same rows.
"""

from __future__ import annotations

from dataclasses import replace

from verdienmodel.language.function import Function
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.tables import table_units
from verdienmodel.model.typing import Checker


def lift(bench: Workbench) -> None:
    """Lift functions that read their own row or a whole row out of larger formulas, then find all rows."""
    for address in list(bench.drafts):
        draft = bench.drafts[address]
        if draft.expression is not None:
            lifter = _Lifter(bench, draft)
            bench.update(address, expression=lifter.root(draft.expression))


def rows(bench: Workbench) -> frozenset[str]:
    """Which quantities have a column per month; the others are one number for the whole plan."""
    found = {address for address, draft in bench.drafts.items() if _starts_row(draft)}
    users: dict[str, set[str]] = {}
    for address, draft in bench.drafts.items():
        for name in _names(draft.expression):
            users.setdefault(name, set()).add(address)
    queue = list(found)
    while queue:
        for user in users.get(queue.pop(), ()):
            if user not in found and not _single(bench.drafts[user].expression):
                found.add(user)
                queue.append(user)
    return frozenset(found)


def _names(node: Expression | None) -> list[str]:
    if isinstance(node, Name):
        return [node.address]
    return [name for arg in node.args for name in _names(arg)] if isinstance(node, Call) else []


def _single(node: Expression | None) -> bool:
    return isinstance(node, Call) and REGISTRY[node.function].single


def _starts_row(draft: Draft) -> bool:
    if draft.expression is None:
        return len(draft.leaves) > 1
    if _single(draft.expression):
        return False
    return draft.force_row or draft.flows or _has_monthly(draft.expression)


def _has_monthly(node: Expression) -> bool:
    if not isinstance(node, Call):
        return False
    function = REGISTRY[node.function]
    if function.monthly or (function.own_row and not function.single):
        return True
    return any(_has_monthly(arg) for arg in node.args)


def lift_single_rows(bench: Workbench, found: frozenset[str]) -> None:
    """Row arguments that are one number for the whole plan get a helper row."""
    for address in list(bench.drafts):
        draft = bench.drafts[address]
        if draft.expression is not None:
            bench.update(address, expression=_RowLifter(bench, draft, found).visit(draft.expression))


def refuse_months_in_single(bench: Workbench, found: frozenset[str]) -> None:
    """One number over all months cannot read a value that differs per month: it would not know which month."""
    for draft in bench.drafts.values():
        node = draft.expression
        if not isinstance(node, Call) or not REGISTRY[node.function].single:
            continue
        function = REGISTRY[node.function]
        values = [arg for position, arg in enumerate(node.args) if _kind(function, position) == "value"]
        if any(name in found for arg in values for name in _names(arg)) or any(map(_has_monthly, values)):
            bench.problem(
                "E042",
                (*draft.path, "formule"),
                f"{node.function}(…) vraagt één getal en krijgt een waarde die per maand kan verschillen",
                "het is één uitkomst over alle maanden",
                "geef een invoer met één waarde",
            )


class _Lifter:
    def __init__(self, bench: Workbench, draft: Draft) -> None:
        self.bench, self.draft = bench, draft
        self.count = 0

    def root(self, node: Expression) -> Expression:
        return self.inside(node) if isinstance(node, Call) else node

    def inside(self, node: Call) -> Call:
        function = REGISTRY[node.function]
        args = tuple(self.argument(function, position, arg) for position, arg in enumerate(node.args))
        return node.with_args(args)

    def argument(self, function: Function, position: int, node: Expression) -> Expression:
        needs_row = _kind(function, position) == "row"
        if isinstance(node, Call):
            inner = self.inside(node)
            return self.helper(inner) if needs_row or REGISTRY[node.function].own_row else inner
        return self.helper(node) if needs_row and isinstance(node, Literal) else node

    def helper(self, node: Expression) -> Name:
        return add_helper(self.bench, self.draft, node)


class _RowLifter(_Lifter):
    def __init__(self, bench: Workbench, draft: Draft, found: frozenset[str]) -> None:
        super().__init__(bench, draft)
        self.found = found

    def visit(self, node: Expression) -> Expression:
        if not isinstance(node, Call):
            return node
        function = REGISTRY[node.function]
        args = []
        for position, arg in enumerate(node.args):
            lifted = self.visit(arg)
            if _kind(function, position) == "row" and isinstance(lifted, Name) and lifted.address not in self.found:
                lifted = self.helper(lifted)
            args.append(lifted)
        return node.with_args(tuple(args))


def _kind(function: Function, position: int) -> str:
    parameters = [parameter for parameter in function.parameters if parameter.kind in ("value", "row")]
    if not parameters:
        return "value"
    return parameters[min(position, len(parameters) - 1)].kind


def add_helper(bench: Workbench, draft: Draft, node: Expression) -> Name:
    """A helper quantity of the same owner, with the unit worked out; the same expression is lifted once."""
    owner = draft.owner or draft.address
    helpers = bench.helpers.get(owner, [])
    for address in helpers:
        if bench.drafts[address].expression == node:
            return Name(address)
    number = sum(address.startswith(f"{owner}~") for address in helpers) + 1
    address = f"{owner}~{number}"
    probe = Draft(address, "", None, "", "hulp", node, draft.scope, draft.path, owner=owner, formula=draft.formula)
    checker = Checker(bench, probe, table_units(bench))
    typed = checker.whole(node)
    bench.add(
        replace(
            probe,
            label=f"{draft.label}, tussenstap {number}",
            unit=checker.unit,
            shown_unit=str(checker.unit or "getal"),
            expression=typed,
            force_row=True,
            shown_from=draft.shown_from if checker.unit == draft.unit else 0.0,
        )
    )
    return Name(address, node.span)
