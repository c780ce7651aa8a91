"""What others budgeted and what it became: the packaged rows by hand, and every rule seen red."""

from __future__ import annotations

from pathlib import Path

import pytest

from verdienmodel.kengetallen.afwijkingen import COLUMNS, load_afwijkingen, read_afwijkingen

ROW = "Bad,zwembad,lasten,totaal,100,120,index,2020,een bron,een adres,"


def test_the_packaged_ratios_by_hand() -> None:
    """19 632 of 28 600, 17 250 of 22 300 and 19 212 of 20 250; one pool, of which only staff is known."""
    known = load_afwijkingen()
    assert known.ratios("wijk", "lasten") == pytest.approx((0.686434, 0.773543, 0.948741), abs=1e-6)
    assert known.ratios("zwembad", "lasten") == (2.5,)
    assert known.ratios("energie", "baten") == pytest.approx((0.910256, 1.11), abs=1e-6)
    assert known.soorten == ("zwembad", "energie", "wijk")


def test_what_is_no_begroting_against_what_it_became_gives_no_factor() -> None:
    """Ommen compares with the year before, Ten Boer tells of a contribution."""
    left_out = [row.initiatief for row in load_afwijkingen().rows if row.richting == "geen"]
    assert left_out == ["Zwembad De Blinkerd Ten Boer", "Zwembad Ommen"]
    assert load_afwijkingen().ratios("zwembad", "baten") == ()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW.replace("een bron", ""), "S137"),
        (ROW.replace("lasten", "kosten"), "S137"),
        (ROW.replace("100", "0"), "S137"),
        (ROW.replace("120", "veel"), "S137"),
        ("Bad,zwembad", "T009"),
    ],
)
def test_each_rule_is_seen_red(tmp_path: Path, row: str, code: str) -> None:
    path = tmp_path / "afwijkingen.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
    found, problems = read_afwijkingen(path)
    assert not found.rows
    assert [problem.code for problem in problems] == [code]
