"""Finds arithmetic in source text: what a view or a door may not do with amounts."""

from __future__ import annotations

import ast

SIGNS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.FloorDiv, ast.Mod)
SUMS = frozenset("sum fsum prod round mean cumsum cumprod dot average median".split())
TEXT_CALLS = frozenset(
    "join replace format strip rstrip lstrip encode decode upper lower capitalize str get amount euro plain csv_text explanation_rows".split()
)
"""Calls that give text or a list."""
TEXTS = frozenset("text said named per new bom words rows lines body INDENT BYTE_ORDER_MARK".split())
"""Names that hold text or a list of lines."""
POSITIONS = frozenset(
    "row column columns level deeper n first last length count half width lines at BASE FIRST_ROW LABEL_COLUMNS HEADS"
    " line starts start end index step position place offset".split()
)
"""Names that count rows, columns, months or characters; an amount is never called so."""


def computed(source: str) -> list[str]:
    """Every piece of source in which something is computed that is not text, a count or a position."""
    return [ast.unparse(node) for node in ast.walk(ast.parse(source)) if _computes(node)]


def _computes(node: ast.AST) -> bool:
    match node:
        case ast.BinOp(op=op):
            return isinstance(op, SIGNS) and not _harmless(node)
        case ast.AugAssign(op=op, target=target, value=value):
            return isinstance(op, SIGNS) and not (_count(value) or _text(value) or _text(target) or _place(target))
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in SUMS
        case ast.Attribute(value=ast.Name(id="np")):
            return True
    return False


def _harmless(node: ast.BinOp) -> bool:
    if isinstance(node.op, ast.Add | ast.Sub) and (_count(node.left) or _count(node.right)):
        return True
    return _text(node.left) or _text(node.right) or _both_places(node.left, node.right)


def _count(node: ast.expr) -> bool:
    """A whole number as written: the next row, the column before."""
    return isinstance(node, ast.Constant) and type(node.value) is int


def _text(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr() | ast.List() | ast.Tuple() | ast.Dict() | ast.Set():
            return True
        case ast.Constant(value=str() | bytes()):
            return True
        case ast.BinOp(left=left, right=right):
            return _text(left) or _text(right)
        case ast.IfExp(body=body, orelse=other):
            return _text(body) and _text(other)
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name in TEXT_CALLS
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in TEXTS
        case ast.Subscript(value=value):
            return _text(value)
    return False


def _both_places(left: ast.expr, right: ast.expr) -> bool:
    return _place(left) and _place(right)


def _place(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=int()):
            return True
        case ast.UnaryOp(operand=inner):
            return _place(inner)
        case ast.BinOp(left=left, right=right):
            return _both_places(left, right)
        case ast.Call(func=ast.Name(id=name)):
            return name in ("len", "int", "max", "min")
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in POSITIONS or name.isupper()
        case ast.Subscript(value=value):
            return _place(value)
    return False
