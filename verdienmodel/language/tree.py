"""The expression tree: what a formula is after parsing. Frozen, hashable, free of any evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Fixed = str | int | float | tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Literal:
    """0 or 1 in a formula; every other number is a named input."""

    value: float
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity by its address (before resolving: as the formula wrote it)."""

    address: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function or operator on expressions, with the constants that are not quantities (`fixed`)."""

    function: str
    args: tuple[Expression, ...] = ()
    fixed: tuple[tuple[str, Fixed], ...] = ()
    span: Span = field(default=(0, 0), compare=False)

    def constant(self, name: str) -> Fixed:
        """The value of a fixed keyword; KeyError when the call has none by that name."""
        return dict(self.fixed)[name]

    def whole(self, name: str) -> int:
        """A fixed whole number, such as the months of vorige."""
        return int(str(self.constant(name)))

    def with_args(self, args: tuple[Expression, ...]) -> Call:
        return Call(self.function, args, self.fixed, self.span)


Expression = Literal | Name | Call


def walk(expression: Expression) -> Iterator[Expression]:
    """Every node, parents first, without recursion (a formula may be deep)."""
    stack: list[Expression] = [expression]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Call):
            stack.extend(reversed(node.args))


def names(expression: Expression) -> tuple[str, ...]:
    """The addresses a formula refers to, in order of reading, once each."""
    return tuple(dict.fromkeys(node.address for node in walk(expression) if isinstance(node, Name)))


def product(*factors: Expression) -> Expression:
    """Multiply, leaving out literal ones."""
    kept = [factor for factor in factors if not (isinstance(factor, Literal) and factor.value == 1)]
    if not kept:
        return Literal(1.0)
    result = kept[0]
    for factor in kept[1:]:
        result = Call("maal", (result, factor))
    return result
