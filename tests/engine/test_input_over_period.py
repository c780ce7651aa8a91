"""An input keeps the unit in which it is entered; over a period it counts the months of that period, as a post does."""

import pytest

from verdienmodel.study.opening import open_bytes

SCENARIO = """
schema: 1
naam: Proef
van: 2027-09
tot_en_met: 2029-08
invoer:
  uren: {eenheid: uur/jaar, waarde: 600}
  huur: {eenheid: eur/kwartaal, waarde: 300}
  prijs: {eenheid: eur/maand, waarde: {2027-09: 10, 2028-07: 20}}
posten:
  huur: {naam: Huur, soort: lasten, formule: huur}
"""


@pytest.mark.parametrize(
    ("address", "period", "expected"),
    [
        ("uren", "2027", 200),
        ("uren", "2028", 600),
        ("uren", "2028-03", 50),
        ("huur", "2028", 1200),
        ("prijs", "2028", 180),
        ("posten.huur", "2028", 1200),
    ],
)
def test_an_input_per_year_or_quarter_adds_up_over_the_months(address: str, period: str, expected: float) -> None:
    study = open_bytes(SCENARIO.encode(), "proef.yaml").study
    assert study is not None
    found = study.timeline.find_period(period)
    assert found is not None
    assert study.value(address, found) == pytest.approx(expected)
