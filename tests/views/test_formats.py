"""docs/formaten.md is what the program writes: the examples are made again here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from verdienmodel.cli.main import main

DOCS = (Path(__file__).parents[2] / "docs" / "formaten.md").read_text("utf-8")
BELONGS_TO_THE_DAY = ("hash", "versie", "kengetallen")
"""Stamps change with every version; the example shows what they look like."""


def block(language: str) -> str:
    hit = re.search(rf"```{language}\n(.*?)\n```", DOCS, flags=re.DOTALL)
    assert hit is not None
    return hit[1]


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    target = tmp_path / "buurthuis.yaml"
    target.write_text(block("yaml"), encoding="utf-8")
    return str(target)


def written(capsys: pytest.CaptureFixture[str], scenario: str, kind: str) -> str:
    assert main(["begroting", scenario, "--formaat", kind]) == 0
    return capsys.readouterr().out


def close(said: Any, real: Any) -> bool:
    """Equal, with room for the last bits of a number on another machine."""
    if isinstance(said, dict) and isinstance(real, dict):
        return list(said) == list(real) and all(close(said[key], real[key]) for key in said)
    if isinstance(said, list) and isinstance(real, list):
        return len(said) == len(real) and all(map(close, said, real))
    if isinstance(said, float) and isinstance(real, float):
        return said == pytest.approx(real, rel=1e-12, abs=1e-9)
    return bool(said == real)


def test_the_json_example(capsys: pytest.CaptureFixture[str], scenario: str) -> None:
    said, real = json.loads(block("json")), json.loads(written(capsys, scenario, "json"))
    for key in BELONGS_TO_THE_DAY:
        assert said["stempel"].pop(key)
        assert real["stempel"].pop(key)
    assert close(said, real)


def test_every_key_is_described(capsys: pytest.CaptureFixture[str], scenario: str) -> None:
    real = json.loads(written(capsys, scenario, "json"))
    page = DOCS.partition("\n## JSON van doorrekeningen")[0]
    rows = set(re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE))
    assert rows == set(real)
    names = {*real["stempel"], *real["staten"][0], *real["staten"][0]["regels"][0], *real["controles"][0]}
    assert {name for name in names if f"`{name}`" not in DOCS} == set()


def test_the_csv_example(capsys: pytest.CaptureFixture[str], scenario: str) -> None:
    real = written(capsys, scenario, "csv")
    assert real.startswith("\ufeff")
    lines = real.removeprefix("\ufeff").split("\r\n")
    for said, found in zip(block("csv").split("\n"), lines, strict=False):
        assert len(said.split(";")) == len(found.split(";")) == 8
        assert [text for text in said.split(";") if not number(text)][:5] == [
            text for text in found.split(";") if not number(text)
        ][:5] or found.startswith("stempel")
        numbers = [[number(text) for text in line.split(";") if number(text)] for line in (said, found)]
        assert close(*numbers)


def number(text: str) -> float | None:
    return float(text.replace(",", ".")) if re.fullmatch(r"-?\d+,\d+", text) else None


def test_a_difference_is_seen() -> None:
    assert not close({"a": [1.0]}, {"a": [1.01]})
    assert not close({"a": 1, "b": 2}, {"b": 2, "a": 1})
