"""Goal seek as JSON: unrounded, every chance with its error, stamped (docs/zoeken.md)."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from verdienmodel.analysis.goal import Band, Try
from verdienmodel.study.unusual import how_unusual
from verdienmodel.study.zoeken import Bevestigd, Gezocht
from verdienmodel.views.goal_words import condition_words
from verdienmodel.views.json_out import problem_dict
from verdienmodel.views.risk_json import estimate_dict

FORMAT = 1


def goal_json(found: Gezocht) -> str:
    """Values of the knob as people write them (8 for 8%), amounts in euro."""
    asked, tries = found.voorwaarde, found.sought.tries
    data = {
        "formaat": FORMAT,
        "scenario": found.study.scenario.naam,
        "stempel": (found.confirmed.found.stamp if found.confirmed else found.at.stamp).as_dict(),
        "knop": {"adres": found.knop.address, "eenheid": found.knop.leaf.shown_unit, "nu": found.knop.now},
        "voorwaarde": {
            "tekst": condition_words(asked), "administratie": asked.saldo.administratie,
            "adres": asked.output.address, "grens": asked.bound, "kans": asked.chance,
        },
        "gezocht": {"van": tries[0].value, "tot": tries[-1].value, "keren": len(tries)},
        "nu": {**_try(found.now), "waarde": found.knop.now},
        "gebruikelijk": _usual(found),
        "waarde": found.value.value if found.value else None,
        "oplossingen": [_band(band) for band in found.sought.bands],
        "beste": _try(found.sought.best),
        "ruimte_in_begroting": _number(found.entered),
        "bevestiging": _confirmed(found.confirmed) if found.confirmed else None,
        "meldingen": [problem_dict(problem) for problem in found.problems],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _usual(found: Gezocht) -> dict[str, Any]:
    """`ligging` says how the value that was found lies beside the range: nothing, buiten or ver buiten."""
    leaf = found.knop.leaf
    where = how_unusual(leaf, found.value.value) if found.value else ""
    return {"laag": leaf.low, "hoog": leaf.high, "ligging": where}


def _try(item: Try) -> dict[str, Any]:
    """`ruimte` is the margin that decides: below nil it does not hold."""
    return {"waarde": item.value, "lukt": item.holds, "ruimte": _number(item.margin), "kans": item.share}


def _band(band: Band) -> dict[str, Any]:
    """An end of null: as far as was looked."""
    return {
        "van": band.first.value if band.turns_below else None,
        "tot_en_met": band.last.value if band.turns_above else None,
    }


def _confirmed(item: Bevestigd) -> dict[str, Any]:
    chances = item.chances
    return {
        "gezocht": {"zaad": item.found.stamp.zaad, **estimate_dict(chances.found)},
        "nieuw": {"zaad": item.fresh.stamp.zaad, **estimate_dict(chances.fresh)},
        "verwacht": {"van": chances.low, "tot": chances.high},
        "klopt": chances.confirmed,
        "over": estimate_dict(item.over),
        "ruimte": estimate_dict(item.room),
    }


def _number(value: float) -> float | None:
    return value if isfinite(value) else None
