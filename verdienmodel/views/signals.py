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
        # An input is said as it was entered: 600 uur per jaar, whatever the months.
        value = study.leaf_value(quantity.leaves[0]) if quantity.is_input else study.value(name, period)
        words[name] = with_unit(value, quantity.shown_unit)
    return re.sub(r"\{([a-z0-9_.]+)\}", lambda hit: words.get(hit[1], hit[0]), raised.signal.text)
