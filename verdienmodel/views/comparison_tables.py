"""Options side by side as tables: the same for the terminal, the page and the workbook, which each write a cell their way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from verdienmodel.analysis.estimate import Estimate
from verdienmodel.analysis.risk import Risk
from verdienmodel.study.doorrekening import Money, Saldo, YearRisk
from verdienmodel.study.study import Study
from verdienmodel.study.vergelijken import Compared, Comparison
from verdienmodel.study.vergelijkset import Garantie, Maat, per_year, uitkering
from verdienmodel.views.format import number, percent
from verdienmodel.views.input_names import block_name
from verdienmodel.views.risk_words import chance_percent

PLAN = "Het plan zelf"
UNKNOWN = "niet te zeggen"
NONE = "geen"
REST = "Overige"
SHARES = (10, 50, 90)
LEFT_OVER = "Gemiddeld over"
"""On average over all draws, a tekort counting nil: what a giver of subsidy would have paid too much."""
AMOUNTS = ("Begroting", "Gemiddeld", "P10", "P50", "P90")

Cell = str | float | Estimate
"""A text, an amount of money or a chance."""
Rows = list[tuple[Cell, ...]]


@dataclass(frozen=True)
class Side:
    """A table of a comparison: what it says, its heads, and its rows of texts, amounts and chances."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    brief: bool = False
    """Many columns of chances: without their intervals, so that they fit beside each other."""

    @property
    def shown(self) -> list[list[str]]:
        """Every cell as people read it."""
        return [[self._shown(cell) for cell in row] for row in self.rows]

    cents: bool = False
    """Small amounts: with two decimals."""

    def _shown(self, cell: Cell) -> str:
        if isinstance(cell, Estimate):
            return percent(cell.value, 0) if self.brief else chance_percent(cell)
        return cell if isinstance(cell, str) else number(cell, 2 if self.cents else 0)


def option_label(option: Compared) -> str:
    """Its name; the plan itself has none."""
    return option.label or PLAN


def saldo_table(found: Comparison, saldo: Saldo, period: str = "") -> Side:
    """What every option may bring in these books, over all years together or in one of them."""
    when = period or "alle jaren samen"
    rows: Rows = [(option_label(option), *_year(option.in_period(saldo, period))) for option in found.options]
    heads: tuple[str, ...] = ("Variant", *AMOUNTS, "Kans op tekort")
    if not period:
        rows = [(*row, option.left_over(saldo).value) for row, option in zip(rows, found.options, strict=True)]
        heads = (*heads, LEFT_OVER)
    return Side(f"{saldo.label}: saldo, {when} (in euro)", heads, tuple(rows))


def years_table(found: Comparison, saldo: Saldo) -> Side:
    """The same, year by year below each other."""
    rows: Rows = [
        (option_label(option), year.period.label, *_year(year))
        for option in found.options
        for year in option.found.years(saldo)
    ]
    return Side(
        f"{saldo.label}: saldo per jaar (in euro)", ("Variant", "Jaar", *AMOUNTS, "Kans op tekort"), tuple(rows)
    )


def deficit_table(found: Comparison, saldo: Saldo) -> Side:
    """The chance of a tekort, a column for every year."""
    years = [option.found.years(saldo) for option in found.options]
    rows: Rows = [
        (option_label(option), *(year.deficit for year in mine))
        for option, mine in zip(found.options, years, strict=True)
    ]
    heads = ("Variant", *(year.period.label for year in years[0]))
    return Side(f"{saldo.label}: kans op een tekort per jaar", heads, tuple(rows), brief=True)


def middle_table(found: Comparison, saldo: Saldo) -> Side:
    """The middle of the saldo, a column for every year."""
    years = [option.found.years(saldo) for option in found.options]
    rows: Rows = [
        (option_label(option), *(year.risk.percentiles[50].value for year in mine))
        for option, mine in zip(found.options, years, strict=True)
    ]
    heads = ("Variant", *(year.period.label for year in years[0]))
    return Side(f"{saldo.label}: saldo per jaar, het midden (P50, in euro)", heads, tuple(rows))


def pair_table(found: Comparison, saldo: Saldo) -> Side:
    """Every option against the one that was chosen to compare with, draw by draw."""
    heads = ("Variant", "Gemiddeld", "P10", "P50", "P90", "Beter", "Slechter")
    against = [(option, found.against(option, saldo)) for option in found.others]
    rows: Rows = [(option_label(option), *_risk(item.difference), item.better, item.worse) for option, item in against]
    return Side(f"{saldo.label}: verschil met {within(found.reference)} (in euro)", heads, tuple(rows))


def regret_table(found: Comparison, saldo: Saldo) -> Side:
    """What every option misses against the best of each draw, and how often none is better."""
    regrets = found.regrets(saldo)
    rows: Rows = [
        (option_label(option), *_risk(regrets[option.name].missed), regrets[option.name].best)
        for option in found.options
    ]
    heads = ("Variant", "Gemiddeld", "P10", "P50", "P90", "Zelf de beste")
    return Side(f"{saldo.label}: spijt, wat u misloopt als een andere variant beter was (in euro)", heads, tuple(rows))


def money_table(found: Comparison, item: Money) -> Side:
    """The chance that a balance dips below nil in a month, and how low it gets."""
    lows = [(option, option.found.lowest(item)) for option in found.options]
    rows: Rows = [(option_label(option), low.dip, *_risk(low.value)) for option, low in lows]
    heads = ("Variant", "Kans onder nul", "Gemiddeld", "P10", "P50", "P90")
    return Side(f"{item.label}: de laagste maand (in euro)", heads, tuple(rows))


def garantie_table(found: Comparison, item: Garantie) -> Side:
    """What a guarantor may have to pay over the whole plan."""
    rows: Rows = [(option_label(option), *_uitkering(option, item)) for option in found.options]
    heads = ("Variant", "Kans dat hij betaalt", "Gemiddeld", "P90", "Hoogste", "Hoogstens afgesproken")
    return Side(
        f"{item.label}: wat {item.partij or 'de garant'} betaalt, alle jaren samen (in euro)", heads, tuple(rows)
    )


def _uitkering(option: Compared, item: Garantie) -> tuple[Cell, ...]:
    paid = uitkering(option.found, item)
    if paid.drawn is None:
        return (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, paid.promised)
    drawn = paid.drawn
    return (drawn.called, drawn.amount.mean.value, drawn.amount.percentiles[90].value, drawn.highest, paid.promised)


def detail_tables(found: Comparison) -> tuple[Side, ...]:
    """Per administratie what every taakveld brings and costs, all years together."""
    heads = ("Wat", "Variant", *AMOUNTS)
    labels = {saldo.administratie: saldo.label for saldo in found.saldos}
    groups = groupby(found.detail, key=lambda line: line.administratie)
    return tuple(
        Side(f"{labels.get(books, books)}: per taakveld, alle jaren samen (in euro)", heads, _detail(found, tuple(lines)))
        for books, lines in groups
    )  # fmt: skip


def _detail(found: Comparison, lines: tuple[Saldo, ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (line.label, option_label(option), *_year(option.whole(line))[:-1])
        for line in lines
        for option in found.options
    )


def measure_table(found: Comparison, item: Maat) -> Side:
    """What it costs per visit, hour, participant or inhabitant, a column for the middle of every year."""
    rows: Rows = [
        (option_label(option), *(NONE if risk is None else risk.percentiles[50].value for _, risk in per_year(option.found, item)))
        for option in found.options
    ]  # fmt: skip
    heads = ("Variant", *(period.label for period in found.base.found.study.timeline.periods("jaar")))
    return Side(f"{item.label}: het midden (P50) van elk jaar (in euro)", heads, tuple(rows), cents=True)


def bridge_table(found: Comparison, option: Compared, saldo: Saldo) -> Side:
    """Which posts make the difference between the begroting of an option and that of the one compared with."""
    bridge, study = found.brug(option, saldo), option.found.study
    names = post_labels(study, [step.name for step in bridge.steps])
    steps = [(names[step.name], step.change, step.after) for step in bridge.steps]
    rest = [(f"{REST} ({len(bridge.others)} posten)", bridge.rest.change, bridge.rest.after)] if bridge.rest else []
    rows: Rows = [
        (option_label(found.reference), "", bridge.start),
        *steps,
        *rest,
        (option_label(option), "", bridge.end),
    ]
    title = f"{saldo.label}: van {within(found.reference)} naar {within(option)}, begroting, alle jaren samen (in euro)"
    return Side(title, ("Post", "Verschil", "Saldo daarna"), tuple(rows))


def post_labels(study: Study, posts: list[str]) -> Mapping[str, str]:
    """What people call posts; two with one name say of which block they are."""
    labels = {post: study.quantity(post).label for post in posts}
    counts = Counter(labels.values())
    blocks = {post: block_name(study, post) for post, label in labels.items() if counts[label] > 1}
    return {post: f"{label} ({blocks[post]})" if blocks.get(post) else label for post, label in labels.items()}


def within(option: Compared) -> str:
    """Its name inside a sentence."""
    return f"‘{option.label}’" if option.label else "het plan zelf"


def _year(year: YearRisk) -> tuple[Cell, ...]:
    return (year.entered, *_risk(year.risk), year.deficit)


def _risk(risk: Risk) -> tuple[float, ...]:
    return (risk.mean.value, *(risk.percentiles[share].value for share in SHARES))
