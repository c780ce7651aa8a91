"""Reading a UTF-8 CSV file into rows that know their line; every mistake in the form is one problem."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verdienmodel.ground import limits
from verdienmodel.ground.problem import Problem, Problems, nearest
from verdienmodel.reading.reasons import why_no_table, why_unreadable


@dataclass(frozen=True)
class TableRow:
    """One line of a table: its place as file:line and the text of each cell by column name."""

    plaats: str
    cells: tuple[tuple[str, str], ...]

    def text(self, column: str) -> str:
        """The text in this column without spaces around it; empty when the column is left out."""
        return dict(self.cells).get(column, "")


@dataclass(frozen=True)
class Table:
    """The rows of one file, in the order of the file."""

    name: str
    rows: tuple[TableRow, ...]
    problems: tuple[Problem, ...]


def read_table(path: Path, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Table:
    """Read one CSV file from disk; places show the name of the file, never the folder it stands in."""
    try:
        with path.open("rb") as file:
            raw = file.read(limits.FILE_BYTES + 1)
    except OSError as error:
        return _failed(path.name, "T001", "dit bestand kan niet gelezen worden", why_unreadable(error))
    return parse_table(raw, path.name, required, optional)


def parse_table(raw: bytes, name: str, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Table:
    """The rows of a CSV text. A file whose form is unsafe gives one problem and no rows."""
    if len(raw) > limits.FILE_BYTES:
        most = f"een bestand mag {limits.FILE_BYTES // 1000} kB groot zijn"
        return _failed(name, "T002", "dit bestand is te groot", most, "Verdeel de rijen over twee bestanden.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        remedy = "Bewaar het bestand als ‘CSV UTF-8’."
        return _failed(f"{name}:{line}", "T003", "dit bestand is geen UTF-8-tekst", "letters zouden wegvallen", remedy)
    return _parse_text(text, name, required, optional)


def _parse_text(text: str, name: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Table:
    problems = Problems()
    lines = _lines(text, name, problems)
    header = next(lines, None)
    if header is None:
        problems.add(Problem("T004", name, "", "dit bestand is leeg", "er is geen regel met namen van kolommen"))
        return Table(name, (), tuple(problems))
    columns = [cell.strip() for cell in header[1]]
    problems.extend(_header_problems(columns, f"{name}:{header[0]}", required, optional))
    rows = [row for number, cells in lines if (row := _row(number, cells, columns, name, problems))]
    return Table(name, tuple(rows), tuple(problems))


def _lines(text: str, name: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that is not empty; a broken quote ends the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        remedy = "Sluit elk aanhalingsteken af en schrijf een aanhalingsteken binnen tekst dubbel."
        problems.add(
            Problem(
                "T010",
                f"{name}:{number}",
                "",
                "vanaf deze regel is het bestand niet te lezen",
                why_no_table(error),
                remedy,
            )
        )


def _header_problems(
    columns: list[str], plaats: str, required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[Problem]:
    if len(columns) == 1 and ";" in columns[0]:
        yield Problem("T005", plaats, "", "de kolommen zijn gescheiden met een puntkomma", herstel="Gebruik komma’s.")
        return
    known = (*required, *optional)
    for column in required:
        if column not in columns:
            yield Problem("T006", plaats, "", f"de kolom ‘{column}’ ontbreekt", herstel="Voeg deze kolom toe.")
    for column in dict.fromkeys(columns):
        if column not in known:
            yield Problem("T007", plaats, "", f"de kolom ‘{column}’ is onbekend", herstel=nearest(column, known))
        if columns.count(column) > 1:
            yield Problem("T008", plaats, "", f"de kolom ‘{column}’ staat er {columns.count(column)} keer")


def _row(number: int, cells: list[str], columns: list[str], name: str, problems: Problems) -> TableRow | None:
    plaats = f"{name}:{number}"
    if len(cells) != len(columns):
        what = f"deze regel heeft {len(cells)} cellen, de eerste regel heeft er {len(columns)}"
        problems.add(Problem("T009", plaats, "", what, herstel="Zet tekst met een komma erin tussen aanhalingstekens."))
        return None
    for column, cell in zip(columns, cells, strict=True):
        if len(cell) > limits.TEXT_CHARACTERS:
            most = f"een cel mag {limits.TEXT_CHARACTERS} tekens hebben"
            problems.add(Problem("T011", plaats, "", f"de tekst in kolom ‘{column}’ is te lang", most))
            return None
    return TableRow(plaats, tuple((column, cell.strip()) for column, cell in zip(columns, cells, strict=True)))


def _failed(plaats: str, code: str, what: str, why: str = "", remedy: str = "") -> Table:
    return Table(plaats, (), (Problem(code, plaats, "", what, why, remedy),))
