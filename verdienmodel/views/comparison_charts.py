"""Pictures of options side by side: what each may bring, and a bridge over the posts. Always beside their table."""

from __future__ import annotations

from typing import Any

import altair as alt

from verdienmodel.study.doorrekening import Saldo
from verdienmodel.study.vergelijken import Compared, Comparison
from verdienmodel.views.charts import ROW, names_axis, styled
from verdienmodel.views.comparison_tables import REST, option_label, post_labels, within
from verdienmodel.views.format import euro
from verdienmodel.views.risk_charts import fan_row, palette_of

UP, DOWN, TOTAL = "Beter voor het saldo", "Slechter voor het saldo", "Saldo"


def options_chart(found: Comparison, saldo: Saldo, period: str = "", *, dark: bool = False) -> Any:
    """Per option from its P10 to its P90, with the middle as a point and nil in sight."""
    palette = palette_of(dark=dark)
    rows = [fan_row(option_label(option), option.in_period(saldo, period).risk) for option in found.options]
    data = alt.InlineData(values=rows)
    y = alt.Y("periode:N", title=None, sort=None, axis=names_axis(map(option_label, found.options)))
    axis = alt.Axis(format="$,.0f", labelOverlap=True, tickCount=6)
    told = [alt.Tooltip(f"p{share}:Q", title=f"P{share}", format="$,.0f") for share in (10, 50, 90)]
    bars = alt.Chart(data).mark_bar(height=12, color=palette.baten, opacity=0.45, aria=False).encode(
        y=y, x=alt.X("p10:Q", title=None, axis=axis), x2="p90:Q", tooltip=[alt.Tooltip("periode:N", title="Variant"), *told]
    )  # fmt: skip
    points = (
        alt.Chart(data)
        .mark_point(filled=True, size=120, color=palette.baten, opacity=1, aria=False)
        .encode(y=y, x="p50:Q")
    )
    nil = alt.Chart(alt.InlineData(values=[{"nul": 0}])).mark_rule(strokeWidth=2, color=palette.saldo, aria=False)
    return styled(alt.layer(bars, points, nil.encode(x="nul:Q")), palette).properties(height=alt.Step(ROW))


def options_description(found: Comparison, saldo: Saldo, period: str = "") -> str:
    """The options in words."""
    said = [
        f"{option_label(option)}: in het midden {euro(option.in_period(saldo, period).risk.percentiles[50].value)}"
        for option in found.options
    ]
    return f"Per variant het saldo van {saldo.label}, van P10 tot P90. {'; '.join(said)}. De tabel eronder heeft alle getallen."


def bridge_chart(found: Comparison, option: Compared, saldo: Saldo, *, dark: bool = False) -> Any:
    """A waterfall: each bar begins where the one above it ends. Hollow takes away, solid adds."""
    palette = palette_of(dark=dark)
    kinds, colours = [UP, DOWN, TOTAL], [palette.baten, palette.lasten, palette.saldo]
    colour = alt.Scale(domain=kinds, range=colours)
    steps = _steps(found, option, saldo)
    data = alt.InlineData(values=steps)
    chart = alt.Chart(data).mark_bar(strokeWidth=2, height=16, aria=False).encode(
        y=alt.Y("post:N", title=None, sort=None, axis=names_axis(str(step["post"]) for step in steps)),
        x=alt.X("van:Q", title=None, axis=alt.Axis(format="$,.0f", labelOverlap=True, tickCount=6)),
        x2="tot:Q",
        color=alt.Color("soort:N", title=None, scale=colour, legend=alt.Legend(orient="top", direction="vertical", symbolOpacity=1, labelLimit=300)),
        stroke=alt.Stroke("soort:N", legend=None, scale=colour),
        fillOpacity=alt.FillOpacity("soort:N", legend=None, scale=alt.Scale(domain=kinds, range=[1, 0.15, 1])),
        tooltip=[alt.Tooltip("post:N", title="Post"), alt.Tooltip("bedrag:N", title="Bedrag")],
    )  # fmt: skip
    return styled(chart, palette).properties(height=alt.Step(ROW))


def _steps(found: Comparison, option: Compared, saldo: Saldo) -> list[dict[str, object]]:
    bridge = found.brug(option, saldo)
    names = post_labels(option.found.study, [step.name for step in bridge.steps])
    made = [(names[step.name], step) for step in bridge.steps] + ([(REST, bridge.rest)] if bridge.rest else [])
    steps = [
        {"post": name, "van": step.before, "tot": step.after, "bedrag": euro(step.change), "soort": UP if step.change > 0 else DOWN}
        for name, step in made
    ]  # fmt: skip
    ends = [(f"Van {within(found.reference)}", bridge.start), (f"Naar {within(option)}", bridge.end)]
    first, last = ({"post": name, "van": 0.0, "tot": at, "bedrag": euro(at), "soort": TOTAL} for name, at in ends)
    return [first, *steps, last]


def bridge_description(found: Comparison, option: Compared, saldo: Saldo) -> str:
    """The bridge in words: its ends and its three largest steps."""
    bridge = found.brug(option, saldo)
    names = post_labels(option.found.study, [step.name for step in bridge.steps])
    said = "; ".join(f"{names[step.name]} {euro(step.change)}" for step in bridge.steps[:3])
    return (
        f"Van {within(found.reference)} ({euro(bridge.start)}) naar {within(option)} ({euro(bridge.end)}). "
        f"De grootste verschillen: {said}. De tabel eronder heeft alle getallen."
    )
