"""Step 2c: checks from YAML: two sides that must be equal, per administratie where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verdienmodel.ground.address import join
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call, Expression, Literal, Name
from verdienmodel.library import load as library
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Check, Entry
from verdienmodel.model.statements import Books, books_of
from verdienmodel.scenario.schema import blocks


def build_checks(bench: Workbench, entries: tuple[Entry, ...]) -> tuple[Check, ...]:
    """Every identity of the library whose both sides this scenario has, per administratie where it says so."""
    general = (check for name in library.names("controles") for check in _checks(bench, name, entries))
    return (*general, *_checks_of_blocks(bench))


def _checks_of_blocks(bench: Workbench) -> Iterator[Check]:
    """What a building block itself says must be equal, such as the roll-forward of a loan."""
    for path, block in blocks(bench.scenario):
        for name, item in block.controles.items():
            where = (*path, "controles", name)
            sides = [
                bench.formula(text, (*where, side)) for side, text in (("links", item.links), ("rechts", item.rechts))
            ]
            if None not in sides:
                yield _add_check(bench, join("controles", *path, name), item.naam, item.uitleg, sides, join(*path))  # type: ignore[arg-type]


def _checks(bench: Workbench, name: str, entries: tuple[Entry, ...]) -> Iterator[Check]:
    for key, spec in library.load("controles", name).data.items():
        assert isinstance(spec, dict)
        left, right = str(spec["links"]), str(spec["rechts"])
        per_books = "{administratie}" in left + right
        for books in books_of(bench, entries) if per_books else (Books("", "", ()),):
            sides = [parse(side.replace("{administratie}", books.name)) for side in (left, right)]
            expanded = [_expand_statement_rows(bench, side) for side in sides]
            if any(side is None for side in expanded):
                continue
            address = f"controles.{key}{'.' + books.name if books.name else ''}"
            label = str(spec["naam"]) + (f" ({books.label})" if books.label else "")
            yield _add_check(bench, address, label, str(spec["uitleg"]), expanded)  # type: ignore[arg-type]


def _add_check(bench: Workbench, address: str, label: str, why: str, sides: list[Expression], scope: str = "") -> Check:
    names = (f"{address}.links", f"{address}.rechts", f"{address}.verschil")
    difference = Call("min_", (Name(names[0]), Name(names[1])))
    for name, words, node in zip(names, ("links", "rechts", "verschil"), (*sides, difference), strict=True):
        bench.add(
            Draft(name, f"{label}: {words}", None, "eur", "controle", node, scope, (), owner=name, force_row=True)
        )
    return Check(address, label, why, *names)


def _expand_statement_rows(bench: Workbench, node: Expression) -> Expression | None:
    """staten.*.… in a check as the sum over all administraties; None when a row does not exist here."""
    if isinstance(node, Name):
        if "*" not in node.address:
            return node if node.address in bench.drafts else None
        pattern = re.compile(re.escape(node.address).replace(r"\*", r"(?!samen\.)[a-z0-9_]+") + "$")
        found = [Name(address) for address in bench.drafts if pattern.match(address)]
        return Call("som", tuple(found)) if found else None
    if not isinstance(node, Call):
        return node
    if node.function == "som" and node.args:
        return _expand_statement_rows(bench, node.args[0]) or Literal(0.0)
    args = [_expand_statement_rows(bench, arg) for arg in node.args]
    return None if any(arg is None for arg in args) else node.with_args(tuple(a for a in args if a is not None))
