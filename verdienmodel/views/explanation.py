"""An explanation as Dutch lines for the terminal and as rows for the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verdienmodel.engine.explain.tree import Explanation, Part
from verdienmodel.ground.timeline import Month
from verdienmodel.views import explanation_words as words
from verdienmodel.views.explanation_numbers import amount, factor, when

INDENT = "  "
ELSEWHERE = ("vorige", "vorig_jaar", "jaartotaal", "cumulatief", "jaar_tot_nu", "kwartaal_tot_nu", "cohort")
"""Functions whose terms are about other months than the number itself: those months are said."""


@dataclass(frozen=True)
class Row:
    """One line of an explanation; `address` and `level` let the app open and close it."""

    level: int
    text: str
    kind: str
    address: str = ""


def explanation_lines(explanation: Explanation) -> list[str]:
    """The whole explanation, indented by level."""
    return [INDENT * row.level + row.text for row in explanation_rows(explanation)]


def told_no_further(explanation: Explanation) -> tuple[str, ...]:
    """The addresses that a sum names and that are not told further down."""
    nodes = list(_nodes(explanation))
    told = {node.address for node in nodes}
    named = (part.address for node in nodes if not node.seen for part in node.parts)
    return tuple(dict.fromkeys(address for address in named if address and address not in told))


def _nodes(explanation: Explanation) -> Iterator[Explanation]:
    yield explanation
    for child in explanation.children:
        yield from _nodes(child)


def explanation_rows(explanation: Explanation, level: int = 0) -> list[Row]:
    """Title, sum, sentences, sources and month table of one number, then what it is made of."""
    rows = [Row(level + deeper, text, kind, explanation.address) for deeper, text, kind in _own(explanation)]
    for child in explanation.children:
        rows += explanation_rows(child, level + 1)
    return rows


def _own(found: Explanation) -> list[tuple[int, str, str]]:
    lines = [*_sum(found)]
    said = words.sentence(found)
    if said:
        lines.append((1, said, "zin"))
    if found.reason:
        lines.append((1, words.REASONS[found.reason], "zin"))
    if found.inputs:
        lines = _with_inputs(found, lines)
    if found.table:
        lines.append((1, _table(found), "maanden"))
    return lines


def _with_inputs(found: Explanation, lines: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """A single entered value stands on the line of its name; steps and tables get a line of their own."""
    if found.form == "invoer" and len(found.inputs) == 1:
        return [(0, f"{found.label}: {words.inputs(found.inputs)[0]}", "invoer"), *lines[1:]]
    said = words.inputs(found.inputs) if found.address else words.table_inputs(found.inputs)
    return [*lines, *((1, text, "invoer") for text in said)]


def _sum(found: Explanation) -> list[tuple[int, str, str]]:
    """The title with the printed sum: a product on one line, terms below each other."""
    title = words.title(found)
    if found.seen:
        return [(0, f"{title} ({words.SEEN})", "titel")]
    if not found.has_sum:
        return [(0, title, "titel")]
    sign = "=" if found.exact else "≈"
    if found.form == "product":
        return [(0, f"{title} {sign} {product(found.parts)}", "som")]
    return [(0, title, "titel"), *((1, _term(found, part, first=not n), "term") for n, part in enumerate(found.parts))]


def product(parts: tuple[Part, ...]) -> str:
    """4/12 jaar × 400 uur × € 150 per uur."""
    yearly = next((p for p in parts if p.role == "factor" and "/jaar" in p.shown.unit and not p.minus), None)
    share = any(part.role == "jaardeel" for part in parts)
    text = ""
    for part in parts:
        said = factor(part, per_year=share and part is yearly)
        text += (f" {'÷' if part.minus else '×'} " if text else "") + said
    return text


def _term(found: Explanation, part: Part, *, first: bool) -> str:
    elsewhere = part.role == "term" and found.function in ELSEWHERE
    sign = "−" if part.minus else "+"
    opening = f"= {sign} " if part.minus else "= "
    return f"{opening if first else f'{sign} '}{amount(part.shown)} {words.term(part, elsewhere=elsewhere)}".rstrip()


def _table(found: Explanation) -> str:
    """The month table on one line; months in a row that show the same stand together."""
    runs: list[tuple[list[Month], str]] = []
    for row in found.table:
        text = amount(row.shown)
        if runs and runs[-1][1] == text and runs[-1][0][-1].plus(1) == row.month:
            runs[-1][0].append(row.month)
        else:
            runs.append(([row.month], text))
    return "Per maand: " + "; ".join(f"{when(tuple(months))} {text}" for months, text in runs)
