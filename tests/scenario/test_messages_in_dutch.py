"""Whatever goes wrong in a file: Dutch, a place, a way out, and never a crash. Seen over many broken copies."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from tests.support.scenarios import EVERYTHING
from tests.support.tiers import LONG
from verdienmodel.ground.problem import Problem
from verdienmodel.study.opening import open_bytes

ROOT = Path(__file__).parents[2]
COPIES = 120 if LONG else 30
ENGLISH = re.compile(
    r"\b(the|and|should|must|valid|input|field|expected|found|required|unexpected|mapping|scalar|could|cannot|error|object"
    r"|none|true|false|nonetype|dict|float|str|list|value|key|while|line|column|with|type|got|missing|not|be|at|than|least"
    r"|characters|no|such|file|permission|denied|nan|inf)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"(kopie\.yaml(:\d+)?(:\d+)?|bibliotheek/\S+:\d+(:\d+)?)$")
VALUES = (
    "[]", "{}", "5", "-1", "true", "null", "tekst", "[1, 2]", "{a: 1}", "1.000", "2027-13", "1e999", "'", "%", "ja", "0.5",
    "pm", "~", "!!x 3", "|", "99999999999", "9999-99", "{2026-01: 1}", "{2026-01: {}}", "2026-02-30", ".inf", "&a", "*a",
)  # fmt: skip


def texts() -> dict[str, str]:
    found = {path.stem: path.read_text("utf-8") for path in (ROOT / "scenarios").glob("*.yaml")}
    return {**found, "alles": EVERYTHING}


def broken(text: str, seed: int) -> str:
    """The text with one thing wrong (or, by luck, nothing)."""
    chance = Random(seed)
    lines = text.split("\n")
    filled = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    n = chance.choice(filled)
    lines[n] = chance.choice((drop, other_value, misspelt, twice, indented, stray, inner_value))(lines[n], chance)
    return "\n".join(lines)


def drop(line: str, chance: Random) -> str:
    return ""


def other_value(line: str, chance: Random) -> str:
    return f"{line.split(':', 1)[0]}: {chance.choice(VALUES)}"


def misspelt(line: str, chance: Random) -> str:
    at = chance.randrange(len(line) - len(line.lstrip()), len(line))
    return line[:at] + chance.choice("xq9A-") + line[at + 1 :]


def twice(line: str, chance: Random) -> str:
    return f"{line}\n{line}"


def indented(line: str, chance: Random) -> str:
    return chance.choice((" ", "   ", "\t")) + line


def stray(line: str, chance: Random) -> str:
    at = chance.randrange(len(line))
    return line[:at] + chance.choice(":{}[],'\"#&*!|>%@`=\\") + line[at:]


def inner_value(line: str, chance: Random) -> str:
    fields = list(re.finditer(r"\w+: ([^,{}]+)", line))
    if not fields:
        return ""
    field = chance.choice(fields)
    return line[: field.start(1)] + chance.choice(VALUES) + line[field.end(1) :]


def faults(problem: Problem) -> list[str]:
    """What is unkind about a message: English, no place, no way out. The user's own words do not count."""
    own = re.sub(r"‘[^’]*’", " ", problem.text()).replace(problem.adres or "\0", " ")
    wrong = [f"English: {hit[0]}" for hit in ENGLISH.finditer(own)]
    if not PLACE.match(problem.plaats) and problem.code != "B016":
        wrong.append(f"no place: {problem.plaats!r}")
    if problem.ernst == "fout" and not problem.herstel and "schrijf" not in problem.wat:
        wrong.append("no way out")
    return [f"{fault} | {problem.text()}" for fault in wrong]


@pytest.mark.parametrize("name", texts())
def test_broken_copies_speak_dutch(name: str) -> None:
    text = texts()[name]
    codes: set[str] = set()
    wrong: list[str] = []
    for seed in range(COPIES):
        found = open_bytes(broken(text, seed).encode(), "kopie.yaml")
        assert found.study is not None or found.errors
        codes |= {problem.code for problem in found.errors}
        wrong += [fault for problem in found.errors for fault in faults(problem)]
    assert wrong == []
    assert len(codes) >= 8, "the copies are hardly broken"


def test_the_judge_sees_what_is_unkind() -> None:
    unkind = Problem("S009", "", "a.b", "Input should be a valid string")
    assert len(faults(unkind)) == 6
    assert faults(Problem("S013", "kopie.yaml:3", "a.b", "hier hoort tekst, niet ‘value’", "", "schrijf tekst")) == []
