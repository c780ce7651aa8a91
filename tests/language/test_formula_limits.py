"""Hostile formulas are text: each is refused with one clear message, in less than a tenth of a second."""

from __future__ import annotations

import contextlib

import pytest

from tests.support.patience import times_an_example
from verdienmodel.ground import limits
from verdienmodel.language.parser import FormulaProblem, parse

HOSTILE = {
    "too many characters": ("a" + " + a" * 5000, "F006", "tekens; 1000 is het meest"),
    "too many parts": ("min(" + ",".join(["a"] * 450) + ")", "F006", "te groot"),
    "too deep by sums": ("+".join(["a"] * 150), "F006", "te groot"),
    "too deep by brackets": ("(" * 150 + "a" + ")" * 150, "F006", "haakjes diep"),
    "brackets that never close": ("(" * 400, "F006", "haakjes diep"),
    "too deep by minus": ("-" * 400 + "a", "F006", "te groot"),
    "too deep by niet": ("niet " * 150 + "a", "F006", "te groot"),
    "power tower": ("9**9**9", "F008", "staat los in de formule"),
    "large exponent": ("a ** 11", "F009", "exponent 11 is te groot"),
    "small exponent": ("a ** -11", "F009", "exponent -11 is te groot"),
    "huge exponent": ("a ** 99999999999999999999", "F009", "te groot"),
    "exponent too large for a float": ("a ** " + "9" * 500, "F009", "te groot"),
    "endless exponent": ("a ** 1e999", "F009", "te groot"),
    "huge number": ("9" * 900, "F008", "staat los"),
    "endless number": ("a + 1e999", "F008", "staat los"),
    "months beyond the plan": ("vorige(a, maanden=601)", "F013", "geheel getal van 1 tot en met 600"),
    "half a month": ("vorige(a, maanden=0.5)", "F013", "geheel getal"),
    "no months": ("vorige(a, maanden=0)", "F013", "geheel getal"),
    "months by name": ("vorige(a, maanden=b)", "F013", "geheel getal"),
    "endless months": ("vorige(a, maanden=1e999)", "F013", "geheel getal"),
}
REFUSED = {
    "empty": ("   ", "F005"),
    "unreadable": ("a +", "F001"),
    "null byte": ("a\0b", "F001"),
    "import": ("__import__('os')", "F011"),
    "attribute call": ("a.b()", "F007"),
    "index": ("a[0]", "F007"),
    "lambda": ("lambda: a", "F007"),
    "comprehension": ("[a for a in b]", "F007"),
    "walrus": ("(a := b)", "F007"),
    "conditional": ("a if b else c", "F007"),
    "text": ("'a' + b", "F007"),
    "truth": ("True", "F007"),
    "remainder": ("a // b", "F007"),
    "is": ("a is b", "F007"),
    "f-string": ("f'{a}'", "F007"),
    "star": ("max(*a, b)", "F007"),
    "double star": ("min(**a)", "F012"),
    "complex": ("a + 1j", "F007"),
    "loose number": ("a * 12", "F008"),
    "comma": ("min(0,5 * a, b)", "F002"),
    "date": ("vanaf(2026-10)", "F003"),
    "percent": ("a * 8%", "F004"),
    "chained": ("a < b < c", "F010"),
    "unknown function": ("maximum(a, b)", "F011"),
    "internal function": ("omzetten(a)", "F011"),
    "operator as function": ("plus(a, b)", "F011"),
    "too few": ("als(a, b)", "F012"),
    "one for min": ("min(a)", "F012"),
    "too many": ("vanaf(a, b)", "F012"),
    "wrong keyword": ("vorige(a, jaren=1)", "F012"),
    "given twice": ("vorige(a, x=b)", "F012"),
}


def _refused(text: str) -> None:
    with contextlib.suppress(FormulaProblem):
        parse(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_over_a_limit(name: str) -> None:
    text, code, said = HOSTILE[name]
    with pytest.raises(FormulaProblem) as found:
        parse(text)
    assert times_an_example(lambda: _refused(text)) < 1
    assert found.value.code == code
    assert said in f"{found.value.wat} {found.value.waarom}"


@pytest.mark.parametrize("name", REFUSED)
def test_outside_the_language(name: str) -> None:
    text, code = REFUSED[name]
    with pytest.raises(FormulaProblem) as found:
        parse(text)
    assert found.value.code == code


def test_just_inside_the_limits() -> None:
    parse("min(" + ", ".join(["a"] * 300) + ")")
    parse("(" * 50 + "a" + ")" * 50)
    parse("+".join(["a"] * 90))
    parse(f"a ** {limits.EXPONENT} + b ** -{limits.EXPONENT}")
    parse("vorige(a, maanden=600)")
    parse(" " * (limits.FORMULA_CHARACTERS - 1) + "a")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("café * m2 + 12", 12),
        ("a en b en 12", 10),
        ("som(onderdelen.*.uren) + 12", 25),
        ("a +\n  b * 12", 10),
        ("niet a of 12", 10),
    ],
)
def test_a_problem_points_at_the_character_that_was_written(text: str, column: int) -> None:
    with pytest.raises(FormulaProblem) as found:
        parse(text)
    assert found.value.span[0] == column
    assert text[found.value.span[0] :].startswith("12")
