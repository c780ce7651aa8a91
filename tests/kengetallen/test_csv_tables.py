"""A file whose form is wrong says so, with every mistake at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from verdienmodel.ground import limits
from verdienmodel.reading.tables import parse_table, read_table


def codes(raw: bytes) -> list[str]:
    return [problem.code for problem in parse_table(raw, "proef.csv", ("a", "b"), ("c",)).problems]


def test_a_good_file_gives_rows_with_their_line() -> None:
    table = parse_table('a,b\n1, twee \n\n"over\ntwee regels",3\n4,5\n'.encode("utf-8-sig"), "proef.csv", ("a", "b"))
    assert not table.problems
    assert [row.plaats for row in table.rows] == ["proef.csv:2", "proef.csv:4", "proef.csv:6"]
    assert table.rows[0].text("b") == "twee"
    assert table.rows[0].text("c") == ""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a,b\n" + b"x" * limits.FILE_BYTES, ["T002"]),
        ("a,b\né,1\n".encode("latin-1"), ["T003"]),
        (b"\n\n", ["T004"]),
        (b"a;b\n1;2\n", ["T005"]),
        (b"a\n1\n", ["T006"]),
        (b"a,b,d\n1,2,3\n", ["T007"]),
        (b"a,b,b\n1,2,3\n", ["T008"]),
        (b"a,b\n1\n1,2,3\n1,2\n", ["T009", "T009"]),
        (b'a,b\n1,"twee\n', ["T010"]),
        (b"a,b\n1," + b"x" * (limits.TEXT_CHARACTERS + 1) + b"\n", ["T011"]),
        (b"a,a,d\n1,2,3\n1\n", ["T006", "T008", "T007", "T009"]),
    ],
)
def test_each_wrong_form_has_its_code(raw: bytes, expected: list[str]) -> None:
    assert codes(raw) == expected


def test_the_line_of_a_letter_that_is_not_utf8_is_named() -> None:
    assert parse_table(b"a,b\n1,2\n3,\xff\n", "proef.csv", ("a", "b")).problems[0].plaats == "proef.csv:3"


def test_a_missing_file_is_a_problem_without_folder_names(tmp_path: Path) -> None:
    problem = read_table(tmp_path / "weg.csv", ("a",)).problems[0]
    assert (problem.code, problem.plaats) == ("T001", "weg.csv")
    assert str(tmp_path) not in problem.text()


def test_an_unknown_column_names_the_nearest() -> None:
    table = parse_table(b"sleutl\nx\n", "proef.csv", ("sleutel",))
    assert "Bedoelt u ‘sleutel’?" in [problem.herstel for problem in table.problems]
