"""The pages of templates say what the templates say, and the documentation holds every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from verdienmodel.views.template_page import pages

DOCS = Path(__file__).parents[2] / "docs"
PAGES = pages()


@pytest.mark.parametrize("path", PAGES)
def test_the_page_in_the_documentation_is_what_the_template_says(path: str) -> None:
    assert (DOCS / path).read_text("utf-8") == PAGES[path]


def test_there_is_no_page_of_a_template_that_is_gone() -> None:
    found = {
        f"{file.parent.name}/{file.name}"
        for room in ("onderdelen", "deelnemers", "effecten")
        for file in (DOCS / room).glob("*.md")
    }
    assert found == set(PAGES)


def test_a_page_says_what_to_fill_in_and_what_comes_of_it() -> None:
    page = PAGES["onderdelen/groen_grijs.md"]
    assert "| `gazon` | Gazon | m2 | 5.000 tot 100.000 | **vul in** |" in page
    assert "| Werkleiding | lasten | personeel |  | `uren_werkleiding * loonkosten_werkleiding * index(cpi)` |" in page
    assert "| Saldo | −3.185,75 |" in page
