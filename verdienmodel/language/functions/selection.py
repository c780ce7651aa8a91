"""som(selectie): posts by attribute or wildcards, expanded into explicit terms before anything runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from verdienmodel.ground.units import Unit
from verdienmodel.language.frame import Array, Frame
from verdienmodel.language.function import Parameter, TableUnits, UnitProblem, Units, align, register
from verdienmodel.language.functions.operators import Here
from verdienmodel.language.text import PLUS, Place, Text, called, cell, row_of
from verdienmodel.language.tree import Call


@register
class Total(Here):
    """The sum of what a selection found; the workbook sums contiguous runs of rows."""

    name: ClassVar[str] = "som"
    linear: ClassVar[tuple[str, ...]] = ("x",)
    parameters: ClassVar[tuple[Parameter, ...]] = (Parameter("x", many=True),)

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        total = align(units, "optellen")
        if total.result is not None and not (total.result.is_flow or total.result.is_stock):
            raise UnitProblem(
                f"som(…) telt een tarief of factor op ({total.result})",
                "alleen wat een hoeveelheid of een bedrag is, telt op",
                "vermenigvuldig eerst met de hoeveelheid",
                "E002",
            )
        return total

    def compute(self, args: Sequence[Array], frame: Frame, call: Call) -> Array:
        result = args[0]
        for arg in args[1:]:
            result = result + arg
        return result

    def excel(self, args: Sequence[Text], place: Place, call: Call) -> Text:
        parts: list[str] = []
        run: list[int] = []
        for arg in [*args, None]:
            row = row_of(arg) if arg is not None else None
            if run and row == run[-1] + 1:
                run.append(row)
                continue
            parts += _run_text(run)
            run = [row] if row is not None else []
            if arg is not None and row is None:
                parts.append(arg.text)
        return Text(parts[0], PLUS) if len(parts) == 1 and ":" not in parts[0] else Text(called("SUM", parts))

    def dutch(self, args: Sequence[str], call: Call) -> str:
        return " + ".join(args)


def _run_text(run: list[int]) -> list[str]:
    if not run:
        return []
    return [cell(run[0])] if len(run) == 1 else [f"{cell(run[0])}:{cell(run[-1])}"]
