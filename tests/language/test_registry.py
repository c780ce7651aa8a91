"""A function without all its faces does not exist, and what the documentation shows is in the language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, get_args

import pytest

from verdienmodel.ground import limits
from verdienmodel.ground.units import COUNTS, MONTHS, Unit
from verdienmodel.language.function import REGISTRY, Function, Kind, TableUnits, Units, register
from verdienmodel.language.parser import HIDDEN, FormulaProblem, parse
from verdienmodel.language.tree import Call, walk

DOCUMENT = (Path(__file__).parents[2] / "docs" / "taal.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", DOCUMENT, flags=re.MULTILINE)
FACES = {"unit", "compute", "excel", "dutch", "window"}


class Half(Function):
    """Knows its unit, and nothing else."""

    name: ClassVar[str] = "half"

    def unit(self, units: Sequence[Unit | None], call: Call, tables: Mapping[str, TableUnits]) -> Units:
        return Units(None)


def test_the_faces_are_five() -> None:
    assert Function.__abstractmethods__ == FACES


def test_a_function_that_lacks_a_face_is_refused() -> None:
    with pytest.raises(TypeError, match=r"compute.*dutch.*excel.*window"):
        register(Half)  # type: ignore[type-abstract]
    assert "half" not in REGISTRY


@pytest.mark.parametrize("name", REGISTRY)
def test_every_function_is_whole(name: str) -> None:
    function = type(REGISTRY[name])
    assert not function.__abstractmethods__
    assert function.name == name
    assert {parameter.kind for parameter in function.parameters} <= set(get_args(Kind))


def test_twice_the_same_name_is_refused() -> None:
    with pytest.raises(ValueError, match="exists already"):
        register(type(REGISTRY["min"]))


@pytest.mark.parametrize(("name", "meaning", "examples"), ROWS)
def test_every_example_in_the_documentation_is_in_the_language(name: str, meaning: str, examples: str) -> None:
    assert meaning.strip()
    for example in re.findall(r"`([^`]+)`", examples):
        assert name in {node.function for node in walk(parse(example)) if isinstance(node, Call)}


def test_helper_functions_and_operators_cannot_be_called() -> None:
    for name in {name for name, function in REGISTRY.items() if function.internal} | HIDDEN:
        with pytest.raises(FormulaProblem):
            parse(f"a + {name}(a, b)")


def test_the_limits_in_the_documentation_are_those_of_the_code() -> None:
    shown = [f"{number:,}".replace(",", ".") for number in (limits.FORMULA_CHARACTERS, limits.QUANTITIES)]
    shown += [str(number) for number in (limits.FORMULA_NODES, limits.FORMULA_DEPTH, limits.MONTHS, limits.EXPONENT)]
    shown += [f"{limits.FILE_BYTES // 1000} kB", f"{limits.FILE_DEPTH} niveaus", "0,000001"]
    assert [text for text in shown if text not in DOCUMENT] == []
    assert f"{limits.TOLERANCE:f}".replace(".", ",") == "0,000001"


def test_the_units_in_the_documentation_are_those_of_the_code() -> None:
    listed = re.search(r"Bekende woorden: (.+?)\.", DOCUMENT, flags=re.DOTALL)
    assert listed
    assert set(re.findall(r"`(\w+)`", listed[1])) == {*COUNTS, *MONTHS}
