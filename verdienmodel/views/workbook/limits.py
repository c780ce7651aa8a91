"""What a spreadsheet program refuses in a formula, seen before anything is written."""

from __future__ import annotations

import re

from verdienmodel.ground.limits import EXCEL_FORMULA_CHARACTERS, EXCEL_NESTING

_TEXT = re.compile(r'"(?:[^"]|"")*"')


def refused(formula: str) -> str:
    """Why Excel would refuse this formula, in words; empty when it would not."""
    if len(formula) > EXCEL_FORMULA_CHARACTERS:
        return "deze formule is te lang voor een werkmap"
    deep = _nesting(_TEXT.sub('""', formula)) > EXCEL_NESTING
    return "deze formule heeft te veel haakjes in elkaar voor een werkmap" if deep else ""


def _nesting(formula: str) -> int:
    """How deep its brackets go."""
    depth = deepest = 0
    for sign in formula:
        if sign == "(":
            depth += 1
            deepest = max(depth, deepest)
        elif sign == ")":
            depth -= 1
    return deepest
