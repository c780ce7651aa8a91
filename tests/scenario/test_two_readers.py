"""The fast reader of YAML gives what the careful one gives, and never gets to see a reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from verdienmodel.reading import yaml_text
from verdienmodel.reading.yaml_text import read_text

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "verdienmodel").rglob("*.yaml"), *(ROOT / "scenarios").rglob("*.yaml")])
SIGNS = st.text(st.sampled_from(list("ab1.0:,'\"{}[]-#&*|>%!?@ \n")), max_size=40)
REFERENCES = ["a: &b 1\nc: 2\n", "a: [1, &b 2]\n", "? &b c\n: 1\n", "&b a: 1\n", "a: {b: &c 1}\n", "a: !!str &b 1\n"]


def read(text: str, careful: str | None = None) -> tuple[Any, ...]:
    """What the file says, with every place and problem; `careful`: another idea of which text needs care."""
    with pytest.MonkeyPatch.context() as patch:
        if careful is not None:
            patch.setattr(yaml_text, "_CAREFUL", re.compile(careful))
        document, problems = read_text(text, "x.yaml")
        return document.data, document.keys, document.values, list(problems)


def test_the_fast_reader_is_here() -> None:
    assert YAML(typ="safe").Parser is not YAML(typ="safe", pure=True).Parser


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_ours(path: Path) -> None:
    text = path.read_text("utf-8")
    assert read(text, careful="^(?!.|\n)") == read(text, careful="")


@pytest.mark.filterwarnings("ignore::ruamel.yaml.error.ReusedAnchorWarning")
@settings(max_examples=300, deadline=None)
@given(lines=st.lists(SIGNS, max_size=4))
def test_any_text(lines: list[str]) -> None:
    text = "\n".join(f"k{i}: {line}" for i, line in enumerate(lines))
    (*fast, marks, found), (*slow, careful_marks, careful_found) = read(text), read(text, careful="")
    if "B011" in [problem.code for problem in careful_found]:
        return  # the fast reader lets a few slips pass, such as a remark right behind |
    assert (fast, found) == (slow, careful_found)
    assert set(marks) == set(careful_marks)  # the column of a value that is not there may differ


@pytest.mark.parametrize("text", [*REFERENCES, "%YAML 1.1\n---\na: 0o7\n"])
def test_what_only_the_careful_reader_may_see(text: str) -> None:
    assert read(text) == read(text, careful="")


@pytest.mark.parametrize("text", REFERENCES)
def test_without_the_guard_a_reference_would_pass(text: str) -> None:
    assert read(text, careful="^(?!.|\n)") != read(text, careful="")
