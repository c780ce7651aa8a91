"""The outside view in words: own estimate and that of others side by side, and on how few cases it rests."""

from __future__ import annotations

from typing import Any

from verdienmodel.kengetallen.afwijkingen import DIRECTIONS
from verdienmodel.model.outside import ENOUGH
from verdienmodel.study.buitenblik import OutsideView, Seen
from verdienmodel.study.doorrekening import Saldo, YearRisk
from verdienmodel.views.format import number, percent
from verdienmodel.views.risk_json import year_dict
from verdienmodel.views.risk_words import chance_percent, text_rows

HEAD = ("saldo", "gemiddeld", "P10", "P90", "kans op tekort")
HOW = {
    "verbreed": "De factor van anderen komt bovenop uw eigen spreidingen",
    "vervang": "De factor van anderen komt in plaats van uw eigen spreidingen en gebeurtenissen",
}


def basis_words(view: OutsideView) -> list[str]:
    """What it rests on: of lasten and baten how many cases and their range, and how these are drawn."""
    known = {seen.direction: seen for seen in view.seen}
    told = [
        _seen_words(known[name]) if name in known else f"{name.capitalize()}: geen gevallen, dus zoals begroot."
        for name in DIRECTIONS
    ]
    return [f"Buitenblik ({view.soort}): {HOW[view.how].lower()}.", *told]


def _seen_words(seen: Seen) -> str:
    """Lasten: 1 geval, 250% van begroot. Heel weinig."""
    cases = "1 geval" if seen.cases == 1 else f"{seen.cases} gevallen"
    span = percent(seen.low, 0) if seen.low == seen.high else f"{percent(seen.low, 0)} tot {percent(seen.high, 0)}"
    drawn = (
        "elk geval is even waarschijnlijk"
        if seen.cases >= ENOUGH
        else "P10 en P90 zijn deze gevallen en de begroting zelf"
    )
    return f"{seen.direction.capitalize()}: {cases}, {span} van wat was begroot. Dat is heel weinig; {drawn}."


def outside_rows(view: OutsideView, saldo: Saldo) -> list[list[str]]:
    """Two rows for every year: the own estimate and the one with the outside view."""
    return [
        [f"{year.period.label}, {name}", *_cells(year)]
        for pair in view.pairs(saldo)
        for name, year in zip(("eigen", "buitenblik"), pair, strict=True)
    ]


def _cells(year: YearRisk) -> list[str]:
    amounts = (year.risk.mean, year.risk.percentiles[10], year.risk.percentiles[90])
    return [*(number(amount.value) for amount in amounts), chance_percent(year.deficit)]


def outside_text(view: OutsideView) -> list[str]:
    """Everything for the terminal."""
    lines = basis_words(view)
    for saldo in view.outside.saldos:
        lines += ["", f"{saldo.label} (in euro), met en zonder buitenblik", *text_rows(HEAD, outside_rows(view, saldo))]
    return lines


def outside_dict(view: OutsideView) -> dict[str, Any]:
    """The same as plain values [eur]."""
    return {
        "soort": view.soort,
        "hoe": view.how,
        "gezien": [
            {"richting": seen.direction, "gevallen": seen.cases, "laag": seen.low, "hoog": seen.high} for seen in view.seen
        ],
        "saldo": [
            {
                "administratie": saldo.administratie, "adres": saldo.address,
                "perioden": [{"eigen": year_dict(own), "buitenblik": year_dict(other)} for own, other in view.pairs(saldo)],
            }
            for saldo in view.outside.saldos
        ],
    }  # fmt: skip
