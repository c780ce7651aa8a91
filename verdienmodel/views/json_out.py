"""A begroting as JSON: unrounded, stamped, with stable keys (docs/formaten.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from verdienmodel.ground.problem import Problem
from verdienmodel.study.study import Study
from verdienmodel.study.tables import Table
from verdienmodel.views.signals import sentence


def begroting_json(study: Study, tables: Sequence[Table]) -> str:
    """The tables with checks, warnings, problems and stamp."""
    data = {
        "formaat": 1,
        "scenario": study.scenario.naam,
        "stempel": study.stamp.as_dict(),
        "staten": [_statement(table) for table in tables],
        "controles": [
            {"naam": item.check.name, "tekst": item.check.label, "sluit": item.closes, "verschil": item.worst}
            for item in study.checks
        ],
        "waarschuwingen": [{"naam": item.signal.name, "tekst": sentence(study, item)} for item in study.warnings],
        "meldingen": [problem_dict(problem) for problem in study.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def problem_dict(problem: Problem) -> dict[str, str]:
    """One problem with all its parts."""
    names = ("code", "plaats", "adres", "wat", "waarom", "herstel", "ernst")
    return {name: str(getattr(problem, name)) for name in names}


def _statement(table: Table) -> dict[str, object]:
    lines = [
        {
            "adres": row.line.address, "tekst": row.line.label, "soort": row.line.style, "niveau": row.line.level,
            "pm": row.line.pm, "waarden": dict(zip(table.columns, row.values, strict=False)),
        }
        for row in table.rows
    ]  # fmt: skip
    statement = table.statement
    return {"staat": statement.name, "administratie": statement.administratie, "naam": statement.label, "regels": lines}
