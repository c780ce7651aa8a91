"""The sentence of a signal with its months and values filled in; user text is never a format string."""

from __future__ import annotations

import re

from verdienmodel.ground.timeline import Period
from verdienmodel.study.small import is_small
from verdienmodel.study.study import Raised, Study
from verdienmodel.views.format import few, leaf_value, with_unit

MANY = 100


def sentence(study: Study, raised: Raised) -> str:
    """What a reader sees when a signal holds."""
    words = {"maanden": str(len(raised.months)), "van": raised.first.label, "tot_en_met": raised.last.label}
    for name in study.signal_names(raised):
        words[name] = _value(study, raised, name)
    text = _one_month(raised.signal.text) if len(raised.months) == 1 else raised.signal.text
    return re.sub(r"\{([a-z0-9_.]+)\}", lambda hit: words.get(hit[1], hit[0]), text)


def _one_month(text: str) -> str:
    """The same sentence for a single month: in mei 2027, not in 1 maanden tussen mei 2027 en mei 2027."""
    text = re.sub(
        r"(?i)\b(in) \{maanden\} maanden,? (?:tussen|van) \{van\} (?:en|tot en met) \{tot_en_met\}", r"\1 {van}", text
    )
    text = re.sub(r"(?i)\b(van|tussen) \{van\} (?:tot en met|en) \{tot_en_met\}", _in, text)
    return text.replace("{maanden} maanden", "{maanden} maand")


def _in(hit: re.Match[str]) -> str:
    return "In {van}" if hit[1][0].isupper() else "in {van}"


def _value(study: Study, raised: Raised, name: str) -> str:
    """An input as it was entered, a flow over the first calendar year of the signal, the rest in its months."""
    quantity = study.quantity(name)
    if quantity.is_input:
        return leaf_value(study.leaf(quantity.leaves[0]), study.leaf_value(quantity.leaves[0]))
    year = study.timeline.find_period(str(raised.first.year))
    if quantity.aard == "stroom" and year is not None:
        # Months of several years added up are no amount per year, so the year is named.
        return f"{_rough(study.value(name, year), quantity.shown_unit.rpartition('/')[0])} in {year.label}"
    value = study.value(name, Period("", raised.months))
    small = is_small(value, quantity.shown_from)
    return few(quantity.shown_from, quantity.shown_unit) if small else _rough(value, quantity.shown_unit)


def _rough(value: float, unit: str) -> str:
    """What was worked out, without more decimals than a warning needs: 1.480 uur, 2,5 personen."""
    return with_unit(value, unit, most=0 if abs(value) >= MANY else 2)
