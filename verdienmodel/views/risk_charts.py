"""Pictures of doorrekeningen: twenty dots, a fan per year and per month, a tornado. Always beside their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from verdienmodel.analysis.risk import Risk
from verdienmodel.study.doorrekening import Doorrekening, YearRisk
from verdienmodel.study.gevoeligheid import Sensitivity
from verdienmodel.views.charts import DARK, LIGHT, MANY, ROW, Palette, names_axis, styled
from verdienmodel.views.format import euro
from verdienmodel.views.risk_words import dots_sentence, driver_label, driver_value

SHORT, ENOUGH = "Tekort", "Geen tekort"
BANDS = ((5, 95, 0.18), (25, 75, 0.35))
"""In 9 of 10 draws, and in the middle half of them."""
BARS = 10


def dots_chart(year: YearRisk, *, dark: bool = False) -> Any:
    """Twenty outcomes as dots: people count dots better than they read a curve. Shape and colour both differ."""
    palette = palette_of(dark=dark)
    rows = [
        {"saldo": float(place), "hoogte": int(height), "soort": SHORT if value < 0 else ENOUGH, "bedrag": euro(value)}
        for value, place, height in zip(year.dots.values, year.dots.places, year.dots.heights, strict=True)
    ]
    kinds = [SHORT, ENOUGH]
    chart = (
        alt.Chart(alt.InlineData(values=rows)).mark_point(filled=True, size=380, opacity=1, aria=False).encode(
            x=alt.X("saldo:Q", title=f"Saldo in {year.period.label}", axis=alt.Axis(format="$,.0f", labelOverlap=True)),
            y=alt.Y("hoogte:Q", axis=None, scale=alt.Scale(domainMin=0)),
            color=alt.Color("soort:N", title=None, legend=alt.Legend(orient="top"),
                            scale=alt.Scale(domain=kinds, range=[palette.lasten, palette.baten])),
            shape=alt.Shape("soort:N", title=None, scale=alt.Scale(domain=kinds, range=["cross", "circle"])),
            tooltip=[alt.Tooltip("bedrag:N", title="Saldo ongeveer"), alt.Tooltip("soort:N", title="Uitkomst")],
        )
    )  # fmt: skip
    return styled(chart, palette).properties(height=240)


def dots_description(year: YearRisk) -> str:
    """The dots in words."""
    return f"Twintig stippen. {dots_sentence(year)} Van {euro(year.dots.values[0])} tot {euro(year.dots.values[-1])}."


def fan_chart(labels: Sequence[str], risks: Sequence[Risk], *, dark: bool = False) -> Any:
    """Bands in which most draws lie, the middle as a line, and nil in sight."""
    palette = palette_of(dark=dark)
    rows = [fan_row(label, risk) for label, risk in zip(labels, risks, strict=True)]
    data = alt.InlineData(values=rows)
    angle = -90 if len(rows) > MANY else 0
    x = alt.X("periode:N", title=None, sort=None, axis=alt.Axis(labelAngle=angle, labelOverlap=True))
    axis = alt.Axis(format="$,.0f")
    bands = [
        alt.Chart(data).mark_area(color=palette.baten, opacity=opacity, aria=False)
        .encode(x=x, y=alt.Y(f"p{low}:Q", title=None, axis=axis), y2=f"p{high}:Q")
        for low, high, opacity in BANDS
    ]  # fmt: skip
    told = [alt.Tooltip(f"p{share}:Q", title=f"P{share}", format="$,.0f") for share in (5, 25, 50, 75, 95)]
    point = alt.OverlayMarkDef(filled=True, size=50, aria=False) if len(rows) <= MANY else False
    middle = (
        alt.Chart(data).mark_line(point=point, strokeWidth=3, color=palette.baten, aria=False)
        .encode(x=x, y=alt.Y("p50:Q", axis=axis), tooltip=[alt.Tooltip("periode:N", title="Periode"), *told])
    )  # fmt: skip
    nil = alt.Chart(alt.InlineData(values=[{"nul": 0}])).mark_rule(strokeWidth=2, color=palette.saldo, aria=False)
    return styled(alt.layer(*bands, middle, nil.encode(y="nul:Q")), palette)


def fan_description(what: str, labels: Sequence[str], risks: Sequence[Risk]) -> str:
    """The fan in words: its first and last period."""
    said = [
        f"{label}: in het midden {euro(risk.percentiles[50].value)}, in 9 van de 10 gevallen tussen"
        f" {euro(risk.percentiles[5].value)} en {euro(risk.percentiles[95].value)}"
        for label, risk in ((labels[0], risks[0]), (labels[-1], risks[-1]))
    ]
    return f"{what}. {'; '.join(said)}. De tabel eronder heeft alle getallen."


def tornado_chart(found: Doorrekening, item: Sensitivity, *, dark: bool = False) -> Any:
    """What the outcome does when one thing turns out low or high, widest on top."""
    palette = palette_of(dark=dark)
    rows = []
    for swing in item.swings[:BARS]:
        name = driver_label(found.study, swing.name)
        for side, end, at in (("laag", swing.at_low, swing.low), ("hoog", swing.at_high, swing.high)):
            value = driver_value(found.study, found, swing.name, at)
            rows.append(
                {"wat": name, "kant": side, "van": swing.base, "tot": end, "waarde": value, "uitkomst": euro(end)}
            )
    sides = ["laag", "hoog"]
    base = item.swings[0].base if item.swings else 0.0
    bars = (
        alt.Chart(alt.InlineData(values=rows)).mark_bar(strokeWidth=2, aria=False).encode(
            y=alt.Y("wat:N", title=None, sort=None, axis=names_axis(str(row["wat"]) for row in rows)),
            x=alt.X("van:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(format="$,.0f", labelOverlap=True)),
            x2="tot:Q",
            color=alt.Color("kant:N", title="De invoer is", legend=alt.Legend(orient="top", symbolOpacity=1),
                            scale=alt.Scale(domain=sides, range=[palette.lasten, palette.baten])),
            stroke=alt.Stroke("kant:N", legend=None, scale=alt.Scale(domain=sides, range=[palette.lasten, palette.baten])),
            fillOpacity=alt.FillOpacity("kant:N", legend=None, scale=alt.Scale(domain=sides, range=[0.15, 1])),
            tooltip=[alt.Tooltip("wat:N", title="Wat"), alt.Tooltip("waarde:N", title="Als het is"),
                     alt.Tooltip("uitkomst:N", title="Dan is de uitkomst")],
        )
    )  # fmt: skip
    line = alt.Chart(alt.InlineData(values=[{"nu": base}])).mark_rule(strokeWidth=2, color=palette.saldo, aria=False)
    return styled(alt.layer(bars, line.encode(x="nu:Q")), palette).properties(height=alt.Step(ROW))


def tornado_description(found: Doorrekening, item: Sensitivity) -> str:
    """The three widest bars in words."""
    said = [
        f"{driver_label(found.study, swing.name)} van {euro(swing.at_low)} tot {euro(swing.at_high)}"
        for swing in item.swings[:3]
    ]
    return f"Staven die laten zien wat één aanname doet met de uitkomst. Het meest: {'; '.join(said)}."


def fan_row(label: str, risk: Risk) -> dict[str, object]:
    """The percentiles of one period or option, as a row of a picture."""
    return {"periode": label, **{f"p{share}": value.value for share, value in risk.percentiles.items()}}


def palette_of(*, dark: bool) -> Palette:
    """The colours that stand out from the page."""
    return DARK if dark else LIGHT
