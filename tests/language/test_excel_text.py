"""Spreadsheet text where programs read it otherwise: signs, powers, truth, and runs of rows."""

from __future__ import annotations

import pytest

from verdienmodel.language.function import REGISTRY
from verdienmodel.language.parser import parse
from verdienmodel.language.text import Place, Text
from verdienmodel.language.tree import Expression, Literal, Name


def written(node: Expression) -> Text:
    if isinstance(node, Literal):
        return Text(str(int(node.value)))
    if isinstance(node, Name):
        return Text(node.address)
    return REGISTRY[node.function].excel([written(arg) for arg in node.args], Place({}), node)


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("a + b - c", "a+b-c"),
        ("a - (b - c)", "a-(b-c)"),
        ("a - (b + c)", "a-(b+c)"),
        ("a / (b / c)", "a/(b/c)"),
        ("a * (b + c)", "a*(b+c)"),
        ("a / b * c", "a/b*c"),
        ("-a", "0-a"),
        ("-a * b", "(0-a)*b"),
        ("a - -b", "a-(0-b)"),
        ("-(a + b)", "0-(a+b)"),
        ("-a ** 2", "0-IF(a<0,NA(),a^(2.0))"),
        ("(-a) ** 2", "IF(0-a<0,NA(),(0-a)^(2.0))"),
        ("a ** b ** c", "IF(a<0,NA(),IF(IF(b<0,NA(),IF(c=0,1,b^c))=0,1,a^IF(b<0,NA(),IF(c=0,1,b^c))))"),
        ("a ** 0", "IF(a<0,NA(),1)"),
        ("a ** (b - c)", "IF(a<0,NA(),IF(b-c=0,1,a^(b-c)))"),
        ("a > b", "IF(a-b>Tolerantie,1,0)"),
        ("a > b + c", "IF(a-(b+c)>Tolerantie,1,0)"),
        ("a == b", "IF(ABS(a-b)<=Tolerantie,1,0)"),
        ("(a > b) + c", "IF(a-b>Tolerantie,1,0)+c"),
        ("als(a > b, c, 0)", "IF(a-b>Tolerantie,c,0)"),
        ("als(a, b, c)", "IF(ABS(a)>Tolerantie,b,c)"),
        ("als(a - b, b, c)", "IF(ABS(a-b)>Tolerantie,b,c)"),
        ("a > b en niet c", "IF(AND(a-b>Tolerantie,NOT(ABS(c)>Tolerantie)),1,0)"),
        ("a of b", "IF(OR(ABS(a)>Tolerantie,ABS(b)>Tolerantie),1,0)"),
        ("min(a + b, c, 0)", "MIN(a+b,c,0)"),
        ("annuiteit(a, b, c) / a", "(0-PMT(b,c,a))/a"),
        ("afrond_wettelijk(a + b, c, af, artikel='1')", "SIGN(a+b)*INT(ABS(a+b)/c+0.000000001)*c"),
    ],
)
def test_written_with_the_brackets_it_needs(formula: str, text: str) -> None:
    assert written(parse(formula)).text == text


def test_a_sum_takes_runs_of_rows_that_lie_together() -> None:
    node = parse("som(a, b, c, d, e)")
    cells = [Text(f"⟦c{row}:0⟧") for row in (7, 8, 9, 12)]
    text = REGISTRY["som"].excel([*cells, Text("in_x")], Place({}), node)  # type: ignore[arg-type]
    assert text.text == "SUM(⟦c7:0⟧:⟦c9:0⟧,⟦c12:0⟧,in_x)"


def test_more_terms_than_excel_allows_stand_in_groups() -> None:
    terms = [Text(f"⟦c{row}:0⟧") for row in range(7, 1400, 2)]
    text = REGISTRY["som"].excel(terms, Place({}), parse("som(a, b)")).text  # type: ignore[arg-type]
    assert text.startswith("SUM(SUM(⟦c7:0⟧,")
    assert [len(group.split(",")) for group in text[8:-2].split("),SUM(")] == [255, 255, 187]


def test_no_true_or_false_is_left_in_a_cell() -> None:
    for formula in (
        "a > b",
        "a en b",
        "a of b",
        "niet a",
        "vanaf(a)",
        "tot_en_met(a)",
        "kwartaaleinde()",
        "jaareinde()",
    ):
        text = written(parse(formula)).text
        assert text.startswith("IF(")
        assert text.endswith(",1,0)")
