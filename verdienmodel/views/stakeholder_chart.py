"""Who pays and who gains as a picture: what a party pays to the left of nil, what it gets and saves to the right."""

from __future__ import annotations

from typing import Any

import altair as alt

from verdienmodel.study.belanghebbenden import Matrix
from verdienmodel.views.charts import DARK, HOLLOW, LIGHT, names_axis, styled
from verdienmodel.views.format import number
from verdienmodel.views.stakeholders import PAYS, SAVES, when

BAR = 46
"""Height of the bar of one party, with its space."""


def stakeholder_chart(matrix: Matrix, *, dark: bool = False) -> Any:
    """A bar per party. Paying is orange and to the left; saving is hollow, so that who sees no colours can tell."""
    palette = DARK if dark else LIGHT
    columns = [column for column in matrix.money if not column.saldo]
    names = [column.label for column in columns]
    colours = [{PAYS: palette.lasten, SAVES: palette.saldo}.get(column.name, palette.baten) for column in columns]
    filled = [HOLLOW if column.name == SAVES else 1 for column in columns]
    rows = [
        {"partij": party.label, "soort": column.label, "bedrag": party.values[column.name], "volgorde": place}
        for party in matrix.parties
        for place, column in enumerate(columns)
    ]
    scale = alt.Scale(domain=names, range=colours)
    bars = alt.Chart(alt.InlineData(values=rows)).mark_bar(strokeWidth=2, aria=False).encode(
        x=alt.X("bedrag:Q", title=None, axis=alt.Axis(format="$,.0f", labelOverlap=True)),
        y=alt.Y("partij:N", title=None, sort=None, axis=names_axis(party.label for party in matrix.parties)),
        color=alt.Color("soort:N", title=None, scale=scale, legend=alt.Legend(orient="top", direction="vertical", labelLimit=300, symbolOpacity=1)),
        stroke=alt.Stroke("soort:N", scale=scale, legend=None),
        fillOpacity=alt.FillOpacity("soort:N", scale=alt.Scale(domain=names, range=filled), legend=None),
        order=alt.Order("volgorde:Q"),
        tooltip=[alt.Tooltip("partij:N", title="Partij"), alt.Tooltip("soort:N", title="Wat"), alt.Tooltip("bedrag:Q", title="Bedrag", format="$,.0f")],
    )  # fmt: skip
    nil = alt.Chart(alt.InlineData(values=[{"nul": 0}])).mark_rule(strokeWidth=2, color=palette.saldo, aria=False)
    return styled(alt.layer(bars, nil.encode(x="nul:Q")), palette).properties(height=alt.Step(BAR))


def stakeholder_description(matrix: Matrix) -> str:
    """The picture in words."""
    columns = [column for column in matrix.money if not column.saldo]
    said = [
        f"{party.label}: {', '.join(f'{column.label.lower()} {number(party.shown[column.name])}' for column in columns)}"
        for party in matrix.parties
    ]
    start = f"Staafdiagram per partij, {when(matrix.period)}: links wat zij betaalt, rechts wat zij krijgt en bespaart."
    return f"{start} {'; '.join(said)}. De tabel eronder heeft dezelfde getallen."
