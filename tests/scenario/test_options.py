"""A change in an option that the same option makes idle."""

from __future__ import annotations

import pytest

from tests.support.scenarios import HEAD
from verdienmodel.study.opening import open_bytes


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("{adres: posten.p.aan, zet: nee}", ["S154"]),
        ("{adres: posten.p.aan, zet: ja}", []),
        ("{adres: posten.pp.aan, zet: nee}", []),
        ("{adres: posten.p.aan, zet: nee, van: 2027-01}", []),  # it counts until then
    ],
)
def test_an_option_that_makes_its_own_change_idle(change: str, found: list[str]) -> None:
    posts = "posten: {p: {naam: P, soort: lasten, waarde: 1}, pp: {naam: PP, soort: lasten, waarde: 1}}\n"
    text = f"{HEAD}{posts}opties: {{x: {{naam: X, wijzigingen: [{change}, {{adres: posten.p.waarde, zet: 2}}]}}}}\n"
    problems = open_bytes(text.encode(), "proef.yaml").problems
    assert [problem.code for problem in problems if problem.code == "S154"] == found
