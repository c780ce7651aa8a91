"""Who did not say what an effect depends on, reads a line that he can type."""

from __future__ import annotations

import pytest

from tests.support.mistakes import EFFECT_HEAD, PARTIES
from tests.support.scenarios import HEAD
from verdienmodel.study.opening import open_bytes


@pytest.mark.parametrize(
    ("head", "template", "line"),
    [
        (
            EFFECT_HEAD,
            "dagbesteding",
            "grootheden: {omvang: {formule: deelnemers.groep.aantal}}; de eenheid is persoon",
        ),
        (PARTIES, "dagbesteding", "grootheden: {omvang: {formule: deelnemers.GROEP.aantal}}; de eenheid is persoon"),
        (PARTIES, "vervoer", "grootheden: {omvang: {formule: onderdelen.vervoer.ritten}}; de eenheid is rit/jaar"),
        (PARTIES, "energie_gebouwen", "grootheden: {omvang: {formule: ADRES}}; de eenheid is kwh/jaar"),
    ],
)
def test_the_line_to_type(head: str, template: str, line: str) -> None:
    text = f"{HEAD}{head}effecten:\n  a: {{sjabloon: {template}, partij: gemeente, van: 2027-01}}\n"
    found = [problem for problem in open_bytes(text.encode(), "proef.yaml").problems if problem.code == "S002"]
    assert [problem.herstel for problem in found] == [f"schrijf een regel zoals {line}"]
