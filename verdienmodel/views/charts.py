"""Charts with Dutch numbers and enough contrast; always beside their table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt

from verdienmodel.study.tables import TOTAL, Row, Table
from verdienmodel.views.format import euro
from verdienmodel.views.verdict import balances

DUTCH = alt.Locale(
    number=alt.NumberLocale(decimal=",", thousands=".", grouping=[3], currency=["€ ", ""]), time=alt.Undefined
)
MANY = 12
"""More periods than this: thinner bars, and labels on their side."""
HOLLOW = 0.15
LETTERS, LINES, ROW = 20, 2, 40
"""A name beside a bar: so many letters on a line, so many lines, and how high that is; the rest of a phone is for the bars."""


@dataclass(frozen=True)
class Palette:
    """Colours of baten, lasten and saldo that stand out from the page and from each other."""

    baten: str
    lasten: str
    saldo: str
    text: str
    grid: str


# Contrast with the page: bars and line at least 3:1, text at least 4.5:1 (WCAG 1.4.11 and 1.4.3; a test measures).
LIGHT = Palette("#0B5C8A", "#C2571A", "#1A1A1A", "#333333", "#D5DBE0")
DARK = Palette("#6FB7E0", "#F0A36B", "#FFFFFF", "#E6E6E6", "#4A5560")


def names_axis(names: Iterable[str]) -> Any:
    """Names beside bars, the long ones on two lines; what does not fit is in the table below."""
    lines = {name: wrap(name, LETTERS, max_lines=LINES, placeholder="…") for name in names}
    return alt.Axis(
        labelLimit=150, labelOverlap=False, labelLineHeight=15, labelExpr=f"{json.dumps(lines)}[datum.label]"
    )


def totals_chart(table: Table, *, dark: bool = False) -> Any:
    """Baten and lasten per period as bars, the saldo as a line with points; unrounded amounts."""
    rows = _rows(table)
    palette = DARK if dark else LIGHT
    names = [_name(row) for row in rows]
    colours = dict(zip(names, (palette.baten, palette.lasten, palette.saldo), strict=False))
    colour = alt.Color("soort:N", title=None, scale=alt.Scale(domain=names, range=list(colours.values())),
                       legend=alt.Legend(orient="top", labelLimit=300, symbolOpacity=1))  # fmt: skip
    data = alt.InlineData(values=_values(table, rows))
    chart = alt.layer(_bars(data, colour, names[:-1]), _line(data, colour, names[-1]))
    return styled(chart, palette)


def description(table: Table) -> str:
    """The chart in words, for who cannot see it; with many periods only the first and the last."""
    found = [item for item in balances(table) if item.period != TOTAL]
    told = found if len(found) <= MANY else [found[0], found[-1]]
    said = "; ".join(f"{item.period}: {item.text}" for item in told)
    start = f"Staafdiagram van baten en lasten, met het saldo als lijn, over {len(found)} perioden."
    return f"{start} {said}. De tabel eronder heeft alle getallen."


def stand_chart(months: Table, *, dark: bool = False) -> Any:
    """What stands at the end of each month, such as the bank, as a line with nil in sight."""
    palette = DARK if dark else LIGHT
    row = _stand(months)
    assert row is not None
    data = alt.InlineData(values=_values(months, [row]))
    colour = alt.Color("soort:N", legend=None, scale=alt.Scale(range=[palette.baten]))
    nil = alt.Chart(alt.InlineData(values=[{"bedrag": 0}])).mark_rule(strokeWidth=2, color=palette.saldo, aria=False)
    line = alt.Chart(data).mark_line(strokeWidth=3, aria=False)
    return styled(
        alt.layer(line.encode(x=_x(data), y=_y(), color=colour, tooltip=_tooltip()), nil.encode(y="bedrag:Q")), palette
    )


def stand_description(months: Table) -> str:
    """The line in words: where it begins and ends, and its lowest month."""
    row = _stand(months)
    assert row is not None
    shown = dict(zip(months.columns[:-1], row.shown, strict=False))
    low = min(shown, key=lambda label: shown[label])
    first, last = months.columns[0], months.columns[-2]
    return (
        f"{row.line.label}, per maand: {first} {euro(shown[first])}, {last} {euro(shown[last])}."
        f" Het laagst is {euro(shown[low])}, in {low}."
    )


def has_stand(table: Table) -> bool:
    """Whether what the statement ends with stands at a moment (the bank) instead of adding up (a saldo)."""
    return _stand(table) is not None


def _stand(table: Table) -> Row | None:
    rows = [row for row in table.rows if row.line.style == "saldo" and row.line.address not in table.flows]
    return rows[-1] if rows else None


def _rows(table: Table) -> list[Row]:
    """The totals and the saldo, in their order; a statement without them has no chart."""
    return [row for row in table.rows if row.line.style in ("totaal", "saldo") and row.values]


def _name(row: Row) -> str:
    """'Totaal baten' -> 'Baten', 'Saldo van baten en lasten' -> 'Saldo': short enough for a phone."""
    return row.line.label.removeprefix("Totaal ").split(" van ")[0].capitalize()


def has_chart(table: Table) -> bool:
    """Whether the statement has baten, lasten and a saldo to draw."""
    return [row.line.style for row in _rows(table)] == ["totaal", "totaal", "saldo"]


def _values(table: Table, rows: list[Row]) -> list[dict[str, object]]:
    return [
        {"periode": label, "soort": _name(row), "bedrag": value}
        for row in rows
        for label, value in zip(table.columns, row.values, strict=True)
        if label != TOTAL
    ]


def _x(data: alt.InlineData) -> alt.X:
    assert isinstance(data.values, list)
    many = len({item["periode"] for item in data.values}) > MANY
    # labelOverlap leaves labels out where they would cover each other.
    return alt.X("periode:N", title=None, sort=None, axis=alt.Axis(labelAngle=-90 if many else 0, labelOverlap=True))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("periode:N", title="Periode"),
        alt.Tooltip("soort:N", title="Wat"),
        alt.Tooltip("bedrag:Q", title="Bedrag", format="$,.0f"),
    ]


def _y() -> alt.Y:
    return alt.Y("bedrag:Q", title=None, axis=alt.Axis(format="$,.0f"))


def _only(names: list[str]) -> Any:
    return alt.FieldOneOfPredicate(field="soort", oneOf=names)


def _bars(data: alt.InlineData, colour: alt.Color, names: list[str]) -> Any:
    offset = alt.XOffset("soort:N", sort=names, scale=alt.Scale(domain=names))
    return (
        alt.Chart(data).transform_filter(_only(names)).mark_bar(strokeWidth=2, aria=False)
        .encode(x=_x(data), xOffset=offset, y=_y(), color=colour, stroke=_outline(colour), fillOpacity=_filled(names), tooltip=_tooltip())
    )  # fmt: skip


def _outline(colour: alt.Color) -> alt.Stroke:
    return alt.Stroke("soort:N", scale=colour["scale"], legend=None)


def _filled(names: list[str]) -> alt.FillOpacity:
    """Baten are solid and lasten hollow: also who sees no colours can tell them apart."""
    return alt.FillOpacity("soort:N", scale=alt.Scale(domain=names, range=[1, HOLLOW]), legend=None)


def _line(data: alt.InlineData, colour: alt.Color, name: str) -> Any:
    point = alt.OverlayMarkDef(filled=True, size=70, aria=False)
    return (
        alt.Chart(data).transform_filter(_only([name])).mark_line(point=point, strokeWidth=2, aria=False)
        .encode(x=_x(data), y=_y(), color=colour, tooltip=_tooltip())
    )  # fmt: skip


def styled(chart: Any, palette: Palette) -> Any:
    """Height, Dutch numbers and colours that stand out."""
    # aria: Vega describes each axis in English; the chart as a whole has our own description.
    return (
        chart.properties(height=300).configure(locale=DUTCH, aria=False)
        .configure_axis(labelColor=palette.text, titleColor=palette.text, gridColor=palette.grid, labelFontSize=13)
        .configure_legend(labelColor=palette.text, labelFontSize=13)
    )  # fmt: skip
