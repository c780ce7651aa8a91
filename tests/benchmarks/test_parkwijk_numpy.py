"""The yardstick for speed works out the same begroting as the engine, so that the ratio means something."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study
from verdienmodel.study.tables import make_table

PATH = Path(__file__).parents[2] / "benchmarks" / "basis" / "parkwijk_numpy.py"


@pytest.fixture(scope="module")
def yardstick() -> ModuleType:
    spec = importlib.util.spec_from_file_location("parkwijk_numpy", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks itself up
    spec.loader.exec_module(module)
    return module


def study_of(*changes: Change) -> Study:
    study = open_study(str(PATH.parent / "parkwijk.yaml"), changes).study
    assert study is not None
    return study


def differences(study: Study, rows: dict[str, np.ndarray], years: dict[str, np.ndarray]) -> list[str]:
    """Posts and totals that differ by more than a millionth of a euro, in a month or in a column of the begroting."""
    statement = next(s for s in study.statements if (s.name, s.administratie) == ("exploitatie", "wijkbedrijf"))
    table = make_table(study, statement)
    own = [entry for entry in study.graph.entries if entry.administratie == "wijkbedrijf"]
    posts = {entry.post for entry in own if entry.soort in ("baten", "lasten")}
    switches = study.results.inputs
    blocks = {f"{entry.verzameling}.{entry.bouwsteen}" for entry in own if entry.bouwsteen}
    off = {block for block in blocks if f"{block}.aan" in switches and not switches[f"{block}.aan"].any()}
    beside = {post for post in posts if post.partition(".posten")[0] in off} | {"posten.inventaris_bijdrage"}
    by_hand = set(rows) - {"baten", "lasten", "saldo"}
    assert by_hand <= posts - beside
    assert not [post for post in posts - beside - by_hand if study.results.months(post).any()]  # unused in the template
    found = [post for post in posts & set(rows) if np.abs(study.results.months(post) - rows[post]).max() > 1e-6]
    for name, label in (("baten", "Totaal baten"), ("lasten", "Totaal lasten"), ("saldo", "Saldo van baten en lasten")):
        values = next(row.values for row in table.rows if row.line.label == label)
        if np.abs(np.array(values) - years[name]).max() > 1e-6:
            found.append(name)
    return found


def test_by_hand_equals_the_engine(yardstick: ModuleType) -> None:
    rows = yardstick.exploitatie(yardstick.Inputs())
    assert differences(study_of(), rows, yardstick.per_year(rows)) == []


def test_and_with_other_inputs(yardstick: ModuleType) -> None:
    rows = yardstick.exploitatie(yardstick.Inputs(gazon=55_000, coordinator_uren=20, onvoorzien=0.07, aanloop=5))
    asked = {"onderdelen.groen_grijs.gazon": 55_000, "coordinator_uren": 20, "onvoorzien": 7,
             "onderdelen.groen_grijs.aanloop": 5}  # fmt: skip
    study = study_of(*(Change(address, set_=value) for address, value in asked.items()))
    assert differences(study, rows, yardstick.per_year(rows)) == []
    assert differences(study_of(), rows, yardstick.per_year(rows)) != []
