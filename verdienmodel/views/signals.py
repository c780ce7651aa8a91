"""The sentence of a signal with its months and values filled in; user text is never a format string."""

from __future__ import annotations

import re

from verdienmodel.ground.timeline import Period
from verdienmodel.study.study import Raised, Study
from verdienmodel.views.format import with_unit


def sentence(study: Study, raised: Raised) -> str:
    """What a reader sees when a signal holds."""
    words = {"maanden": str(len(raised.months)), "van": raised.first.label, "tot_en_met": raised.last.label}
    period = Period("", raised.months)
    for name in study.signal_names(raised):
        quantity = study.quantity(name)
        words[name] = with_unit(study.value(name, period), quantity.shown_unit)
    return re.sub(r"\{([a-z0-9_.]+)\}", lambda hit: words.get(hit[1], hit[0]), raised.signal.text)
