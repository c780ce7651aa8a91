"""Writes the pages of the documentation that come from the code: run it after a change of schema or library."""

from __future__ import annotations

from pathlib import Path

from verdienmodel.views.scenario_reference import scenario_reference
from verdienmodel.views.template_page import pages

DOCS = Path(__file__).parents[2] / "docs"


def write(folder: Path = DOCS) -> None:
    """docs/scenario.md, docs/onderdelen, docs/deelnemers and docs/effecten."""
    for path, text in {"scenario.md": scenario_reference(), **pages()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
