"""Options side by side as JSON: a list `opties`, unrounded, stamped (docs/formaten.md)."""

from __future__ import annotations

import json
from typing import Any

from verdienmodel.analysis.bridge import Bridge
from verdienmodel.study.doorrekening import Money, Saldo
from verdienmodel.study.vergelijken import Compared, Comparison
from verdienmodel.study.vergelijkset import Garantie, Maat, per_year, uitkering
from verdienmodel.views.risk_json import estimate_dict, risk_dict, year_dict

FORMAT = 1


def comparison_json(found: Comparison) -> str:
    """The plan itself first."""
    base = found.base.found
    data = {
        "formaat": FORMAT,
        "scenario": base.study.scenario.naam,
        "stempel": base.stamp.as_dict(),
        "tegen": found.beside,
        "opties": [_option(found, option) for option in found.options],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _option(found: Comparison, option: Compared) -> dict[str, Any]:
    return {
        "optie": option.name,
        "naam": option.label,
        "wijzigingen": [{"adres": item.leaf, "was": item.before, "wordt": item.now} for item in option.changed],
        "saldo": [_saldo(found, option, saldo) for saldo in found.saldos],
        "geld": [_money(option, item) for item in found.money],
        "garanties": [_garantie(option, item) for item in found.garanties],
        "maten": [_measure(option, item) for item in found.maten],
        "onderverdeling": [_detail(option, line) for line in found.detail],
    }


def _saldo(found: Comparison, option: Compared, saldo: Saldo) -> dict[str, Any]:
    against = found.against(option, saldo)
    regret = found.regrets(saldo)[option.name]
    return {
        "administratie": saldo.administratie,
        "naam": saldo.label,
        "samen": year_dict(option.whole(saldo)),
        "jaren": [year_dict(year) for year in option.found.years(saldo)],
        "verschil": risk_dict(against.difference),
        "kans_beter": estimate_dict(against.better),
        "kans_slechter": estimate_dict(against.worse),
        "spijt": risk_dict(regret.missed),
        "kans_beste": estimate_dict(regret.best),
        "gemiddeld_over": estimate_dict(option.left_over(saldo)),
        "brug": _bridge(found.brug(option, saldo)),
    }


def _bridge(bridge: Bridge) -> dict[str, Any]:
    return {
        "van": bridge.start, "naar": bridge.end,
        "posten": [{"adres": step.name, "verschil": step.change} for step in bridge.steps],
        "overige": bridge.rest.change if bridge.rest else 0.0, "overige_posten": list(bridge.others),
    }  # fmt: skip


def _money(option: Compared, item: Money) -> dict[str, Any]:
    low = option.found.lowest(item)
    return {
        "adres": item.address,
        "naam": item.label,
        "laagste": risk_dict(low.value),
        "kans_onder_nul": estimate_dict(low.dip),
    }


def _garantie(option: Compared, item: Garantie) -> dict[str, Any]:
    paid = uitkering(option.found, item)
    drawn = paid.drawn
    return {
        "adres": item.block, "naam": item.label, "partij": item.partij, "hoogstens": paid.promised,
        "betaalt": risk_dict(drawn.amount) if drawn else None, "hoogste": drawn.highest if drawn else None,
        "kans_betaalt": estimate_dict(drawn.called) if drawn else None,
    }  # fmt: skip


def _measure(option: Compared, item: Maat) -> dict[str, Any]:
    years = per_year(option.found, item)
    return {
        "adres": item.address, "naam": item.label, "eenheid": item.unit,
        "jaren": [{"periode": period.label, **(risk_dict(risk) if risk else {})} for period, risk in years],
    }  # fmt: skip


def _detail(option: Compared, line: Saldo) -> dict[str, Any]:
    years = (*option.found.years(line), option.whole(line))
    return {
        "administratie": line.administratie, "adres": line.address, "naam": line.label,
        "jaren": [{"periode": year.period.label, "begroting": year.entered, **risk_dict(year.risk)} for year in years],
    }  # fmt: skip
