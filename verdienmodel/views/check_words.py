"""What the checks found, and what they cannot judge: the same words in app, terminal and workbook."""

from __future__ import annotations

from collections.abc import Sequence

from verdienmodel.engine.periods import CheckOutcome

MEANING = "Of de aannames kloppen, kunt alleen u zien."


def checks_words(outcomes: Sequence[CheckOutcome]) -> str:
    """'13 controles op het optellen: alle goed'; never more than the checks are about."""
    wrong = len([outcome for outcome in outcomes if not outcome.closes])
    return f"{len(outcomes)} controles op het optellen: {f'{wrong} niet goed' if wrong else 'alle goed'}"
