"""A change that one of two blocks that replace each other did not get, in words."""

from __future__ import annotations

from verdienmodel.study.study import Study
from verdienmodel.study.tweelingen import apart
from verdienmodel.views.field_words import label
from verdienmodel.views.format import leaf_value


def apart_sentences(study: Study) -> list[str]:
    """What to think of before options are compared."""
    return [
        f"Let op: ‘{label(item.changed)}’ is nu {leaf_value(item.changed, item.now)} bij ‘{item.block}’, "
        f"maar nog {leaf_value(item.left, item.still)} bij ‘{item.twin}’. Is het voor beide hetzelfde? "
        f"Verander dan ook {item.left.address}."
        for item in apart(study)
    ]
