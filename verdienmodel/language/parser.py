"""Formula text -> expression tree. Python's expression syntax through ast, a whitelist, nothing evaluated."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from verdienmodel.ground import limits
from verdienmodel.ground.problem import nearest
from verdienmodel.language.function import Function, Parameter
from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.tree import Call, Expression, Fixed, Literal, Name, Span

WORDS = {"en": "and", "of": "or", "niet": "not"}
_WORD = re.compile(r"\b(en|of|niet)\b")
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_EVERY = "alle__"
_BINARY = {ast.Add: "plus", ast.Sub: "min_", ast.Mult: "maal", ast.Div: "gedeeld", ast.Pow: "macht"}
_COMPARE = {
    ast.Gt: "groter",
    ast.GtE: "groter_gelijk",
    ast.Lt: "kleiner",
    ast.LtE: "kleiner_gelijk",
    ast.Eq: "gelijk",
    ast.NotEq: "ongelijk",
}
_TRAPS = (
    (
        re.compile(r"\d,\d"),
        "F002",
        "een komma tussen cijfers",
        "in een formule scheidt de komma argumenten",
        "zet het getal als invoer in het bestand en gebruik de naam",
    ),
    (
        re.compile(r"\b(19|20)\d\d-\d\d?\b"),
        "F003",
        "een datum in een formule",
        "2026-10 zou 2016 worden",
        "maak een invoer met eenheid: datum en gebruik de naam",
    ),
    (
        re.compile(r"\d\s*%|%"),
        "F004",
        "een procentteken in een formule",
        "een percentage is invoer",
        'maak een invoer met eenheid: "%" en gebruik de naam',
    ),
)


class FormulaProblem(Exception):
    """What is wrong with a formula, with the columns it concerns; the model gives it file and line."""

    def __init__(self, code: str, wat: str, waarom: str = "", herstel: str = "", span: Span = (0, 0)) -> None:
        super().__init__(wat)
        self.code, self.wat, self.waarom, self.herstel, self.span = code, wat, waarom, herstel, span


@dataclass(frozen=True)
class _Source:
    """The text given to ast and, per character of it, the column in the text the user wrote."""

    text: str
    origin: tuple[int, ...]

    def span(self, node: ast.AST) -> Span:
        return self._column(node, "lineno", "col_offset"), self._column(node, "end_lineno", "end_col_offset")

    @cached_property
    def _simple(self) -> bool:
        """One line without special signs, in which a byte is a character."""
        return self.text.isascii() and "\n" not in self.text

    def _column(self, node: ast.AST, line: str, offset: str) -> int:
        if self._simple:
            return self.origin[min(getattr(node, offset, 0), len(self.origin) - 1)]
        # ast counts UTF-8 bytes, people count characters.
        row = self.text.split("\n")[getattr(node, line, 1) - 1]
        before = sum(len(part) + 1 for part in self.text.split("\n")[: getattr(node, line, 1) - 1])
        column = before + len(row.encode()[: getattr(node, offset, 0)].decode(errors="ignore"))
        return self.origin[min(column, len(self.origin) - 1)]


@lru_cache(maxsize=20_000)
def parse(text: str) -> Expression:
    """Read one formula; the same text is read once. FormulaProblem with code, reason, remedy and columns when it is not in the language."""
    _check_text(text)
    source = _translate(text)
    try:
        tree = ast.parse(source.text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        offset = min(max(0, (getattr(error, "offset", 1) or 1) - 1), len(source.origin) - 1)
        column = source.origin[offset]
        raise FormulaProblem(
            "F001",
            "deze formule is niet te lezen",
            f"het gaat mis bij teken {column + 1}",
            "kijk naar haakjes, komma's en bewerkingen",
            (column, column + 1),
        ) from None
    _check_size(tree)
    return _Reader(source).read(tree.body)


def _check_text(text: str) -> None:
    if not text.strip():
        raise FormulaProblem("F005", "de formule is leeg", herstel="schrijf een formule of een waarde")
    if len(text) > limits.FORMULA_CHARACTERS:
        raise FormulaProblem(
            "F006",
            f"de formule telt {len(text)} tekens; {limits.FORMULA_CHARACTERS} is het meest",
            "",
            "splits de formule in grootheden met een naam",
        )
    deepest = depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    if deepest > limits.FORMULA_DEPTH:
        raise FormulaProblem(
            "F006",
            f"de formule is meer dan {limits.FORMULA_DEPTH} haakjes diep",
            herstel="splits de formule in grootheden met een naam",
        )
    bare = _STRING.sub(lambda hit: "'" + " " * (len(hit[0]) - 2) + "'", text)
    for pattern, code, wat, waarom, herstel in _TRAPS:
        if hit := pattern.search(bare):
            raise FormulaProblem(code, f"{wat}: ‘{hit[0]}’", waarom, herstel, hit.span())


def _translate(text: str) -> _Source:
    """en/of/niet and onderdelen.*.x in Python's spelling, remembering where each character came from."""
    pieces, origin = ["("], [0]
    pattern = re.compile(rf"{_STRING.pattern}|{_WORD.pattern}|(?<=\.)\*(?=[.),\s]|$)")
    position = 0
    for hit in pattern.finditer(text):
        new = WORDS.get(hit[0], _EVERY if hit[0] == "*" else hit[0])
        pieces += [text[position : hit.start()], new]
        origin += [*range(position, hit.start()), *(min(hit.start() + i, hit.end() - 1) for i in range(len(new)))]
        position = hit.end()
    pieces += [text[position:], ")"]
    origin += [*range(position, len(text)), len(text), len(text)]
    return _Source("".join(pieces), tuple(origin))


def _check_size(tree: ast.AST) -> None:
    count, level = 0, [tree]
    depth = 0
    while level:
        depth += 1
        count += len(level)
        if depth > 2 * limits.FORMULA_DEPTH or count > 2 * limits.FORMULA_NODES:
            break
        level = [child for node in level for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    if count > limits.FORMULA_NODES or depth > limits.FORMULA_DEPTH:
        raise FormulaProblem(
            "F006",
            f"de formule is te groot (meer dan {limits.FORMULA_NODES} delen of {limits.FORMULA_DEPTH} diep)",
            "",
            "splits de formule in grootheden met een naam",
        )


class _Reader:
    """Turns whitelisted ast nodes into our tree."""

    def __init__(self, source: _Source) -> None:
        self.source = source

    def fail(self, node: ast.AST, code: str, wat: str, waarom: str = "", herstel: str = "") -> FormulaProblem:
        return FormulaProblem(code, wat, waarom, herstel, self.source.span(node))

    def read(self, node: ast.expr) -> Expression:
        span = self.source.span(node)
        match node:
            case ast.Constant():
                return self.literal(node)
            case ast.Name(id=name):
                return Name(name, span)
            case ast.Attribute():
                return Name(self.dotted(node), span)
            case ast.BinOp(op=ast.Pow()):
                return self.power(node, span)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
                return Call(_BINARY[type(op)], (self.read(left), self.read(right)), span=span)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Call("negatief", (self.read(operand),), span=span)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.read(operand)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Call("niet", (self.read(operand),), span=span)
            case ast.BoolOp(op=op, values=values):
                word = "en" if isinstance(op, ast.And) else "of"
                return Call(word, tuple(self.read(value) for value in values), span=span)
            case ast.Compare():
                return self.comparison(node, span)
            case ast.Call():
                return self.call(node, span)
        raise self.fail(
            node,
            "F007",
            "dit hoort niet bij de formuletaal",
            "",
            "gebruik + − * / **, vergelijkingen, en/of/niet en de functies uit docs/taal.md",
        )

    def literal(self, node: ast.Constant) -> Literal:
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise self.fail(node, "F007", "dit hoort niet bij de formuletaal", "een tekst is geen getal")
        if node.value not in (0, 1):
            raise self.fail(
                node,
                "F008",
                f"het getal {str(node.value)[:20]} staat los in de formule",
                "een los getal heeft geen naam, eenheid of bron; alleen 0 en 1 mogen",
                "maak er een invoer van met een naam en een eenheid",
            )
        return Literal(float(node.value), self.source.span(node))

    def power(self, node: ast.BinOp, span: Span) -> Call:
        exponent = self.number(node.right)
        if exponent is None:
            return Call("macht", (self.read(node.left), self.read(node.right)), (("exponent", ""),), span)
        if abs(exponent) > limits.EXPONENT:
            raise self.fail(
                node.right,
                "F009",
                f"de exponent {exponent:g} is te groot",
                f"een exponent ligt tussen −{limits.EXPONENT} en {limits.EXPONENT}",
            )
        return Call("macht", (self.read(node.left),), (("exponent", repr(exponent)),), span)

    def number(self, node: ast.expr) -> float | None:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            inner = self.number(node.operand)
            return None if inner is None else -inner
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return float(min(max(node.value, -(10**9)), 10**9))
        return None

    def comparison(self, node: ast.Compare, span: Span) -> Call:
        if len(node.ops) != 1:
            raise self.fail(
                node,
                "F010",
                "twee vergelijkingen achter elkaar",
                "een spreadsheet leest a < b < c anders",
                "schrijf a < b en b < c",
            )
        operator = type(node.ops[0])
        if operator not in _COMPARE:
            raise self.fail(node, "F007", "deze vergelijking hoort niet bij de formuletaal")
        return Call(_COMPARE[operator], (self.read(node.left), self.read(node.comparators[0])), span=span)

    def dotted(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return "*" if node.id == _EVERY else node.id
        if isinstance(node, ast.Attribute):
            return f"{self.dotted(node.value)}.{'*' if node.attr == _EVERY else node.attr}"
        raise self.fail(node, "F007", "dit hoort niet bij de formuletaal")

    def call(self, node: ast.Call, span: Span) -> Call:
        if not isinstance(node.func, ast.Name):
            raise self.fail(node, "F007", "dit hoort niet bij de formuletaal")
        function = REGISTRY.get(node.func.id)
        if function is None or function.internal or not node.func.id.isidentifier() or node.func.id in HIDDEN:
            known = [name for name, item in REGISTRY.items() if not item.internal and name not in HIDDEN]
            raise self.fail(
                node.func, "F011", f"de functie ‘{node.func.id}’ bestaat niet", "", nearest(node.func.id, known)
            )
        if function.name == "som":
            return self.selection(node, span)
        return function.expand(self.fill(function, node, span))

    def selection(self, node: ast.Call, span: Span) -> Call:
        """som(soort=baten, rubriek=omzet) keeps its selection; the model expands it."""
        fixed: list[tuple[str, Fixed]] = []
        for keyword in node.keywords:
            values = keyword.value.elts if isinstance(keyword.value, ast.List | ast.Tuple) else [keyword.value]
            fixed.append((str(keyword.arg), tuple(self.wanted(value) for value in values)))
        return Call("som", tuple(self.read(arg) for arg in node.args), tuple(fixed), span)

    def fill(self, function: Function, node: ast.Call, span: Span) -> Call:
        """Match arguments with parameters, with defaults for what is left out."""
        given = self.bind(function, node)
        args: list[Expression] = []
        fixed: list[tuple[str, Fixed]] = []
        for parameter in function.parameters:
            values = given.get(parameter.name, [])
            if parameter.kind in ("value", "row"):
                if not values:
                    args.append(Literal(float(str(parameter.default)), span))
                args += [self.read(value) for value in values]
            else:
                fixed.append((parameter.name, self.constant(parameter, values)))
        return Call(function.name, tuple(args), tuple(fixed), span)

    def bind(self, function: Function, node: ast.Call) -> dict[str, list[ast.expr]]:
        names = [parameter.name for parameter in function.parameters]
        many = bool(function.parameters) and function.parameters[0].many
        given: dict[str, list[ast.expr]] = {names[0]: list(node.args)} if many else {}
        if not many:
            if len(node.args) > len(names):
                raise self.fail(
                    node,
                    "F012",
                    f"{function.name}(…) krijgt te veel argumenten",
                    "",
                    f"schrijf {function.name}({', '.join(names)})",
                )
            given = {name: [value] for name, value in zip(names, node.args, strict=False)}
        for keyword in node.keywords:
            if keyword.arg not in names or keyword.arg in given:
                raise self.fail(
                    keyword.value,
                    "F012",
                    f"{function.name}(…) kent ‘{keyword.arg}’ hier niet",
                    "",
                    f"schrijf {function.name}({', '.join(names)})",
                )
            given[keyword.arg] = [keyword.value]
        for parameter in function.parameters:
            needed = 2 if parameter.many and function.name in ("min", "max") else 1
            if parameter.default is None and len(given.get(parameter.name, [])) < needed:
                raise self.fail(
                    node,
                    "F012",
                    f"{function.name}(…) mist ‘{parameter.name}’",
                    "",
                    f"schrijf {function.name}({', '.join(names)})",
                )
        return given

    def constant(self, parameter: Parameter, values: list[ast.expr]) -> Fixed:
        if not values:
            return parameter.default if parameter.default is not None else ""
        if parameter.kind not in ("whole_number", "year"):
            return self.text(values[0])
        low, high = limits.YEARS if parameter.kind == "year" else (1, limits.MONTHS)
        number = self.number(values[0])
        if number is None or number != int(number) or not low <= number <= high:
            raise self.fail(
                values[0], "F013", f"‘{parameter.name}’ is hier een vast geheel getal van {low} tot en met {high}"
            )
        return int(number)

    def wanted(self, node: ast.expr) -> str:
        """A name in a selection, or a whole number: tot_rang=40."""
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return str(node.value)
        return self.text(node)

    def text(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        return self.dotted(node)


HIDDEN = frozenset({*_BINARY.values(), *_COMPARE.values(), "negatief", "en", "of", "niet"})
"""Operators stand in the registry but are written as operators, not as calls."""
