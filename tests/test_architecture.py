"""Rules that hold for the whole package: no second arithmetic, no statement names in code, a light start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.arithmetic import computed
from verdienmodel.scenario.schema import Scenario

ROOT = Path(__file__).parents[1] / "verdienmodel"
ROOMS = ("views", "cli", "app")
"""Analysis does compute: on draws, which the graph made. A contract keeps it from knowing any plan."""
DISPLAY = {"views/format.py": {"float(f'{share:.12g}') * 100", "value % 1"}}
"""The one place where a share is written as a percentage, and a whole number without decimals."""
HEAVY = {"scipy", "pandas", "altair", "xlsxwriter", "streamlit"}


def sources(*rooms: str) -> dict[str, str]:
    paths = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}


def test_views_and_doors_do_not_compute() -> None:
    found = {name: set(computed(text)) - DISPLAY.get(name, set()) for name, text in sources(*ROOMS).items()}
    assert len(found) > 20
    assert {name: sorted(lines) for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "saldo = baten - lasten",
        "shown = value * 1.21",
        "share = value / 100",
        "half = value / 2",
        "double = 2 * value",
        "power = value ** 2",
        "rest = value % month_amount",
        "total = sum(values)",
        "total = fsum(values)",
        "total = math.fsum(values)",
        "total = frame.sum()",
        "total = np.add(a, b)",
        "total += value",
        "total -= row_value",
        "shown = round(value)",
        "x = study.value(a, p) + study.value(b, p)",
        "x = row_total + n_total",
        "x = row + value",
        "x = len(rows) * value",
        "x = [left - right for left, right in pairs]",
    ],
)
def test_planted_arithmetic_is_seen(planted: str) -> None:
    assert computed(planted)


@pytest.mark.parametrize(
    "planted",
    [
        "x = 'a' + name",
        "x = f'{a}' + b",
        "row += 1",
        "x = row + 2",
        "x = column - 1",
        "x = ['a'] + names",
        "x = ' ' * level",
    ],
)
def test_text_and_positions_are_fine(planted: str) -> None:
    assert computed(planted) == []


def statement_names() -> set[str]:
    """Names of statements, without those that are also a part of the scenario file, such as reserves."""
    return {path.stem for path in (ROOT / "library" / "staten").glob("*.yaml")} - set(Scenario.model_fields)


def said(source: str) -> set[str]:
    """Statement names in a text that Python decides by; the default of an argument is a choice for a user."""
    tree = ast.parse(source)
    defaults = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.arguments | ast.keyword)
        for given in ([*node.defaults, *node.kw_defaults] if isinstance(node, ast.arguments) else _default_of(node))
        for part in (ast.walk(given) if given is not None else ())
    }
    constants = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    documented = _docstrings(tree)
    return {
        name
        for node in constants
        if id(node) not in defaults and id(node) not in documented
        for name in statement_names()
        if node.value == name or f"staten.{name}" in str(node.value)
    }


def _default_of(node: ast.keyword) -> list[ast.expr]:
    """argparse writes the default of an option as default=…, and its help mentions it."""
    return [node.value] if node.arg in ("default", "help") else []


def _docstrings(tree: ast.AST) -> set[int]:
    statements = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    return {id(value) for value in statements if isinstance(value, ast.Constant)}


def test_no_statement_name_decides_in_python() -> None:
    assert len(statement_names()) > 3
    found = {name: said(text) for name, text in sources(".").items()}
    assert {name: names for name, names in found.items() if names} == {}


def test_a_statement_name_in_python_is_seen() -> None:
    assert said("if statement.name == 'exploitatie': pass") == {"exploitatie"}
    assert said("value('staten.per_fase.samen.saldo')") == {"per_fase"}
    assert said("def show(name='exploitatie'): pass") == set()
    assert said("command.add_argument('--staat', default='exploitatie')") == set()


LIGHT = {
    "import verdienmodel": "import verdienmodel",
    "the analyses": "import importlib, pkgutil, verdienmodel.analysis as a\nfor m in pkgutil.iter_modules(a.__path__): importlib.import_module(f'{a.__name__}.{m.name}')",
    "a begroting": "from verdienmodel.cli.main import main; main(['begroting', 'kampen_ontwikkelpilot'])",
    "a begroting as JSON": "from verdienmodel.cli.main import main; main(['begroting', 'wijkbedrijf_parkwijk', '--formaat', 'json'])",
    "checking a file": "from verdienmodel.cli.main import main; main(['controleer', 'scenarios/kampen_ontwikkelpilot.yaml'])",
    "help": "from verdienmodel.cli.main import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass",
}


def loaded(program: str) -> set[str]:
    """Which heavy packages a program has loaded when it ends."""
    program += "\nimport sys; print('GELADEN', *sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT.parent, timeout=60
    )
    return set(done.stdout.rsplit("GELADEN", 1)[1].split()) & HEAVY


@pytest.mark.parametrize("name", LIGHT)
def test_a_plain_start_loads_nothing_heavy(name: str) -> None:
    assert loaded(LIGHT[name]) == set()


def test_a_heavy_import_is_seen() -> None:
    assert loaded("import xlsxwriter") == {"xlsxwriter"}
