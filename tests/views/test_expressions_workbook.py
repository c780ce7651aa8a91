"""Thousands of random well-typed expressions over all functions: numpy, workbook and a slow referee agree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.expressions import scenario
from tests.support.office import recalculated
from tests.support.planted import WRONG, differences, spoiled
from tests.support.scenarios import study_of
from verdienmodel.language.function import REGISTRY
from verdienmodel.study.study import Study
from verdienmodel.views.workbook.writer import workbook_with_problems

SIZE = 2000
pytestmark = pytest.mark.libreoffice

FAULTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "PMT sign": ("annuiteit", lambda text: text.replace("0-PMT", "PMT")),
    "less for more": ("groter", lambda text: text.replace(">Tolerantie", "<-Tolerantie")),
    "forgotten conversion": ("omzetten", lambda text: text.split("/Maanden")[0].split("*Maanden")[0]),
    "season without twelve": ("seizoen", lambda text: text.replace("*Maanden_per_jaar", "")),
    "minus for plus": ("plus", lambda text: text.replace("+", "-", 1)),
    "max for min": ("min", lambda text: text.replace("MIN(", "MAX(")),
    "running total never restarts": ("jaar_tot_nu", lambda text: text.replace(",⟦h4⟧=1", "")),
    "until before": ("tot_en_met", lambda text: text.replace("<=", "<")),
    "index steps a year late": ("index", lambda text: text.replace("⟦h3⟧-", "⟦h3⟧-1-")),
    "last year is this year": ("vorig_jaar", lambda text: text.replace("⟦h3⟧-1)", "⟦h3⟧)")),
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Study]]:
    """The large workbook and one small one per planted fault, in one call."""
    folder = tmp_path_factory.mktemp("formules")
    large, small = (study_of(scenario(20260101, size).decode()) for size in (SIZE, 300))
    contents = {"alles": (workbook_with_problems(large, cached=WRONG)[0], large)}
    for name, (function, spoil) in FAULTS.items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(type(REGISTRY[function]), "excel", spoiled(type(REGISTRY[function]).excel, spoil))
            contents[name] = (workbook_with_problems(small, cached=WRONG)[0], small)
    paths = []
    for name, (content, _) in contents.items():
        path = folder / f"{name.replace(' ', '_')}.xlsx"
        path.write_bytes(content)
        paths.append(path)
    out = recalculated(paths, folder)
    return {name: (path, study) for (name, (_, study)), path in zip(contents.items(), out, strict=True)}


def test_two_thousand_expressions_equal_numpy(books: dict[str, tuple[Path, Study]]) -> None:
    path, study = books["alles"]
    asked = [address for address in study.graph.quantities if address.startswith(("q", "k")) and "~" not in address]
    assert len(asked) >= SIZE
    count, wrong = differences(path, study)
    assert wrong == []
    assert count > 50_000


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(books: dict[str, tuple[Path, Study]], fault: str) -> None:
    path, study = books[fault]
    assert differences(path, study)[1]


@pytest.mark.lang
def test_two_hundred_generated_workbooks(tmp_path: Path) -> None:
    studies = {f"w{seed}": study_of(scenario(seed, 60).decode()) for seed in range(200)}
    paths = []
    for name, study in studies.items():
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(workbook_with_problems(study, cached=WRONG)[0])
        paths.append(path)
    out = recalculated(paths, tmp_path)
    assert {path.stem: differences(path, studies[path.stem])[1] for path in out} == {name: [] for name in studies}
