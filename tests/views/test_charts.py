"""What the chart draws and says."""

from __future__ import annotations

import json

from verdienmodel.study.opening import open_study
from verdienmodel.study.tables import make_table
from verdienmodel.views.charts import (
    LETTERS,
    description,
    has_chart,
    has_stand,
    names_axis,
    stand_chart,
    stand_description,
    totals_chart,
)

BANK = "boekhouding.wijkbedrijf.standen.bank"


def test_the_chart_has_every_period_unrounded_and_no_english() -> None:
    study = open_study("kampen_ontwikkelpilot").study
    assert study is not None
    table = make_table(study, study.graph.statement("exploitatie.vws_deel"))
    assert has_chart(table)
    chart = totals_chart(table).to_dict()
    values = next(iter(chart["datasets"].values()))
    assert [item["periode"] for item in values if item["soort"] == "Saldo"] == ["2005", "2006", "2007"]
    baten = next(item["bedrag"] for item in values if item["soort"] == "Baten")
    assert baten == table.rows[3].values[0]
    assert baten != round(baten)
    assert chart["config"]["aria"] is False
    assert chart["config"]["locale"]["number"]["decimal"] == ","
    assert description(table).startswith(
        "Staafdiagram van baten en lasten, met het saldo als lijn, over 3 perioden. 2005: tekort"
    )


def test_many_periods_are_summed_up_in_words() -> None:
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    table = make_table(study, study.statements[0], "maand")
    assert "over 120 perioden. 2027-01: " in description(table)
    assert "2030-01" not in description(table)


def test_the_bank_is_a_line_per_month_with_its_lowest_month_in_words() -> None:
    study = open_study("wijkbedrijf_parkwijk").study
    assert study is not None
    table = make_table(study, study.graph.statement("liquiditeit.wijkbedrijf"), "maand")
    assert has_stand(table)
    assert not has_chart(table)
    assert not has_stand(make_table(study, study.statements[0]))
    chart = stand_chart(table).to_dict()
    values = next(data for data in chart["datasets"].values() if len(data) > 1)
    assert len(values) == 120
    assert min(item["bedrag"] for item in values) == float(study.results.months(BANK).min())
    assert stand_description(table).endswith("Het laagst is −€ 39.621, in 2028-04.")


def test_a_long_name_beside_a_bar_takes_two_lines_and_stays_itself() -> None:
    axis = names_axis(["Rijk", "Anderen (zoals personeel en leveranciers)", 'Een "naam"'])
    told = axis.to_dict()["labelExpr"]
    lines = json.loads(told.removesuffix("[datum.label]"))
    assert lines["Rijk"] == ["Rijk"]
    assert lines["Anderen (zoals personeel en leveranciers)"] == ["Anderen (zoals", "personeel en…"]
    assert lines['Een "naam"'] == ['Een "naam"']
    assert max(len(line) for name in lines.values() for line in name) <= LETTERS
