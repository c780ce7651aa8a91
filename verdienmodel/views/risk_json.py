"""Doorrekeningen as JSON: unrounded, every number with its error, stamped (docs/formaten.md)."""

from __future__ import annotations

import json
from typing import Any

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import Risk
from verdienmodel.study.doorrekening import Doorrekening, Money, Saldo, YearRisk
from verdienmodel.study.gevoeligheid import Choice, Sensitivity

FORMAT = 1


def risk_json(found: Doorrekening, outside: dict[str, Any] | None = None) -> str:
    """Everything of one run, with the outside view beside it when there is one."""
    return _text(
        {
            "formaat": FORMAT,
            "scenario": found.study.scenario.naam,
            "stempel": found.stamp.as_dict(),
            "saldo": [_saldo(found, saldo) for saldo in found.saldos],
            "geld": [_money(found, item) for item in found.money],
            "buitenblik": outside,
            "doelen": [
                {"naam": goal.name, "tekst": goal.label, "periode": goal.period,
                 "kansen": {name: estimate_dict(value) for name, value in chances.items()}}
                for goal, chances in found.goals
            ],
            "advies": {
                "genoeg": found.advice.enough, "nodig": found.advice.needed, "minst_zeker": found.advice.least_known
            },
        }
    )  # fmt: skip


def sensitivity_json(found: Doorrekening, item: Sensitivity, choice: Choice | None) -> str:
    """Everything about one target, and the worth of knowing when options were compared."""
    return _text(
        {
            "formaat": FORMAT,
            "scenario": found.study.scenario.naam,
            "stempel": found.stamp.as_dict(),
            "doel": {"adres": item.target.address, "periode": item.target.period.label if item.target.period else None},
            "tornado": [
                {"adres": s.name, "laag": s.low, "hoog": s.high, "bij_laag": s.at_low, "bij_hoog": s.at_high, "basis": s.base}
                for s in item.swings
            ],
            "rangcorrelatie": [{"adres": c.name, **estimate_dict(c.value)} for c in item.correlations],
            "omslag": [
                {"adres": s.name, "basis": s.base, "laag": s.low, "hoog": s.high, "waarde": s.value, "keren": s.crossings}
                for s in item.switches
            ],
            "sobol": [{"groep": i.name, "eerste": estimate_dict(i.first), "totaal": estimate_dict(i.total)} for i in item.indices],
            "weten": _knowing(choice) if choice else None,
        }
    )  # fmt: skip


def _knowing(choice: Choice) -> dict[str, Any]:
    knowing = choice.knowing
    return {
        "beste": knowing.best,
        "alles": estimate_dict(knowing.everything),
        "invoer": [{"adres": item.name, **estimate_dict(item.value)} for item in knowing.inputs],
    }


def _saldo(found: Doorrekening, saldo: Saldo) -> dict[str, Any]:
    years = [year_dict(year) for year in found.years(saldo)]
    return {
        "administratie": saldo.administratie, "naam": saldo.label, "adres": saldo.address,
        "jaren": years, "samen": year_dict(found.whole(saldo)),
    }  # fmt: skip


def year_dict(year: YearRisk) -> dict[str, Any]:
    """One year, or the whole plan."""
    return {
        "periode": year.period.label, "begroting": year.entered, **risk_dict(year.risk),
        "kans_op_tekort": estimate_dict(year.deficit), "lager_dan_begroting": estimate_dict(year.lower),
    }  # fmt: skip


def _money(found: Doorrekening, item: Money) -> dict[str, Any]:
    low = found.lowest(item)
    months = found.study.timeline.months
    return {
        "adres": item.address, "naam": item.label, "laagste": risk_dict(low.value), "kans_onder_nul": estimate_dict(low.dip),
        "maanden": {str(month): risk_dict(risk) for month, risk in zip(months, found.months(item), strict=True)},
        "laagst_in": {str(month): float(share) for month, share in zip(months, low.months, strict=True) if share > 0},
    }  # fmt: skip


def risk_dict(risk: Risk) -> dict[str, Any]:
    """Mean and percentiles."""
    shares = {f"p{share}": estimate_dict(value) for share, value in risk.percentiles.items()}
    return {"gemiddeld": estimate_dict(risk.mean), **shares}


def estimate_dict(item: Estimate) -> dict[str, float]:
    """An estimate with its standard error and its interval."""
    return {"waarde": item.value, "fout": item.error, "van": item.low, "tot": item.high}


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
