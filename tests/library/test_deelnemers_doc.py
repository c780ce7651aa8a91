"""The examples of docs/deelnemers.md are real."""

from __future__ import annotations

import re
from pathlib import Path

from tests.library.test_deelnemers import HEAD
from tests.support.people import gazon
from tests.support.scenarios import study_of
from verdienmodel.library import load as library

PAGE = (Path(__file__).parents[2] / "docs" / "deelnemers.md").read_text("utf-8")


def test_the_examples_work() -> None:
    groups, posts = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    books = "partijen: {gemeente: {naam: Gemeente, soort: gemeente}}\n"
    units = "onderdelen:\n" + gazon("wasserij", 1000) + gazon("groen_grijs", 9000)
    study = study_of(HEAD + books + groups + posts + units)
    assert all(item.closes for item in study.checks)
    assert {"uren", "per_onderdeel_verdeeld"} <= {item.name for item in study.statements}


def test_every_kind_of_group_is_named() -> None:
    assert all(f"`{name}`" in PAGE for name in library.names("deelnemers"))
