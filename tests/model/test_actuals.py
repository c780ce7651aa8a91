"""Budget beside actuals: the same months, the difference, and what is not in the plan."""

from __future__ import annotations

import pytest

from tests.support.scenarios import messages_of, study_of
from verdienmodel.study.study import Study

TEXT = """
schema: 1
naam: Echt
van: 2027-01
tot_en_met: 2028-12
prijspeil: 2027
administratie: wij
partijen: {wij: {naam: Wij, soort: gemeente, boeken: ja}}
posten:
  huur: {naam: Huur, soort: lasten, waarde: 12000}
  omzet: {naam: Omzet, soort: baten, waarde: 24000}
  rest: {naam: Rest, soort: lasten, waarde: 999}
realisatie:
  posten.huur: {2027: 12600, 2028-01: 1100, 2028-02: 1100}
  posten.omzet: {2027-01: 1500, 2028-02: 2500}
"""


def at(study: Study, row: str, period: str, statement: str = "realisatie.wij") -> float:
    found = study.timeline.find_period(period)
    assert found is not None
    return study.value(f"staten.{statement}.{row}", found)


def test_the_budget_runs_as_long_as_the_actuals() -> None:
    """2028 has two months of figures: 2 000 of rent planned and 2 200 paid; 4 000 of sales planned and 2 500 received."""
    study = study_of(TEXT)
    rows = ("lasten_begroot", "lasten_werkelijk", "baten_begroot", "baten_werkelijk", "verschil")
    assert [at(study, row, "2028") for row in rows] == pytest.approx([2000, 2200, 4000, 2500, -1700])
    assert at(study, "lasten_werkelijk", "2027") == pytest.approx(12600)
    assert at(study, "lasten_werkelijk", "2027-05") == pytest.approx(1050)


def test_the_budget_itself_does_not_change() -> None:
    study = study_of(TEXT)
    assert at(study, "saldo", "2028", "exploitatie.wij") == pytest.approx(24000 - 12999)


def test_without_actuals_there_is_no_such_statement() -> None:
    assert "realisatie" not in {item.name for item in study_of(TEXT[: TEXT.index("realisatie:")]).statements}


def test_the_municipal_notation_turns_the_baten() -> None:
    study = study_of(TEXT)
    shown = [at(study, row, "2028", "gemeentelijk.wij") for row in ("totaal_lasten", "totaal_baten", "saldo")]
    assert shown == pytest.approx([12999, -24000, -11001])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("posten.huur: {2027", "posten.huurr: {2027", "de post ‘posten.huurr’ bestaat niet"),
        ("2027-01: 1500", "2029-01: 1500", "‘2029-01’ ligt buiten het plan"),
        ("2027-01: 1500", "januari: 1500", "‘januari’ is geen maand en geen jaar"),
        ("2027-01: 1500", "2027-01: veel", "veel"),
        ("2027: 12600", "2027: 12600, 2027-03: 900", "‘2027-03’ valt in ‘2027’"),
    ],
)
def test_wrong_actuals_are_told(old: str, new: str, words: str) -> None:
    (message,) = messages_of(TEXT.replace(old, new))
    assert words in message
    assert "proef.yaml:1" in message
