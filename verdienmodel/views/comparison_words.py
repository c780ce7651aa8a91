"""Options side by side, in lines of text: per whose books what each may bring, and how often it is better."""

from __future__ import annotations

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.study.doorrekening import Saldo
from verdienmodel.study.vergelijken import Compared, Comparison
from verdienmodel.views.field_words import change_words
from verdienmodel.views.format import number
from verdienmodel.views.risk_words import chance_percent, chance_words, text_rows

PLAN = "Het plan zelf"
HEADS = ("variant", "begroting", "P10", "P50", "P90", "kans op tekort", "beter dan het plan zelf")
SAME = "altijd gelijk"


def option_label(option: Compared) -> str:
    """Its name; the plan itself has none."""
    return option.label or PLAN


def comparison_rows(found: Comparison, saldo: Saldo) -> list[list[str]]:
    """A row per option, over all years together [eur]."""
    return [_row(found, option, saldo) for option in found.options]


def _row(found: Comparison, option: Compared, saldo: Saldo) -> list[str]:
    whole = option.whole(saldo)
    amounts = [number(whole.entered), *(number(whole.risk.percentiles[share].value) for share in (10, 50, 90))]
    return [option_label(option), *amounts, chance_percent(whole.deficit), _better(found, option, saldo)]


def _better(found: Comparison, option: Compared, saldo: Saldo) -> str:
    if option is found.base:
        return ""
    against = found.against(option, saldo)
    if against.better.value == 0 and against.worse.value == 0:
        return SAME
    return f"in {chance_words(against.better)}"


def comparison_text(found: Comparison) -> list[str]:
    """All books, one table each."""
    lines: list[str] = []
    for saldo in found.saldos:
        lines += [
            f"{saldo.label}: saldo, alle jaren samen (in euro)",
            *text_rows(HEADS, comparison_rows(found, saldo)),
            "",
        ]
    return lines


def changes_text(option: Compared) -> list[str]:
    """What an option changes, value by value."""
    leaves = option.found.study.graph.leaves
    return [change_words(leaves[item.leaf], item.before, item.now) for item in option.changed]


def difference_words(estimate: Estimate) -> str:
    """How much better, with the interval."""
    return f"{number(estimate.value)} ({number(estimate.low)} tot {number(estimate.high)})"
