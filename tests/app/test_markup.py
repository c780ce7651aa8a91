"""Escaping by itself; the browser test shows that it holds on the page."""

from __future__ import annotations

import pytest

from verdienmodel.app.markup import JOINER, escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Huur (euro per jaar)", "Huur (euro per jaar)"),
        ("Deel van de start (%)", "Deel van de start (%)"),
        ("0-meting en vervolgmeting", "0-meting en vervolgmeting"),
        ("**vet** en _schuin_", r"\*\*vet\*\* en \_schuin\_"),
        ("[hier](http://x)", rf"\[hier\](http:{JOINER}//x)"),
        (":material/home: :red[x]", rf":{JOINER}material/home: :{JOINER}red\[x\]"),
        ("<b>x</b>", r"\<b>x\</b>"),
        ("# kop", r"\# kop"),
        ("1. eerst", r"1\. eerst"),
        ("- punt", r"\- punt"),
        ("eerste\n\n# tweede", "eerste # tweede"),
        ("€ 1.000", "€\u00a01.000"),
        ("$x$", r"\$x\$"),
        ("a@b.nl", f"a@{JOINER}b.nl"),
        ("www.x.nl", f"www{JOINER}.x.nl"),
    ],
)
def test_signs_that_markdown_reads_are_made_harmless(text: str, shown: str) -> None:
    assert escaped(text) == shown
