"""Codes of taakvelden hold in their years only."""

from __future__ import annotations

from pathlib import Path

import pytest

from verdienmodel.kengetallen.taakvelden import COLUMNS, load_taakvelden, read_taakvelden

ROW = "5.7,Openbaar groen,2017-01-01,,een bron,,"


@pytest.mark.parametrize(
    ("code", "year", "known"),
    [
        ("6.2", 2016, False),
        ("6.2", 2017, True),
        ("6.2", 2024, True),
        ("6.2", 2025, False),
        ("6.4", 2017, True),
        ("6.4", 2026, True),
        ("6.6", 2017, True),
        ("6.6", 2025, False),
        ("6.60", 2025, True),
        ("6.71", 2022, True),
        ("6.71a", 2023, True),
        ("6.711", 2025, True),
        ("0.10", 2020, True),
        ("0.4", 2026, True),
        ("9.9", 2026, False),
    ],
)
def test_codes_by_year(code: str, year: int, known: bool) -> None:
    assert load_taakvelden().known(code, year) is known
    assert bool(load_taakvelden().name(code, year)) is known


def test_names_follow_the_generation() -> None:
    taakvelden = load_taakvelden()
    assert taakvelden.name("6.2", 2018) == "Wijkteams"
    assert taakvelden.name("6.2", 2023) == "Toegang en eerstelijnsvoorzieningen"
    assert taakvelden.name("6.4", 2018) == "Begeleide participatie"
    assert "6.81" in taakvelden.codes(2020)
    assert "6.81" not in taakvelden.codes(2023)


@pytest.mark.parametrize(
    ("code", "year", "said"),
    [
        ("6.2", 2026, "in 2026 zijn het: 6.21 Toegang en eerstelijnsvoorzieningen Wmo, 6.22 "),
        ("6.71c", 2026, "in 2026 zijn het: 6.711 Huishoudelijke hulp (Wmo), "),
        ("6.72", 2023, "in 2023 zijn het: 6.72a Jeugdhulp begeleiding, "),
        (
            "6.72",
            2028,
            "in 2028 lijken er het meest op: 6.751 Jeugdhulp ambulant lokaal, ",
        ),  # no number like it: by name
        ("6.73c", 2028, "in 2028 lijken er het meest op: 6.761 Jeugdhulp met verblijf lokaal, "),
        ("6.73a", 2028, ""),  # Pleegzorg has no heir by number or name; digits that look alike are no help
        ("9.9", 2026, "Bedoelt u"),
    ],
)
def test_what_a_code_became(code: str, year: int, said: str) -> None:
    found = load_taakvelden().instead(code, year)
    assert found.startswith(said)
    assert bool(found) is bool(said)


def test_until_when_a_code_held() -> None:
    assert load_taakvelden().when("6.72") == "6.72 Maatwerkdienstverlening 18- gold van 2017 tot en met 2022"
    assert load_taakvelden().when("6.711") == "6.711 Huishoudelijke hulp (Wmo) geldt vanaf 2025"
    assert load_taakvelden().when("9.9") == ""


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([ROW.replace("2017-01-01", "2017-03-01")], "K040"),
        ([ROW.replace("2017-01-01,", "2017-01-01,2016-12-31")], "K040"),
        ([ROW.replace("een bron", "")], "K041"),
        ([ROW, ROW], "K042"),
        (["5.7,te weinig"], "T009"),
    ],
)
def test_each_rule_is_seen_red(tmp_path: Path, rows: list[str], code: str) -> None:
    path = tmp_path / "taakvelden.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    assert [problem.code for problem in read_taakvelden(path)[1]] == [code]
    path.write_text("\n".join([",".join(COLUMNS), ROW]) + "\n", encoding="utf-8")
    assert not read_taakvelden(path)[1]
