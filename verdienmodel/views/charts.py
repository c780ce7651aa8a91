"""Charts with Dutch numbers and enough contrast; always beside their table."""

from __future__ import annotations

from typing import Any

import altair as alt

from verdienmodel.study.tables import TOTAL, Table

DUTCH = alt.Locale(
    number=alt.NumberLocale(decimal=",", thousands=".", grouping=[3], currency=["€ ", ""]), time=alt.Undefined
)
COLOURS = {"Baten": "#154273", "Lasten": "#B45F06", "Saldo": "#2E7D32"}


def totals_chart(table: Table) -> Any:
    """Baten, lasten and saldo per period as bars; unrounded amounts."""
    names = {"Totaal baten": "Baten", "Totaal lasten": "Lasten"}
    data: list[dict[str, object]] = []
    for row in table.rows:
        if row.line.style in ("totaal", "saldo") and row.values:
            name = names.get(row.line.label, "Saldo")
            data.extend(
                {"periode": label, "soort": name, "bedrag": value}
                for label, value in zip(table.columns, row.values, strict=True)
                if label != TOTAL
            )
    colour = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    chart = alt.Chart(alt.InlineData(values=data)).mark_bar().encode(
        x=alt.X("periode:N", title=None, sort=None, axis=alt.Axis(labelAngle=0)),
        xOffset=alt.XOffset("soort:N", sort=list(COLOURS)),
        y=alt.Y("bedrag:Q", title="euro", axis=alt.Axis(format="$,.0f")),
        color=alt.Color("soort:N", scale=colour, title=None, legend=alt.Legend(orient="top")),
        tooltip=[
            alt.Tooltip("periode:N", title="Periode"), alt.Tooltip("soort:N", title="Soort"),
            alt.Tooltip("bedrag:Q", title="Bedrag", format="$,.0f"),
        ],
    )  # fmt: skip
    return (
        chart.properties(height=300).configure(locale=DUTCH).configure_axis(labelColor="#333333", titleColor="#333333")
    )
