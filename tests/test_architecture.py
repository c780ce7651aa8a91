"""No second arithmetic: views and doors never compute on amounts."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1] / "verdienmodel"
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.FloorDiv, ast.Mod)
LAYOUT = ("workbook", "explanation_words.py", "explanation_numbers.py", "explanation.py")
"""Rooms that count rows, columns and characters; amounts do not occur there."""


def computed(source: str) -> list[int]:
    """Lines on which something is computed that is not text, a count or a position."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ARITHMETIC) and not harmless(node.left, node.right):
            found.append(node.lineno)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("sum", "fsum", "round"):
            found.append(node.lineno)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("sum", "mean", "cumsum")
        ):
            found.append(node.lineno)
    return found


def harmless(left: ast.expr, right: ast.expr) -> bool:
    return any(isinstance(side, ast.Constant | ast.JoinedStr) or is_text(side) for side in (left, right))


def is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return harmless(node.left, node.right)
    return isinstance(node, ast.List | ast.Tuple | ast.Call) and not isinstance(node, ast.Name)


def test_views_and_doors_do_not_compute() -> None:
    wrong = {}
    for room in ("views", "cli", "app"):
        for path in (ROOT / room).rglob("*.py"):
            if not any(part in LAYOUT for part in (path.name, path.parent.name)):
                wrong[str(path.relative_to(ROOT))] = computed(path.read_text("utf-8"))
    assert {name: lines for name, lines in wrong.items() if lines} == {}


def test_the_walker_sees_arithmetic() -> None:
    assert computed("x = baten - lasten") == [1]
    assert computed("x = sum(values)") == [1]
    assert computed("x = frame.sum()") == [1]
    assert computed("x = 'a' + name") == []


def test_no_statement_name_decides_in_python() -> None:
    names = [path.stem for path in (ROOT / "library" / "staten").glob("per_*.yaml")]
    texts = [path.read_text("utf-8") for path in ROOT.rglob("*.py")]
    assert names
    assert not [name for name in names for text in texts if f'"{name}"' in text]
