"""Does it close? The answer in three sentences and one number per period, from a statement that is worked out."""

from __future__ import annotations

from dataclasses import dataclass

from verdienmodel.study.study import Study
from verdienmodel.study.tables import TOTAL, Row, Table
from verdienmodel.views.format import euro

VERDICT = "sluitend."
"""The library's warning about cover, per administratie."""


@dataclass(frozen=True)
class Balance:
    """The saldo of one period in words: tekort € 48.333."""

    period: str
    amount: int

    @property
    def short(self) -> bool:
        return self.amount < 0

    @property
    def word(self) -> str:
        """Tekort, overschot, or neither."""
        if not self.amount:
            return "sluit precies"
        return "tekort" if self.short else "overschot"

    @property
    def text(self) -> str:
        """The word with its amount; a tekort is never a negative number."""
        return f"{self.word} {euro(abs(self.amount))}" if self.amount else self.word


def balances(table: Table) -> tuple[Balance, ...]:
    """The saldo of each period and, last, of all months together; empty when the statement has no saldo."""
    rows = [row for row in table.rows if row.line.style == "saldo"]
    return tuple(Balance(*pair) for pair in zip(table.columns, rows[-1].shown, strict=True)) if rows else ()


def lowest(found: tuple[Balance, ...]) -> Balance:
    """The period with the largest tekort, or else the smallest overschot; the first when two are equal."""
    return min((item for item in found if item.period != TOTAL), key=lambda item: item.amount)


def closing(study: Study, whose: str = "") -> str:
    """Sluitend: ja, when certain sources cover everything; when they do not, a warning says so with year and amount.

    It is a judgement of the books that the plan is about: of the books of others (`whose`) it says nothing.
    """
    asked = any(signal.name.startswith(f"{VERDICT}{whose}") for signal in study.graph.signals)
    short = any(raised.signal.name.startswith(VERDICT) for raised in study.warnings)
    return "Sluitend: ja. Zekere bronnen dekken alle lasten van de exploitatie." if asked and not short else ""


def sentences(table: Table) -> tuple[str, ...]:
    """All months together, the years with a tekort, and what weighs most. The table is one per year."""
    found = balances(table)
    if not found:
        return ()
    periods = [item for item in found if item.period != TOTAL]
    short = [_short(periods)] if len(periods) > 1 else []  # of one period the first sentence says it all
    return (_whole(periods, found[-1]), *short, *_largest(table))


def _whole(periods: list[Balance], total: Balance) -> str:
    first, last = periods[0].period, periods[-1].period
    when = f"In {first}" if first == last else f"Van {first} tot en met {last} samen"
    if not total.amount:
        return f"{when} sluit de begroting precies."
    return f"{when} is er een {total.word} van {euro(abs(total.amount))}."


def _short(periods: list[Balance]) -> str:
    short = [item for item in periods if item.short]
    if not short:
        return "In geen enkel jaar is er een tekort."
    deepest = lowest(tuple(short))
    names = _listed([item.period for item in short])
    if len(short) == 1:
        return f"Alleen in {names} is er een tekort: {euro(abs(deepest.amount))}."
    where = "In elk jaar" if len(short) == len(periods) else f"In {names}"
    return f"{where} is er een tekort; het grootste is {euro(abs(deepest.amount))}, in {deepest.period}."


def _listed(names: list[str], most: int = 4) -> str:
    if len(names) > most:
        return f"{len(names)} jaren"
    return " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _largest(table: Table) -> list[str]:
    """The largest post on either side, over all months, with the total that it is part of."""
    said, head, posts = [], "", list[Row]()
    for row in table.rows:
        if row.line.style == "kop":
            head, posts = row.line.label, []
        elif row.line.style == "post" and row.shown:
            posts.append(row)
        elif row.line.style == "totaal" and posts:
            top = max(posts, key=lambda item: item.shown[-1])
            said.append(f"de {head.lower()} {top.line.label} ({euro(top.shown[-1])} van {euro(row.shown[-1])})")
    return [f"Het meest tellen mee: bij {', en bij '.join(said)}."] if said else []
