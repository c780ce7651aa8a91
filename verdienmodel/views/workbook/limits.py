"""What a spreadsheet program refuses in a formula, seen before anything is written."""

from __future__ import annotations

import re

from verdienmodel.ground.limits import EXCEL_FORMULA_CHARACTERS, EXCEL_NESTING

ARGUMENTS = 255
_TEXT = re.compile(r'"(?:[^"]|"")*"')


def refused(formula: str) -> str:
    """Why Excel would refuse this formula, in words; empty when it would not."""
    if len(formula) > EXCEL_FORMULA_CHARACTERS:
        return "deze formule is te lang voor een werkmap"
    depth, most = _nesting(_TEXT.sub('""', formula))
    if depth > EXCEL_NESTING:
        return "deze formule heeft te veel haakjes in elkaar voor een werkmap"
    return "deze formule telt te veel losse regels op voor een werkmap" if most > ARGUMENTS else ""


def _nesting(formula: str) -> tuple[int, int]:
    """How deep its brackets go, and the most arguments that one pair of brackets holds."""
    counts, depth, most = [1], 0, 0
    for sign in formula:
        if sign == "(":
            counts.append(1)
            depth = max(depth, len(counts) - 1)
        elif sign == ")":
            counts.pop()
        elif sign == ",":
            counts[-1] += 1
            most = max(most, counts[-1])
    return depth, most
