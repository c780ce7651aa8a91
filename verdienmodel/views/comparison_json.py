"""Options side by side as JSON: a list `opties`, unrounded, stamped (docs/formaten.md)."""

from __future__ import annotations

import json
from typing import Any

from verdienmodel.study.doorrekening import Saldo
from verdienmodel.study.vergelijken import Compared, Comparison
from verdienmodel.views.risk_json import estimate_dict, risk_dict, year_dict

FORMAT = 1


def comparison_json(found: Comparison) -> str:
    """The plan itself first."""
    base = found.base.found
    data = {
        "formaat": FORMAT,
        "scenario": base.study.scenario.naam,
        "stempel": base.stamp.as_dict(),
        "opties": [_option(found, option) for option in found.options],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _option(found: Comparison, option: Compared) -> dict[str, Any]:
    return {
        "optie": option.name,
        "naam": option.label,
        "wijzigingen": [{"adres": item.leaf, "was": item.before, "wordt": item.now} for item in option.changed],
        "saldo": [_saldo(found, option, saldo) for saldo in found.saldos],
    }


def _saldo(found: Comparison, option: Compared, saldo: Saldo) -> dict[str, Any]:
    against = found.against(option, saldo)
    return {
        "administratie": saldo.administratie,
        "naam": saldo.label,
        "samen": year_dict(option.whole(saldo)),
        "jaren": [year_dict(year) for year in option.found.years(saldo)],
        "verschil": risk_dict(against.difference),
        "kans_beter": estimate_dict(against.better),
        "kans_slechter": estimate_dict(against.worse),
    }
