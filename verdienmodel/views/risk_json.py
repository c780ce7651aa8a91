"""Doorrekeningen as JSON: unrounded, every number with its error, stamped (docs/formaten.md)."""

from __future__ import annotations

import json
from typing import Any

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import Risk
from verdienmodel.study.doorrekening import Doorrekening, Money, Saldo, YearRisk
from verdienmodel.study.gevoeligheid import Choice, Sensitivity

FORMAT = 1


def risk_json(found: Doorrekening) -> str:
    """Everything of one run."""
    return _text(
        {
            "formaat": FORMAT,
            "scenario": found.study.scenario.naam,
            "stempel": found.stamp.as_dict(),
            "saldo": [_saldo(found, saldo) for saldo in found.saldos],
            "geld": [_money(found, item) for item in found.money],
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
            "rangcorrelatie": [{"adres": c.name, **_estimate(c.value)} for c in item.correlations],
            "omslag": [
                {"adres": s.name, "basis": s.base, "laag": s.low, "hoog": s.high, "waarde": s.value, "keren": s.crossings}
                for s in item.switches
            ],
            "sobol": [{"groep": i.name, "eerste": _estimate(i.first), "totaal": _estimate(i.total)} for i in item.indices],
            "weten": _knowing(choice) if choice else None,
        }
    )  # fmt: skip


def _knowing(choice: Choice) -> dict[str, Any]:
    knowing = choice.knowing
    return {
        "beste": knowing.best,
        "alles": _estimate(knowing.everything),
        "invoer": [{"adres": item.name, **_estimate(item.value)} for item in knowing.inputs],
    }


def _saldo(found: Doorrekening, saldo: Saldo) -> dict[str, Any]:
    years = [_year(year) for year in found.years(saldo)]
    return {
        "administratie": saldo.administratie, "naam": saldo.label, "adres": saldo.address,
        "jaren": years, "samen": _year(found.whole(saldo)),
    }  # fmt: skip


def _year(year: YearRisk) -> dict[str, Any]:
    return {
        "periode": year.period.label, "begroting": year.entered, **_risk(year.risk),
        "kans_op_tekort": _estimate(year.deficit), "begroting_op": _estimate(year.begroting_at),
    }  # fmt: skip


def _money(found: Doorrekening, item: Money) -> dict[str, Any]:
    low = found.lowest(item)
    months = found.study.timeline.months
    return {
        "adres": item.address, "naam": item.label, "laagste": _risk(low.value), "kans_onder_nul": _estimate(low.dip),
        "maanden": {str(month): _risk(risk) for month, risk in zip(months, found.months(item), strict=True)},
        "laagst_in": {str(month): float(share) for month, share in zip(months, low.months, strict=True) if share > 0},
    }  # fmt: skip


def _risk(risk: Risk) -> dict[str, Any]:
    shares = {f"p{share}": _estimate(value) for share, value in risk.percentiles.items()}
    return {"gemiddeld": _estimate(risk.mean), **shares}


def _estimate(item: Estimate) -> dict[str, float]:
    return {"waarde": item.value, "fout": item.error, "van": item.low, "tot": item.high}


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
