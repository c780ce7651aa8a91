"""What was entered: values with their steps and sources, and what the file says when they were changed."""

from __future__ import annotations

from fractions import Fraction

from verdienmodel.engine.explain import digits
from verdienmodel.engine.explain.asking import Asked, Made, Positions, steady, table_of
from verdienmodel.engine.explain.factors import Factor
from verdienmodel.engine.explain.products import explain_product
from verdienmodel.engine.explain.reading import Draw
from verdienmodel.engine.explain.tree import InputValue
from verdienmodel.language.tree import Call
from verdienmodel.model.graph import Leaf, Quantity


def explain_input(asked: Asked, quantity: Quantity) -> Made:
    """An input shows itself; an amount per year over a part of the year shows that part as well."""
    months = asked.months if asked.aard == "stand" else asked.ask.months
    inputs = tuple(input_value(asked.draw, leaf) for leaf in _in_force(asked.draw, quantity, months))
    values = asked.draw.values(asked.node)[list(months)]
    if asked.adds_up:
        made = explain_product(asked, [Factor(asked.node, "other")], Fraction(1), whole=False)
        return Made(made.form, made.parts, made.exact, inputs=inputs, table=made.table)
    if steady(values):
        return Made("invoer", inputs=inputs)
    last = digits.entered(float(values[-1]), quantity.shown_unit)
    return Made("wisselt", last=last, inputs=inputs, table=table_of(asked, months))


def input_value(draw: Draw, leaf: Leaf) -> InputValue:
    """One entered value in this draw, with the value in the file when that is another."""
    now = draw.leaf(leaf.address)
    changed = now != leaf.value
    return InputValue(
        leaf.address,
        leaf.label,
        digits.entered(now, leaf.shown_unit),
        leaf.source,
        leaf.month,
        digits.entered(leaf.value, leaf.shown_unit) if changed else None,
        leaf.pm and not changed,
        leaf.explanation,
    )


def _in_force(draw: Draw, quantity: Quantity, months: Positions) -> tuple[Leaf, ...]:
    """The steps of a series that hold in at least one of the months."""
    leaves = [draw.graph.leaves[address] for address in quantity.leaves]
    starts = [0 if leaf.month is None else draw.timeline.position(leaf.month) for leaf in leaves]
    ends = [*starts[1:], len(draw.timeline)]
    return tuple(
        leaf
        for leaf, start, end in zip(leaves, starts, ends, strict=True)
        if any(start <= month < end for month in months)
    )


def table_inputs(draw: Draw, call: Call, months: Positions) -> tuple[InputValue, ...]:
    """The lines of a season, index or table that a function reads in these months."""
    fixed = dict(call.fixed)
    name = next((str(fixed[key]) for key in ("naam", "tabel", "profiel") if fixed.get(key)), "")
    table = draw.graph.tables.get(name)
    if table is None:
        return ()
    kept = _used(draw, call, months)
    addresses = table.leaves if kept is None else [a for a in table.leaves if a in {f"{name}[{k}]" for k in kept}]
    return tuple(input_value(draw, draw.graph.leaves[address]) for address in addresses)


def _used(draw: Draw, call: Call, months: Positions) -> set[int] | None:
    calendar = draw.months(months)
    if call.function == "seizoen":
        return {month.month for month in calendar}
    if call.function == "index":
        base = call.whole("prijspeil")
        last = max(month.year for month in calendar)
        return set(range(min(base, last) + 1, max(base, last) + 1))
    if call.function == "prijspeil":
        old, new = sorted((call.whole("van"), call.whole("naar")))
        return set(range(old + 1, new + 1))
    return None
