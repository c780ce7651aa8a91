"""A begroting as JSON: unrounded, stamped, with stable keys (docs/formaten.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import isfinite

from verdienmodel.engine.periods import CheckOutcome
from verdienmodel.ground.problem import Problem
from verdienmodel.study.doelen import goal_results
from verdienmodel.study.juridisch import legal_points
from verdienmodel.study.study import Raised, Study
from verdienmodel.study.tables import Table
from verdienmodel.views.legal_words import legal_dict
from verdienmodel.views.signals import sentence
from verdienmodel.views.target_words import goal_dict

FORMAT = 1
"""Goes up when a key gets another meaning or goes away; a new key does not change it."""


def begroting_json(study: Study, tables: Sequence[Table]) -> str:
    """The tables with checks, warnings, problems and stamp."""
    return json.dumps(begroting_dict(study, tables), ensure_ascii=False, indent=2, allow_nan=False)


def begroting_dict(study: Study, tables: Sequence[Table]) -> dict[str, object]:
    """The same as plain values."""
    return {
        "formaat": FORMAT,
        "scenario": study.scenario.naam,
        "stempel": study.stamp.as_dict(),
        "administraties": _administraties(study),
        "perioden": _periods(study, tables),
        "staten": [statement_dict(table) for table in tables],
        "controles": [_check(item) for item in study.checks],
        "waarschuwingen": [_warning(study, item) for item in study.warnings],
        "doelen": [goal_dict(result) for result in goal_results(study)],
        "juridisch": [legal_dict(study, point) for point in legal_points(study)],
        "meldingen": [problem_dict(problem) for problem in study.problems],
    }


def problem_dict(problem: Problem) -> dict[str, str]:
    """One problem with all its parts."""
    names = ("code", "plaats", "adres", "wat", "waarom", "herstel", "ernst")
    return {name: str(getattr(problem, name)) for name in names}


def _administraties(study: Study) -> list[dict[str, str]]:
    found = {item.administratie: item.administratie_label for item in study.statements}
    return [{"id": key, "naam": label} for key, label in found.items()]


def _periods(study: Study, tables: Sequence[Table]) -> list[dict[str, str]]:
    months = study.timeline.months
    return [
        {"naam": period.label, "van": str(months[period.months[0]]), "tot_en_met": str(months[period.months[-1]])}
        for period in (tables[0].periods if tables else ())
    ]


def statement_dict(table: Table) -> dict[str, object]:
    """One statement with its lines and their values per period."""
    lines = [
        {
            "adres": row.line.address, "tekst": row.line.label, "soort": row.line.style, "niveau": row.line.level,
            "pm": row.line.pm, "waarden": dict(zip(table.columns, row.values, strict=False)),
        }
        for row in table.rows
    ]  # fmt: skip
    statement = table.statement
    return {"staat": statement.name, "administratie": statement.administratie, "naam": statement.label, "regels": lines}


def _check(item: CheckOutcome) -> dict[str, object]:
    """`verschil` is the largest difference of any month [eur]; null when it is not a number."""
    difference = item.worst if isfinite(item.worst) else None
    return {"naam": item.check.name, "tekst": item.check.label, "sluit": item.closes, "verschil": difference}


def _warning(study: Study, item: Raised) -> dict[str, object]:
    return {
        "naam": item.signal.name, "tekst": sentence(study, item), "herstel": item.signal.remedy,
        "van": str(item.first), "tot_en_met": str(item.last), "maanden": len(item.months),
    }  # fmt: skip
