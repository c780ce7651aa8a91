"""Expressions as spreadsheet text, through the Excel face of every function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verdienmodel.language.functions import REGISTRY
from verdienmodel.language.text import Place, Text, cell
from verdienmodel.language.tree import Expression, Literal, Name
from verdienmodel.model.graph import Graph
from verdienmodel.views.workbook.grid import Grid

EXCEL_LITERAL_CHARACTERS = 255


def literal(text: str) -> str:
    """A text in a formula, in pieces when it is longer than Excel takes."""
    starts = range(0, max(1, len(text)), EXCEL_LITERAL_CHARACTERS)
    pieces = (text[start : start + EXCEL_LITERAL_CHARACTERS].replace('"', '""') for start in starts)
    return "&".join(f'"{piece}"' for piece in pieces)


@dataclass(frozen=True)
class Formulas:
    """What a name means in a formula: a cell of this month, an input's name, or a cell on Vast."""

    graph: Graph
    grid: Grid
    names: Mapping[str, str]
    fixed: Mapping[str, int]
    place: Place

    def template(self, node: Expression) -> str:
        """The formula of a whole row, with tokens for its columns."""
        return f"={self._text(node).text}"

    def _text(self, node: Expression) -> Text:
        if isinstance(node, Literal):
            return Text(str(int(node.value)))
        if isinstance(node, Name):
            return Text(self._reference(node.address))
        args = [self._text(arg) for arg in node.args]
        return REGISTRY[node.function].excel(args, self.place, node)

    def _reference(self, address: str) -> str:
        if address in self.grid.rows:
            return cell(self.grid.rows[address])
        quantity = self.graph.quantities[address]
        return self.names[quantity.leaves[0]] if quantity.is_input else f"Vast!$D${self.fixed[address]}"

    @staticmethod
    def series(steps: tuple[str, str]) -> str:
        """A dated series: the last step that has begun."""
        first, value = steps
        return f"=LOOKUP(⟦h2⟧,{first},{value})"
