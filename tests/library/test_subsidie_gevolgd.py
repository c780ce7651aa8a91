"""The grant that docs/subsidies.md follows from month to month is worked out by the engine, amount for amount."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.library.test_btw import at
from tests.support.scenarios import study_of

DOCS = (Path(__file__).parents[2] / "docs" / "subsidies.md").read_text("utf-8")
TEXT = re.findall(r"```yaml\n(schema: 1\n.*?)```", DOCS, re.DOTALL)[0]
COLUMNS = (
    "subsidies.proef.posten.bate",
    "subsidies.proef.posten.voorschot",
    "subsidies.proef.posten.terugbetaling",
    "boekhouding.wij.standen.bank",
    "subsidies.proef.standen.vooruit",
    "boekhouding.wij.standen.eigen_vermogen",
)
ROWS = re.findall(r"^\| (\d{4}-\d{2}) \|(.*)\|$", DOCS, re.MULTILINE)


@pytest.mark.parametrize(("month", "amounts"), ROWS)
def test_each_month_of_the_table(month: str, amounts: str) -> None:
    study = study_of(TEXT)
    expected = [float(part) for part in amounts.split("|")]
    assert [at(study, address, month) for address in COLUMNS] == pytest.approx(expected)


def test_the_table_is_read() -> None:
    assert len(ROWS) == 5


def test_asked_and_not_yet_granted_moves_no_money() -> None:
    study = study_of(TEXT.replace("status: verleend", "status: aangevraagd"))
    assert at(study, "staten.exploitatie.wij.totaal_baten", "2027") == 0
    assert at(study, "staten.dekking.wij.totaal_onzeker", "2027") == pytest.approx(9600)
    assert at(study, "boekhouding.wij.standen.bank", "2027-12") == pytest.approx(1000 - 9600)
    assert any(line.address == "subsidies.proef.posten.bate" for line in study.graph.statement("exploitatie.wij").lines)
